// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/capacity.h"
#include "model/analysis/capacity/slot_map.h"
#include "model/plan/equipment.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/hand_schedule.h"
#include "tests/support/one_hall.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

const Date kStart = makeDate(2026, 1, 5);
const Date kJun1 = makeDate(2026, 6, 1);
const Date kAug1 = makeDate(2026, 8, 1);

/// Substation 1 May; r1 installed 15 Jun, commissioned 1 Jul; r2 installed 20 Jul, commissioned 25 Jul.
std::vector<HandDates> usualDates()
{
    return {{"t-sub", makeDate(2026, 2, 2), makeDate(2026, 5, 1)},
            {"t-r1", makeDate(2026, 6, 8), makeDate(2026, 6, 15)},
            {"t-c1", makeDate(2026, 6, 16), makeDate(2026, 7, 1)},
            {"t-r2", makeDate(2026, 7, 13), makeDate(2026, 7, 20)},
            {"t-c2", makeDate(2026, 7, 21), makeDate(2026, 7, 25)}};
}

struct Computed {
    PlanSnapshot plan;
    Capacity capacity;

    const RowReadiness &row(std::string_view key) const
    {
        return capacity.rows[plan.table<Row>().indexOf(idOf<Row>(key))];
    }
    const RowContent &content(std::string_view key) const
    {
        return capacity.contents[plan.table<Row>().indexOf(idOf<Row>(key))];
    }
    std::size_t phase(std::string_view key) const { return plan.table<Phase>().indexOf(idOf<Phase>(key)); }
    Date node(std::string_view key) const { return capacity.nodeReadyOn[plan.table<Node>().indexOf(idOf<Node>(key))]; }
};

Computed compute(PlanRows rows, const std::vector<HandDates> &dates = usualDates())
{
    Computed computed{std::move(rows).snapshot(), {}};
    computed.capacity = computeCapacity(computed.plan, handSchedule(computed.plan, dates));
    return computed;
}

/// Equipment and phase of a slot, with the row's exception applied; nullptr equipment: an empty slot.
struct SlotContent {
    const Equipment *equipment = nullptr;
    Id<Phase> phase;
};
SlotContent slotContent(const PlanSnapshot &plan, const Row &row, std::int64_t slot)
{
    if (slot < 0 || slot >= row.slots) {
        return {};
    }
    for (const Rack &rack : plan.table<Rack>()) {
        if (rack.row == row.id && rack.slot == slot) {
            return rack.empty ? SlotContent()
                              : SlotContent{plan.find(rack.equipment ? rack.equipment : row.equipment),
                                            rack.phase ? rack.phase : row.phase};
        }
    }
    return {plan.find(row.equipment), row.phase};
}

std::int64_t level(const std::array<StepSeries, kRowStateCount> &series, RowState state, Date date)
{
    return series[static_cast<std::size_t>(state)].at(date);
}

void addFeed(PlanRows &rows, const char *from, const char *to)
{
    auto feed = make<Feed>(std::string(from) + '>' + to);
    feed.from = idOf<Node>(from);
    feed.to = idOf<Node>(to);
    rows.of<Feed>().push_back(feed);
}

} // namespace

