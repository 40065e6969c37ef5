// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/calendar_clock.h"
#include "model/analysis/schedule/plan_clocks.h"
#include "model/plan/calendars.h"
#include "model/plan/tasks.h"
#include "tests/model/schedule/reference.h"
#include "tests/model/schedule/small_plan.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

CalendarClock compiled(const SmallPlan &small)
{
    const PlanSnapshot plan = small.snapshot();
    std::vector<const CalendarException *> exceptions;
    for (const CalendarException &exception : plan.table<CalendarException>()) {
        exceptions.push_back(&exception);
    }
    return CalendarClock::compile(plan.table<Calendar>()[0], exceptions);
}

} // namespace

class TestCalendarClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standardWeekHasFortyHours()
    {
        const auto clock = CalendarClock::standardWeek();
        QVERIFY(clock.hasWorkingTime());
        QCOMPARE(clock.between(at("2026-01-05T00:00"), at("2026-01-12T00:00")), 2400);
        QCOMPARE(clock.between(at("2026-01-12T00:00"), at("2026-01-05T00:00")), -2400);
        QCOMPARE(clock.between(at("2026-01-05T11:30"), at("2026-01-05T13:30")), 60);
        QCOMPARE(clock.between(at("2026-01-10T09:00"), at("2026-01-11T09:00")), 0);
    }

    void startsFollowAGapAndFinishesPrecedeIt()
    {
        const auto clock = CalendarClock::standardWeek();
        COMPARE_TEXT(isoInstant(clock.nextStart(at("2026-01-09T17:00"))), "2026-01-12T08:00");
        COMPARE_TEXT(isoInstant(clock.previousFinish(at("2026-01-12T08:00"))), "2026-01-09T17:00");
        COMPARE_TEXT(isoInstant(clock.nextStart(at("2026-01-09T12:00"))), "2026-01-09T13:00");
        COMPARE_TEXT(isoInstant(clock.previousFinish(at("2026-01-09T13:00"))), "2026-01-09T12:00");
        COMPARE_TEXT(isoInstant(clock.nextStart(at("2026-01-09T09:17"))), "2026-01-09T09:17");
        COMPARE_TEXT(isoInstant(clock.previousFinish(at("2026-01-09T09:17"))), "2026-01-09T09:17");
    }

    void advancesForwardToFinishesAndBackToStarts()
    {
        const auto clock = CalendarClock::standardWeek();
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-05T08:00"), 5 * kDay)), "2026-01-09T17:00");
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-09T17:00"), 1)), "2026-01-12T08:01");
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-12T08:00"), -kDay)), "2026-01-09T08:00");
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-10T10:00"), 0)), "2026-01-10T10:00");
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-05T08:00"), 240)), "2026-01-05T12:00");
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-05T17:00"), -240)), "2026-01-05T13:00");
    }

    void wallClockCountsEveryMinute()
    {
        const auto clock = CalendarClock::wallClock();
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-09T17:00"), 2880)), "2026-01-11T17:00");
        COMPARE_TEXT(isoInstant(clock.nextStart(at("2026-01-11T00:00"))), "2026-01-11T00:00");
        QCOMPARE(clock.between(at("2026-01-01T00:00"), at("2026-01-02T12:00")), 2160);
    }

    void nightShiftsJoinAtMidnight()
    {
        SmallPlan small;
        small.calendar("night", "00:00-06:00 22:00-24:00");
        const auto clock = compiled(small);
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-05T22:00"), 480)), "2026-01-06T06:00");
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-05T22:00"), 120)), "2026-01-06T00:00");
        COMPARE_TEXT(isoInstant(clock.nextStart(at("2026-01-06T00:00"))), "2026-01-06T00:00");
        COMPARE_TEXT(isoInstant(clock.nextStart(at("2026-01-06T06:00"))), "2026-01-06T22:00");
    }

    void exceptionsReplaceTheWeek()
    {
        SmallPlan small;
        auto &calendar = small.calendar("c", "08:00-16:00");
        calendar.saturday = calendar.sunday = {};
        small.exception("c", makeDate(2026, 1, 7), makeDate(2026, 1, 8));
        small.exception("c", makeDate(2026, 1, 10), makeDate(2026, 1, 10), "09:00-13:00");
        const auto clock = compiled(small);
        QCOMPARE(clock.between(at("2026-01-05T00:00"), at("2026-01-12T00:00")), 3 * 480 + 240);
        COMPARE_TEXT(isoInstant(clock.nextStart(at("2026-01-06T16:00"))), "2026-01-09T08:00");
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-09T16:00"), 60)), "2026-01-10T10:00");
        COMPARE_TEXT(isoInstant(clock.previousFinish(at("2026-01-09T08:00"))), "2026-01-06T16:00");
    }

    void laterExceptionWins()
    {
        SmallPlan small;
        small.calendar("c", "08:00-16:00");
        small.exception("c", makeDate(2026, 1, 7), makeDate(2026, 1, 7), "10:00-11:00");
        small.exception("c", makeDate(2026, 1, 1), makeDate(2026, 1, 31));
        const auto clock = compiled(small);
        QCOMPARE(clock.between(at("2026-01-01T00:00"), at("2026-02-01T00:00")), 60);
        COMPARE_TEXT(isoInstant(clock.nextStart(at("2026-01-01T00:00"))), "2026-01-07T10:00");
        COMPARE_TEXT(isoInstant(clock.nextStart(at("2026-01-07T11:00"))), "2026-02-01T08:00");
    }

    void tiedExceptionsGoByLengthThenKey()
    {
        for (const bool swapped : {false, true}) {
            SmallPlan small;
            small.calendar("c", "08:00-16:00");
            small.exception("c", makeDate(2026, 12, 24), makeDate(2026, 12, 31));
            small.exception("c", makeDate(2026, 12, 24), makeDate(2026, 12, 24), "08:00-12:00");
            small.exception("c", makeDate(2026, 12, 7), makeDate(2026, 12, 7), "08:00-11:00");
            small.exception("c", makeDate(2026, 12, 7), makeDate(2026, 12, 7), "08:00-10:00");
            auto &exceptions = small.rows.of<CalendarException>();
            const std::array keys = swapped ? std::array{"b", "a", "d", "c"} : std::array{"a", "b", "c", "d"};
            for (std::size_t i = 0; i < keys.size(); ++i) {
                exceptions[i].key = keys[i];
                exceptions[i].id = idOf<CalendarException>(keys[i]);
            }
            const auto clock = compiled(small);
            QCOMPARE(clock.between(at("2026-12-24T00:00"), at("2027-01-01T00:00")), 4 * 60);
            QCOMPARE(clock.between(at("2026-12-07T00:00"), at("2026-12-08T00:00")), swapped ? 2 * 60 : 3 * 60);
        }
    }

    void aCalendarWithoutWorkRunsAllDay()
    {
        SmallPlan small;
        small.calendar("c", "");
        const auto clock = compiled(small);
        QVERIFY(!clock.hasWorkingTime());
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-10T08:00"), 600)), "2026-01-10T18:00");
    }

    void singleWorkingDayIsEnough()
    {
        SmallPlan small;
        small.calendar("c", "");
        small.exception("c", makeDate(2030, 6, 1), makeDate(2030, 6, 1), "08:00-09:00");
        const auto clock = compiled(small);
        QVERIFY(clock.hasWorkingTime());
        COMPARE_TEXT(isoInstant(clock.nextStart(at("2026-01-01T00:00"))), "2030-06-01T08:00");
        COMPARE_TEXT(isoInstant(clock.advance(at("2026-01-01T00:00"), 60)), "2030-06-01T09:00");
        QVERIFY(clock.advance(at("2026-01-01T00:00"), 61) == kRangeEnd);
        QVERIFY(clock.advance(at("2040-01-01T00:00"), -61) <= at("2030-06-01T08:00"));
    }

    void staysInsideThePlansRange()
    {
        for (const auto &clock : {CalendarClock::standardWeek(), CalendarClock::wallClock()}) {
            const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
            QVERIFY(clock.advance(at("2199-12-01T08:00"), huge) == kRangeEnd);
            QVERIFY(clock.advance(at("1990-01-05T08:00"), -huge) >= kRangeStart);
            QVERIFY(clock.advance(at("1990-01-05T08:00"), -huge) <= at("1990-01-01T08:00"));
            QVERIFY(clock.nextStart(kNeverInstant) == kRangeEnd);
            QVERIFY(clock.previousFinish({-huge}) >= kRangeStart);
            QCOMPARE(clock.between({-huge}, {huge}), clock.workedBefore(kRangeEnd));
        }
    }

    void overlappingHoursAreJoined()
    {
        Calendar calendar;
        calendar.monday.intervals = {{480, 720}, {600, 780}, {1400, 2000}};
        const auto clock = CalendarClock::compile(calendar, {});
        QCOMPARE(clock.between(at("2026-01-05T00:00"), at("2026-01-12T00:00")), 300 + 40);
    }

    void agreesWithCountingMinutes()
    {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            std::mt19937 random(seed);
            SmallPlan small;
            auto &calendar = small.calendar("c", seed % 3 == 0 ? "00:00-05:00 20:00-24:00" : "07:30-11:45 12:15-18:00");
            calendar.sunday = {};
            calendar.tuesday = parseWorkHours("00:00-24:00").value();
            for (int i = 0; i < 12; ++i) {
                const Date first = makeDate(2025, 12, 1) + static_cast<int>(random() % 120);
                small.exception("c", first, first + static_cast<int>(random() % 9),
                                std::array{"", "06:00-07:00", "00:00-24:00"}[random() % 3]);
            }
            const PlanSnapshot plan = small.snapshot();
            const auto clock = compiled(small);
            const MinuteClock slow(makeDate(2025, 10, 1),
                                   [&](Date day) { return referenceHours(plan, idOf<Calendar>("c"), day); });
            for (int i = 0; i < 200; ++i) {
                const Instant from = startOfDay(makeDate(2025, 12, 1)) + static_cast<int>(random() % (130 * 1440));
                const Instant to = startOfDay(makeDate(2025, 12, 1)) + static_cast<int>(random() % (130 * 1440));
                const auto minutes = static_cast<std::int64_t>(random() % 9000) - 4500;
                const QByteArray where = "seed " + QByteArray::number(seed) + " from " + isoInstant(from).c_str();
                QVERIFY2(clock.nextStart(from).minutes == slow.nextStart(from.minutes), where);
                QVERIFY2(clock.previousFinish(from).minutes == slow.previousFinish(from.minutes), where);
                QVERIFY2(clock.advance(from, minutes).minutes == slow.advance(from.minutes, minutes), where);
                QVERIFY2(clock.between(from, to) == slow.between(from.minutes, to.minutes), where);
            }
        }
    }

    void tasksFindTheirClock()
    {
        SmallPlan small;
        small.calendar("c", "00:00-24:00");
        const PlanSnapshot plan = small.snapshot();
        PlanClocks clocks(plan);
        auto task = make<Task>("t");
        QCOMPARE(clocks.clockOf(task), PlanClocks::kPlanClock);
        task.calendar = idOf<Calendar>("missing");
        QCOMPARE(clocks.clockOf(task), PlanClocks::kPlanClock);
        task.calendar = idOf<Calendar>("c");
        const auto own = clocks.clockOf(task);
        QCOMPARE(clocks[own].between(at("2026-01-10T00:00"), at("2026-01-11T00:00")), 1440);
        QCOMPARE(clocks.clockOf(task), own);
        task.elapsed = true;
        QCOMPARE(clocks.clockOf(task), PlanClocks::kWallClock);
        QCOMPARE(clocks.size(), 3u);
    }
};

GIGAPLAN_TEST(TestCalendarClock)
#include "tst_calendar_clock.moc"
