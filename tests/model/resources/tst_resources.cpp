// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/resources/arrival_lots.h"
#include "model/analysis/resources/free_units.h"
#include "model/analysis/resources/overloads.h"
#include "model/plan/crews.h"
#include "model/plan/equipment.h"
#include "model/plan/money.h"
#include "model/plan/tasks.h"
#include "tests/support/hand_schedule.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// The same as FreeUnits, minute by minute.
struct Minutewise {
    std::vector<std::int64_t> units;
    std::int64_t before = 5; ///< free before the first minute

    std::int64_t endOfShortage(std::int64_t from, std::int64_t until, std::int64_t wanted) const
    {
        std::int64_t at = until - 1;
        while (at >= from && units[static_cast<std::size_t>(at)] >= wanted) {
            --at;
        }
        if (at < from) {
            return from;
        }
        const auto size = static_cast<std::int64_t>(units.size());
        while (at < size && units[static_cast<std::size_t>(at)] < wanted) {
            ++at;
        }
        return at == size ? FreeUnits::kForever : at;
    }

    std::int64_t startOfShortage(std::int64_t from, std::int64_t until, std::int64_t wanted) const
    {
        std::int64_t at = from;
        while (at < until && units[static_cast<std::size_t>(at)] >= wanted) {
            ++at;
        }
        if (at == until) {
            return until;
        }
        while (at >= 0 && units[static_cast<std::size_t>(at)] < wanted) {
            --at;
        }
        return at < 0 && before < wanted ? FreeUnits::kFirst : at + 1;
    }
};

PlanRows crewOfTwo()
{
    PlanRows rows = planStarting(makeDate(2026, 1, 5));
    auto crew = make<Resource>("crew");
    crew.capacity = {2};
    rows.of<Resource>().push_back(crew);
    for (const char *key : {"a", "b", "c"}) {
        rows.of<Task>().push_back(make<Task>(key));
        auto assignment = make<Assignment>(key);
        assignment.task = idOf<Task>(key);
        assignment.resource = crew.id;
        rows.of<Assignment>().push_back(assignment);
    }
    return rows;
}

std::vector<Overload> overloadsOf(const PlanSnapshot &plan, const std::vector<HandDates> &dates)
{
    return findOverloads(plan, ResourceNeeds(plan, TaskTree(plan)), handSchedule(plan, dates));
}

} // namespace

class TestResources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freeUnitsAsMinuteByMinute();
    void capacityOverTime();
    void needsOfLeaves();
    void overloads();
    void lots();
    void shortArrivals();
};

void TestResources::freeUnitsAsMinuteByMinute()
{
    constexpr std::int64_t kMinutes = 3000;
    std::mt19937 random(1);
    const auto below = [&random](std::int64_t bound) {
        return static_cast<std::int64_t>(random() % static_cast<unsigned>(bound));
    };
    for (int round = 0; round < 6; ++round) {
        FreeUnits free({{0, 5}, {1000, 3}, {2000, 6}});
        Minutewise slow{std::vector<std::int64_t>(kMinutes, 6), 5};
        std::fill(slow.units.begin(), slow.units.begin() + 1000, 5);
        std::fill(slow.units.begin() + 1000, slow.units.begin() + 2000, 3);
        for (int i = 0; i < 900; ++i) {
            const std::int64_t from = below(kMinutes - 60), until = from + below(round < 3 ? 8 : 60);
            const std::int64_t units = i % 3 == 2 ? -1 : 1; // what was taken is at times given back
            free.take(from, until, units);
            for (std::int64_t at = from; at < until; ++at) {
                slow.units[static_cast<std::size_t>(at)] -= units;
            }
            const std::int64_t begin = below(kMinutes - 200), end = begin + 1 + below(199), wanted = below(7);
            QCOMPARE(free.endOfShortage(begin, end, wanted), slow.endOfShortage(begin, end, wanted));
            QCOMPARE(free.startOfShortage(begin, end, wanted), slow.startOfShortage(begin, end, wanted));
            QCOMPARE(free.at(begin), slow.units[static_cast<std::size_t>(begin)]);
        }
        const auto steps = free.steps();
        for (std::size_t i = 1; i < steps.size(); ++i) {
            QVERIFY(steps[i - 1].from < steps[i].from);
        }
    }
    FreeUnits gone({{0, 1}, {10, 0}});
    QCOMPARE(gone.endOfShortage(5, 20, 1), FreeUnits::kForever);
    gone.take(3, FreeUnits::kForever, 1);
    QCOMPARE(gone.at(2), 1);
    QCOMPARE(gone.at(1000), -1);
}

void TestResources::capacityOverTime()
{
    PlanRows rows = crewOfTwo();
    const auto from = [&rows](const char *key, Date date, double capacity) {
        auto row = make<Availability>(key);
        row.id = {static_cast<std::int64_t>(rows.of<Availability>().size() + 1)};
        row.resource = idOf<Resource>("crew");
        row.from = date;
        row.capacity = {capacity};
        rows.of<Availability>().push_back(row);
    };
    from("1", makeDate(2026, 3, 1), 4);
    from("2", makeDate(2026, 2, 1), 3);
    from("0", makeDate(2026, 3, 1), 0.5); // of one day the first key counts
    const auto capacities = resourceCapacities(std::move(rows).snapshot());
    QCOMPARE(capacities.size(), std::size_t{1});
    QCOMPARE(capacities[0].size(), std::size_t{3});
    QCOMPARE(capacities[0][0].units, 2 * kUnit);
    QVERIFY((capacities[0][1] == CapacityStep{startOfDay(makeDate(2026, 2, 1)), 3 * kUnit}));
    QVERIFY((capacities[0][2] == CapacityStep{startOfDay(makeDate(2026, 3, 1)), kUnit / 2}));
}

