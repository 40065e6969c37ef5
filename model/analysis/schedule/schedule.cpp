// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"

#include "model/analysis/schedule/critical_path.h"
#include "model/analysis/schedule/network_loops.h"
#include "model/analysis/schedule/schedule_basis.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

#include <algorithm>

namespace gigaplan {

namespace {

std::vector<std::vector<Id<Task>>> named(const PlanSnapshot &plan, const std::vector<std::vector<std::uint32_t>> &loops)
{
    std::vector<std::vector<Id<Task>>> out;
    for (const auto &rows : loops) {
        auto &loop = out.emplace_back();
        for (const std::uint32_t row : rows) {
            loop.push_back(plan.table<Task>()[row].id);
        }
    }
    return out;
}

/// Widens a summary's dates over one child's.
void include(TaskDates &summary, const TaskDates &child)
{
    const bool first = !summary.summary;
    const auto earlier = [first](Instant &at, Instant with) { at = first ? with : std::min(at, with); };
    const auto later = [first](Instant &at, Instant with) { at = first ? with : std::max(at, with); };
    earlier(summary.earlyStart, child.earlyStart);
    later(summary.earlyFinish, child.earlyFinish);
    earlier(summary.lateStart, child.lateStart);
    later(summary.lateFinish, child.lateFinish);
    earlier(summary.start, child.start);
    later(summary.finish, child.finish);
    summary.summary = true;
}

/// On the longest path with a child.
void includePath(TaskDates &summary, const TaskDates &child)
{
    summary.critical = summary.critical || child.critical;
    summary.nearCritical = !summary.critical && (summary.nearCritical || child.nearCritical);
}

/// As the field's standard tool has it: between the summary's own dates, whatever slack its children have. Free slack
/// ends where links of the summary, or of one above it, act on its children.
void measureSlack(TaskDates &summary, const CalendarClock &clock, bool started, const PathSpan &limits)
{
    const auto least = [](std::int64_t &slack, std::int64_t with) { slack = std::min(slack, with); };
    summary.totalSlackMin = clock.between(summary.earlyFinish, summary.lateFinish);
    if (!started) {
        least(summary.totalSlackMin, clock.between(summary.earlyStart, summary.lateStart));
    }
    summary.freeSlackMin = summary.totalSlackMin;
    if (limits.finish != kNeverInstant) {
        least(summary.freeSlackMin, clock.between(summary.earlyFinish, limits.finish));
    }
    if (!started && limits.start != kNeverInstant) {
        least(summary.freeSlackMin, clock.between(summary.earlyStart, clock.previousStart(limits.start)));
    }
    summary.freeSlackMin = std::max<std::int64_t>(summary.freeSlackMin, 0);
}

void judge(TaskDates &summary, const ScheduleRules &rules)
{
    summary.critical = summary.totalSlackMin <= rules.criticalSlack;
    summary.nearCritical = !summary.critical && summary.totalSlackMin <= rules.nearCritical;
}

void spanSummaries(const ScheduleBasis &basis, const PathReader &path, std::vector<TaskDates> &dates)
{
    const ScheduleStructure &structure = *basis.structure;
    const TaskTree &tree = structure.network.tree();
    const bool byPath = structure.rules.criticality == CriticalityRule::LongestPath;
    std::vector<char> open(dates.size(), 0), started(dates.size(), 0);
    for (std::size_t i = tree.topDown.size(); i-- > 0;) {
        const std::uint32_t row = tree.topDown[i];
        const Activity &activity = basis.state.activities[row];
        if (tree.isLeaf(row)) {
            open[row] = activity.hasFinished() ? 0 : 1;
            started[row] = activity.hasStarted() ? 1 : 0;
        } else if (open[row]) {
            const std::uint32_t clock =
                activity.slackClock == PlanClocks::kWallClock ? PlanClocks::kPlanClock : activity.slackClock;
            measureSlack(dates[row], structure.clocks[clock], started[row] != 0,
                         path.limitsOf(row, &PathState::Ahead::early));
            if (!byPath) {
                judge(dates[row], structure.rules);
            }
        }
        if (const std::uint32_t parent = tree.parent[row]; parent != TaskTree::kNone) {
            include(dates[parent], dates[row]);
            if (byPath) {
                includePath(dates[parent], dates[row]);
            }
            open[parent] = open[parent] | open[row];
            started[parent] = started[parent] | started[row];
        }
    }
}

void measure(Schedule &schedule)
{
    if (schedule.tasks.empty()) {
        return;
    }
    const auto byStart = [](const TaskDates &a, const TaskDates &b) { return a.start < b.start; };
    const auto byFinish = [](const TaskDates &a, const TaskDates &b) { return a.finish < b.finish; };
    schedule.start = std::min_element(schedule.tasks.begin(), schedule.tasks.end(), byStart)->start;
    schedule.finish = std::max_element(schedule.tasks.begin(), schedule.tasks.end(), byFinish)->finish;
}

Schedule finished(Schedule schedule, std::shared_ptr<ScheduleBasis> basis, const std::stop_token &stop)
{
    const ScheduleStructure &structure = *basis->structure;
    schedule.start = schedule.finish = structure.rules.planStart;
    schedule.cycles = named(basis->plan, structure.loops);
    spanSummaries(*basis, PathReader(structure, basis->state, schedule.tasks), schedule.tasks);
    measure(schedule);
    if (!stop.stop_requested()) {
        schedule.basis = std::move(basis);
    }
    return schedule;
}

} // namespace

const TaskDates *Schedule::find(const PlanSnapshot &plan, Id<Task> task) const
{
    const std::size_t row = plan.table<Task>().indexOf(task);
    return row < tasks.size() ? &tasks[row] : nullptr;
}

Date Schedule::doneOn(const PlanSnapshot &plan, Id<Task> task) const
{
    if (!task) {
        return startDate(plan);
    }
    const TaskDates *dates = find(plan, task);
    if (dates == nullptr) {
        return kNever;
    }
    return dayDone(*plan.find(task), dates->start, dates->finish, startOfDay(startDate(plan)));
}

Date dayDone(const Task &task, Instant start, Instant finish, Instant planStart)
{
    // Nothing was done on the evening before: a milestone that a date put at 00:00 belongs to the day that begins there.
    const bool dated =
        start == finish && (finish == task.constraintDate || finish == task.actualFinish || finish == planStart);
    return dated ? dateOf(finish) : dayEnding(finish);
}

Schedule computeSchedule(const PlanSnapshot &plan, std::stop_token stop)
{
    auto basis = std::make_shared<ScheduleBasis>();
    basis->plan = plan;
    basis->structure = std::make_shared<const ScheduleStructure>(plan);
    Schedule schedule;
    schedule.tasks.resize(plan.table<Task>().size());
    CriticalPath(*basis->structure, basis->state, schedule.tasks, stop).compute();
    return finished(std::move(schedule), std::move(basis), stop);
}

Schedule updateSchedule(const Schedule &before, const PlanSnapshot &plan, std::stop_token stop)
{
    const auto changed = before.basis ? changedTasks(before.basis->plan, plan) : std::nullopt;
    if (!changed || !before.basis->structure->fits(plan, *changed)) {
        return computeSchedule(plan, stop);
    }
    auto basis = std::make_shared<ScheduleBasis>(*before.basis);
    basis->plan = plan;
    Schedule schedule;
    schedule.tasks = before.tasks;
    for (std::uint32_t row = 0; row < schedule.tasks.size(); ++row) {
        if (!basis->structure->network.isLeaf(row)) {
            schedule.tasks[row] = {};
        }
    }
    CriticalPath(*basis->structure, basis->state, schedule.tasks, stop).update(plan, *changed);
    return finished(std::move(schedule), std::move(basis), stop);
}

std::vector<Id<Task>> loopClosedBy(const PlanSnapshot &plan, Id<Task> from, Id<Task> to)
{
    PlanClocks clocks(plan);
    const TaskNetwork network(plan, clocks, from, to);
    const std::uint32_t fromRow = network.tree().rows.at(from);
    const std::uint32_t toRow = network.tree().rows.at(to);
    if (fromRow == TaskTree::kNone || toRow == TaskTree::kNone) {
        return {};
    }
    return named(plan, {shortestPath(network, toRow, fromRow)}).front();
}

std::vector<std::vector<Id<Task>>> findLoops(const PlanSnapshot &plan)
{
    PlanClocks clocks(plan);
    const TaskNetwork network(plan, clocks);
    const auto order = network.topologicalOrder();
    return order.size() == network.nodeCount() ? std::vector<std::vector<Id<Task>>>{}
                                               : named(plan, findNetworkLoops(network, order).rows);
}

std::vector<std::vector<Id<Task>>> ringsOfParents(const PlanSnapshot &plan)
{
    const Table<Task> &tasks = plan.table<Task>();
    std::vector<std::vector<Id<Task>>> rings;
    std::vector<std::uint32_t> walk(tasks.size(), 0); // the number of the walk upwards that first came by
    for (std::uint32_t start = 0; start < tasks.size(); ++start) {
        std::size_t at = start;
        while (at != Table<Task>::npos && walk[at] == 0) {
            walk[at] = start + 1;
            at = tasks.indexOf(tasks[at].parent);
        }
        if (at == Table<Task>::npos || walk[at] != start + 1) {
            continue;
        }
        auto &ring = rings.emplace_back(1, tasks[at].id);
        for (Id<Task> next = tasks[at].parent; next != ring.front(); next = tasks.find(next)->parent) {
            ring.push_back(next);
        }
    }
    return rings;
}

} // namespace gigaplan
