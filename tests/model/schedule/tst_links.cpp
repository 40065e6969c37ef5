// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/calendars.h"
#include "model/plan/links.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/schedule/small_plan.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

constexpr auto FS = LinkKind::FinishStart;
constexpr auto SS = LinkKind::StartStart;
constexpr auto FF = LinkKind::FinishFinish;
constexpr auto SF = LinkKind::StartFinish;
constexpr auto Working = LagKind::Working;
constexpr auto Elapsed = LagKind::Elapsed;
constexpr auto Share = LagKind::PercentOfPredecessor;

} // namespace

class TestLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindWithEveryLag_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("lagKind");
        QTest::addColumn<int>("lag");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, LinkKind kind, LagKind lagKind, int lag, const char *expected) {
            QTest::newRow(name) << int(kind) << int(lagKind) << lag << QString::fromLatin1(expected);
        };
        // A works Monday and Tuesday, B lasts three days. 720 working minutes are a day and a half.
        row("FS", FS, Working, 0, "2026-01-07T08:00 2026-01-09T17:00");
        row("FS working", FS, Working, 720, "2026-01-08T13:00 2026-01-13T12:00");
        row("FS elapsed", FS, Elapsed, 2160, "2026-01-08T08:00 2026-01-12T17:00");
        row("FS percent", FS, Share, 50, "2026-01-08T08:00 2026-01-12T17:00");
        row("FS lead", FS, Working, -480, "2026-01-06T08:00 2026-01-08T17:00");
        row("FS elapsed lead", FS, Elapsed, -1440, "2026-01-06T08:00 2026-01-08T17:00");
        row("FS percent lead", FS, Share, -100, "2026-01-05T08:00 2026-01-07T17:00");
        row("FS lead before the plan's start", FS, Working, -3 * 480, "2026-01-02T08:00 2026-01-06T17:00");
        row("SS", SS, Working, 0, "2026-01-05T08:00 2026-01-07T17:00");
        row("SS working", SS, Working, 720, "2026-01-06T13:00 2026-01-09T12:00");
        row("SS elapsed", SS, Elapsed, 2160, "2026-01-07T08:00 2026-01-09T17:00");
        row("SS percent", SS, Share, 50, "2026-01-06T08:00 2026-01-08T17:00");
        row("SS lead", SS, Working, -480, "2026-01-02T08:00 2026-01-06T17:00");
        row("FF does not pull before the plan's start", FF, Working, 0, "2026-01-05T08:00 2026-01-07T17:00");
        row("FF working", FF, Working, 720, "2026-01-05T13:00 2026-01-08T12:00");
        row("FF elapsed", FF, Elapsed, 2 * 1440, "2026-01-06T08:00 2026-01-08T17:00");
        row("FF percent", FF, Share, 100, "2026-01-06T08:00 2026-01-08T17:00");
        row("SF pulls before the plan's start", SF, Working, 0, "2025-12-31T08:00 2026-01-02T17:00");
        row("SF working", SF, Working, 5 * 480, "2026-01-07T08:00 2026-01-09T17:00");
        row("SF elapsed", SF, Elapsed, 5 * 1440, "2026-01-07T08:00 2026-01-09T17:00");
        row("SF percent", SF, Share, 200, "2026-01-06T08:00 2026-01-08T17:00");
    }

    void everyKindWithEveryLag()
    {
        QFETCH(int, kind);
        QFETCH(int, lagKind);
        QFETCH(int, lag);
        QFETCH(QString, expected);
        SmallPlan small;
        small.task("A", 2 * kDay);
        small.task("B", 3 * kDay);
        small.link("A", "B", LinkKind(kind), lag, LagKind(lagKind));
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-05T08:00 2026-01-06T17:00");
        QCOMPARE(QString::fromStdString(computed.early("B")), expected);
        QCOMPARE(computed.scheduled("B"), computed.early("B"));
    }

    void lateDatesAndSlack_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("lagKind");
        QTest::addColumn<int>("lag");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("totalDays");
        QTest::addColumn<int>("freeDays");
        const auto row = [](const char *name, LinkKind kind, LagKind lagKind, int lag, const char *expected, int total,
                            int free) {
            QTest::newRow(name) << int(kind) << int(lagKind) << lag << QString::fromLatin1(expected) << total << free;
        };
        // The plan lasts until Friday, 16 January; B must begin on Wednesday the 14th at the latest.
        row("FS", FS, Working, 0, "2026-01-12T08:00 2026-01-13T17:00", 5, 0);
        row("FS working", FS, Working, 480, "2026-01-09T08:00 2026-01-12T17:00", 4, 0);
        row("FS elapsed", FS, Elapsed, 4320, "2026-01-08T08:00 2026-01-09T17:00", 3, 2);
        row("FS percent", FS, Share, 50, "2026-01-09T08:00 2026-01-12T17:00", 4, 0);
        row("SS", SS, Working, 0, "2026-01-14T08:00 2026-01-15T17:00", 7, 0);
        row("SS working", SS, Working, 480, "2026-01-13T08:00 2026-01-14T17:00", 6, 0);
        row("SS ends with the plan", SS, Working, -4 * 480, "2026-01-15T08:00 2026-01-16T17:00", 8, 0);
        row("FF", FF, Working, 0, "2026-01-15T08:00 2026-01-16T17:00", 8, 1);
        row("FF working", FF, Working, 480, "2026-01-14T08:00 2026-01-15T17:00", 7, 0);
        row("SF working", SF, Working, 5 * 480, "2026-01-12T08:00 2026-01-13T17:00", 5, 0);
    }

    void lateDatesAndSlack()
    {
        QFETCH(int, kind);
        QFETCH(int, lagKind);
        QFETCH(int, lag);
        QFETCH(QString, expected);
        SmallPlan small;
        small.task("A", 2 * kDay);
        small.task("B", 3 * kDay);
        small.task("long", 10 * kDay);
        small.link("A", "B", LinkKind(kind), lag, LagKind(lagKind));
        const Computed computed(small);
        COMPARE_TEXT(isoInstant(computed.schedule.finish), "2026-01-16T17:00");
        QCOMPARE(QString::fromStdString(computed.late("A")), expected);
        QTEST(int(computed.of("A").totalSlackMin / kDay), "totalDays");
        QTEST(int(computed.of("A").freeSlackMin / kDay), "freeDays");
        QVERIFY(!computed.of("A").critical);
        QVERIFY(computed.of("long").critical);
        QCOMPARE(computed.of("long").totalSlackMin, 0);
    }

    void freeSlackEndsAtTheNextStart()
    {
        SmallPlan small;
        small.task("A", 1 * kDay);
        small.task("B", 4 * kDay);
        small.task("join", 1 * kDay);
        small.task("long", 10 * kDay);
        small.link("A", "join");
        small.link("B", "join");
        const Computed computed(small);
        QCOMPARE(computed.of("A").freeSlackMin, 3 * kDay);
        QCOMPARE(computed.of("A").totalSlackMin, 8 * kDay);
        QCOMPARE(computed.of("B").freeSlackMin, 0);
        QCOMPARE(computed.of("join").freeSlackMin, 5 * kDay);
        QCOMPARE(computed.of("join").totalSlackMin, 5 * kDay);
    }

    void lagRunsOnTheSuccessorsCalendar()
    {
        SmallPlan small;
        small.calendar("night", "00:00-06:00 22:00-24:00");
        small.task("A", kDay);
        small.task("B", 480).calendar = idOf<Calendar>("night");
        small.link("A", "B", FS, 120);
        const Computed computed(small);
        COMPARE_TEXT(computed.early("B"), "2026-01-06T00:00 2026-01-07T00:00");
        COMPARE_TEXT(computed.doneOn("B"), "2026-01-06");
    }

    void slackCountsInTheTasksCalendar()
    {
        SmallPlan small;
        small.calendar("always", "00:00-24:00");
        small.task("long", 5 * kDay);
        small.task("A", 600).calendar = idOf<Calendar>("always");
        small.task("B", 600).elapsed = true;
        const Computed computed(small);
        // From Monday 18:00 to Friday 17:00.
        QCOMPARE(computed.of("A").totalSlackMin, 4 * 1440 - 60);
        QCOMPARE(computed.of("B").totalSlackMin, 4 * 1440 - 60);
        QCOMPARE(computed.of("B").freeSlackMin, 4 * 1440 - 60);
    }

    void elapsedDurationsRunThroughTheNight()
    {
        SmallPlan small;
        small.task("A", 5 * kDay);
        small.task("cure", 2880).elapsed = true;
        small.task("B", kDay);
        small.link("A", "cure");
        small.link("cure", "B", FS, 50, Share);
        const Computed computed(small);
        COMPARE_TEXT(computed.early("cure"), "2026-01-09T17:00 2026-01-11T17:00");
        // Half of two elapsed days is one elapsed day: Monday 17:00.
        COMPARE_TEXT(computed.early("B"), "2026-01-13T08:00 2026-01-13T17:00");
    }

    void holidaysMoveWork()
    {
        SmallPlan small;
        auto &calendar = small.calendar("c", "08:00-12:00 13:00-17:00");
        calendar.saturday = calendar.sunday = {};
        small.plan().calendar = idOf<Calendar>("c");
        small.exception("c", makeDate(2026, 1, 5), makeDate(2026, 1, 6));
        small.exception("c", makeDate(2026, 1, 10), makeDate(2026, 1, 10), "08:00-12:00");
        small.task("A", 3 * kDay);
        small.task("B", kDay);
        small.link("A", "B");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-07T08:00 2026-01-09T17:00");
        COMPARE_TEXT(computed.early("B"), "2026-01-10T08:00 2026-01-12T12:00");
    }

    void aNetworkOfAllKinds()
    {
        // Hours on a calendar without pauses; worked by hand forward and back.
        SmallPlan small;
        small.calendar("always", "00:00-24:00");
        small.plan().calendar = idOf<Calendar>("always");
        const auto hours = [&](const char *key, int duration) { small.task(key, duration * 60); };
        hours("survey", 4);
        hours("dig", 6);
        hours("pour", 5);
        hours("steel", 8);
        hours("test", 3);
        small.link("survey", "dig", FS, 60);
        small.link("dig", "pour", SS, 120);
        small.link("dig", "pour", FF, 180);
        small.link("survey", "steel", SF, 600);
        small.link("pour", "test");
        small.link("steel", "test", FF, 60);
        const Computed computed(small);
        const auto span = [&](const char *key, bool late) {
            const TaskDates &dates = computed.of(key);
            const Instant zero = at("2026-01-05T00:00");
            const std::int64_t start = (late ? dates.lateStart : dates.earlyStart) - zero;
            const std::int64_t finish = (late ? dates.lateFinish : dates.earlyFinish) - zero;
            return QStringLiteral("%1-%2").arg(start / 60).arg(finish / 60);
        };
        // dig 5-11; pour ends 3 h after dig: 14, so 9-14; steel ends 10 h after survey began: 2-10; test 14-17.
        QCOMPARE(span("survey", false), QStringLiteral("0-4"));
        QCOMPARE(span("dig", false), QStringLiteral("5-11"));
        QCOMPARE(span("pour", false), QStringLiteral("9-14"));
        QCOMPARE(span("steel", false), QStringLiteral("2-10"));
        QCOMPARE(span("test", false), QStringLiteral("14-17"));
        // Back: test 14-17, pour 9-14, dig must end 3 h before pour: 11; steel ends 1 h before test: 16.
        QCOMPARE(span("test", true), QStringLiteral("14-17"));
        QCOMPARE(span("pour", true), QStringLiteral("9-14"));
        QCOMPARE(span("dig", true), QStringLiteral("5-11"));
        QCOMPARE(span("steel", true), QStringLiteral("8-16"));
        QCOMPARE(span("survey", true), QStringLiteral("0-4"));
        QCOMPARE(computed.of("steel").totalSlackMin, 6 * 60);
        QCOMPARE(computed.of("steel").freeSlackMin, 6 * 60);
    }

    void linksToNowhereAreIgnored()
    {
        SmallPlan small;
        small.task("A", kDay);
        small.link("A", "missing");
        small.link("missing", "A", FS, 4800);
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-05T08:00 2026-01-05T17:00");
        QVERIFY(computed.schedule.cycles.empty());
    }

    void lagOnAnotherCalendarReducesSlack()
    {
        SmallPlan small;
        small.calendar("nights", "00:00-04:00 20:00-24:00");
        small.task("A", kDay);
        auto &b = small.task("B", kDay);
        b.calendar = idOf<Calendar>("nights");
        b.constraint = ConstraintKind::StartNoEarlierThan;
        b.constraintDate = at("2026-01-07T20:00");
        small.task("long", 20 * kDay);
        small.link("A", "B", FS, 240);
        const Computed computed(small);
        QCOMPARE(computed.of("A").freeSlackMin, kDay); // two days more, and the lag would end after Wednesday, 20:00
    }

    void levellingDelayIsNotSlack()
    {
        SmallPlan small;
        small.task("A", kDay);
        small.task("B", kDay).levelDelay = {1440};
        small.link("A", "B");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("B"), "2026-01-07T08:00 2026-01-07T17:00");
        QCOMPARE(computed.of("A").totalSlackMin, 0);
        QCOMPARE(computed.of("A").freeSlackMin, 0);
    }

    void startStaysWithinWorkingTime()
    {
        SmallPlan small;
        small.calendar("nights", "00:00-04:00 20:00-24:00");
        small.task("A", kDay);
        auto &b = small.task("B", 60);
        b.calendar = idOf<Calendar>("nights");
        b.constraint = ConstraintKind::StartNoEarlierThan;
        b.constraintDate = at("2026-01-06T22:00");
        b.deadline = at("2026-01-06T23:00");
        small.task("long", 20 * kDay);
        small.link("A", "B", SS);
        const Computed computed(small);
        QCOMPARE(computed.of("A").freeSlackMin, 2 * kDay - 1); // Wednesday, 8:00, is after 22:00
        COMPARE_TEXT(computed.late("A"), "2026-01-07T08:00 2026-01-07T17:00"); // as the field's standard tool has it
    }

    void leadToAMilestoneEndsBeforeTheNextMorning()
    {
        SmallPlan small;
        small.task("A", 60);
        small.task("M", 0).deadline = at("2026-01-05T17:00");
        small.task("long", 20 * kDay);
        small.link("A", "M", FS, -60);
        const Computed computed(small);
        QCOMPARE(computed.of("A").totalSlackMin,
                 kDay - 1); // from 9:00 on Tuesday an hour back is 8:00, not Monday, 17:00
    }

    void milestoneTakesItsSuccessorsLateDates()
    {
        // As the field's standard tool has it, though it cannot lie there: the one thing that total slack misses.
        SmallPlan small;
        auto tuesdays = make<Calendar>("tuesdays");
        tuesdays.tuesday = parseWorkHours("06:00-14:00").value();
        small.rows.of<Calendar>().push_back(tuesdays);
        small.task("M", 0).calendar = tuesdays.id;
        small.task("long", 20000);
        small.task("A", kDay);
        small.link("A", "M");
        const Computed computed(small);
        COMPARE_TEXT(computed.late("M"), "2026-03-03T14:20 2026-03-03T14:20");
        QCOMPARE(computed.of("A").totalSlackMin, 19520);
    }

    void absurdNumbersStayInRange()
    {
        SmallPlan small;
        const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
        small.task("A", huge);
        small.task("B", kDay);
        small.task("C", kDay);
        small.task("D", kDay);
        small.link("A", "B", FS, huge);
        small.link("A", "C", SF, std::numeric_limits<std::int64_t>::min(), Elapsed);
        small.link("A", "D", SS, 1'000'000'000'000, Share);
        const Computed computed(small);
        for (const TaskDates &dates : computed.schedule.tasks) {
            for (const Instant instant : {dates.earlyStart, dates.earlyFinish, dates.lateStart, dates.lateFinish}) {
                QVERIFY(instant >= startOfDay(kFirstDate) && instant <= startOfDay(kLastDate + 1));
            }
        }
    }
};

GIGAPLAN_TEST(TestLinks)
#include "tst_links.moc"