class TestCapacity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesAHallComputedByHand()
    {
        const Computed made = compute(oneHall());
        const RowContent &content = made.content("r1");
        QCOMPARE(content.racks, 5);
        QCOMPARE(content.gpus, 360);
        QCOMPARE(content.it.value, 600'000);
        QCOMPARE(content.facility.value, 900'000);
        QCOMPARE(content.liquid.value, 540'000);
        QCOMPARE(content.air.value, 60'000);

        // r1 takes five of the six racks of June; r2 needs the last one of June and the four of August.
        QCOMPARE(made.row("r1").delivered, kJun1);
        QCOMPARE(made.row("r2").delivered, kAug1);
        QCOMPARE(made.row("r1").installed, makeDate(2026, 6, 15));
        QCOMPARE(made.row("r2").installed, kAug1);
        QCOMPARE(made.row("r1").powered, makeDate(2026, 5, 1));
        QCOMPARE(made.row("r1").cooled, makeDate(2026, 5, 1));
        QCOMPARE(made.row("r1").commissioned, makeDate(2026, 7, 1));
        QCOMPARE(made.row("r1").live, makeDate(2026, 7, 1));
        QCOMPARE(made.row("r2").live, kAug1);
        QCOMPARE(made.row("r1").binding, Binding::Commissioning);
        QCOMPARE(made.row("r2").binding, Binding::Chips);

        const StateSeries &total = made.capacity.total;
        QCOMPARE(level(total.racks, RowState::Planned, kStart), 10);
        QCOMPARE(level(total.racks, RowState::Planned, kStart + -1), 0);
        QCOMPARE(level(total.racks, RowState::Delivered, kJun1), 5);
        QCOMPARE(level(total.gpus, RowState::Live, makeDate(2026, 6, 30)), 0);
        QCOMPARE(level(total.gpus, RowState::Live, makeDate(2026, 7, 1)), 360);
        QCOMPARE(level(total.it, RowState::Live, kAug1), 1'200'000);
        QCOMPARE(level(total.facility, RowState::Live, kAug1), 1'800'000);
        QCOMPARE(made.capacity.phaseLiveOn[made.phase("p1")], makeDate(2026, 7, 1));
        QCOMPARE(made.capacity.phaseLiveOn[made.phase("p2")], kAug1);
        QVERIFY(made.capacity.equipment[0].gpus[4] == total.gpus[4]);
    }

    void statesAreReachedInOrder()
    {
        const Computed made = compute(oneHall());
        const RowReadiness &row = made.row("r1");
        QCOMPARE(row.stateAt(makeDate(2026, 5, 15)), RowState::Planned); // powered, but there are no racks
        QCOMPARE(row.stateAt(kJun1), RowState::Delivered);
        QCOMPARE(row.stateAt(makeDate(2026, 6, 15)), RowState::Powered);
        QCOMPARE(row.stateAt(makeDate(2026, 7, 1)), RowState::Live);
        QCOMPARE(row.on(RowState::Powered), makeDate(2026, 6, 15));
    }

    void exceptionsChangeASlot()
    {
        PlanRows rows = oneHall();
        auto network = make<Equipment>("net");
        network.kind = EquipmentKind::NetworkRack;
        network.operating = {10};
        rows.of<Equipment>().push_back(network);
        const auto rack = [&rows](const char *key, std::int64_t slot) -> Rack & {
            auto made = make<Rack>(key);
            made.row = idOf<Row>("r1");
            made.slot = slot;
            rows.of<Rack>().push_back(made);
            return rows.of<Rack>().back();
        };
        rack("empty", 0).empty = true;
        rack("other-phase", 1).phase = idOf<Phase>("p2");
        rack("network", 2).equipment = network.id;
        rack("outside", 5).empty = true;
        Computed made = compute(rows);
        // Three GPU racks are left, one of them in p2; the factor of 1.2 already covers the network rack.
        QCOMPARE(made.content("r1").racks, 3);
        QCOMPARE(made.content("r1").it.value, 360'000);
        QCOMPARE(made.capacity.phases[made.phase("p1")].racks[0].last(), 2);
        QCOMPARE(made.capacity.phases[made.phase("p2")].racks[0].last(), 6);
        QCOMPARE(made.row("r1").delivered, kNever); // no delivery brings the network rack
        QCOMPARE(slotContent(made.plan, *made.plan.find(idOf<Row>("r1")), 0).equipment, nullptr);
        QCOMPARE(slotContent(made.plan, *made.plan.find(idOf<Row>("r1")), 1).phase, idOf<Phase>("p2"));
        QCOMPARE(slotContent(made.plan, *made.plan.find(idOf<Row>("r1")), 2).equipment->key, std::string("net"));
        QCOMPARE(slotContent(made.plan, *made.plan.find(idOf<Row>("r1")), 3).equipment->key, std::string("gpu"));
        QCOMPARE(slotContent(made.plan, *made.plan.find(idOf<Row>("r1")), 5).equipment, nullptr);

        rows.of<Plan>().front().itOverhead = {1};
        made = compute(rows);
        QCOMPARE(made.content("r1").it.value, 310'000); // 3 × 100 kW and the network rack as placed
    }

    void firstOfTwoRacksInASlotCounts()
    {
        PlanRows rows = oneHall();
        for (const char *key : {"x", "y"}) {
            auto rack = make<Rack>(key);
            rack.row = idOf<Row>("r1");
            rack.slot = 3;
            rack.empty = true;
            rows.of<Rack>().push_back(rack);
        }
        const Computed made = compute(rows);
        QCOMPARE(made.content("r1").racks, 4);
        QCOMPARE(SlotMap(made.plan).exceptions(made.plan.table<Row>().indexOf(idOf<Row>("r1"))).size(), std::size_t{1});
    }

    void phaseDeliveriesServeOnlyThatPhase()
    {
        PlanRows rows = oneHall();
        the<Supply>(rows, "d1").phase = idOf<Phase>("p2");
        const Computed made = compute(rows);
        // r2 fills from June; r1 finds only the four racks of August and stays short.
        QCOMPARE(made.row("r2").delivered, kJun1);
        QCOMPARE(made.row("r1").delivered, kNever);
        QCOMPARE(made.row("r1").live, kNever);
        QCOMPARE(made.row("r1").binding, Binding::Chips);
        QCOMPARE(made.capacity.phaseLiveOn[made.phase("p1")], kNever);
    }

    void nothingIsDeliveredWithoutSupplies()
    {
        PlanRows rows = oneHall();
        rows.of<Supply>().clear();
        const Computed made = compute(rows);
        QCOMPARE(made.capacity.total.racks[0].last(), 10);
        for (std::size_t state = 1; state < kRowStateCount; ++state) {
            QVERIFY(made.capacity.total.racks[state].isEmpty());
        }
    }

    void earlyDeliveryCountsFromThePlanStart()
    {
        PlanRows rows = oneHall();
        the<Supply>(rows, "d1").date = makeDate(2025, 1, 1);
        QCOMPARE(compute(rows).row("r1").delivered, kStart);
    }

    void reportsTheBindingConstraint()
    {
        auto dates = usualDates();
        dates[0].last = makeDate(2027, 1, 1);
        PlanRows rows = oneHall();
        QCOMPARE(compute(rows, dates).row("r1").binding, Binding::PowerChain);
        the<Task>(rows, "t-sub").workClass = WorkClass::Shell;
        QCOMPARE(compute(rows, dates).row("r1").binding, Binding::Shell);
        rows = oneHall();
        the<Node>(rows, "sub").ready = {};
        the<Node>(rows, "grid").ready = idOf<Task>("t-sub");
        QCOMPARE(compute(rows, dates).row("r1").binding, Binding::Grid);
        the<Node>(rows, "grid").ready = {};
        the<Node>(rows, "plant").ready = idOf<Task>("t-sub");
        QCOMPARE(compute(rows, dates).row("r1").binding, Binding::Cooling);
        rows = oneHall();
        the<Row>(rows, "r1").commission = {};
        QCOMPARE(compute(rows).row("r1").binding, Binding::Install);
    }

    void rowWithoutFeedsOrCooling()
    {
        PlanRows rows = oneHall();
        Row &row = the<Row>(rows, "r1");
        row.feedA = row.feedB = {};
        row.cooling = {};
        const Computed made = compute(rows);
        QCOMPARE(made.row("r1").powered, kNever);
        QCOMPARE(made.row("r1").cooled, kStart);
        QCOMPARE(made.row("r1").live, kNever);
    }

    void chainNeedsOneSupplierOfEachKind()
    {
        PlanRows rows = oneHall();
        auto second = make<Node>("grid-2");
        second.ready = idOf<Task>("t-c2");
        rows.of<Node>().push_back(second);
        the<Node>(rows, "grid").ready = idOf<Task>("t-c1");
        addFeed(rows, "grid-2", "sub");
        Computed made = compute(rows);
        QCOMPARE(made.node("sub"), makeDate(2026, 7, 1)); // the earlier of 1 and 25 July
        QCOMPARE(made.node("cdu"), makeDate(2026, 7, 1));
        addFeed(rows, "grid-2", "cdu"); // the CDU's own pumps: it needs power from here and cooling from the plant
        made = compute(rows);
        QCOMPARE(made.node("cdu"), makeDate(2026, 7, 25));
    }

    void generatorsYieldToTheGrid()
    {
        PlanRows rows = oneHall();
        auto generator = make<Node>("gen");
        generator.kind = NodeKind::Generator;
        rows.of<Node>().push_back(generator);
        addFeed(rows, "gen", "sub");
        the<Node>(rows, "grid").ready = idOf<Task>("t-c1");
        QCOMPARE(compute(rows).node("sub"), makeDate(2026, 7, 1)); // not before the grid
        std::erase_if(rows.of<Feed>(), [](const Feed &feed) { return feed.key == "grid>sub"; });
        QCOMPARE(compute(rows).node("sub"), makeDate(2026, 5, 1)); // the generator is all there is
    }

    void onlySourcesSupplyPower_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("gives");
        for (const auto &entry : EnumNames<NodeKind>::entries) {
            const auto kind = static_cast<NodeKind>(&entry - EnumNames<NodeKind>::entries.data());
            const bool gives = kind == NodeKind::Grid || kind == NodeKind::GasPlant || kind == NodeKind::Generator
                || kind == NodeKind::Battery;
            QTest::newRow(entry.name.data()) << int(kind) << gives;
        }
    }
    void onlySourcesSupplyPower()
    {
        QFETCH(int, kind);
        QFETCH(bool, gives);
        PlanRows rows = oneHall();
        the<Node>(rows, "grid").kind = static_cast<NodeKind>(kind);
        Computed made = compute(rows);
        const Date ready = makeDate(2026, 5, 1);
        QCOMPARE(made.node("bus-a"), gives ? ready : kNever);
        QCOMPARE(made.row("r1").powered, gives ? ready : kNever);
        QCOMPARE(made.row("r1").cooled, gives ? ready : kNever); // the plant has no power either
        QCOMPARE(made.row("r1").live, gives ? makeDate(2026, 7, 1) : kNever);
        std::erase_if(rows.of<Feed>(), [](const Feed &feed) { return feed.key == "grid>sub"; });
        made = compute(rows);
        QCOMPARE(made.row("r1").powered, kNever);
        QCOMPARE(made.row("r1").live, kNever);
        QCOMPARE(made.row("r1").installed, makeDate(2026, 6, 15));
    }

    void lateSourceDelaysItsChain()
    {
        PlanRows rows = oneHall();
        the<Node>(rows, "grid").ready = idOf<Task>("t-c2");
        QCOMPARE(compute(rows).row("r1").powered, makeDate(2026, 7, 25));
        the<Node>(rows, "grid").ready = Id<Task>{12345};
        QCOMPARE(compute(rows).row("r1").powered, kNever);
    }

    void danglingFeedSuppliesNothing()
    {
        PlanRows rows = oneHall();
        for (Feed &feed : rows.of<Feed>()) {
            feed.from = feed.key == "grid>sub" ? Id<Node>{12345} : feed.from;
        }
        QCOMPARE(compute(rows).row("r1").powered, kNever);
    }

    void standbyFedThroughABoardYieldsToMains()
    {
        PlanRows rows = oneHall();
        for (const auto &[key, kind] :
             {std::pair("gen", NodeKind::Generator), std::pair("board", NodeKind::MediumVoltage)}) {
            auto node = make<Node>(key);
            node.kind = kind;
            rows.of<Node>().push_back(node);
        }
        addFeed(rows, "gen", "board");
        addFeed(rows, "board", "sub");
        the<Node>(rows, "grid").ready = idOf<Task>("t-c1");
        QCOMPARE(compute(rows).node("sub"), makeDate(2026, 7, 1)); // not before the grid
        std::erase_if(rows.of<Feed>(), [](const Feed &feed) { return feed.key == "grid>sub"; });
        QCOMPARE(compute(rows).node("sub"), makeDate(2026, 5, 1));
        std::erase_if(rows.of<Feed>(), [](const Feed &feed) { return feed.key == "gen>board"; });
        QCOMPARE(compute(rows).node("sub"), kNever);
    }

    void deadSupplierDoesNotBlockStandby()
    {
        PlanRows rows = oneHall();
        the<Node>(rows, "grid").kind = NodeKind::MainTransformer; // nothing feeds it
        auto generator = make<Node>("gen");
        generator.kind = NodeKind::Generator;
        rows.of<Node>().push_back(generator);
        addFeed(rows, "gen", "sub");
        QCOMPARE(compute(rows).node("sub"), makeDate(2026, 5, 1));
        QCOMPARE(compute(rows).node("grid"), kNever);
    }

    void batteryIsChargedByTheBoardItBacksUp()
    {
        PlanRows rows = oneHall();
        auto battery = make<Node>("battery");
        battery.kind = NodeKind::Battery;
        rows.of<Node>().push_back(battery);
        addFeed(rows, "sub", "battery");
        addFeed(rows, "battery", "sub");
        QCOMPARE(compute(rows).node("battery"), makeDate(2026, 5, 1));
        std::erase_if(rows.of<Feed>(), [](const Feed &feed) { return feed.key == "grid>sub"; });
        const Computed made = compute(rows);
        QCOMPARE(made.node("battery"), kStart);
        QCOMPARE(made.row("r1").live, makeDate(2026, 7, 1));
    }

    void coolingNeedsAPlantAndThePlantItsFeeds()
    {
        PlanRows rows = oneHall();
        const auto without = [&rows](std::string_view key) {
            PlanRows left = rows;
            std::erase_if(left.of<Feed>(), [key](const Feed &feed) { return feed.key == key; });
            return left;
        };
        QCOMPARE(compute(without("plant>cdu")).row("r1").cooled, kNever);
        QCOMPARE(compute(without("plant>cdu")).row("r1").live, kNever);
        QCOMPARE(compute(without("sub>plant")).row("r1").cooled, kStart); // it names no power
        addFeed(rows, "sub", "cdu");
        QCOMPARE(compute(without("plant>cdu")).row("r1").cooled, kNever); // pumps alone do not cool
        auto board = make<Node>("board");
        board.kind = NodeKind::MediumVoltage;
        rows.of<Node>().push_back(board);
        addFeed(rows, "board", "plant");
        QCOMPARE(compute(rows).row("r1").cooled, makeDate(2026, 5, 1));
        QCOMPARE(compute(without("sub>plant")).row("r1").cooled, kNever); // nothing powers the board
    }

    void feedsCarryPowerAndCoolingNodesCool()
    {
        PlanRows rows = oneHall();
        the<Row>(rows, "r1").feedB = idOf<Node>("cdu");
        the<Row>(rows, "r2").cooling = idOf<Node>("bus-a");
        const Computed made = compute(rows);
        QCOMPARE(made.row("r1").powered, kNever);
        QCOMPARE(made.row("r1").live, kNever);
        QCOMPARE(made.row("r1").binding, Binding::PowerChain);
        QCOMPARE(made.row("r2").cooled, kNever);
        QCOMPARE(made.row("r2").binding, Binding::Cooling);
    }

    void feedLoopsAreReadyOnlyWithASource()
    {
        PlanRows rows = oneHall();
        addFeed(rows, "bus-a", "sub");
        QCOMPARE(compute(rows).node("bus-a"), makeDate(2026, 5, 1));
        std::erase_if(rows.of<Feed>(), [](const Feed &feed) { return feed.key == "grid>sub"; });
        QCOMPARE(compute(rows).node("bus-a"), kNever);
        QCOMPARE(compute(rows).row("r1").live, kNever);
    }

    void phaseWithoutTargetIsLiveWithItsLastRow()
    {
        PlanRows rows = oneHall();
        the<Phase>(rows, "p1").target = {};
        the<Phase>(rows, "p2").target = {0.7}; // more than its 0.6 MW
        Computed made = compute(rows);
        QCOMPARE(made.capacity.phaseLiveOn[made.phase("p1")], makeDate(2026, 7, 1));
        QCOMPARE(made.capacity.phaseLiveOn[made.phase("p2")], kNever);
        rows.of<Plan>().front().basis = CapacityBasis::Facility; // 0.9 MW facility
        made = compute(rows);
        QCOMPARE(made.capacity.phaseLiveOn[made.phase("p2")], kAug1);
    }

    void emptyPlanHasNoCapacity()
    {
        const PlanSnapshot plan;
        const Capacity capacity = computeCapacity(plan, handSchedule(plan, {}));
        QVERIFY(capacity.rows.empty());
        QVERIFY(capacity.total.racks[0].isEmpty());
    }

    /// Sums by day over rows and slots, the slow way, on random plans.
    void agreesWithADailyCount()
    {
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            std::mt19937 random(seed);
            const auto pick = [&random](unsigned below) { return static_cast<int>(random() % below); };
            PlanRows rows = oneHall();
            rows.of<Row>().clear();
            rows.of<Supply>().clear();
            auto small = make<Equipment>("small");
            small.gpuPackages = 8;
            small.operating = {37.3};
            rows.of<Equipment>().push_back(small);
            std::vector<HandDates> dates;
            const std::array<std::string, 5> tasks{"t-sub", "t-r1", "t-r2", "t-c1", "t-c2"};
            for (const auto &task : tasks) {
                const Date first = kStart + pick(40);
                dates.push_back({task, first, first + pick(40)});
            }
            const auto anyTask = [&] { return pick(3) == 0 ? Id<Task>{} : idOf<Task>(tasks[random() % 5]); };
            const auto anyPhase = [&] { return pick(3) == 0 ? Id<Phase>{} : idOf<Phase>(pick(2) ? "p1" : "p2"); };
            const auto anyEquipment = [&] { return idOf<Equipment>(pick(2) ? "gpu" : "small"); };
            for (int r = 0; r < 8; ++r) {
                auto row = make<Row>("row" + std::to_string(r));
                row.hall = idOf<Hall>("h");
                row.phase = anyPhase();
                row.equipment = pick(8) ? anyEquipment() : Id<Equipment>{};
                row.slots = 1 + pick(6);
                row.install = anyTask();
                row.commission = anyTask();
                row.feedA = idOf<Node>(pick(2) ? "bus-a" : "grid");
                rows.of<Row>().push_back(row);
                for (int k = pick(3); k > 0; --k) {
                    auto rack = make<Rack>("rack" + std::to_string(r) + '-' + std::to_string(k));
                    rack.row = row.id;
                    rack.slot = pick(7);
                    rack.empty = pick(3) == 0;
                    rack.equipment = pick(2) ? anyEquipment() : Id<Equipment>{};
                    rack.phase = anyPhase();
                    rows.of<Rack>().push_back(rack);
                }
            }
            for (int s = 0; s < 6; ++s) {
                auto supply = make<Supply>("s" + std::to_string(s));
                supply.equipment = anyEquipment();
                supply.phase = anyPhase();
                supply.date = kStart + pick(60) + -5;
                supply.quantity = pick(12);
                rows.of<Supply>().push_back(supply);
            }
            const Computed made = compute(rows, dates);
            for (Date day = kStart + -6; day <= kStart + 90; day = day + 1) {
                std::array<std::int64_t, kRowStateCount> racks{}, it{}, phaseGpus{};
                for (std::size_t r = 0; r < made.capacity.rows.size(); ++r) {
                    const Row &row = made.plan.table<Row>()[r];
                    for (std::size_t state = 0; state < kRowStateCount; ++state) {
                        const Date from = state == 0 ? kStart : made.capacity.rows[r].on(static_cast<RowState>(state));
                        if (day < from) {
                            continue;
                        }
                        it[state] += made.capacity.contents[r].it.value;
                        for (std::int64_t slot = 0; slot < row.slots; ++slot) {
                            const SlotContent content = slotContent(made.plan, row, slot);
                            racks[state] += content.equipment != nullptr;
                            if (content.equipment && content.phase == idOf<Phase>("p1")) {
                                phaseGpus[state] += content.equipment->gpuPackages;
                            }
                        }
                    }
                }
                for (std::size_t state = 0; state < kRowStateCount; ++state) {
                    const std::string where = "seed " + std::to_string(seed) + ' ' + isoDate(day);
                    QVERIFY2(made.capacity.total.racks[state].at(day) == racks[state], where.c_str());
                    QVERIFY2(made.capacity.total.it[state].at(day) == it[state], where.c_str());
                    const StateSeries &phase = made.capacity.phases[made.phase("p1")];
                    QVERIFY2(phase.gpus[state].at(day) == phaseGpus[state], where.c_str());
                    QVERIFY2(state == 0 || racks[state] <= racks[state - 1], where.c_str());
                }
            }
            std::int64_t supplied = 0;
            for (const Supply &supply : made.plan.table<Supply>()) {
                supplied += supply.quantity;
            }
            QVERIFY(made.capacity.total.racks[1].last() <= supplied);
        }
    }

    /// Hands out single racks one after the other: each goes to the first row in order that still wants one.
    void deliversRackByRack()
    {
        for (std::uint32_t seed = 1; seed <= 100; ++seed) {
            std::mt19937 random(seed);
            PlanRows rows = oneHall();
            rows.of<Row>().clear();
            rows.of<Supply>().clear();
            for (int r = 0; r < 6; ++r) {
                auto row = make<Row>("row" + std::to_string(r));
                row.hall = idOf<Hall>("h");
                row.equipment = idOf<Equipment>("gpu");
                row.slots = 1 + random() % 5;
                row.install = idOf<Task>(random() % 2 ? "t-r1" : "t-r2");
                rows.of<Row>().push_back(row);
            }
            std::vector<std::pair<Date, std::string>> racks;
            for (int s = 0; s < 5; ++s) {
                auto supply = make<Supply>("s" + std::to_string(s));
                supply.equipment = idOf<Equipment>("gpu");
                supply.date = kStart + static_cast<int>(random() % 50);
                supply.quantity = 1 + random() % 6;
                racks.insert(racks.end(), static_cast<std::size_t>(supply.quantity), {*supply.date, supply.key});
                rows.of<Supply>().push_back(supply);
            }
            std::sort(racks.begin(), racks.end());
            std::vector<std::pair<std::string, const Row *>> order; // t-r1 starts before t-r2
            const Computed made = compute(rows);
            for (const Row &row : made.plan.table<Row>()) {
                order.emplace_back((row.install == idOf<Task>("t-r1") ? "1" : "2") + row.key, &row);
            }
            std::sort(order.begin(), order.end());
            std::size_t next = 0;
            for (const auto &[key, row] : order) {
                next += static_cast<std::size_t>(row->slots);
                const Date expected = next <= racks.size() ? racks[next - 1].first : kNever;
                QVERIFY2(made.row(row->key).delivered == expected, ("seed " + std::to_string(seed)).c_str());
            }
        }
    }

    /// Against the definition, applied again and again until nothing changes.
    void nodesAreReadyAsDefined()
    {
        for (std::uint32_t seed = 1; seed <= 200; ++seed) {
            std::mt19937 random(seed);
            PlanRows rows = oneHall();
            rows.of<Node>().clear();
            rows.of<Feed>().clear();
            rows.of<Row>().clear();
            const std::array<const char *, 5> tasks{"t-sub", "t-r1", "t-r2", "t-c1", "t-c2"};
            for (unsigned i = 0; i < 9; ++i) {
                auto node = make<Node>("n" + std::to_string(i));
                node.kind = i < 2 ? NodeKind::Grid
                    : i < 6       ? NodeKind::Busway
                    : i < 7       ? NodeKind::CoolingPlant
                                  : NodeKind::CoolingLoop;
                node.ready = random() % 3 ? idOf<Task>(tasks[random() % 5]) : Id<Task>{};
                rows.of<Node>().push_back(node);
            }
            for (unsigned i = 0; i < 14; ++i) {
                const unsigned from = random() % 9;
                const unsigned to = random() % 9;
                if (from < 6 || to >= 6) {
                    addFeed(rows, ("n" + std::to_string(from)).c_str(), ("n" + std::to_string(to)).c_str());
                    rows.of<Feed>().back().id.value += i; // two nodes may be joined twice
                }
            }
            const Computed made = compute(rows);
            const auto &nodes = made.plan.table<Node>();
            const Schedule schedule = handSchedule(made.plan, usualDates());
            std::vector<Date> ready(nodes.size(), kNever);
            for (bool changed = true; changed;) {
                changed = false;
                for (std::size_t i = 0; i < nodes.size(); ++i) {
                    Date best[2]{kNever, kNever};
                    bool needed[2]{};
                    for (const Feed &feed : made.plan.table<Feed>()) {
                        if (feed.to == nodes[i].id) {
                            const std::size_t from = nodes.indexOf(feed.from);
                            const bool cooling = isCooling(nodes[from].kind);
                            needed[cooling] = true;
                            best[cooling] = std::min(best[cooling], ready[from]);
                        }
                    }
                    const bool cooler = isCooling(nodes[i].kind);
                    const bool begins =
                        cooler ? nodes[i].kind == NodeKind::CoolingPlant : nodes[i].kind == NodeKind::Grid;
                    Date now = needed[cooler] || begins ? schedule.doneOn(made.plan, nodes[i].ready) : kNever;
                    for (const int kind : {0, 1}) {
                        now = needed[kind] ? std::max(now, best[kind]) : now;
                    }
                    changed = changed || now != ready[i];
                    ready[i] = now;
                }
            }
            QVERIFY2(made.capacity.nodeReadyOn == ready, ("seed " + std::to_string(seed)).c_str());
        }
    }
};

GIGAPLAN_TEST(TestCapacity)
#include "tst_capacity.moc"
