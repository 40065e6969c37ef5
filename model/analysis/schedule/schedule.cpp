// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"

#include "model/analysis/schedule/critical_path.h"
#include "model/analysis/schedule/network_loops.h"

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

/// Widens a summary's dates over one child's. The slack of finished children says nothing about the work left.
void include(TaskDates &summary, const TaskDates &child, bool childOpen, bool &summaryOpen)
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
    summary.critical = summary.critical || child.critical;
    summary.nearCritical = !summary.critical && (summary.nearCritical || child.nearCritical);
    summary.summary = true;
    if (childOpen) {
        const auto least = [summaryOpen](std::int64_t &of, std::int64_t with) {
            of = summaryOpen ? std::min(of, with) : with;
        };
        least(summary.totalSlackMin, child.totalSlackMin);
        least(summary.freeSlackMin, child.freeSlackMin);
        summaryOpen = true;
    }
}

void spanSummaries(const TaskNetwork &network, std::vector<TaskDates> &dates)
{
    const TaskTree &tree = network.tree();
    std::vector<char> open(dates.size(), 0);
    for (std::size_t i = tree.topDown.size(); i-- > 0;) {
        const std::uint32_t row = tree.topDown[i];
        const bool isOpen = tree.isLeaf(row) ? !network.activity(row).hasFinished() : open[row] != 0;
        if (tree.parent[row] != TaskTree::kNone) {
            bool parentOpen = open[tree.parent[row]] != 0;
            include(dates[tree.parent[row]], dates[row], isOpen, parentOpen);
            open[tree.parent[row]] = parentOpen;
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

/// Nothing was done on the evening before: a milestone that a date put at 00:00 belongs to the day that begins there.
bool isDatedMilestone(const PlanSnapshot &plan, const Task &task, const TaskDates &dates)
{
    return dates.start == dates.finish &&
           (dates.finish == task.constraintDate || dates.finish == task.actualFinish ||
            dates.finish == startOfDay(startDate(plan)));
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
    return isDatedMilestone(plan, *plan.find(task), *dates) ? dateOf(dates->finish) : dayEnding(dates->finish);
}

Schedule computeSchedule(const PlanSnapshot &plan, std::stop_token stop)
{
    Schedule schedule;
    PlanClocks clocks(plan);
    TaskNetwork network(plan, clocks);
    auto order = network.topologicalOrder();
    if (order.size() < network.nodeCount()) {
        const NetworkLoops loops = findNetworkLoops(network, order);
        schedule.cycles = named(plan, loops.rows);
        network.removeLinks(loops.onLoop);
        order = network.topologicalOrder();
    }
    const ScheduleRules rules = ScheduleRules::of(plan, clocks);
    schedule.start = schedule.finish = rules.planStart;
    schedule.tasks = CriticalPath(network, clocks, rules, stop).compute(order);
    spanSummaries(network, schedule.tasks);
    measure(schedule);
    return schedule;
}

std::vector<Id<Task>> loopClosedBy(const PlanSnapshot &plan, Id<Task> from, Id<Task> to)
{
    PlanClocks clocks(plan);
    const TaskNetwork network(plan, clocks, from, to);
    const std::uint32_t fromRow = network.tree().rows.find(from.value);
    const std::uint32_t toRow = network.tree().rows.find(to.value);
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

} // namespace gigaplan
