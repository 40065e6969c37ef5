// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/equipment.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/levelling/levelling_plan.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

/// Hand-worked cases. The plan starts on Monday, 5 January 2026; a day is 480 minutes, 08:00 to 17:00.
class TestLevelling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoTasksOfOneCrew();
    void theSecondUnitLetsBothRun();
    void availabilityIncreases();
    void availabilityDecreases();
    void materialsDoNotCount();
    void theHigherPriorityGoesFirst();
    void predecessorsOfHigherPrioritiesGoFirst();
    void theEarlierPhaseGoesFirst();
    void priority1000IsNeverMoved();
    void startedWorkStays();
    void workByHandStays();
    void nightShiftAndDayShiftShareACrane();
    void taskKeepsItsCrewOverTheWeekend();
    void linksWithLagsAreKept();
    void aFixedDateIsWorkedAround();
    void aNoLaterThanDateIsKept();
    void asLateAsPossibleStays();
    void demandBeyondAnyCapacity();
    void impossibleDemandIsTheOnlyOverloadLeft();
    void impossibleDeliveryDelaysNobodyElse();
    void deliveriesAreUsedInOrder();
    void aPhasesOwnDelivery();
    void aSummaryNeedsItsDeliveryOnce();
    void summaryCrewIsNeededByItsTasks();
    void waitsForCrewAndDelivery();
    void sumsWaitingByHall();
    void successorsMoveAlong();
    void levelsOnePhaseAroundTheOthers();
    void levellingIsIdempotent();
    void clearing();
    void nothingNeeded();
    void stopped();
};

void TestLevelling::twoTasksOfOneCrew()
{
    CrewPlan small;
    small.resource("crew", 1);
    small.task("a", 2 * kDay);
    small.task("b", kDay);
    small.task("c", kDay);
    small.link("b", "c");
    small.assign("a", "crew");
    small.assign("b", "crew");
    const Levelled levelled(small);
    // b first makes b, a beside c: three days; a first would make four.
    COMPARE_TEXT(levelled.dates("b"), "2026-01-05T08:00 2026-01-05T17:00");
    COMPARE_TEXT(levelled.dates("a"), "2026-01-06T08:00 2026-01-07T17:00");
    COMPARE_TEXT(levelled.dates("c"), "2026-01-06T08:00 2026-01-06T17:00");
    QCOMPARE(levelled.levelling.overloadsBefore, std::size_t{1});
    QVERIFY(levelled.levelling.overloads.empty());
    QCOMPARE(levelled.levelling.changes.size(), std::size_t{1});
    QVERIFY(levelled.levelling.changes[0] == LevelDelay(idOf<Task>("a"), Minutes{1440}));
    const LevelledTask &moved = *levelled.moved("a");
    QCOMPARE(moved.movedMin, 1440);
    QCOMPARE(moved.movedWorkMin, kDay);
    QCOMPARE(moved.waitsCrewMin, kDay);
    QCOMPARE(moved.waitsArrivalMin, 0);
    QCOMPARE(moved.why.kind, WaitKind::Crew);
    QVERIFY(moved.why.resource == idOf<Resource>("crew"));
    QCOMPARE(moved.why.needed, kUnit);
    QCOMPARE(moved.why.there, 0);
    QVERIFY(moved.why.heldBy == std::vector{idOf<Task>("b")});
    QCOMPARE(moved.why.heldByCount, std::size_t{1});
}

void TestLevelling::theSecondUnitLetsBothRun()
{
    CrewPlan small;
    small.resource("crew", 2);
    for (const char *key : {"a", "b", "c"}) {
        small.task(key, kDay);
        small.assign(key, "crew", key[0] == 'c' ? 0.5 : 1);
    }
    small.assign("a", "crew", 0.5);
    small.assign("a", "crew", 0.5); // said in three rows: two units
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("b"), "2026-01-05T08:00 2026-01-05T17:00");
    COMPARE_TEXT(levelled.dates("c"), "2026-01-05T08:00 2026-01-05T17:00");
    COMPARE_TEXT(levelled.dates("a"), "2026-01-06T08:00 2026-01-06T17:00");
    QCOMPARE(levelled.moved("a")->why.needed, 2 * kUnit);
    QCOMPARE(levelled.moved("a")->why.there, kUnit / 2);
    QCOMPARE(levelled.moved("a")->why.heldByCount, std::size_t{2});
}

