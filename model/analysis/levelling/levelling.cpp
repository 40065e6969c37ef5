// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/levelling/levelling.h"

#include "model/analysis/levelling/levelling_search.h"
#include "model/analysis/levelling/moved_tasks.h"
#include "model/plan/difference.h"

#include <algorithm>

namespace gigaplan {

namespace {

constexpr std::int64_t kUntouched = 1000;

/// Whether levelling may set the task's delay anew.
bool isLevelled(const Task &task, const LevellingOptions &options)
{
    return task.priority < kUntouched && !task.actualStart && !task.actualFinish
        && (!options.phase || task.phase == options.phase);
}

PlanSnapshot withDelays(const PlanSnapshot &plan, const std::vector<LevelDelayChange> &changes)
{
    ChangeSummary change;
    for (const LevelDelayChange &one : changes) {
        Task task = *plan.find(one.task);
        task.levelDelay = one.after;
        change.of<Task>().updated.push_back({std::move(task), 0});
    }
    return plan.with(change);
}

std::vector<LevelDelayChange> delaysOf(const PlanSnapshot &plan, const LevellingOptions &options)
{
    std::vector<LevelDelayChange> delays;
    for (const Task &task : plan.table<Task>()) {
        if (task.levelDelay.value != 0 && isLevelled(task, options)) {
            delays.push_back({task.id, task.levelDelay, {0}});
        }
    }
    return delays;
}

std::vector<LevelDelayChange> changesTo(const PlanSnapshot &plan, const LevellingProblem &problem, const SerialScheme &scheme,
                                        const LevellingOptions &options)
{
    std::vector<LevelDelayChange> changes;
    for (std::uint32_t row = 0; row < problem.roles.size(); ++row) {
        const Task &task = plan.table<Task>()[row];
        const bool movable = problem.roles[row] == LevellingRole::Movable;
        const Minutes after{movable ? scheme.placed(row).delay : 0};
        if ((movable || isLevelled(task, options)) && task.levelDelay != after) {
            changes.push_back({task.id, task.levelDelay, after});
        }
    }
    return changes;
}

/// Tasks that are to be as late as possible lie where the levelled plan's end puts them; then others may have to give way
/// to them elsewhere.
bool anchorsMoved(const LevellingProblem &problem, const Schedule &before, const Schedule &after)
{
    for (std::uint32_t row = 0; row < problem.roles.size(); ++row) {
        if (problem.roles[row] == LevellingRole::Anchored
            && (before.tasks[row].start != after.tasks[row].start || before.tasks[row].finish != after.tasks[row].finish)) {
            return true;
        }
    }
    return false;
}

} // namespace

ChangeSummary Levelling::changeOf(const PlanSnapshot &plan) const
{
    return differenceOf(plan, withDelays(plan, changes));
}

Levelling computeLevelling(const PlanSnapshot &plan, const LevellingOptions &options, std::stop_token stop,
                           const LevellingProgress &progress)
{
    constexpr int kMostRounds = 4;
    Levelling result;
    const PlanSnapshot bare = withDelays(plan, delaysOf(plan, options));
    const Schedule unlevelled = computeSchedule(bare, stop);
    Schedule anchors = unlevelled;
    for (int round = 1; round <= kMostRounds && !stop.stop_requested(); ++round) {
        const LevellingProblem problem(bare, options, &anchors, stop);
        LevellingSearch search(problem, options, stop, progress);
        const auto keys = search.run();
        SerialScheme scheme(problem);
        const SerialScheme::Outcome outcome = scheme.forward(keys);
        Q_UNUSED(outcome);
        result.schedulesTried += search.tried();
        result.changes = changesTo(plan, problem, scheme, options);
        const Schedule levelled = computeSchedule(withDelays(plan, result.changes), stop);
        if (round < kMostRounds && anchorsMoved(problem, anchors, levelled) && !stop.stop_requested()) {
            anchors = levelled;
            continue;
        }
        result.anythingNeeded = !problem.needs.isEmpty();
        result.finishNow = computeSchedule(plan, stop).finish;
        result.finishUnlevelled = unlevelled.finish;
        result.finishLevelled = levelled.finish;
        result.overloadsBefore = findOverloads(plan, problem.needs, unlevelled).size();
        result.shortArrivalsBefore = findShortArrivals(plan, problem.needs, unlevelled).size();
        result.overloads = findOverloads(plan, problem.needs, levelled);
        result.shortArrivals = findShortArrivals(plan, problem.needs, levelled);
        result.moved = movedTasks(problem, scheme, unlevelled, levelled);
        result.halls = hallWaits(plan, result.moved);
        break;
    }
    result.stopped = stop.stop_requested();
    return result;
}

ChangeSummary clearedLevelling(const PlanSnapshot &plan, Id<Phase> phase)
{
    std::vector<LevelDelayChange> changes;
    for (const Task &task : plan.table<Task>()) {
        if (task.levelDelay.value != 0 && (!phase || task.phase == phase)) {
            changes.push_back({task.id, task.levelDelay, {0}});
        }
    }
    return differenceOf(plan, withDelays(plan, changes));
}

} // namespace gigaplan
