// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/baselines/task_figures.h"

#include "model/analysis/schedule/plan_clocks.h"
#include "model/plan/baselines.h"
#include "model/plan/id_index.h"
#include "model/plan/money.h"

namespace gigaplan {

std::vector<TaskFigures> taskFigures(const PlanSnapshot &plan, const Schedule &schedule, const Capital &capital)
{
    const auto &tasks = plan.table<Task>();
    if (schedule.tasks.size() != tasks.size()) {
        return {};
    }
    PlanClocks clocks(plan);
    std::vector<TaskFigures> figures;
    figures.reserve(tasks.size());
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const TaskDates &dates = schedule.tasks[i];
        const std::uint32_t clock = dates.summary ? clocks.slackClockOf(tasks[i]) : clocks.clockOf(tasks[i]);
        figures.push_back({dates.start, dates.finish, {clocks[clock].between(dates.start, dates.finish)}, {}});
    }
    const IdIndex<Task> rows(tasks);
    const auto &costs = plan.table<Cost>();
    for (std::size_t i = 0; i < std::min(costs.size(), capital.costAmounts.size()); ++i) {
        if (const std::uint32_t row = rows.at(costs[i].task); row != kNoRow) {
            figures[row].cost += capital.costAmounts[i];
        }
    }
    return figures;
}

std::vector<BaselineTask> baselineRows(const PlanSnapshot &plan, const Schedule &schedule, const Capital &capital)
{
    std::vector<BaselineTask> rows;
    const auto figures = taskFigures(plan, schedule, capital);
    rows.reserve(figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        BaselineTask row;
        row.task = plan.table<Task>().idAt(i);
        row.start = figures[i].start;
        row.finish = figures[i].finish;
        row.duration = figures[i].duration;
        row.cost = figures[i].cost;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace gigaplan
