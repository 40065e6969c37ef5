// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/facility/facility.h"
#include "model/analysis/facility/feed_loops.h"
#include "model/plan/equipment.h"
#include "model/plan/money.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/tasks.h"
#include "tests/support/hand_schedule.h"
#include "tests/support/one_hall.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

const Date kJul1 = makeDate(2026, 7, 1);
const Date kAug1 = makeDate(2026, 8, 1);

/// As in the capacity tests: r1 is live on 1 July 2026, r2 on 1 August.
std::vector<HandDates> usualDates()
{
    return {{"t-sub", makeDate(2026, 2, 2), makeDate(2026, 5, 1)},
            {"t-r1", makeDate(2026, 6, 8), makeDate(2026, 6, 15)},
            {"t-c1", makeDate(2026, 6, 16), kJul1},
            {"t-r2", makeDate(2026, 7, 13), makeDate(2026, 7, 20)},
            {"t-c2", makeDate(2026, 7, 21), makeDate(2026, 7, 25)}};
}

struct Computed {
    PlanSnapshot plan;
    Capacity capacity;
    Facility facility;

    std::size_t position(std::string_view key) const { return plan.table<Node>().indexOf(idOf<Node>(key)); }
    const NodeBudget &node(std::string_view key) const { return facility.nodes[position(key)]; }
    std::int64_t load(std::string_view key, Date date) const { return node(key).load.at(date); }
};

Computed compute(PlanRows rows, const std::vector<HandDates> &dates = usualDates())
{
    Computed computed{std::move(rows).snapshot(), {}, {}};
    computed.capacity = computeCapacity(computed.plan, handSchedule(computed.plan, dates));
    computed.facility = computeFacility(computed.plan, computed.capacity);
    return computed;
}

Node &addNode(PlanRows &rows, const std::string &key, NodeKind kind, double kilowatts)
{
    auto node = make<Node>(key);
    node.kind = kind;
    node.rating = {kilowatts};
    rows.of<Node>().push_back(node);
    return rows.of<Node>().back();
}

void addFeed(PlanRows &rows, const std::string &from, const std::string &to)
{
    auto feed = make<Feed>(from + '>' + to);
    feed.from = idOf<Node>(from);
    feed.to = idOf<Node>(to);
    rows.of<Feed>().push_back(feed);
}

void removeFeed(PlanRows &rows, std::string_view key)
{
    std::erase_if(rows.of<Feed>(), [key](const Feed &feed) { return feed.key == key; });
}