void TestLevelling::availabilityIncreases()
{
    CrewPlan small;
    small.resource("crew", 0);
    small.available("crew", makeDate(2026, 1, 8), 1);
    small.task("a", kDay);
    small.assign("a", "crew");
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("a"), "2026-01-08T08:00 2026-01-08T17:00");
    QVERIFY(levelled.moved("a")->why.resource == idOf<Resource>("crew"));
    QCOMPARE(levelled.moved("a")->why.heldByCount, std::size_t{0});
}

void TestLevelling::availabilityDecreases()
{
    CrewPlan small;
    small.resource("crew", 2);
    small.available("crew", makeDate(2026, 1, 6), 1);
    small.available("crew", makeDate(2026, 1, 9), 2);
    small.task("a", 2 * kDay).priority = 600;
    small.task("b", 2 * kDay);
    small.assign("a", "crew");
    small.assign("b", "crew");
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("a"), "2026-01-05T08:00 2026-01-06T17:00");
    COMPARE_TEXT(levelled.dates("b"), "2026-01-07T08:00 2026-01-08T17:00");
}

void TestLevelling::materialsDoNotCount()
{
    CrewPlan small;
    small.resource("steel", 1).kind = ResourceKind::Material;
    small.resource("budget", 1).kind = ResourceKind::Cost;
    for (const char *key : {"a", "b"}) {
        small.task(key, kDay);
        small.assign(key, "steel");
        small.assign(key, "budget");
    }
    const Levelled levelled(small);
    QVERIFY(levelled.levelling.changes.empty());
    QVERIFY(!levelled.levelling.anythingNeeded);
}

void TestLevelling::theHigherPriorityGoesFirst()
{
    CrewPlan small;
    small.resource("crew", 1);
    small.task("a", kDay);
    small.task("b", 3 * kDay).priority = 501;
    small.task("c", kDay);
    small.link("a", "c"); // a first would be shorter
    small.assign("a", "crew");
    small.assign("b", "crew");
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("b"), "2026-01-05T08:00 2026-01-07T17:00");
    COMPARE_TEXT(levelled.dates("a"), "2026-01-08T08:00 2026-01-08T17:00");
}

void TestLevelling::predecessorsOfHigherPrioritiesGoFirst()
{
    CrewPlan small;
    small.resource("crew", 1);
    small.task("low", 5 * kDay).priority = 400;
    small.task("prepare", kDay).priority = 100;
    small.task("high", kDay).priority = 900;
    small.link("prepare", "high");
    for (const char *key : {"low", "prepare", "high"}) {
        small.assign(key, "crew");
    }
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("prepare"), "2026-01-05T08:00 2026-01-05T17:00");
    COMPARE_TEXT(levelled.dates("high"), "2026-01-06T08:00 2026-01-06T17:00");
    COMPARE_TEXT(levelled.dates("low"), "2026-01-07T08:00 2026-01-13T17:00");
}

void TestLevelling::theEarlierPhaseGoesFirst()
{
    CrewPlan small;
    auto first = make<Phase>("first"), second = make<Phase>("second");
    first.order = 1;
    second.order = 2;
    small.rows.of<Phase>() = {first, second};
    small.resource("crew", 1);
    small.task("a", kDay).phase = second.id;
    small.task("b", kDay).phase = first.id;
    small.task("after", 5 * kDay).phase = second.id;
    small.link("a", "after"); // a first would be shorter
    small.assign("a", "crew");
    small.assign("b", "crew");
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("b"), "2026-01-05T08:00 2026-01-05T17:00");
    COMPARE_TEXT(levelled.dates("a"), "2026-01-06T08:00 2026-01-06T17:00");
}

