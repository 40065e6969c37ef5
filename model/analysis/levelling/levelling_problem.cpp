// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/levelling/levelling_problem.h"

#include "model/plan/crews.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/tasks.h"

#include <algorithm>

namespace gigaplan {

namespace {

constexpr std::uint32_t kNoAxis = static_cast<std::uint32_t>(-1);

/// Positions of phases in their order; tasks of none come last.
std::unordered_map<Id<Phase>, std::size_t> phasePositions(const PlanSnapshot &plan)
{
    std::unordered_map<Id<Phase>, std::size_t> positions;
    for (const Phase *phase : inOrder<Phase>(plan)) {
        positions.emplace(phase->id, positions.size());
    }
    return positions;
}

/// Whether a clock's minutes cover all the time that a task holds a resource.
bool isOnClock(const TaskDates &dates, const CalendarClock &clock)
{
    return clock.nextStart(dates.start) == dates.start && clock.previousFinish(dates.finish) == dates.finish;
}

} // namespace

LevellingProblem::LevellingProblem(const Schedule &unlevelled, const LevellingOptions &options, const Schedule &anchors)
    : plan(unlevelled.basis->plan),
      structure(*unlevelled.basis->structure),
      state(unlevelled.basis->state),
      dates(unlevelled.tasks),
      needs(plan, structure.network.tree())
{
    findRoles(options);
    rankTasks();
    chooseAxes();
    buildFreeUnits();
    anchor(anchors);
    countEdges();
}

void LevellingProblem::findRoles(const LevellingOptions &options)
{
    const ScheduleRules &rules = structure.rules;
    roles.assign(dates.size(), LevellingRole::Free);
    for (std::uint32_t row = 0; row < dates.size(); ++row) {
        if (!structure.network.isLeaf(row) || !needs.needsAnything(row)) {
            continue;
        }
        const Activity &activity = state.activities[row];
        const Task &task = plan.table<Task>()[row];
        const bool dated = activity.isManual() || (rules.honourConstraints && isMust(activity.constraint));
        if (activity.hasStarted()) {
            roles[row] =
                activity.hasFinished() || !rules.retainedLogic ? LevellingRole::Anchored : LevellingRole::Fixed;
        } else if (dated || activity.constraint == ConstraintKind::AsLateAsPossible) {
            roles[row] = LevellingRole::Anchored;
        } else {
            const bool stays = task.priority >= kUntouched || (options.phase && task.phase != options.phase);
            roles[row] = stays ? LevellingRole::Fixed : LevellingRole::Movable;
        }
        if (roles[row] != LevellingRole::Anchored) {
            competing.push_back(row);
        }
    }
}

void LevellingProblem::rankTasks()
{
    const auto phases = phasePositions(plan);
    using Rank = std::pair<std::int64_t, std::size_t>;
    constexpr Rank kLast{std::numeric_limits<std::int64_t>::max(), 0};
    std::vector<Rank> first(structure.network.nodeCount(), kLast);
    for (const std::uint32_t row : competing) {
        const Task &task = plan.table<Task>()[row];
        const auto phase = phases.find(task.phase);
        first[row] = roles[row] == LevellingRole::Fixed
            ? Rank{-1, 0}
            : Rank{kUntouched - task.priority, phase == phases.end() ? phases.size() : phase->second};
    }
    for (std::size_t i = structure.order.size(); i-- > 0;) {
        const std::uint32_t node = structure.order[i];
        for (const TaskNetwork::Edge &edge : structure.network.edgesFrom(node)) {
            first[node] = std::min(first[node], first[edge.to]);
        }
    }
    std::vector<Rank> all;
    for (const std::uint32_t row : competing) {
        all.push_back(first[row]);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    ranks.assign(dates.size(), 0);
    for (const std::uint32_t row : competing) {
        ranks[row] = static_cast<std::uint32_t>(std::lower_bound(all.begin(), all.end(), first[row]) - all.begin());
    }
}

void LevellingProblem::chooseAxes()
{
    axes.assign(plan.table<Resource>().size(), kNoAxis);
    for (std::uint32_t row = 0; row < dates.size(); ++row) {
        for (const ResourceNeed &need : needs.of(row)) {
            const std::uint32_t clock = structure.network.activity(row).clock;
            std::uint32_t &axis = axes[need.resource];
            const bool fits = (axis == kNoAxis || axis == clock)
                && (roles[row] == LevellingRole::Movable || isOnClock(dates[row], structure.clocks[clock]));
            axis = fits ? clock : PlanClocks::kWallClock;
        }
    }
    for (std::uint32_t &axis : axes) {
        axis = axis == kNoAxis ? PlanClocks::kWallClock : axis;
    }
}

void LevellingProblem::buildFreeUnits()
{
    const auto capacities = resourceCapacities(plan);
    for (std::uint32_t resource = 0; resource < capacities.size(); ++resource) {
        const auto onAxis = [&](Instant at) { return axisOf(resource).workedBefore(at); };
        for (std::size_t i = 1; i < capacities[resource].size(); ++i) {
            // Units that change twice during non-working time would vanish on that clock.
            if (onAxis(capacities[resource][i].from) == onAxis(capacities[resource][i - 1].from)) {
                axes[resource] = PlanClocks::kWallClock;
            }
        }
        std::vector<FreeUnits::Step> steps;
        for (const CapacityStep &step : capacities[resource]) {
            steps.push_back({onAxis(step.from), step.units});
        }
        free.emplace_back(steps);
    }
    onOwnAxis.assign(dates.size(), 0);
    for (const std::uint32_t row : competing) {
        const auto of = needs.of(row);
        onOwnAxis[row] = std::all_of(of.begin(), of.end(), [&](const ResourceNeed &need) {
            return axes[need.resource] == structure.network.activity(row).clock;
        });
    }
}

void LevellingProblem::anchor(const Schedule &anchors)
{
    lots = arrivalLots(plan);
    arrivalUsed.assign(plan.table<Requirement>().size(), 0);
    std::vector<std::pair<PathSpan, std::uint32_t>> anchored;
    for (std::uint32_t row = 0; row < dates.size(); ++row) {
        if (roles[row] == LevellingRole::Anchored) {
            const TaskDates &at = anchors.tasks[row];
            anchored.push_back({{at.start, at.finish}, row});
        }
    }
    std::sort(anchored.begin(), anchored.end(), [](const auto &a, const auto &b) {
        return std::tie(a.first.start, a.second) < std::tie(b.first.start, b.second);
    });
    for (const auto &[span, row] : anchored) {
        for (const ResourceNeed &need : needs.of(row)) {
            const CalendarClock &axis = axisOf(need.resource);
            free[need.resource].take(axis.workedBefore(span.start), axis.workedBefore(span.finish), need.units);
        }
        for (const std::uint32_t arrival : needs.arrivalsOf(row)) {
            const Requirement &requirement = plan.table<Requirement>()[arrival];
            const auto of = lots.find(requirement.equipment);
            if (of != lots.end() && !arrivalUsed[arrival]) {
                of->second.take(requirement.quantity, plan.table<Task>()[row].phase, span.start);
            }
            arrivalUsed[arrival] = 1;
        }
    }
}

void LevellingProblem::countEdges()
{
    const std::size_t nodes = structure.network.nodeCount();
    sourceCounts.assign(nodes, 0);
    edgeCounts.assign(nodes, 0);
    for (std::uint32_t node = 0; node < nodes; ++node) {
        edgeCounts[node] = static_cast<std::uint32_t>(structure.network.edgesFrom(node).size());
        sourceCounts[node] = static_cast<std::uint32_t>(structure.sources.of(node).size());
    }
}

} // namespace gigaplan
