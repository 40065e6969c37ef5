// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/reasons.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"
#include "tests/model/schedule/random_network.h"
#include "tests/support/test_program.h"

#include <QtTest/QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// "c b a: plan_start": the keys from the task that was asked about, and what holds the last of them.
std::string text(const PlanSnapshot &plan, const std::vector<Reason> &reasons)
{
    std::string text;
    for (const Reason &reason : reasons) {
        text += plan.find(reason.task)->key + ' ';
    }
    return reasons.empty() ? text
                           : text.substr(0, text.size() - 1) + ": " + std::string(enumName(reasons.back().cause));
}

std::string early(const SmallPlan &small, std::string_view task)
{
    const Computed computed(small);
    return text(computed.plan, whyNotEarlier(computed.schedule, idOf<Task>(task)));
}

std::string late(const SmallPlan &small, std::string_view task)
{
    const Computed computed(small);
    return text(computed.plan, whyNotLater(computed.schedule, idOf<Task>(task)));
}

SmallPlan tasks(std::initializer_list<std::pair<std::string_view, int>> days)
{
    SmallPlan small;
    for (const auto &[key, count] : days) {
        small.task(key, count * kDay);
    }
    return small;
}

bool hasCap(const Task &task)
{
    return task.constraint != ConstraintKind::AsSoonAsPossible && task.constraint != ConstraintKind::StartNoEarlierThan
        && task.constraint != ConstraintKind::FinishNoEarlierThan;
}

PlanSnapshot withTask(const PlanSnapshot &plan, Task task)
{
    ChangeSummary change;
    change.of<Task>().updated.push_back({std::move(task), 1});
    return plan.with(change);
}

} // namespace

class TestReasons : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void longerPredecessorDrives()
    {
        SmallPlan small = tasks({{"a", 5}, {"b", 8}, {"c", 2}});
        small.link("b", "c");
        small.link("a", "c");
        COMPARE_TEXT(early(small, "c"), "c b: plan_start");
        small.link("a", "c", LinkKind::FinishStart, 4 * kDay); // 5 + 4 days are more than 8
        COMPARE_TEXT(early(small, "c"), "c a: plan_start");
    }

    void followsChainToBothEnds()
    {
        SmallPlan small = tasks({{"a", 5}, {"b", 5}, {"c", 5}, {"x", 1}});
        small.link("a", "b");
        small.link("b", "c");
        small.link("x", "c");
        COMPARE_TEXT(early(small, "c"), "c b a: plan_start");
        COMPARE_TEXT(late(small, "a"), "a b c: plan_finish");
        COMPARE_TEXT(late(small, "x"), "x c: plan_finish");
    }

    void startAndFinishLinksCanDrive()
    {
        SmallPlan startStart = tasks({{"a", 9}, {"b", 3}});
        startStart.link("a", "b", LinkKind::StartStart, 2 * kDay);
        COMPARE_TEXT(early(startStart, "b"), "b a: plan_start");
        SmallPlan finishFinish = tasks({{"a", 9}, {"b", 3}});
        finishFinish.link("a", "b", LinkKind::FinishFinish);
        COMPARE_TEXT(early(finishFinish, "b"), "b a: plan_start");
        COMPARE_TEXT(late(finishFinish, "a"), "a b: plan_finish");
        SmallPlan tooShort = tasks({{"a", 2}, {"b", 9}});
        tooShort.link("a", "b", LinkKind::FinishFinish);
        COMPARE_TEXT(early(tooShort, "b"), "b: plan_start");
    }

    void bindingDateEndsTheChain()
    {
        SmallPlan small = tasks({{"a", 5}, {"b", 3}, {"c", 1}});
        small.link("a", "b");
        small.link("b", "c");
        Task &held = small.rows.of<Task>()[1];
        held.constraint = ConstraintKind::StartNoEarlierThan;
        held.constraintDate = at("2026-03-01T00:00");
        COMPARE_TEXT(early(small, "c"), "c b: constraint");
        held.constraintDate = at("2026-01-06T00:00"); // before a is done
        COMPARE_TEXT(early(small, "c"), "c b a: plan_start");
        held.constraint = ConstraintKind::FinishNoLaterThan;
        held.constraintDate = at("2026-01-19T17:00");
        COMPARE_TEXT(late(small, "a"), "a b c: plan_finish");
        small.rows.of<Task>()[2].deadline = at("2026-01-14T17:00");
        COMPARE_TEXT(late(small, "a"), "a b c: deadline");
        held.constraintDate = at("2026-01-09T17:00");
        COMPARE_TEXT(late(small, "a"), "a b: constraint");
    }

    void actualDateEndsTheChain()
    {
        SmallPlan small = tasks({{"a", 5}, {"b", 3}, {"c", 1}});
        small.link("a", "b");
        small.link("b", "c");
        small.rows.of<Task>()[1].actualStart = at("2026-01-06T08:00");
        COMPARE_TEXT(early(small, "c"), "c b: actual");
    }

    void explainsDeliberateDelay()
    {
        SmallPlan small = tasks({{"a", 5}, {"b", 1}, {"c", 1}});
        small.link("a", "c");
        small.link("b", "c");
        small.rows.of<Task>()[1].constraint = ConstraintKind::AsLateAsPossible;
        COMPARE_TEXT(early(small, "b"), "b: as_late_as_possible");
    }

    void summaryLinksLeadToTheDecidingTask()
    {
        SmallPlan small;
        small.task("s", 0);
        small.task("s1", 2 * kDay, "s");
        small.task("s2", 6 * kDay, "s");
        small.task("a", 4 * kDay);
        small.task("z", kDay);
        small.link("a", "s");
        small.link("s", "z");
        COMPARE_TEXT(early(small, "z"), "z s2 a: plan_start");
        COMPARE_TEXT(early(small, "s"), "s2 a: plan_start");
        COMPARE_TEXT(late(small, "a"), "a s2 z: plan_finish");
        COMPARE_TEXT(late(small, "s1"), "s1 z: plan_finish");
    }

    void loopTerminates()
    {
        SmallPlan small = tasks({{"a", 5}, {"b", 5}});
        small.link("a", "b");
        small.link("b", "a");
        COMPARE_TEXT(early(small, "b"), "b: plan_start");
    }

    void manualTaskStatesWhatItsLinksAskFor()
    {
        SmallPlan small = tasks({{"a", 5}, {"b", 2}, {"c", 1}});
        small.link("a", "b");
        small.link("b", "c");
        for (Task &task : small.rows.of<Task>()) {
            task.manual = task.key == "b";
        }
        small.rows.of<Task>()[1].constraintDate = at("2026-01-07T08:00");
        COMPARE_TEXT(early(small, "c"), "c b: manual");
        const Computed computed(small);
        const auto reasons = whyNotEarlier(computed.schedule, idOf<Task>("b"));
        QCOMPARE(reasons.size(), std::size_t{1});
        COMPARE_TEXT(isoInstant(*reasons[0].asked), "2026-01-12T08:00");
        const auto row = [&](std::string_view key) {
            return static_cast<std::uint32_t>(computed.plan.table<Task>().indexOf(idOf<Task>(key)));
        };
        COMPARE_TEXT(isoInstant(*startWithoutHand(computed.schedule, row("b"), true)), "2026-01-12T08:00");
        QVERIFY(!startWithoutHand(computed.schedule, row("a"), false));
    }

    void unknownTasksHaveNoReasons()
    {
        const Computed computed(tasks({{"a", 5}}));
        QVERIFY(whyNotEarlier(computed.schedule, idOf<Task>("x")).empty());
        QVERIFY(whyNotLater(Schedule(), idOf<Task>("a")).empty());
    }

    /// Whatever is named as the reason: when it moves, the date moves.
    void namedReasonIsDecisive()
    {
        std::array<int, 9> seen{};
        for (unsigned seed = 1; seed <= 250; ++seed) {
            const RandomNetwork random(seed, {true, seed % 3 == 0, seed % 5 != 0, 9});
            const PlanSnapshot plan = random.small.snapshot();
            const Schedule schedule = computeSchedule(plan);
            for (const Task &task : plan.table<Task>()) {
                if (schedule.find(plan, task.id)->summary) {
                    continue;
                }
                const std::string where = "seed " + std::to_string(seed) + ' ' + task.key;
                const auto reasons = whyNotEarlier(schedule, task.id);
                QVERIFY2(!reasons.empty() && reasons.front().task == task.id, where.c_str());
                QVERIFY2(reasons.back().cause != DateCause::Link, where.c_str());
                ++seen[static_cast<std::size_t>(reasons.front().cause)];
                checkEarly(plan, schedule, task, reasons, where);
                const auto limits = whyNotLater(schedule, task.id);
                QVERIFY2(!limits.empty() && limits.back().cause != DateCause::Link, where.c_str());
                checkLate(plan, schedule, task, limits, where);
            }
        }
        for (const DateCause cause :
             {DateCause::Link, DateCause::Constraint, DateCause::Happened, DateCause::PlanStart}) {
            QVERIFY(seen[static_cast<std::size_t>(cause)] > 50);
        }
    }

