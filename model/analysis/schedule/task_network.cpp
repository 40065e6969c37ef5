// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/task_network.h"

#include "model/plan/links.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gigaplan {

/// Edges on their way into the dense graph.
struct TaskNetwork::Draft {
    std::vector<char> hasExit, hasEntry; ///< of each row
    std::vector<std::uint32_t> exit, entry; ///< of each row: the nearest summary at or above it that has one
    std::vector<std::pair<std::uint32_t, Edge>> edges;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> gates; ///< by summary and clock
};

TaskNetwork::TaskNetwork(const PlanSnapshot &plan, PlanClocks &clocks, Id<Task> exitOf, Id<Task> entryOf) : m_tree(plan)
{
    readTasks(plan, clocks);
    readLinks(plan);
    Draft draft;
    draft.hasExit.assign(taskCount(), 0);
    draft.hasEntry.assign(taskCount(), 0);
    for (const Arc &arc : m_arcs) {
        draft.hasExit[arc.from] = 1;
        draft.hasEntry[arc.to] = 1;
    }
    if (const std::uint32_t row = m_tree.rows.at(exitOf); row != kNone) {
        draft.hasExit[row] = 1;
    }
    if (const std::uint32_t row = m_tree.rows.at(entryOf); row != kNone) {
        draft.hasEntry[row] = 1;
    }
    draft.edges.reserve(m_arcs.size() + taskCount());
    joinLeaves(draft);
    joinLinks(draft);
    m_edges = {nodeCount(), [&draft](auto &&take) {
                   for (const auto &[from, edge] : draft.edges) {
                       take(from, edge);
                   }
               }};
}

void TaskNetwork::readTasks(const PlanSnapshot &plan, PlanClocks &clocks)
{
    const Table<Task> &tasks = plan.table<Task>();
    m_activities.reserve(tasks.size());
    for (const Task &task : tasks) {
        m_activities.push_back(Activity::of(task, clocks));
    }
}

void TaskNetwork::readLinks(const PlanSnapshot &plan)
{
    const Table<Link> &links = plan.table<Link>();
    m_arcs.reserve(links.size());
    for (std::uint32_t row = 0; row < links.size(); ++row) {
        const Link &link = links[row];
        const std::uint32_t from = m_tree.rows.at(link.from);
        const std::uint32_t to = m_tree.rows.at(link.to);
        if (from != kNone && to != kNone) {
            addArc(link, row, from, to);
        }
    }
}

std::int64_t TaskNetwork::shareOf(std::int64_t minutes, double percent)
{
    const auto limit = static_cast<double>(kRangeMinutes);
    return std::llround(std::clamp(static_cast<double>(minutes) * percent / 100.0, -limit, limit));
}

void TaskNetwork::addArc(const Link &link, std::uint32_t row, std::uint32_t from, std::uint32_t to)
{
    Arc arc{from, to, link.kind, link.lagKind == LagKind::Elapsed, row, 0, 0.0};
    const double percent = link.lagPercent.value;
    if (link.lagKind != LagKind::PercentOfPredecessor) {
        arc.lag = std::clamp(link.lag.value, -kRangeMinutes, kRangeMinutes);
    } else if (m_tree.isLeaf(from)) {
        const Activity &predecessor = m_activities[from];
        arc.lag = shareOf(predecessor.duration, percent);
        arc.wallClock = predecessor.clock == PlanClocks::kWallClock;
        m_leafShares.push_back({from, static_cast<std::uint32_t>(m_arcs.size()), percent});
    } else {
        arc.percentOfSummary = percent;
    }
    m_arcs.push_back(arc);
}

void TaskNetwork::joinLeaves(Draft &draft)
{
    draft.exit.assign(taskCount(), kNone);
    draft.entry.assign(taskCount(), kNone);
    auto nextNode = static_cast<std::uint32_t>(taskCount());
    for (const std::uint32_t row : m_tree.topDown) {
        const std::uint32_t above = m_tree.parent[row];
        const std::uint32_t exitAbove = above == kNone ? kNone : draft.exit[above];
        const std::uint32_t entryAbove = above == kNone ? kNone : draft.entry[above];
        const bool summary = !m_tree.isLeaf(row);
        draft.exit[row] = summary && draft.hasExit[row] ? row : exitAbove;
        draft.entry[row] = summary && draft.hasEntry[row] ? row : entryAbove;
        if (exitAbove != kNone) {
            draft.edges.push_back({row, {exitAbove}});
        }
        if (summary) {
            continue;
        }
        // From the leaf up: each gate is made, and joined to the gate above it, when its first leaf needs it.
        const std::uint32_t clock = m_activities[row].clock;
        std::uint32_t target = row;
        for (std::uint32_t at = entryAbove; at != kNone;) {
            const auto [gate, isNew] = draft.gates.try_emplace({at, clock}, nextNode);
            draft.edges.push_back({gate->second, {target}});
            if (!isNew) {
                break;
            }
            m_gateClocks.push_back(clock);
            target = nextNode++;
            const std::uint32_t higher = m_tree.parent[at];
            at = higher == kNone ? kNone : draft.entry[higher];
        }
    }
}

void TaskNetwork::joinLinks(Draft &draft)
{
    m_entries = {taskCount(), [&](auto &&take) {
                     for (std::uint32_t row = 0; row < taskCount(); ++row) {
                         if (m_tree.isLeaf(row)) {
                             take(row, row);
                         }
                     }
                     for (const auto &[of, gate] : draft.gates) {
                         take(of.first, gate);
                     }
                 }};
    std::vector<char> shared(m_arcs.size(), 0);
    for (const LeafShare &share : m_leafShares) {
        shared[share.link] = 1;
    }
    for (std::uint32_t link = 0; link < m_arcs.size(); ++link) {
        const Arc &arc = m_arcs[link];
        const bool mayLag = arc.lag != 0 || arc.percentOfSummary != 0.0 || shared[link];
        for (const std::uint32_t entry : entriesOf(arc.to)) {
            draft.edges.push_back({arc.from, {entry, link, arc.kind, mayLag}});
        }
    }
}

void TaskNetwork::removeLinks(const std::vector<char> &dead)
{
    m_edges.eraseIf([&dead](const Edge &edge) { return edge.link != kNone && dead[edge.link]; });
}

std::vector<std::uint32_t> TaskNetwork::topologicalOrder() const
{
    std::vector<std::uint32_t> waiting(nodeCount(), 0);
    std::vector<char> isPlaced(nodeCount(), 0);
    for (const Edge &edge : m_edges.items()) {
        ++waiting[edge.to];
    }
    std::vector<std::uint32_t> order;
    order.reserve(nodeCount());
    std::vector<std::uint32_t> ready;
    for (std::uint32_t first = 0; first < nodeCount(); ++first) {
        // Ready since an earlier one: in the order already. Depth first keeps neighbours close in memory.
        if (waiting[first] != 0 || isPlaced[first]) {
            continue;
        }
        ready.push_back(first);
        while (!ready.empty()) {
            const std::uint32_t node = ready.back();
            ready.pop_back();
            isPlaced[node] = 1;
            order.push_back(node);
            for (const Edge &edge : edgesFrom(node)) {
                if (--waiting[edge.to] == 0) {
                    ready.push_back(edge.to);
                }
            }
        }
    }
    return order;
}

} // namespace gigaplan
