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

/// A two-day task A beside ten days of other work: the plan ends on Friday, 16 January 2026.
SmallPlan besideTenDays(std::int64_t minutes = 2 * kDay)
{
    SmallPlan small;
    small.task("long", 10 * kDay);
    small.task("A", minutes);
    return small;
}

Task &last(SmallPlan &small)
{
    return small.rows.of<Task>().back();
}

} // namespace

class TestConstraints : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachKind_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("early");
        QTest::addColumn<QString>("late");
        QTest::addColumn<int>("slackDays");
        const auto row = [](const char *name, ConstraintKind kind, const char *date, const char *early,
                            const char *late, int slack) {
            QTest::newRow(name) << int(kind) << QString::fromLatin1(date) << QString::fromLatin1(early)
                                << QString::fromLatin1(late) << slack;
        };
        const char *first = "2026-01-05T08:00 2026-01-06T17:00";
        const char *latest = "2026-01-15T08:00 2026-01-16T17:00";
        using enum ConstraintKind;
        row("as soon as possible", AsSoonAsPossible, "2026-01-07T08:00", first, latest, 8);
        row("as late as possible", AsLateAsPossible, "2026-01-07T08:00", first, latest, 8);
        row("must start on", MustStartOn, "2026-01-07T08:00", "2026-01-07T08:00 2026-01-08T17:00",
            "2026-01-07T08:00 2026-01-08T17:00", 0);
        row("must finish on", MustFinishOn, "2026-01-09T17:00", "2026-01-08T08:00 2026-01-09T17:00",
            "2026-01-08T08:00 2026-01-09T17:00", 0);
        row("start no earlier than", StartNoEarlierThan, "2026-01-07T08:00", "2026-01-07T08:00 2026-01-08T17:00",
            latest, 6);
        row("start no earlier than a weekend", StartNoEarlierThan, "2026-01-10T10:00",
            "2026-01-12T08:00 2026-01-13T17:00", latest, 3);
        row("start no earlier than before the plan", StartNoEarlierThan, "2025-12-29T08:00",
            "2025-12-29T08:00 2025-12-30T17:00", latest, 13);
        row("finish no earlier than", FinishNoEarlierThan, "2026-01-09T17:00", "2026-01-08T08:00 2026-01-09T17:00",
            latest, 5);
        row("start no later than", StartNoLaterThan, "2026-01-07T08:00", first, "2026-01-07T08:00 2026-01-08T17:00", 2);
        row("finish no later than", FinishNoLaterThan, "2026-01-08T17:00", first, "2026-01-07T08:00 2026-01-08T17:00",
            2);
    }

    void eachKind()
    {
        QFETCH(int, kind);
        QFETCH(QString, date);
        QFETCH(QString, early);
        QFETCH(QString, late);
        QFETCH(int, slackDays);
        SmallPlan small = besideTenDays();
        last(small).constraint = ConstraintKind(kind);
        last(small).constraintDate = at(date.toStdString());
        const Computed computed(small);
        QCOMPARE(QString::fromStdString(computed.early("A")), early);
        QCOMPARE(QString::fromStdString(computed.late("A")), late);
        QCOMPARE(computed.of("A").totalSlackMin, slackDays * kDay);
        QCOMPARE(computed.of("A").critical, slackDays == 0);
        QCOMPARE(QString::fromStdString(computed.scheduled("A")),
                 ConstraintKind(kind) == ConstraintKind::AsLateAsPossible ? late : early);
    }

    void constraintWithoutADateIsIgnored()
    {
        SmallPlan small = besideTenDays();
        last(small).constraint = ConstraintKind::MustFinishOn;
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-05T08:00 2026-01-06T17:00");
        QCOMPARE(computed.of("A").totalSlackMin, 8 * kDay);
    }

    void constraintOverridesLinksWithNegativeSlack()
    {
        SmallPlan small;
        small.task("P", 5 * kDay);
        small.task("A", 2 * kDay);
        last(small).constraint = ConstraintKind::StartNoLaterThan;
        last(small).constraintDate = at("2026-01-07T08:00");
        small.link("P", "A");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-07T08:00 2026-01-08T17:00");
        COMPARE_TEXT(computed.late("P"), "2025-12-31T08:00 2026-01-06T17:00");
        QCOMPARE(computed.of("P").totalSlackMin, -3 * kDay);
        QCOMPARE(computed.of("P").freeSlackMin, 0);
        QVERIFY(computed.of("P").critical);
    }

    void aDeadlineOnlyLowersTheLateFinish()
    {
        SmallPlan small = besideTenDays();
        last(small).deadline = at("2026-01-08T17:00");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-05T08:00 2026-01-06T17:00");
        COMPARE_TEXT(computed.late("A"), "2026-01-07T08:00 2026-01-08T17:00");
        QCOMPARE(computed.of("A").totalSlackMin, 2 * kDay);
        QCOMPARE(computed.of("A").freeSlackMin, 2 * kDay);
    }

    void aMissedDeadlineIsNegativeSlack()
    {
        SmallPlan small = besideTenDays();
        last(small).deadline = at("2026-01-05T17:00");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-05T08:00 2026-01-06T17:00");
        QCOMPARE(computed.of("A").totalSlackMin, -kDay);
        QCOMPARE(computed.of("A").freeSlackMin, 0);
        QVERIFY(computed.of("A").critical);
    }

    void aDeadlineAfterTheEndChangesNothing()
    {
        SmallPlan small = besideTenDays();
        last(small).deadline = at("2027-01-05T17:00");
        const Computed computed(small);
        COMPARE_TEXT(computed.late("A"), "2026-01-15T08:00 2026-01-16T17:00");
    }

    void asLateAsPossibleDoesNotPushSuccessors()
    {
        SmallPlan small = besideTenDays();
        last(small).constraint = ConstraintKind::AsLateAsPossible;
        small.task("B", 3 * kDay);
        last(small).constraint = ConstraintKind::StartNoEarlierThan;
        last(small).constraintDate = at("2026-01-09T08:00");
        small.link("A", "B");
        const Computed computed(small);
        COMPARE_TEXT(computed.scheduled("B"), "2026-01-09T08:00 2026-01-13T17:00");
        COMPARE_TEXT(computed.scheduled("A"), "2026-01-07T08:00 2026-01-08T17:00");
        COMPARE_TEXT(computed.early("A"), "2026-01-05T08:00 2026-01-06T17:00");
    }

    void asLateAsPossibleChainsEndWithThePlan()
    {
        SmallPlan small = besideTenDays();
        last(small).constraint = ConstraintKind::AsLateAsPossible;
        small.task("B", 3 * kDay);
        last(small).constraint = ConstraintKind::AsLateAsPossible;
        small.link("A", "B", LinkKind::FinishStart, kDay);
        const Computed computed(small);
        COMPARE_TEXT(computed.scheduled("B"), "2026-01-14T08:00 2026-01-16T17:00");
        COMPARE_TEXT(computed.scheduled("A"), "2026-01-09T08:00 2026-01-12T17:00");
    }

    void milestoneAfterWorkIsAtTheEndOfTheDay()
    {
        SmallPlan small;
        small.task("A", 2 * kDay);
        small.task("M", 0);
        small.task("B", kDay);
        small.link("A", "M");
        small.link("M", "B");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("M"), "2026-01-06T17:00 2026-01-06T17:00");
        COMPARE_TEXT(computed.doneOn("M"), "2026-01-06");
        COMPARE_TEXT(computed.early("B"), "2026-01-07T08:00 2026-01-07T17:00");
        QVERIFY(computed.of("M").critical);
        QCOMPARE(computed.of("M").totalSlackMin, 0);
    }

    void aMilestoneWithoutWorkBeforeIt()
    {
        SmallPlan small = besideTenDays(0);
        COMPARE_TEXT(Computed(small).early("A"), "2026-01-05T08:00 2026-01-05T08:00");
        COMPARE_TEXT(Computed(small).doneOn("A"), "2026-01-05");
        last(small).constraint = ConstraintKind::StartNoEarlierThan;
        last(small).constraintDate = at("2026-01-10T00:00");
        COMPARE_TEXT(Computed(small).early("A"), "2026-01-12T08:00 2026-01-12T08:00");
        last(small).constraint = ConstraintKind::MustFinishOn;
        COMPARE_TEXT(Computed(small).early("A"), "2026-01-10T00:00 2026-01-10T00:00");
        COMPARE_TEXT(Computed(small).doneOn("A"), "2026-01-10");
    }

    void finishAtMidnightCountsForTheDayBefore()
    {
        SmallPlan small;
        small.calendar("always", "00:00-24:00");
        small.plan().calendar = idOf<Calendar>("always");
        small.task("begin", 0);
        small.task("A", 1440);
        small.task("M", 0);
        small.link("A", "M");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-05T00:00 2026-01-06T00:00");
        COMPARE_TEXT(computed.doneOn("A"), "2026-01-05");
        COMPARE_TEXT(computed.doneOn("M"), "2026-01-05");
        COMPARE_TEXT(computed.doneOn("begin"), "2026-01-05");
    }

    void lookupsHandleNullAndUnknownTasks()
    {
        const Computed computed(besideTenDays());
        QVERIFY(computed.schedule.find(computed.plan, {}) == nullptr);
        QVERIFY(computed.schedule.find(computed.plan, idOf<Task>("missing")) == nullptr);
        QVERIFY(computed.schedule.doneOn(computed.plan, {}) == makeDate(2026, 1, 5));
        QVERIFY(computed.schedule.doneOn(computed.plan, idOf<Task>("missing")) == kNever);
        COMPARE_TEXT(computed.doneOn("A"), "2026-01-06");
    }

    void aPlanWithoutTasks()
    {
        const Computed computed{SmallPlan()};
        QVERIFY(computed.schedule.tasks.empty());
        COMPARE_TEXT(isoInstant(computed.schedule.start), "2026-01-05T08:00");
        QVERIFY(computed.schedule.finish == computed.schedule.start);
        QVERIFY(computeSchedule(PlanSnapshot()).tasks.empty());
    }

    void calendarWithoutWorkRunsAllDay()
    {
        SmallPlan small;
        small.calendar("never", "");
        small.plan().calendar = idOf<Calendar>("never");
        small.task("A", 2880);
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-05T00:00 2026-01-07T00:00");
    }

    void manualTaskKeepsItsDate_data()
    {
        QTest::addColumn<bool>("honour");
        QTest::addColumn<QString>("stands");
        QTest::addColumn<int>("kind");
        for (const bool honour : {true, false}) {
            for (int kind = 0; kind < 8; ++kind) {
                const std::string name = std::string(honour ? "honoured " : "yielding ") + std::to_string(kind);
                QTest::newRow((name + " before its links").c_str())
                    << honour << QStringLiteral("2026-01-07T10:30") << kind;
                QTest::newRow((name + " before the plan").c_str())
                    << honour << QStringLiteral("2025-12-01T08:00") << kind;
                QTest::newRow((name + " on a Sunday").c_str()) << honour << QStringLiteral("2026-01-11T09:15") << kind;
            }
        }
    }
    void manualTaskKeepsItsDate()
    {
        QFETCH(bool, honour);
        QFETCH(QString, stands);
        QFETCH(int, kind);
        SmallPlan small;
        small.plan().honourConstraints = honour;
        small.plan().statusDate = makeDate(2026, 1, 20);
        small.plan().progressRule = ProgressRule::RetainedLogic;
        small.task("dig", 5 * kDay);
        Task &hand = small.task("hand", 90);
        hand.manual = true;
        hand.constraint = static_cast<ConstraintKind>(kind);
        hand.constraintDate = at(stands.toStdString());
        hand.levelDelay = {5000};
        small.task("after", kDay);
        small.link("dig", "hand");
        small.link("hand", "after", LinkKind::StartStart);
        const Computed computed(small);
        QCOMPARE(isoInstant(computed.of("hand").start), stands.toStdString());
        QCOMPARE(isoInstant(computed.of("hand").earlyStart), stands.toStdString());
        // Its successors follow.
        COMPARE_TEXT(isoInstant(computed.of("after").start), "2026-01-21T08:00");
    }

    void manualTaskHasSlack()
    {
        // It ends on Wednesday, the plan on Friday: two days of slack, as for any other task.
        SmallPlan small;
        Task &hand = small.task("hand", kDay);
        hand.manual = true;
        hand.constraintDate = at("2026-01-07T08:00");
        small.task("long", 5 * kDay);
        const Computed computed(small);
        QCOMPARE(computed.of("hand").totalSlackMin, 2 * kDay);
        COMPARE_TEXT(computed.late("hand"), "2026-01-09T08:00 2026-01-09T17:00");
        QVERIFY(!computed.of("hand").critical);
    }

    void manualTaskWithoutADateIsScheduled()
    {
        SmallPlan small;
        small.task("dig", kDay);
        small.task("hand", kDay).manual = true;
        small.link("dig", "hand");
        COMPARE_TEXT(Computed(small).early("hand"), "2026-01-06T08:00 2026-01-06T17:00");
    }

    void planFinishMayPrecedeItsStart()
    {
        SmallPlan small;
        small.task("first", kDay).constraintDate = at("2025-12-01T08:00");
        small.task("last", kDay).constraintDate = at("2025-12-03T08:00");
        for (Task &task : small.rows.of<Task>()) {
            task.manual = true;
        }
        const Computed computed(small);
        COMPARE_TEXT(isoInstant(computed.schedule.finish), "2025-12-03T17:00");
        QCOMPARE(computed.of("last").totalSlackMin, 0);
        QCOMPARE(computed.of("first").totalSlackMin, 2 * kDay);
        QVERIFY(computed.of("last").critical);
    }

    void fixedMilestoneHasNegativeSlackForLateLinks()
    {
        SmallPlan small;
        small.task("A", 3 * kDay); // until Wednesday
        auto &milestone = small.task("M", 0);
        milestone.constraint = ConstraintKind::MustFinishOn;
        milestone.constraintDate = at("2026-01-06T17:00"); // on Tuesday
        small.task("long", 10 * kDay);
        small.link("A", "M");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("M"), "2026-01-06T17:00 2026-01-06T17:00");
        COMPARE_TEXT(computed.late("M"), "2026-01-06T17:00 2026-01-06T17:00");
        QCOMPARE(computed.of("A").totalSlackMin, -kDay);
        QCOMPARE(computed.of("M").totalSlackMin, -kDay);
        QCOMPARE(computed.of("M").freeSlackMin, 0);
        QVERIFY(computed.of("M").critical);
    }
};

GIGAPLAN_TEST(TestConstraints)
#include "tst_constraints.moc"