void TestResources::needsOfLeaves()
{
    PlanRows rows = crewOfTwo();
    rows.of<Task>()[1].parent = idOf<Task>("a");
    auto crane = make<Resource>("crane");
    rows.of<Resource>().push_back(crane);
    auto lift = make<Assignment>("lift");
    lift.task = idOf<Task>("b");
    lift.resource = crane.id;
    rows.of<Assignment>().push_back(lift);
    const PlanSnapshot plan = std::move(rows).snapshot();
    const ResourceNeeds needs(plan, TaskTree(plan));
    const auto rowOf = [&](const char *key) {
        return static_cast<std::uint32_t>(plan.table<Task>().indexOf(idOf<Task>(key)));
    };
    QVERIFY(needs.of(rowOf("a")).empty()); // a summary
    QCOMPARE(needs.of(rowOf("c")).size(), std::size_t{1});
    QCOMPARE(needs.of(rowOf("b")).size(), std::size_t{2});
    for (const ResourceNeed &need : needs.of(rowOf("b"))) {
        const bool isCrew = plan.table<Resource>()[need.resource].key == "crew";
        QCOMPARE(need.units, isCrew ? 2 * kUnit : kUnit); // its own and its summary's
    }
}

void TestResources::overloads()
{
    const PlanSnapshot plan = crewOfTwo().snapshot();
    const Date monday = makeDate(2026, 1, 5);
    QVERIFY(overloadsOf(plan, {{"a", monday, monday}, {"b", monday, monday}, {"c", monday + 1, monday + 1}}).empty());
    const auto found =
        overloadsOf(plan, {{"a", monday, monday + 3}, {"b", monday, monday + 1}, {"c", monday + 1, monday + 2}});
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(found[0].resource == idOf<Resource>("crew"));
    QVERIFY(found[0].from == startOfDay(monday + 1) + 480);
    QVERIFY(found[0].until == startOfDay(monday + 1) + 17 * 60);
    QCOMPARE(found[0].needed, 3 * kUnit);
    QCOMPARE(found[0].capacity, 2 * kUnit);
    QCOMPARE(found[0].taskCount, std::size_t{3});
}

void TestResources::lots()
{
    const Date day = makeDate(2026, 1, 5);
    const auto at = [day](int days) { return startOfDay(day + days); };
    const Id<Phase> phase{7};
    ArrivalLots lots({{at(10), 5, {2}, {}}, {at(0), 5, {1}, {}}, {at(5), 3, {3}, phase}});
    QCOMPARE(lots.lotThatBrings(5, {}), std::size_t{0});
    QCOMPARE(lots.lotThatBrings(6, {}), std::size_t{2});
    QCOMPARE(lots.lotThatBrings(6, phase), std::size_t{1});
    QCOMPARE(lots.lotThatBrings(11, {}), ArrivalLots::kNever);
    QCOMPARE(lots.thereBy(at(5), phase), 8);
    lots.take(4, phase, at(7)); // its own three, then one of those for any
    QCOMPARE(lots.thereBy(at(20), {}), 9);
    QCOMPARE(lots.thereBy(at(20), phase), 9);
    lots.take(6, {}, at(12)); // the newest first: what came earlier is left
    QCOMPARE(lots.thereBy(at(0), {}), 3);
}

void TestResources::shortArrivals()
{
    PlanRows rows = crewOfTwo();
    rows.of<Equipment>().push_back(make<Equipment>("rack"));
    auto supply = make<Supply>("lot");
    supply.equipment = idOf<Equipment>("rack");
    supply.date = makeDate(2026, 1, 7);
    supply.quantity = 5;
    rows.of<Supply>().push_back(supply);
    for (const char *key : {"a", "b", "c"}) {
        auto requirement = make<Requirement>(key);
        requirement.task = idOf<Task>(key);
        requirement.equipment = idOf<Equipment>("rack");
        requirement.quantity = 2;
        rows.of<Requirement>().push_back(requirement);
    }
    const PlanSnapshot plan = std::move(rows).snapshot();
    const Date monday = makeDate(2026, 1, 5);
    const auto found = findShortArrivals(
        plan, ResourceNeeds(plan, TaskTree(plan)),
        handSchedule(plan, {{"a", monday, monday}, {"b", monday + 2, monday + 2}, {"c", monday + 3, monday + 3}}));
    QCOMPARE(found.size(), std::size_t{2});
    QVERIFY((found[0]
             == ShortArrival{idOf<Task>("a"), startOfDay(monday) + 480, idOf<Equipment>("rack"), 2, 0,
                             makeDate(2026, 1, 7)}));
    QVERIFY((found[1]
             == ShortArrival{idOf<Task>("c"), startOfDay(monday + 3) + 480, idOf<Equipment>("rack"), 2, 1, kNever}));
}

GIGAPLAN_TEST(TestResources)
#include "tst_resources.moc"
