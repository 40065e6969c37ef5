// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/calendar_clock.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/schedule/small_plan.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

Task &lastTask(SmallPlan &small)
{
    return small.rows.of<Task>().back();
}

void assign(SmallPlan &small, std::string_view task, std::string_view calendar, ResourceKind kind = ResourceKind::Crew)
{
    auto resource = make<Resource>(std::string(enumName(kind)) + " of " + std::string(calendar));
    resource.kind = kind;
    resource.calendar = idOf<Calendar>(calendar);
    small.rows.of<Resource>().push_back(resource);
    auto assignment = make<Assignment>(std::string(task) + std::string(calendar));
    assignment.task = idOf<Task>(task);
    assignment.resource = resource.id;
    small.rows.of<Assignment>().push_back(assignment);
}

Blackout &blackout(SmallPlan &small, BlackoutKind kind, Date first, Date last)
{
    auto row = make<Blackout>("blackout" + std::to_string(small.rows.of<Blackout>().size()));
    row.kind = kind;
    row.first = first;
    row.last = last;
    return small.rows.of<Blackout>().emplace_back(row);
}

/// Random hours: up to three shifts a day.
WorkHours randomHours(std::mt19937 &random)
{
    WorkHours hours;
    std::int32_t at = 0;
    for (std::uint32_t n = random() % 4; n > 0 && at < 1300; --n) {
        const std::int32_t from = at + static_cast<std::int32_t>(random() % 200);
        const std::int32_t to = std::min(1440, from + 1 + static_cast<std::int32_t>(random() % 500));
        hours.intervals.push_back({from, to});
        at = to + 1;
    }
    return hours;
}

CalendarClock randomClock(std::mt19937 &random)
{
    Calendar calendar;
    for (WorkHours *day : {&calendar.monday, &calendar.tuesday, &calendar.wednesday, &calendar.thursday,
                           &calendar.friday, &calendar.saturday, &calendar.sunday}) {
        *day = randomHours(random);
    }
    std::vector<CalendarException> exceptions(random() % 4);
    std::vector<const CalendarException *> pointers;
    for (CalendarException &exception : exceptions) {
        exception.first = makeDate(2026, 1, 1 + static_cast<int>(random() % 28));
        exception.last = Date{exception.first->days + static_cast<std::int32_t>(random() % 9)};
        exception.hours = randomHours(random);
        pointers.push_back(&exception);
    }
    return CalendarClock::compile(calendar, pointers);
}

bool worksAt(const CalendarClock &clock, Instant minute)
{
    return clock.workedBefore(minute + 1) > clock.workedBefore(minute);
}

} // namespace