void TestLevelling::priority1000IsNeverMoved()
{
    CrewPlan small;
    small.resource("crew", 1);
    small.task("before", kDay);
    small.task("fixed", kDay).priority = 1000;
    small.link("before", "fixed");
    small.task("a", 2 * kDay);
    small.task("alsoFixed", kDay).priority = 1000;
    small.link("before", "alsoFixed");
    small.assign("fixed", "crew");
    small.assign("a", "crew");
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("fixed"), "2026-01-06T08:00 2026-01-06T17:00");
    COMPARE_TEXT(levelled.dates("a"), "2026-01-07T08:00 2026-01-08T17:00");

    small.assign("alsoFixed", "crew");
    const Levelled both(small);
    COMPARE_TEXT(both.dates("fixed"), "2026-01-06T08:00 2026-01-06T17:00");
    COMPARE_TEXT(both.dates("alsoFixed"), "2026-01-06T08:00 2026-01-06T17:00");
    QCOMPARE(both.levelling.overloads.size(), std::size_t{1});
    const Overload &left = both.levelling.overloads.front();
    COMPARE_TEXT(Computed::span(left.from, left.until), "2026-01-06T08:00 2026-01-06T17:00");
    QCOMPARE(left.needed, 2 * kUnit);
    QCOMPARE(left.capacity, kUnit);
    QCOMPARE(left.taskCount, std::size_t{2});
}

void TestLevelling::startedWorkStays()
{
    CrewPlan small;
    small.resource("crew", 1);
    auto &begun = small.task("begun", 3 * kDay);
    begun.actualStart = at("2026-01-05T08:00");
    begun.complete = {10};
    auto &over = small.task("over", kDay);
    over.actualStart = at("2026-01-08T08:00");
    over.actualFinish = at("2026-01-08T17:00");
    small.task("a", kDay);
    for (const char *key : {"begun", "over", "a"}) {
        small.assign(key, "crew");
    }
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("begun"), "2026-01-05T08:00 2026-01-07T17:00");
    COMPARE_TEXT(levelled.dates("over"), "2026-01-08T08:00 2026-01-08T17:00");
    COMPARE_TEXT(levelled.dates("a"), "2026-01-09T08:00 2026-01-09T17:00");
    QVERIFY(levelled.levelling.overloads.empty());
}

void TestLevelling::workByHandStays()
{
    CrewPlan small;
    small.resource("crew", 1);
    small.plan().honourConstraints = false;
    auto &hand = small.task("hand", 3 * kDay);
    hand.manual = true;
    hand.constraintDate = at("2026-01-06T08:00");
    hand.priority = 0;
    small.task("a", 2 * kDay);
    small.assign("hand", "crew");
    small.assign("a", "crew");
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("hand"), "2026-01-06T08:00 2026-01-08T17:00");
    COMPARE_TEXT(levelled.dates("a"), "2026-01-09T08:00 2026-01-12T17:00");
    QVERIFY(levelled.levelling.overloads.empty());
}

void TestLevelling::nightShiftAndDayShiftShareACrane()
{
    CrewPlan small;
    small.calendar("night", "00:00-04:00 20:00-24:00");
    small.resource("crane", 1);
    small.task("day", kDay);
    small.task("night", 8 * 60).calendar = idOf<Calendar>("night");
    small.assign("day", "crane");
    small.assign("night", "crane");
    const Levelled levelled(small);
    // The night begins at 08:00 at the earliest, so at 20:00: the day's work is over by then.
    COMPARE_TEXT(levelled.dates("day"), "2026-01-05T08:00 2026-01-05T17:00");
    COMPARE_TEXT(levelled.dates("night"), "2026-01-05T20:00 2026-01-06T04:00");
    QVERIFY(levelled.levelling.changes.empty());

    small.rows.of<Task>()[0].duration = {2 * kDay};
    const Levelled held(small); // it keeps the crane through the night
    QVERIFY(held.levelling.overloads.empty());
    COMPARE_TEXT(held.dates("day"), "2026-01-05T08:00 2026-01-06T17:00");
    COMPARE_TEXT(held.dates("night"), "2026-01-06T20:00 2026-01-07T04:00");
}

