// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/tasks.h"
#include "tests/model/schedule/small_plan.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

class TestProgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finishedTaskKeepsItsActualDates()
    {
        SmallPlan small;
        auto &task = small.task("A", 2 * kDay);
        task.actualStart = at("2026-01-05T09:00");
        task.actualFinish = at("2026-01-08T12:00");
        task.complete = {100};
        small.task("B", kDay);
        small.link("A", "B");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-05T09:00 2026-01-08T12:00");
        COMPARE_TEXT(computed.late("A"), "2026-01-05T09:00 2026-01-08T12:00");
        COMPARE_TEXT(computed.early("B"), "2026-01-08T13:00 2026-01-09T12:00");
        QVERIFY(!computed.of("A").critical);
        QCOMPARE(computed.of("A").totalSlackMin, 0);
        QVERIFY(computed.of("B").critical);
    }

    void aStartedTaskLastsItsDurationFromItsActualStart()
    {
        SmallPlan small;
        small.task("before", 10 * kDay);
        auto &task = small.task("A", 2 * kDay);
        task.actualStart = at("2026-01-07T10:00");
        task.complete = {50};
        task.constraint = ConstraintKind::MustStartOn;
        task.constraintDate = at("2026-01-12T08:00");
        small.link("before", "A");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-07T10:00 2026-01-09T10:00");
        COMPARE_TEXT(computed.late("A"), "2026-01-07T10:00 2026-01-16T17:00");
        QCOMPARE(computed.of("A").totalSlackMin, 46 * 60);
        QCOMPARE(computed.of("A").freeSlackMin, 46 * 60);
        QVERIFY(!computed.of("A").critical);
    }

    void remainingWorkLimitsThePredecessor()
    {
        // Half of A's four days remain, and the plan ends with it: P may take until two days before that end.
        SmallPlan small;
        small.task("P", 3 * kDay);
        auto &task = small.task("A", 4 * kDay);
        task.actualStart = at("2026-01-07T08:00");
        task.complete = {50};
        small.link("P", "A");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-07T08:00 2026-01-12T17:00");
        COMPARE_TEXT(computed.late("P"), "2026-01-06T08:00 2026-01-08T17:00");
        QCOMPARE(computed.of("P").totalSlackMin, kDay);
        QVERIFY(computed.of("A").critical);
    }

    void completeTaskWithoutAFinishLastsItsDuration()
    {
        SmallPlan small;
        auto &task = small.task("A", 2 * kDay);
        task.actualStart = at("2026-01-05T13:00");
        task.complete = {100};
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-05T13:00 2026-01-07T12:00");
        QVERIFY(!computed.of("A").critical);
    }

    void startFollowsFromTheActualFinish()
    {
        SmallPlan small;
        auto &task = small.task("A", 2 * kDay);
        task.actualFinish = at("2026-01-09T17:00");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-08T08:00 2026-01-09T17:00");
    }

    void finishedSuccessorsDoNotLimitSlack()
    {
        SmallPlan small;
        small.task("long", 10 * kDay);
        small.task("A", 2 * kDay);
        auto &task = small.task("B", kDay);
        task.actualStart = at("2026-01-05T08:00");
        task.actualFinish = at("2026-01-05T17:00");
        small.link("A", "B");
        const Computed computed(small);
        COMPARE_TEXT(computed.late("A"), "2026-01-15T08:00 2026-01-16T17:00");
        QCOMPARE(computed.of("A").freeSlackMin, 8 * kDay);
    }

    void anActualMilestoneAtMidnightIsReachedOnThatDay()
    {
        SmallPlan small;
        auto &task = small.task("M", 0);
        task.actualStart = task.actualFinish = at("2026-02-01T00:00");
        COMPARE_TEXT(Computed(small).doneOn("M"), "2026-02-01");
    }

    void aStoppedComputationReturns()
    {
        SmallPlan small;
        for (int i = 0; i < 50; ++i) {
            small.task("t" + std::to_string(i), kDay);
        }
        std::stop_source source;
        source.request_stop();
        QCOMPARE(computeSchedule(small.snapshot(), source.get_token()).tasks.size(), 50u);
    }
};

GIGAPLAN_TEST(TestProgress)
#include "tst_progress.moc"