/// Which time a task's work runs on.
class TestClocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commonClockIsTheIntersection()
    {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            std::mt19937 random(seed);
            const CalendarClock a = randomClock(random), b = randomClock(random);
            const CalendarClock both = CalendarClock::common(a, b);
            for (Instant minute = at("2025-12-25T00:00"); minute < at("2026-02-10T00:00"); minute = minute + 7) {
                const bool expected = !both.hasWorkingTime() || (worksAt(a, minute) && worksAt(b, minute));
                QVERIFY2(worksAt(both, minute) == expected,
                         qPrintable(
                             QStringLiteral("seed %1, %2").arg(seed).arg(QString::fromStdString(isoInstant(minute)))));
            }
        }
    }

    void calendarOfTaskThenPhaseThenPlan()
    {
        SmallPlan small;
        small.calendar("nights", "20:00-24:00");
        small.calendar("mornings", "06:00-10:00");
        auto phase = make<Phase>("GW 1");
        phase.calendar = idOf<Calendar>("mornings");
        small.rows.of<Phase>().push_back(phase);
        small.task("plan's", 240);
        small.task("phase's", 240).phase = phase.id;
        small.task("own", 240).phase = phase.id;
        lastTask(small).calendar = idOf<Calendar>("nights");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("plan's"), "2026-01-05T08:00 2026-01-05T12:00");
        COMPARE_TEXT(computed.early("phase's"), "2026-01-05T08:00 2026-01-06T08:00");
        COMPARE_TEXT(computed.early("own"), "2026-01-05T20:00 2026-01-06T00:00");
    }

    void crewCalendarsRestrictTheirTasks()
    {
        SmallPlan small;
        small.calendar("nights", "18:00-22:00");
        small.calendar("long days", "10:00-20:00");
        small.task("crew's", 240);
        small.task("both", 240).calendar = idOf<Calendar>("long days");
        small.task("never together", 240).calendar = idOf<Calendar>("long days");
        small.task("material", 240);
        small.calendar("small hours", "01:00-03:00");
        assign(small, "crew's", "nights");
        assign(small, "both", "nights");
        assign(small, "never together", "small hours");
        assign(small, "material", "nights", ResourceKind::Material);
        const Computed computed(small);
        COMPARE_TEXT(computed.early("crew's"), "2026-01-05T18:00 2026-01-05T22:00");
        COMPARE_TEXT(computed.early("both"), "2026-01-05T18:00 2026-01-06T20:00");
        COMPARE_TEXT(computed.early("never together"), "2026-01-05T10:00 2026-01-05T14:00");
        COMPARE_TEXT(computed.early("material"), "2026-01-05T08:00 2026-01-05T12:00");
    }

    void slackCountsOnTheTasksOwnCalendar()
    {
        SmallPlan small;
        small.calendar("nights", "18:00-22:00");
        small.task("long", 5 * kDay);
        small.task("crew's", 240);
        assign(small, "crew's", "nights");
        const Computed computed(small);
        // From Monday 22:00 to Thursday 22:00, the last night before Friday 17:00: three days of the plan's calendar.
        COMPARE_TEXT(computed.late("crew's"), "2026-01-08T18:00 2026-01-08T22:00");
        QCOMPARE(computed.of("crew's").totalSlackMin, 3 * kDay);
    }

    void blackoutsApplyToTheirSiteAndWorkClass()
    {
        SmallPlan small;
        for (const char *key : {"north", "south"}) {
            small.rows.of<Site>().push_back(make<Site>(key));
        }
        auto building = make<Building>("hut");
        building.site = idOf<Site>("north");
        small.rows.of<Building>().push_back(building);
        Blackout &storm = blackout(small, BlackoutKind::Weather, makeDate(2026, 1, 6), makeDate(2026, 1, 7));
        storm.site = idOf<Site>("north");
        const auto placed = [&small](const char *key, WorkClass workClass, const char *site) {
            Task &task = small.task(key, 2 * kDay);
            task.workClass = workClass;
            task.site = idOf<Site>(site);
        };
        placed("civil", WorkClass::Civil, "north");
        placed("indoors", WorkClass::Network, "north");
        placed("elsewhere", WorkClass::Civil, "south");
        small.task("by building", 2 * kDay).building = building.id;
        lastTask(small).workClass = WorkClass::Shell;
        small.task("elapsed", 2 * kMinutesPerDay).site = idOf<Site>("north");
        lastTask(small).workClass = WorkClass::Civil;
        lastTask(small).elapsed = true;
        const Computed computed(small);
        COMPARE_TEXT(computed.early("civil"), "2026-01-05T08:00 2026-01-08T17:00");
        COMPARE_TEXT(computed.early("indoors"), "2026-01-05T08:00 2026-01-06T17:00");
        COMPARE_TEXT(computed.early("elsewhere"), "2026-01-05T08:00 2026-01-06T17:00");
        COMPARE_TEXT(computed.early("by building"), "2026-01-05T08:00 2026-01-08T17:00");
        COMPARE_TEXT(computed.early("elapsed"), "2026-01-05T08:00 2026-01-07T08:00");
    }

    void yearlyBlackoutsRecur()
    {
        SmallPlan small;
        blackout(small, BlackoutKind::UtilityOutage, makeDate(2025, 1, 5), makeDate(2025, 1, 9)).everyYear = true;
        small.task("energise", kDay).workClass = WorkClass::Electrical;
        small.task("buy", kDay).workClass = WorkClass::Procurement;
        const Computed computed(small);
        COMPARE_TEXT(computed.early("energise"), "2026-01-12T08:00 2026-01-12T17:00");
        COMPARE_TEXT(computed.early("buy"), "2026-01-05T08:00 2026-01-05T17:00");
    }

    void planStartsAtItsTimeOfDay()
    {
        SmallPlan small;
        small.plan().startTime = {13 * 60};
        small.task("A", kDay);
        COMPARE_TEXT(Computed(small).early("A"), "2026-01-05T13:00 2026-01-06T12:00");
    }

    void linksWinIfConstraintsAreNotHonoured()
    {
        SmallPlan small;
        small.task("first", 3 * kDay);
        Task &second = small.task("second", kDay);
        second.constraint = ConstraintKind::MustStartOn;
        second.constraintDate = at("2026-01-06T08:00");
        small.link("first", "second");
        COMPARE_TEXT(Computed(small).early("second"), "2026-01-06T08:00 2026-01-06T17:00");
        small.plan().honourConstraints = false;
        COMPARE_TEXT(Computed(small).early("second"), "2026-01-08T08:00 2026-01-08T17:00");
    }

    void levellingDelayAddsToTheLinks()
    {
        SmallPlan small;
        small.task("first", kDay);
        small.task("second", kDay).levelDelay = {2 * kMinutesPerDay};
        small.link("first", "second");
        // Monday 17:00 and two days: the next working instant is Thursday 08:00.
        COMPARE_TEXT(Computed(small).early("second"), "2026-01-08T08:00 2026-01-08T17:00");
    }

    void criticalSlackThresholdIsHonoured()
    {
        SmallPlan small;
        small.task("long", 5 * kDay);
        small.task("short", 3 * kDay);
        QVERIFY(!Computed(small).of("short").critical);
        small.plan().criticalSlack = {2 * kDay};
        QVERIFY(Computed(small).of("short").critical);
    }
};

GIGAPLAN_TEST(TestClocks)
#include "tst_clocks.moc"
