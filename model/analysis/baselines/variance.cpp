// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/baselines/variance.h"

#include "model/analysis/schedule/plan_clocks.h"
#include "model/plan/baselines.h"
#include "model/plan/id_index.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/tasks.h"

namespace gigaplan {

namespace {

TaskVariance varianceOf(const TaskFigures &before, const TaskFigures &now, const CalendarClock &clock)
{
    TaskVariance variance;
    variance.known = true;
    variance.before = before;
    variance.startMin = clock.between(before.start, now.start);
    variance.finishMin = clock.between(before.finish, now.finish);
    variance.durationMin = now.duration.value - before.duration.value;
    variance.startDays = dateOf(now.start) - dateOf(before.start);
    variance.finishDays = dayEnding(now.finish) - dayEnding(before.finish);
    variance.cost = now.cost - before.cost;
    return variance;
}

Schedule scheduleOf(const Schedule &now, const std::vector<TaskVariance> &tasks)
{
    Schedule then = now;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (tasks[i].known) {
            TaskDates &dates = then.tasks[i];
            dates.start = dates.earlyStart = tasks[i].before.start;
            dates.finish = dates.earlyFinish = tasks[i].before.finish;
        }
    }
    return then;
}

} // namespace

std::vector<TaskVariance> taskVariances(const PlanSnapshot &plan, const Schedule &schedule, const Capital &capital,
                                        Id<Baseline> baseline)
{
    const auto &tasks = plan.table<Task>();
    const auto now = taskFigures(plan, schedule, capital);
    if (now.size() != tasks.size()) {
        return {};
    }
    std::vector<TaskVariance> variances(tasks.size());
    const IdIndex<Task> rows(tasks);
    PlanClocks clocks(plan);
    // In the order of keys: of two rows of a task the first counts.
    for (const BaselineTask &row : plan.table<BaselineTask>()) {
        const std::uint32_t i = row.baseline == baseline ? rows.at(row.task) : kNoRow;
        if (i != kNoRow && row.start && row.finish && !variances[i].known) {
            variances[i] = varianceOf({*row.start, *row.finish, row.duration, row.cost}, now[i],
                                      clocks[clocks.slackClockOf(tasks[i])]);
        }
    }
    return variances;
}

std::vector<PhaseVariance> phaseVariances(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                                          const std::vector<TaskVariance> &tasks, Date at)
{
    const auto &phases = plan.table<Phase>();
    if (tasks.size() != schedule.tasks.size() || capacity.phaseLiveOn.size() != phases.size()) {
        return {};
    }
    const Capacity then = computeCapacity(plan, scheduleOf(schedule, tasks));
    constexpr auto live = static_cast<std::size_t>(RowState::Live);
    std::vector<PhaseVariance> variances(phases.size());
    for (std::size_t i = 0; i < phases.size(); ++i) {
        PhaseVariance &variance = variances[i];
        variance.phase = phases[i].id;
        variance.liveBefore = then.phaseLiveOn[i];
        variance.liveNow = capacity.phaseLiveOn[i];
        if (variance.liveBefore != kNever && variance.liveNow != kNever) {
            variance.days = variance.liveNow - variance.liveBefore;
        }
        variance.itBefore = {then.phases[i].it[live].at(at)};
        variance.itNow = {capacity.phases[i].it[live].at(at)};
    }
    const IdIndex<Phase> rows(phases);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const std::uint32_t phase = rows.at(plan.table<Task>()[i].phase);
        if (tasks[i].known && phase != kNoRow) {
            variances[phase].costBefore += tasks[i].before.cost;
            variances[phase].costNow += tasks[i].before.cost + tasks[i].cost;
        }
    }
    return variances;
}

const Baseline *firstBaseline(const PlanSnapshot &plan)
{
    return firstInOrder<Baseline>(plan);
}

} // namespace gigaplan
