// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/levelling/levelling.h"

#include "model/analysis/levelling/levelling_problem.h"
#include "model/analysis/levelling/levelling_search.h"
#include "model/analysis/levelling/moved_tasks.h"
#include "model/plan/difference.h"
#include "model/plan/tasks.h"

#include <algorithm>

namespace gigaplan {

namespace {

/// Whether levelling may change the task's delay.
bool isLevelled(const Task &task, const LevellingOptions &options)
{
    return task.priority < kUntouched && !task.actualStart && !task.actualFinish
        && (!options.phase || task.phase == options.phase);
}

std::vector<LevelDelay> delaysOf(const PlanSnapshot &plan, const LevellingOptions &options)
{
    std::vector<LevelDelay> delays;
    for (const Task &task : plan.table<Task>()) {
        if (task.levelDelay.value != 0 && isLevelled(task, options)) {
            delays.emplace_back(task.id, Minutes{});
        }
    }
    return delays;
}

std::vector<LevelDelay> changesTo(const PlanSnapshot &plan, const LevellingProblem &problem,
                                  const std::vector<SerialScheme::Placed> &placed, const LevellingOptions &options)
{
    std::vector<LevelDelay> changes;
    for (std::uint32_t row = 0; row < problem.roles.size(); ++row) {
        const Task &task = plan.table<Task>()[row];
        const bool movable = problem.roles[row] == LevellingRole::Movable;
        const Minutes after{movable ? placed[row].delay : 0};
        if ((movable || isLevelled(task, options)) && task.levelDelay != after) {
            changes.emplace_back(task.id, after);
        }
    }
    return changes;
}

/// Tasks that are to be as late as possible lie where the levelled plan's end puts them; then others may have to give
/// way to them elsewhere.
bool anchorsMoved(const LevellingProblem &problem, const Schedule &before, const Schedule &after)
{
    for (std::uint32_t row = 0; row < problem.roles.size(); ++row) {
        if (problem.roles[row] == LevellingRole::Anchored
            && (before.tasks[row].start != after.tasks[row].start
                || before.tasks[row].finish != after.tasks[row].finish)) {
            return true;
        }
    }
    return false;
}

struct Round {
    Levelling result;
    Schedule levelled;
    bool settled = false;
};

// A search and a scheme of a million tasks take half a gigabyte: neither outlives its answer.

SerialScheme::Keys bestKeys(const LevellingProblem &problem, const LevellingOptions &options,
                            const std::stop_token &stop, const Progress &progress, std::size_t &tried)
{
    LevellingSearch search(problem, options, stop, progress);
    SerialScheme::Keys best = search.run();
    tried = search.tried();
    return best;
}

std::vector<SerialScheme::Placed> placedBy(const LevellingProblem &problem, const SerialScheme::Keys &keys)
{
    SerialScheme scheme(problem);
    scheme.forward(keys);
    return scheme.takePlaced();
}

Round levelAround(const PlanSnapshot &plan, const Schedule &unlevelled, const Schedule &anchors,
                  const LevellingOptions &options, const std::stop_token &stop, const Progress &progress)
{
    const LevellingProblem problem(unlevelled, options, anchors);
    Round round;
    Levelling &result = round.result;
    const SerialScheme::Keys best = bestKeys(problem, options, stop, progress, result.schedulesTried);
    const std::vector<SerialScheme::Placed> placed = placedBy(problem, best);
    result.changes = changesTo(plan, problem, placed, options);
    round.levelled = computeSchedule(withDelays(plan, result.changes), stop);
    round.settled = !anchorsMoved(problem, anchors, round.levelled);
    result.anythingNeeded = !problem.needs.isEmpty();
    result.finishUnlevelled = unlevelled.finish;
    result.finishLevelled = round.levelled.finish;
    result.overloadsBefore = findOverloads(plan, problem.needs, unlevelled).size();
    result.shortArrivalsBefore = findShortArrivals(plan, problem.needs, unlevelled).size();
    result.overloads = findOverloads(plan, problem.needs, round.levelled);
    result.shortArrivals = findShortArrivals(plan, problem.needs, round.levelled);
    result.moved = movedTasks(problem, placed, unlevelled, round.levelled);
    result.halls = hallWaits(plan, result.moved);
    round.levelled.basis.reset(); // only its dates are asked for from here on
    return round;
}

} // namespace

ChangeSummary Levelling::changeOf(const PlanSnapshot &plan) const
{
    return differenceOf(plan, withDelays(plan, changes));
}

Levelling computeLevelling(const PlanSnapshot &plan, const LevellingOptions &options, std::stop_token stop,
                           const Progress &progress)
{
    constexpr int kMostRounds = 4;
    const std::vector<LevelDelay> delays = delaysOf(plan, options);
    const Instant finishDelayed = delays.empty() ? Instant() : computeSchedule(plan, stop).finish;
    const Schedule unlevelled = computeSchedule(withDelays(plan, delays), stop);
    if (!unlevelled.basis) {
        Levelling none;
        none.stopped = true;
        return none;
    }
    Round round = levelAround(plan, unlevelled, unlevelled, options, stop, progress);
    Levelling best = std::move(round.result);
    for (int i = 1; i < kMostRounds && !round.settled && !stop.stop_requested(); ++i) {
        const Schedule anchors = std::move(round.levelled);
        round = levelAround(plan, unlevelled, anchors, options, stop, progress);
        if (round.result.overloads.size() < best.overloads.size()) {
            best = std::move(round.result);
        }
    }
    best.finishNow = delays.empty() ? unlevelled.finish : finishDelayed;
    best.stopped = stop.stop_requested();
    return best;
}

std::vector<LevelDelay> clearedLevelling(const PlanSnapshot &plan, Id<Phase> phase)
{
    std::vector<LevelDelay> changes;
    for (const Task &task : plan.table<Task>()) {
        if (task.levelDelay.value != 0 && (!phase || task.phase == phase)) {
            changes.emplace_back(task.id, Minutes{});
        }
    }
    return changes;
}

PlanSnapshot withDelays(PlanSnapshot plan, std::span<const LevelDelay> changes)
{
    // In portions: of a million tasks each would be there three times.
    constexpr std::size_t kPortion = 50'000;
    for (; !changes.empty(); changes = changes.subspan(std::min(kPortion, changes.size()))) {
        ChangeSummary change;
        for (const auto &[task, delay] : changes.first(std::min(kPortion, changes.size()))) {
            auto &update = change.of<Task>().updated.emplace_back();
            update.after = *plan.find(task);
            update.after.levelDelay = delay;
        }
        plan = plan.with(change);
    }
    return plan;
}

} // namespace gigaplan