void TestLevelling::taskKeepsItsCrewOverTheWeekend()
{
    CrewPlan small;
    small.calendar("always", "00:00-24:00");
    small.resource("crew", 1);
    auto &week = small.task("week", 2 * kDay);
    week.constraint = ConstraintKind::MustStartOn;
    week.constraintDate = at("2026-01-09T08:00");
    auto &sunday = small.task("sunday", 60);
    sunday.calendar = idOf<Calendar>("always");
    sunday.constraint = ConstraintKind::StartNoEarlierThan;
    sunday.constraintDate = at("2026-01-11T10:00");
    small.assign("week", "crew");
    small.assign("sunday", "crew");
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("sunday"), "2026-01-12T17:00 2026-01-12T18:00");
}

void TestLevelling::linksWithLagsAreKept()
{
    CrewPlan small;
    small.resource("crew", 1);
    small.task("a", 2 * kDay);
    small.task("b", 2 * kDay);
    small.link("a", "b", LinkKind::StartStart, kDay / 2);
    small.task("c", kDay);
    small.link("b", "c", LinkKind::FinishFinish, 24 * 60, LagKind::Elapsed);
    small.assign("a", "crew");
    small.assign("b", "crew");
    small.assign("c", "crew");
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("a"), "2026-01-05T08:00 2026-01-06T17:00");
    COMPARE_TEXT(levelled.dates("b"), "2026-01-07T08:00 2026-01-08T17:00");
    COMPARE_TEXT(levelled.dates("c"), "2026-01-09T08:00 2026-01-09T17:00");
    // Behind its links: half a day after the start of a.
    const auto ofB = std::find_if(levelled.levelling.changes.begin(), levelled.levelling.changes.end(),
                                  [](const LevelDelay &change) { return change.first == idOf<Task>("b"); });
    QCOMPARE(ofB->second.value, at("2026-01-07T08:00") - at("2026-01-05T12:00"));
}

void TestLevelling::aFixedDateIsWorkedAround()
{
    CrewPlan small;
    small.resource("crew", 1);
    auto &dated = small.task("dated", kDay);
    dated.constraint = ConstraintKind::MustStartOn;
    dated.constraintDate = at("2026-01-06T08:00");
    small.task("long", 2 * kDay);
    small.task("short", kDay);
    for (const char *key : {"dated", "long", "short"}) {
        small.assign(key, "crew");
    }
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("dated"), "2026-01-06T08:00 2026-01-06T17:00");
    COMPARE_TEXT(levelled.dates("short"), "2026-01-05T08:00 2026-01-05T17:00");
    COMPARE_TEXT(levelled.dates("long"), "2026-01-07T08:00 2026-01-08T17:00");
}

void TestLevelling::aNoLaterThanDateIsKept()
{
    CrewPlan small;
    small.resource("crew", 1);
    small.task("a", 3 * kDay).priority = 900;
    auto &bound = small.task("bound", kDay);
    bound.constraint = ConstraintKind::StartNoLaterThan;
    bound.constraintDate = at("2026-01-06T08:00");
    small.assign("a", "crew");
    small.assign("bound", "crew");
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("bound"), "2026-01-05T08:00 2026-01-05T17:00");
    QCOMPARE(levelled.levelling.overloads.size(), std::size_t{1});

    small.plan().honourConstraints = false; // now links and crews outrank the date
    const Levelled free(small);
    COMPARE_TEXT(free.dates("bound"), "2026-01-08T08:00 2026-01-08T17:00");
    QVERIFY(free.levelling.overloads.empty());
}

void TestLevelling::asLateAsPossibleStays()
{
    CrewPlan small;
    small.resource("crew", 1);
    small.task("long", 10 * kDay);
    small.task("late", kDay).constraint = ConstraintKind::AsLateAsPossible;
    small.task("end", kDay);
    small.link("long", "end");
    small.link("late", "end");
    auto &other = small.task("other", 5 * kDay);
    other.constraint = ConstraintKind::StartNoEarlierThan;
    other.constraintDate = at("2026-01-12T08:00");
    small.assign("late", "crew");
    small.assign("other", "crew");
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("late"), "2026-01-16T08:00 2026-01-16T17:00");
    COMPARE_TEXT(levelled.dates("other"), "2026-01-19T08:00 2026-01-23T17:00");
    QVERIFY(levelled.levelling.overloads.empty());
}