/// The substation fed by two boards, each by the grid and by standby generators.
PlanRows hallWithTwoBoards()
{
    PlanRows rows = oneHall();
    removeFeed(rows, "grid>sub");
    addNode(rows, "gen", NodeKind::Generator, 5'000);
    for (const char *board : {"mv-a", "mv-b"}) {
        addNode(rows, board, NodeKind::MediumVoltage, 4'000);
        addFeed(rows, "grid", board);
        addFeed(rows, "gen", board);
        addFeed(rows, board, "sub");
    }
    return rows;
}

constexpr auto kLiveState = static_cast<std::size_t>(RowState::Live);

} // namespace

class TestFacility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesAHallComputedByHand()
    {
        const Computed made = compute(oneHall());
        // r1: IT 600 kW, half on each bus. The substation loses a fifth of its input, so the grid gives 750 kW for it;
        // PUE 1.5 asks for 900 kW, so 150 kW at the grid, 120 kW after the substation, are left for the plant.
        QCOMPARE(made.load("bus-a", kJul1), 300'000);
        QCOMPARE(made.load("bus-b", kJul1), 300'000);
        QCOMPARE(made.load("sub", kJul1), 720'000);
        QCOMPARE(made.load("grid", kJul1), 900'000);
        QCOMPARE(made.load("grid", kAug1), 1'800'000);
        QCOMPARE(made.load("grid", kJul1 + -1), 0);
        // Heat: the CDU carries the 90 % in liquid, the plant all of it.
        QCOMPARE(made.load("cdu", kJul1), 540'000);
        QCOMPARE(made.load("plant", kJul1), 600'000);

        QCOMPARE(made.node("sub").capacity.at(makeDate(2026, 5, 1)), 4'000'000);
        QCOMPARE(made.node("sub").capacity.at(makeDate(2026, 4, 30)), 0);
        QCOMPARE(made.node("bus-a").leastHeadroom.value, 1'400'000);
        QCOMPARE(made.node("bus-a").leastOn, kAug1);
        QCOMPARE(made.facility.it.at(kAug1), 1'200'000);
        QCOMPARE(made.facility.cooling.at(kAug1), 600'000);
        QCOMPARE(made.facility.capacity.last(), 10'000'000);
        const std::string tightest = made.plan.table<Node>()[made.facility.tightest].key;
        // 2.56 of 4 MW left is 64 %; a busway has 1.4 of 2 MW, 70 %, and the grid 8.2 of 10 MW, 82 %.
        QCOMPARE(tightest, std::string("sub"));
        QVERIFY(made.facility.cycles.empty());
    }

    void usableSharesFollowTheScheme_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<int>("units");
        QTest::addColumn<double>("share");
        QTest::newRow("N") << int(RedundancyScheme::N) << 3 << 1.0;
        QTest::newRow("N+1 of 4") << int(RedundancyScheme::NPlusOne) << 4 << 0.75;
        QTest::newRow("N+1 of 1") << int(RedundancyScheme::NPlusOne) << 1 << 0.0;
        QTest::newRow("2N") << int(RedundancyScheme::TwoN) << 2 << 0.5;
        QTest::newRow("4-to-make-3") << int(RedundancyScheme::FourToMakeThree) << 4 << 0.75;
        QTest::newRow("3-to-make-2") << int(RedundancyScheme::ThreeToMakeTwo) << 3 << 2.0 / 3.0;
        QTest::newRow("catcher") << int(RedundancyScheme::Catcher) << 5 << 0.8;
    }
    void usableSharesFollowTheScheme()
    {
        QFETCH(int, scheme);
        QFETCH(int, units);
        QFETCH(double, share);
        QCOMPARE(usableShare(static_cast<RedundancyScheme>(scheme), units), share);
    }

    void capacityCountsUsableUnits()
    {
        PlanRows rows = oneHall();
        Node &sub = the<Node>(rows, "sub");
        sub.units = 4;
        sub.scheme = RedundancyScheme::NPlusOne;
        QCOMPARE(compute(rows).node("sub").capacity.last(), 12'000'000);
    }

    void unfedCoolingIsDrawnAtTheSource()
    {
        PlanRows rows = oneHall();
        removeFeed(rows, "sub>plant");
        const Computed made = compute(rows);
        QCOMPARE(made.load("sub", kJul1), 600'000);
        QCOMPARE(made.load("grid", kJul1), 900'000);
    }

    void lossesBeyondThePueLeaveNoCooling()
    {
        PlanRows rows = oneHall();
        the<Building>(rows, "b").designPue = {1.1};
        const Computed made = compute(rows);
        QCOMPARE(made.load("sub", kJul1), 600'000);
        QCOMPARE(made.load("grid", kJul1), 750'000);
    }

    void unreadySupplierCarriesNoLoad()
    {
        PlanRows rows = oneHall();
        addNode(rows, "grid-2", NodeKind::Grid, 5'000).ready = idOf<Task>("t-late");
        auto late = make<Task>("t-late");
        rows.of<Task>().push_back(late);
        addFeed(rows, "grid-2", "sub");
        auto dates = usualDates();
        const Date ready = makeDate(2026, 7, 10);
        dates.push_back({"t-late", ready, ready});
        const Computed made = compute(rows, dates);
        QCOMPARE(made.load("grid", kJul1), 900'000);
        QCOMPARE(made.load("grid-2", ready + -1), 0);
        QCOMPARE(made.load("grid", ready), 450'000);
        QCOMPARE(made.load("grid-2", ready), 450'000);
        QCOMPARE(made.node("grid-2").leastOn, kAug1);
        QCOMPARE(made.node("grid").leastHeadroom.value, 9'100'000);
    }

    void generatorsCarryNoLoadBesideMains()
    {
        PlanRows rows = oneHall();
        addNode(rows, "gen", NodeKind::Generator, 5'000);
        addFeed(rows, "gen", "sub");
        const Computed made = compute(rows);
        QCOMPARE(made.load("gen", kAug1), 0);
        QCOMPARE(made.load("grid", kAug1), 1'800'000);
        QCOMPARE(made.facility.capacity.last(), 10'000'000);
    }

    void boardWithoutMainsLeavesItsLoadToTheOther()
    {
        PlanRows rows = hallWithTwoBoards();
        Computed made = compute(rows);
        QCOMPARE(made.load("mv-a", kAug1), 900'000);
        QCOMPARE(made.load("mv-b", kAug1), 900'000);
        for (const char *lost : {"grid>mv-a", "gen>mv-a"}) { // first on standby, then dead
            removeFeed(rows, lost);
            made = compute(rows);
            QCOMPARE(made.load("mv-a", kAug1), 0);
            QCOMPARE(made.load("mv-b", kAug1), 1'800'000);
            QCOMPARE(made.load("grid", kAug1), 1'800'000);
            QCOMPARE(made.load("gen", kAug1), 0);
            QCOMPARE(made.facility.capacity.last(), 10'000'000);
        }
        removeFeed(rows, "grid>mv-b");
        made = compute(rows);
        QCOMPARE(made.load("gen", kAug1), 1'800'000);
        QCOMPARE(made.load("grid", kAug1), 0);
        QCOMPARE(made.facility.capacity.last(), 15'000'000);
        removeFeed(rows, "gen>mv-b");
        made = compute(rows);
        QCOMPARE(made.load("mv-b", kAug1), 0);
        QCOMPARE(made.load("bus-a", kAug1), 0);
        QCOMPARE(made.node("mv-b").capacity.last(), 0);
        QVERIFY(made.facility.it.isEmpty());
        QCOMPARE(made.facility.capacity.last(), 10'000'000); // the grid, which feeds nothing
    }

    void deadSuppliersDoNotCountInLosses()
    {
        PlanRows rows = oneHall();
        addNode(rows, "dead", NodeKind::MediumVoltage, 4'000).efficiency = {0.5};
        addFeed(rows, "dead", "sub");
        const Computed made = compute(rows);
        QCOMPARE(made.load("sub", kJul1), 720'000);
        QCOMPARE(made.load("grid", kJul1), 900'000);
        QCOMPARE(made.load("dead", kJul1), 0);
        QCOMPARE(made.facility.capacity.last(), 10'000'000);
    }

    void loopsAreNamedAndCarryNothing()
    {
        PlanRows rows = oneHall();
        addFeed(rows, "bus-a", "sub");
        const Computed made = compute(rows);
        QCOMPARE(made.facility.cycles.size(), std::size_t{1});
        const auto &loop = made.facility.cycles.front();
        QCOMPARE(loop.size(), std::size_t{2});
        QVERIFY(std::find(loop.begin(), loop.end(), idOf<Node>("bus-a")) != loop.end());
        QVERIFY(std::find(loop.begin(), loop.end(), idOf<Node>("sub")) != loop.end());
        QCOMPARE(made.load("sub", kAug1), 0);
        QCOMPARE(made.load("bus-b", kAug1), 600'000);
    }

    void aFeedToItselfIsALoop()
    {
        PlanRows rows = oneHall();
        addFeed(rows, "sub", "sub");
        QCOMPARE(compute(rows).facility.cycles.front(), std::vector<Id<Node>>{idOf<Node>("sub")});
    }

    /// Every loop found is one, and without their nodes the rest can be put in order completely.
    void findsLoopsInRandomGraphs()
    {
        for (std::uint32_t seed = 1; seed <= 200; ++seed) {
            std::mt19937 random(seed);
            PlanRows rows = planStarting(makeDate(2026, 1, 5));
            const unsigned count = 2 + random() % 12;
            for (unsigned i = 0; i < count; ++i) {
                addNode(rows, "n" + std::to_string(i), NodeKind::Busway, 1);
            }
            for (unsigned i = random() % 25; i > 0; --i) {
                auto feed = make<Feed>("f" + std::to_string(i));
                feed.from = idOf<Node>("n" + std::to_string(random() % count));
                feed.to = idOf<Node>("n" + std::to_string(random() % count));
                rows.of<Feed>().push_back(feed);
            }
            const PlanSnapshot plan = std::move(rows).snapshot();
            const FeedGraph graph(plan, IdIndex<Node>(plan.table<Node>()));
            std::vector<bool> inLoop(count, false);
            const std::string where = "seed " + std::to_string(seed);
            for (const auto &loop : feedLoops(graph)) {
                for (std::size_t i = 0; i < loop.size(); ++i) {
                    const auto consumers = graph.consumers.of(loop[i]);
                    const std::uint32_t next = loop[(i + 1) % loop.size()];
                    QVERIFY2(std::find(consumers.begin(), consumers.end(), next) != consumers.end(), where.c_str());
                    inLoop[loop[i]] = true;
                }
            }
            const auto order = consumersFirst(graph, inLoop);
            QVERIFY2(order.size() + static_cast<std::size_t>(std::count(inLoop.begin(), inLoop.end(), true)) == count,
                     where.c_str());
        }
    }

    /// Random trees of power and cooling with equal efficiency on each level, recomputed day by day in doubles.
    void agreesWithADailyCalculation()
    {
        for (std::uint32_t seed = 1; seed <= 80; ++seed) {
            std::mt19937 random(seed);
            const auto pick = [&random](unsigned below) { return static_cast<int>(random() % below); };
            PlanRows rows = oneHall();
            rows.of<Node>().clear();
            rows.of<Feed>().clear();
            rows.of<Row>().clear();
            the<Building>(rows, "b").designPue = {1.6};
            std::vector<HandDates> dates = usualDates();
            const Date start = makeDate(2026, 1, 5);
            for (auto &date : dates) {
                date.first = start + pick(30);
                date.last = date.first + pick(60);
            }
            const std::array<const char *, 5> tasks{"t-sub", "t-r1", "t-r2", "t-c1", "t-c2"};
            const auto anyTask = [&] { return pick(2) ? Id<Task>{} : idOf<Task>(tasks[random() % 5]); };
            const std::array<double, 4> efficiency{1, 0.99, 0.96, 0.97};
            for (int level = 0; level < 4; ++level) {
                for (int i = 0; i <= level; ++i) {
                    const std::string key = "n" + std::to_string(level) + std::to_string(i);
                    Node &node = addNode(rows, key, level ? NodeKind::Busway : NodeKind::Grid, 1'000);
                    node.efficiency = {efficiency[static_cast<std::size_t>(level)]};
                    node.ready = anyTask();
                    for (int suppliers = level ? 1 + pick(2) : 0; suppliers > 0; --suppliers) {
                        const std::string from = "n" + std::to_string(level - 1) + std::to_string(pick(level));
                        auto feed = make<Feed>(from + key + std::to_string(suppliers));
                        feed.from = idOf<Node>(from);
                        feed.to = node.id;
                        rows.of<Feed>().push_back(feed);
                    }
                }
            }
            addNode(rows, "plant", NodeKind::CoolingPlant, 1'000);
            addNode(rows, "cdu", NodeKind::Cdu, 1'000);
            addFeed(rows, "plant", "cdu");
            addFeed(rows, "n10", "plant");
            for (int r = 0; r < 6; ++r) {
                auto row = make<Row>("row" + std::to_string(r));
                row.hall = idOf<Hall>("h");
                row.equipment = idOf<Equipment>("gpu");
                row.slots = 1;
                row.feedA = idOf<Node>("n3" + std::to_string(pick(4)));
                row.feedB = pick(2) ? Id<Node>{} : idOf<Node>("n3" + std::to_string(pick(4)));
                row.cooling = pick(3) ? idOf<Node>("cdu") : Id<Node>{};
                row.install = anyTask();
                rows.of<Row>().push_back(row);
            }
            the<Supply>(rows, "d1").date = start;
            const Computed made = compute(rows, dates);
            const auto &nodes = made.plan.table<Node>();
            for (Date day = start; day < start + 100; day = day + 3) {
                const std::string where = "seed " + std::to_string(seed) + ' ' + isoDate(day);
                std::int64_t atGrid = 0;
                std::map<Id<Node>, double> input;
                for (int level = 3; level >= 1; --level) {
                    for (int i = 0; i <= level; ++i) {
                        const Id<Node> id = idOf<Node>("n" + std::to_string(level) + std::to_string(i));
                        double load = input[id];
                        for (std::size_t r = 0; level == 3 && r < made.capacity.rows.size(); ++r) {
                            const Row &row = made.plan.table<Row>()[r];
                            const double share = made.capacity.rows[r].live > day ? 0 : row.feedB ? 60'000 : 120'000;
                            load += (row.feedA == id ? share : 0) + (row.feedB == id ? share : 0);
                        }
                        if (id == idOf<Node>("n10")) {
                            continue; // it carries the plant as well
                        }
                        const std::size_t at = nodes.indexOf(id);
                        QVERIFY2(std::abs(static_cast<double>(made.facility.nodes[at].load.at(day)) - load) <= 8,
                                 where.c_str());
                        std::vector<Id<Node>> ready;
                        for (const Feed &feed : made.plan.table<Feed>()) {
                            if (feed.to == id && made.capacity.nodeReadyOn[nodes.indexOf(feed.from)] <= day) {
                                ready.push_back(feed.from);
                            }
                        }
                        for (const Id<Node> from : ready) {
                            input[from] += load / nodes[at].efficiency.value / static_cast<double>(ready.size());
                        }
                    }
                }
                atGrid = made.load("n00", day);
                QVERIFY2(std::abs(atGrid - made.capacity.total.facility[kLiveState].at(day)) <= 20, where.c_str());
            }
        }
    }
};

GIGAPLAN_TEST(TestFacility)
#include "tst_facility.moc"