private:
    static void checkEarly(const PlanSnapshot &plan, const Schedule &schedule, const Task &task,
                           const std::vector<Reason> &reasons, const std::string &where)
    {
        const Instant start = schedule.find(plan, task.id)->earlyStart;
        if (reasons.front().cause == DateCause::Constraint) {
            Task free = task;
            free.constraint = ConstraintKind::AsSoonAsPossible;
            const PlanSnapshot other = withTask(plan, free);
            QVERIFY2(computeSchedule(other).find(other, task.id)->earlyStart != start, where.c_str());
        }
        const bool driven = reasons.size() > 1 && reasons[1].cause != DateCause::Constraint
            && reasons[1].cause != DateCause::Happened && !task.actualStart && !hasCap(task);
        if (driven) {
            Task later = *plan.find(reasons[1].task);
            later.levelDelay = {20 * 1440};
            const bool capped = hasCap(later);
            const PlanSnapshot other = withTask(plan, later);
            QVERIFY2(capped || computeSchedule(other).find(other, task.id)->earlyStart > start, where.c_str());
        }
    }

    static void checkLate(const PlanSnapshot &plan, const Schedule &schedule, const Task &task,
                          const std::vector<Reason> &limits, const std::string &where)
    {
        if (limits.size() > 1) {
            Task earlier = *plan.find(limits[1].task);
            earlier.deadline = schedule.find(plan, earlier.id)->lateFinish + -20 * 1440;
            const PlanSnapshot other = withTask(plan, earlier);
            QVERIFY2(computeSchedule(other).find(other, task.id)->lateFinish < schedule.find(plan, task.id)->lateFinish,
                     where.c_str());
        }
    }
};

GIGAPLAN_TEST(TestReasons)
#include "tst_reasons.moc"
