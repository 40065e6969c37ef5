// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/model/schedule/small_plan.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// Out of sequence: "second" is half done although "first", four days long, has not begun. Status: Monday evening.
SmallPlan outOfSequence(ProgressRule rule)
{
    SmallPlan small;
    small.plan().statusDate = makeDate(2026, 1, 5);
    small.plan().progressRule = rule;
    small.task("first", 4 * kDay);
    Task &second = small.task("second", 2 * kDay);
    second.actualStart = at("2026-01-05T08:00");
    second.complete = {50};
    small.link("first", "second");
    small.task("third", kDay);
    small.link("second", "third");
    return small;
}

} // namespace

/// What becomes of tasks in progress.
class TestStatusDate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asReportedKeepsTheDuration()
    {
        const Computed computed(outOfSequence(ProgressRule::AsReported));
        COMPARE_TEXT(computed.early("first"), "2026-01-05T08:00 2026-01-08T17:00");
        COMPARE_TEXT(computed.early("second"), "2026-01-05T08:00 2026-01-06T17:00");
        COMPARE_TEXT(computed.early("third"), "2026-01-07T08:00 2026-01-07T17:00");
    }

    void retainedLogicWaitsForThePredecessor()
    {
        const Computed computed(outOfSequence(ProgressRule::RetainedLogic));
        COMPARE_TEXT(computed.early("first"), "2026-01-06T08:00 2026-01-09T17:00");
        COMPARE_TEXT(computed.early("second"), "2026-01-05T08:00 2026-01-12T17:00");
        COMPARE_TEXT(computed.early("third"), "2026-01-13T08:00 2026-01-13T17:00");
        QVERIFY(computed.of("first").critical);
    }

    void progressOverrideResumesAtTheStatusDate()
    {
        const Computed computed(outOfSequence(ProgressRule::ProgressOverride));
        COMPARE_TEXT(computed.early("first"), "2026-01-06T08:00 2026-01-09T17:00");
        COMPARE_TEXT(computed.early("second"), "2026-01-05T08:00 2026-01-06T17:00");
        COMPARE_TEXT(computed.early("third"), "2026-01-07T08:00 2026-01-07T17:00");
    }

    void withoutAStatusDateBothAreAsReported()
    {
        for (const ProgressRule rule : {ProgressRule::RetainedLogic, ProgressRule::ProgressOverride}) {
            SmallPlan small = outOfSequence(rule);
            small.plan().statusDate.reset();
            COMPARE_TEXT(Computed(small).early("second"), "2026-01-05T08:00 2026-01-06T17:00");
        }
    }

    void finishedWorkStaysWhereItWas()
    {
        SmallPlan small = outOfSequence(ProgressRule::RetainedLogic);
        Task &first = small.rows.of<Task>().front();
        first.actualStart = at("2026-01-01T08:00");
        first.actualFinish = at("2026-01-02T17:00");
        const Computed computed(small);
        COMPARE_TEXT(computed.early("first"), "2026-01-01T08:00 2026-01-02T17:00");
        COMPARE_TEXT(computed.early("second"), "2026-01-05T08:00 2026-01-06T17:00");
    }
};

GIGAPLAN_TEST(TestStatusDate)
#include "tst_status_date.moc"