void TestLevelling::demandBeyondAnyCapacity()
{
    CrewPlan small;
    small.resource("crew", 2);
    small.resource("crane", 1);
    small.task("big", kDay);
    small.task("lift", 2 * kDay).priority = 600;
    small.task("next", kDay).priority = 400;
    small.assign("big", "crew", 3);
    small.assign("big", "crane");
    small.assign("lift", "crane");
    small.assign("next", "crew");
    const Levelled levelled(small);
    // It waits for the crane only; what the crew lacks stays.
    COMPARE_TEXT(levelled.dates("big"), "2026-01-07T08:00 2026-01-07T17:00");
    COMPARE_TEXT(levelled.dates("next"), "2026-01-05T08:00 2026-01-05T17:00");
    QCOMPARE(levelled.levelling.overloads.size(), std::size_t{1});
    QCOMPARE(levelled.levelling.overloads[0].needed, 3 * kUnit);
}

void TestLevelling::impossibleDemandIsTheOnlyOverloadLeft()
{
    for (const std::int64_t priority : {400, 500, 600}) {
        CrewPlan small;
        small.resource("crew", 2);
        for (const char *key : {"a", "b", "c", "d", "e"}) {
            small.task(key, 2 * kDay);
            small.assign(key, "crew");
        }
        small.task("impossible", 3 * kDay).priority = priority;
        small.assign("impossible", "crew", 3);
        small.task("two", kDay);
        small.assign("two", "crew", 2);
        const Levelled levelled(small);
        const auto &left = levelled.levelling.overloads;
        QCOMPARE(left.size(), std::size_t{1});
        QCOMPARE(left[0].needed, 3 * kUnit);
        QCOMPARE(left[0].tasks, std::vector<Id<Task>>{idOf<Task>("impossible")});
        const TaskDates &alone = *levelled.schedule.find(levelled.plan, idOf<Task>("impossible"));
        QCOMPARE(left[0].from, alone.start);
        QCOMPARE(left[0].until, alone.finish);
        // Five times two days with half of the crew, one day and three days with all of it.
        QCOMPARE(levelled.schedule.finish, at("2026-01-16T17:00"));
    }
}

void TestLevelling::impossibleDeliveryDelaysNobodyElse()
{
    CrewPlan small;
    small.rows.of<Equipment>().push_back(make<Equipment>("rack"));
    small.deliver("rack", makeDate(2026, 1, 7), 6);
    small.task("impossible", kDay).priority = 600;
    small.task("possible", kDay);
    small.require("impossible", "rack", 7);
    small.require("possible", "rack", 6);
    const Levelled levelled(small);
    QCOMPARE(levelled.levelling.shortArrivals.size(), std::size_t{1});
    QVERIFY(levelled.levelling.shortArrivals[0].task == idOf<Task>("impossible"));
    COMPARE_TEXT(levelled.dates("possible"), "2026-01-07T08:00 2026-01-07T17:00");
}

void TestLevelling::deliveriesAreUsedInOrder()
{
    CrewPlan small;
    small.rows.of<Equipment>().push_back(make<Equipment>("rack"));
    small.deliver("rack", makeDate(2026, 1, 7), 5);
    small.deliver("rack", makeDate(2026, 1, 12), 5);
    small.task("a", kDay).priority = 400;
    small.task("b", kDay);
    small.require("a", "rack", 4);
    small.require("b", "rack", 4);
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("b"), "2026-01-07T08:00 2026-01-07T17:00");
    COMPARE_TEXT(levelled.dates("a"), "2026-01-12T08:00 2026-01-12T17:00");
    const LevelledTask &moved = *levelled.moved("a");
    QCOMPARE(moved.why.kind, WaitKind::Arrival);
    QVERIFY(moved.why.equipment == idOf<Equipment>("rack"));
    QVERIFY(moved.why.supply == idOf<Supply>("lot1"));
    QCOMPARE(moved.why.needed, 4);
    QCOMPARE(moved.why.there, 0);
    QCOMPARE(moved.waitsArrivalMin, 5 * kDay);
    QCOMPARE(levelled.levelling.shortArrivalsBefore, std::size_t{2});
    QVERIFY(levelled.levelling.shortArrivals.empty());

    small.require("a", "rack", 4); // eight in all, and ten less four are never there
    const Levelled never(small);
    QCOMPARE(never.levelling.shortArrivals.size(), std::size_t{1});
    QVERIFY(never.levelling.shortArrivals[0].task == idOf<Task>("a"));
    QVERIFY(never.levelling.shortArrivals[0].complete == kNever);
}

