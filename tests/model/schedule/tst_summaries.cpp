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

class TestSummaries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSummarySpansItsChildren()
    {
        SmallPlan small;
        small.task("all", 99 * kDay);
        small.task("S", 0, "all");
        small.task("A", 2 * kDay, "S");
        small.task("B", 3 * kDay, "S");
        small.task("long", 10 * kDay, "all");
        small.link("A", "B");
        const Computed computed(small);
        QVERIFY(computed.of("S").summary && computed.of("all").summary && !computed.of("A").summary);
        COMPARE_TEXT(computed.early("S"), "2026-01-05T08:00 2026-01-09T17:00");
        COMPARE_TEXT(computed.late("S"), "2026-01-12T08:00 2026-01-16T17:00");
        COMPARE_TEXT(computed.scheduled("all"), "2026-01-05T08:00 2026-01-16T17:00");
        QCOMPARE(computed.of("S").totalSlackMin, 5 * kDay);
        QCOMPARE(computed.of("S").freeSlackMin, 5 * kDay); // nothing waits for S itself
        QVERIFY(!computed.of("S").critical);
        QVERIFY(computed.of("all").critical);
        QCOMPARE(computed.of("all").totalSlackMin, 0);
    }

    void aLinkToASummaryHoldsAllItsLeaves()
    {
        SmallPlan small;
        small.task("X", 2 * kDay);
        small.task("S", 0);
        small.task("inner", 0, "S");
        small.task("A", kDay, "inner");
        small.task("B", kDay, "S");
        small.link("X", "S", LinkKind::FinishStart, kDay);
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-08T08:00 2026-01-08T17:00");
        COMPARE_TEXT(computed.early("B"), "2026-01-08T08:00 2026-01-08T17:00");
        QVERIFY(computed.of("X").critical);
    }

    void aLinkFromASummaryWaitsForAllItsLeaves()
    {
        SmallPlan small;
        small.task("S", 0);
        small.task("inner", 0, "S");
        small.task("A", kDay, "inner");
        small.task("B", 4 * kDay, "S");
        small.task("Y", kDay);
        small.link("S", "Y", LinkKind::FinishStart, kDay);
        const Computed computed(small);
        COMPARE_TEXT(computed.early("Y"), "2026-01-12T08:00 2026-01-12T17:00");
        COMPARE_TEXT(computed.late("A"), "2026-01-08T08:00 2026-01-08T17:00");
        QCOMPARE(computed.of("A").freeSlackMin, 3 * kDay);
        QCOMPARE(computed.of("B").freeSlackMin, 0);
    }

    void lagsRunOnEachLeafsCalendar()
    {
        SmallPlan small;
        small.calendar("always", "00:00-24:00");
        small.task("X", kDay);
        small.task("S", 0);
        small.task("A", 60, "S");
        small.task("B", 60, "S").calendar = idOf<Calendar>("always");
        small.link("X", "S", LinkKind::FinishStart, 120);
        const Computed computed(small);
        COMPARE_TEXT(computed.early("A"), "2026-01-06T10:00 2026-01-06T11:00");
        COMPARE_TEXT(computed.early("B"), "2026-01-05T19:00 2026-01-05T20:00");
    }

    void summaryToSummaryInNestedLevels()
    {
        SmallPlan small;
        small.task("S", 0);
        small.task("S1", 0, "S");
        small.task("A", 2 * kDay, "S1");
        small.task("B", kDay, "S1");
        small.task("T", 0);
        small.task("T1", 0, "T");
        small.task("C", 3 * kDay, "T1");
        small.task("D", kDay, "T");
        small.link("S1", "T");
        small.link("S", "T1", LinkKind::StartStart, 3 * kDay);
        small.link("S", "T", LinkKind::FinishFinish, 3 * kDay);
        const Computed computed(small);
        COMPARE_TEXT(computed.early("C"), "2026-01-08T08:00 2026-01-12T17:00");
        // Finishes three days after Tuesday.
        COMPARE_TEXT(computed.early("D"), "2026-01-09T08:00 2026-01-09T17:00");
        COMPARE_TEXT(computed.late("A"), "2026-01-05T08:00 2026-01-06T17:00");
        COMPARE_TEXT(computed.late("B"), "2026-01-05T08:00 2026-01-05T17:00");
    }

    void percentageLagCountsTheSummarySpan()
    {
        SmallPlan small;
        small.task("S", 0);
        small.task("A", 2 * kDay, "S");
        small.task("B", 3 * kDay, "S");
        small.task("Y", kDay);
        small.link("A", "B");
        small.link("S", "Y", LinkKind::FinishStart, 40, LagKind::PercentOfPredecessor);
        const Computed computed(small);
        COMPARE_TEXT(computed.early("Y"), "2026-01-14T08:00 2026-01-14T17:00");
        QVERIFY(computed.of("A").critical && computed.of("B").critical && computed.of("Y").critical);
    }

    void summaryMayHaveMoreSlackThanAChild()
    {
        SmallPlan small;
        small.task("X", 3 * kDay);
        small.task("S", 0);
        small.task("A", kDay, "S"); // may wait for 5 days
        small.task("B", 2 * kDay, "S");
        small.task("Y", kDay);
        small.link("X", "B");
        small.link("B", "Y");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("S"), "2026-01-05T08:00 2026-01-09T17:00");
        COMPARE_TEXT(computed.late("S"), "2026-01-08T08:00 2026-01-12T17:00");
        QCOMPARE(computed.of("B").totalSlackMin, 0);
        QCOMPARE(computed.of("S").totalSlackMin, kDay);
        QCOMPARE(computed.of("S").freeSlackMin, kDay);
        QVERIFY(computed.of("B").critical && !computed.of("S").critical); // by its own slack
    }

    void aSummaryOnTheLongestPathIsCriticalWithItsChild()
    {
        SmallPlan small;
        small.plan().criticality = CriticalityRule::LongestPath;
        small.task("S", 0);
        small.task("A", kDay, "S");
        small.task("B", 2 * kDay, "S");
        small.task("Y", kDay);
        small.link("B", "Y");
        const Computed computed(small);
        QVERIFY(computed.of("B").critical && !computed.of("A").critical && computed.of("S").critical);
    }

    void outerSummaryLinksLimitInnerFreeSlack_data()
    {
        QTest::addColumn<bool>("withOwnLink");
        QTest::newRow("no link of its own") << false;
        QTest::newRow("another link of its own") << true;
    }

    void outerSummaryLinksLimitInnerFreeSlack()
    {
        QFETCH(bool, withOwnLink);
        SmallPlan small;
        small.task("outer", 0);
        small.task("middle", 0, "outer");
        small.task("inner", 0, "middle");
        small.task("A", 2 * kDay, "inner");
        small.task("B", 3 * kDay, "outer");
        small.task("next", kDay);
        small.task("long", 20 * kDay);
        small.link("outer", "next");
        if (withOwnLink) {
            small.task("far", kDay).constraint = ConstraintKind::StartNoEarlierThan;
            small.rows.of<Task>().back().constraintDate = at("2026-01-26T08:00");
            small.link("inner", "far");
        }
        const Computed computed(small);
        QCOMPARE(computed.of("A").freeSlackMin, kDay);
        QCOMPARE(computed.of("inner").freeSlackMin, kDay);
        QCOMPARE(computed.of("middle").freeSlackMin, kDay);
        QCOMPARE(computed.of("outer").freeSlackMin, 0);
        QVERIFY(computed.of("inner").totalSlackMin > 10 * kDay);
    }

    void finishedChildrenDoNotCountForSlack()
    {
        SmallPlan small;
        small.task("long", 10 * kDay);
        small.task("S", 0);
        auto &done = small.task("A", kDay, "S");
        done.actualStart = at("2026-01-05T08:00");
        done.actualFinish = at("2026-01-05T17:00");
        small.task("B", kDay, "S");
        const Computed computed(small);
        QCOMPARE(computed.of("S").totalSlackMin, 9 * kDay);
    }

    void parentLoopsAndMissingParentsAreCut()
    {
        SmallPlan small;
        small.task("A", kDay, "B");
        small.task("B", kDay, "C");
        small.task("C", kDay, "A");
        small.task("D", kDay, "A");
        small.task("self", kDay, "self");
        small.task("orphan", kDay, "missing");
        small.link("D", "orphan");
        const Computed computed(small);
        QCOMPARE(computed.schedule.tasks.size(), 6u);
        COMPARE_TEXT(computed.early("orphan"), "2026-01-06T08:00 2026-01-06T17:00");
        COMPARE_TEXT(computed.early("D"), "2026-01-05T08:00 2026-01-05T17:00");
        COMPARE_TEXT(computed.early("self"), "2026-01-05T08:00 2026-01-05T17:00");
        for (const char *key : {"A", "B", "C"}) {
            COMPARE_TEXT(isoInstant(computed.of(key).start), "2026-01-05T08:00");
        }
    }
};

GIGAPLAN_TEST(TestSummaries)
#include "tst_summaries.moc"
