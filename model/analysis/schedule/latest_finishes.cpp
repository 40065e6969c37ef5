// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/latest_finishes.h"

#include "model/analysis/schedule/schedule_basis.h"

#include <algorithm>

namespace gigaplan {

namespace {

/// Of a leaf that may finish by `finish`: where it then stands.
PathSpan lastSpan(const PathReader &reader, std::uint32_t leaf, Instant finish)
{
    const Activity &activity = reader.activity(leaf);
    if (finish == kNeverInstant || activity.isMilestone()) {
        return {finish, finish};
    }
    const CalendarClock &clock = reader.clockOf(leaf);
    const std::int64_t worked = clock.workedBefore(finish);
    const std::int64_t duration = activity.hasStarted() ? activity.remaining : activity.duration;
    return {clock.startAt(worked - duration), clock.finishAt(worked)};
}

Instant latest(const PathReader &reader, std::uint32_t leaf, const PathSpan &allowed, Instant limit)
{
    const Activity &activity = reader.activity(leaf);
    Instant finish = std::min(allowed.finish, limit);
    if (!activity.hasStarted() && allowed.start != kNeverInstant) {
        finish = std::min(finish, reader.clockOf(leaf).advance(allowed.start, activity.duration));
    }
    return finish;
}

/// By row, with the limits of the summaries above.
std::vector<Instant> inherited(const TaskTree &tree, std::vector<Instant> limits)
{
    for (const std::uint32_t row : tree.topDown) {
        if (tree.parent[row] != TaskTree::kNone) {
            limits[row] = std::min(limits[row], limits[tree.parent[row]]);
        }
    }
    return limits;
}

} // namespace

std::vector<Instant> latestFinishes(const Schedule &schedule, const std::vector<Instant> &limits)
{
    if (!schedule.basis) {
        return {};
    }
    const ScheduleStructure &structure = *schedule.basis->structure;
    const TaskNetwork &network = structure.network;
    PathState state = schedule.basis->state;
    const PathReader reader(structure, state, schedule.tasks);
    const std::vector<Instant> own = inherited(network.tree(), limits);
    std::vector<Instant> finishes(network.taskCount(), kNeverInstant);
    for (std::size_t i = structure.order.size(); i-- > 0;) {
        const std::uint32_t node = structure.order[i];
        const PathSpan allowed = reader.limitsOf(node, &PathState::Ahead::late);
        if (!network.isLeaf(node)) {
            state.ahead[node].late = allowed;
            continue;
        }
        state.ahead[node].late = {};
        const Activity &activity = reader.activity(node);
        if (activity.hasFinished()) {
            continue;
        }
        const PathSpan last = lastSpan(reader, node, latest(reader, node, allowed, own[node]));
        finishes[node] = last.finish;
        if (activity.isManual()) {
            continue; // no delay before it moves it
        }
        // Levelling holds it back behind its links whenever they let it begin.
        state.ahead[node].late = {last.start == kNeverInstant ? last.start : clampToRange(last.start + -activity.levelDelay),
                                  last.finish};
    }
    return finishes;
}

std::int64_t slackUntil(const Schedule &schedule, std::uint32_t leaf, Instant until)
{
    const ScheduleBasis &basis = *schedule.basis;
    const CalendarClock &clock = basis.structure->clocks[basis.state.activities[leaf].slackClock];
    return clock.between(schedule.tasks[leaf].finish, until);
}

std::vector<char> tasksBehind(const Schedule &schedule, std::uint32_t row)
{
    const TaskNetwork &network = schedule.basis->structure->network;
    const TaskTree &tree = network.tree();
    std::vector<char> reached(network.nodeCount(), 0);
    std::vector<std::uint32_t> open;
    const auto reach = [&](std::uint32_t node) {
        if (!std::exchange(reached[node], 1)) {
            open.push_back(node);
        }
    };
    for (const std::uint32_t part : tree.topDown) {
        const std::uint32_t parent = tree.parent[part];
        if (part == row || (parent != TaskTree::kNone && reached[parent])) {
            reach(part);
        }
    }
    while (!open.empty()) {
        const std::uint32_t node = open.back();
        open.pop_back();
        for (const TaskNetwork::Edge &edge : network.edgesFrom(node)) {
            reach(edge.to);
        }
    }
    reached.resize(network.taskCount());
    return reached;
}

} // namespace gigaplan