void TestLevelling::aPhasesOwnDelivery()
{
    CrewPlan small;
    small.rows.of<Equipment>().push_back(make<Equipment>("rack"));
    small.rows.of<Phase>().push_back(make<Phase>("gw1"));
    small.deliver("rack", makeDate(2026, 1, 6), 4, "gw1");
    small.deliver("rack", makeDate(2026, 1, 8), 4);
    small.task("any", kDay);
    small.task("own", kDay).phase = idOf<Phase>("gw1");
    small.require("any", "rack", 4);
    small.require("own", "rack", 4);
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("own"), "2026-01-06T08:00 2026-01-06T17:00");
    COMPARE_TEXT(levelled.dates("any"), "2026-01-08T08:00 2026-01-08T17:00");
}

void TestLevelling::aSummaryNeedsItsDeliveryOnce()
{
    CrewPlan small;
    small.rows.of<Equipment>().push_back(make<Equipment>("rack"));
    small.deliver("rack", makeDate(2026, 1, 6), 4);
    small.task("hall", 0);
    small.task("a", kDay, "hall");
    small.task("b", kDay, "hall");
    small.require("hall", "rack", 4);
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("a"), "2026-01-06T08:00 2026-01-06T17:00");
    COMPARE_TEXT(levelled.dates("b"), "2026-01-06T08:00 2026-01-06T17:00");
    QVERIFY(levelled.levelling.shortArrivals.empty());
}

void TestLevelling::summaryCrewIsNeededByItsTasks()
{
    CrewPlan small;
    small.resource("crew", 1);
    small.task("hall", 0);
    small.task("a", kDay, "hall");
    small.task("b", kDay, "hall");
    small.assign("hall", "crew");
    const Levelled levelled(small);
    COMPARE_TEXT(levelled.dates("hall"), "2026-01-05T08:00 2026-01-06T17:00");
    QVERIFY(levelled.levelling.overloads.empty());
}

void TestLevelling::waitsForCrewAndDelivery()
{
    CrewPlan small;
    small.rows.of<Equipment>().push_back(make<Equipment>("rack"));
    small.deliver("rack", makeDate(2026, 1, 6), 1);
    small.resource("crew", 1);
    small.task("other", 3 * kDay).priority = 900;
    small.task("a", kDay);
    small.require("a", "rack", 1);
    small.assign("a", "crew");
    small.assign("other", "crew");
    const Levelled levelled(small);
    const LevelledTask &moved = *levelled.moved("a");
    QCOMPARE(moved.waitsArrivalMin, kDay);
    QCOMPARE(moved.waitsCrewMin, 2 * kDay);
    QCOMPARE(moved.why.kind, WaitKind::Crew);
}

void TestLevelling::sumsWaitingByHall()
{
    CrewPlan small;
    small.rows.of<Equipment>().push_back(make<Equipment>("rack"));
    small.deliver("rack", makeDate(2026, 1, 7), 2);
    small.resource("crew", 1);
    auto hall = make<Hall>("h1");
    small.rows.of<Hall>() = {hall};
    for (const char *key : {"a", "b", "c", "d"}) {
        auto &task = small.task(key, kDay);
        task.hall = key[0] < 'd' ? hall.id : Id<Hall>();
        task.priority = 500 - key[0];
        small.assign(key, "crew");
    }
    auto &racks = small.task("racks", kDay);
    racks.hall = hall.id;
    small.require("racks", "rack", 2);
    const Levelled levelled(small);
    QCOMPARE(levelled.levelling.halls.size(), std::size_t{2});
    const HallWait &in = levelled.levelling.halls[0], &outside = levelled.levelling.halls[1];
    QVERIFY(in.hall == hall.id);
    QCOMPARE(in.tasks, std::size_t{3});
    QCOMPARE(in.crewMin, kDay + 2 * kDay);
    QCOMPARE(in.longestCrewMin, 2 * kDay);
    QCOMPARE(in.arrivalMin, 2 * kDay);
    QVERIFY(!outside.hall);
    QCOMPARE(outside.crewMin, 3 * kDay);
}

void TestLevelling::successorsMoveAlong()
{
    CrewPlan small;
    small.resource("crew", 1);
    small.task("a", kDay).priority = 600;
    small.task("b", kDay);
    small.task("group", 0);
    small.task("after", kDay, "group");
    small.link("b", "group");
    small.assign("a", "crew");
    small.assign("b", "crew");
    const Levelled levelled(small);
    const LevelledTask &moved = *levelled.moved("after");
    QCOMPARE(moved.delay.value, 0);
    QCOMPARE(moved.why.kind, WaitKind::Links);
    QVERIFY(moved.why.heldBy == std::vector{idOf<Task>("b")});
    QVERIFY(!levelled.moved("group"));
}

void TestLevelling::levelsOnePhaseAroundTheOthers()
{
    CrewPlan small;
    auto first = make<Phase>("first"), second = make<Phase>("second");
    second.order = 1;
    small.rows.of<Phase>() = {first, second};
    small.resource("crew", 1);
    for (const char *key : {"a", "b", "c"}) {
        small.task(key, kDay).phase = key[0] == 'a' ? first.id : second.id;
        small.assign(key, "crew");
    }
    small.rows.of<Task>()[0].levelDelay = {1440}; // of an earlier levelling: it stays
    LevellingOptions options;
    options.phase = second.id;
    const Levelled levelled(small, options);
    COMPARE_TEXT(levelled.dates("a"), "2026-01-06T08:00 2026-01-06T17:00");
    QVERIFY(levelled.levelling.overloads.empty());
    QVERIFY(levelled.dates("b") != levelled.dates("c"));
}

void TestLevelling::levellingIsIdempotent()
{
    CrewPlan small;
    small.resource("crew", 1);
    for (const char *key : {"a", "b", "c"}) {
        small.task(key, kDay);
        small.assign(key, "crew");
    }
    const Levelled once(small);
    QCOMPARE(once.levelling.changes.size(), std::size_t{2});
    const Levelled twice(once.plan);
    QVERIFY(twice.levelling.changes.empty());
    QVERIFY(twice.levelling.finishNow == once.levelling.finishLevelled);
    QVERIFY(twice.levelling.moved == once.levelling.moved);
}

void TestLevelling::clearing()
{
    CrewPlan small;
    small.resource("crew", 1);
    for (const char *key : {"a", "b", "c"}) {
        small.task(key, kDay);
        small.assign(key, "crew");
    }
    const Levelled levelled(small);
    const PlanSnapshot cleared = withDelays(levelled.plan, clearedLevelling(levelled.plan));
    QVERIFY(cleared == levelled.before);
    QVERIFY(clearedLevelling(cleared).empty());
}

void TestLevelling::nothingNeeded()
{
    SmallPlan small;
    small.task("a", kDay);
    const Levelled levelled(small);
    QVERIFY(!levelled.levelling.anythingNeeded);
    QVERIFY(levelled.levelling.changes.empty() && levelled.levelling.moved.empty());
    QVERIFY(Levelled(SmallPlan()).levelling.changes.empty());
}

void TestLevelling::stopped()
{
    CrewPlan small;
    small.resource("crew", 1);
    small.task("a", kDay);
    small.assign("a", "crew");
    std::stop_source source;
    source.request_stop();
    QVERIFY(computeLevelling(small.snapshot(), {}, source.get_token()).stopped);
}

GIGAPLAN_TEST(TestLevelling)
#include "tst_levelling.moc"
