// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/activity.h"
#include "model/analysis/schedule/task_tree.h"
#include "model/base/grouped.h"
#include "model/plan/entity_list.h"
#include "model/plan/work_kinds.h"

namespace gigaplan {

/// A plan's links as a dense graph, linear in tasks + links also where links are on summaries.
///
/// Nodes 0 … taskCount()-1 are the rows of the task table: a leaf is itself, a summary is the exit of all its leaves.
/// The nodes after them are gates: a gate represents the leaves of one summary that run on one clock (lags run on the
/// successor's clock), and what reaches the gate reaches each of them. Exits and gates are joined to their leaves by
/// edges of containment. Leaves are joined to summaries that have links only, summaries to those above them that have.
class TaskNetwork {
public:
    static constexpr std::uint32_t kNone = kNoRow;

    static constexpr bool leavesStart(LinkKind kind)
    {
        return kind == LinkKind::StartStart || kind == LinkKind::StartFinish;
    }
    struct Edge {
        std::uint32_t to = 0;
        std::uint32_t link = kNone; ///< kNone: containment
        LinkKind kind = LinkKind::FinishStart;
        bool mayLag = false; ///< the link's lag is not zero, or a share of something

        bool fromStart() const { return leavesStart(kind); }
        bool toStart() const { return kind == LinkKind::FinishStart || kind == LinkKind::StartStart; }
    };
    /// A link whose lag is a share of the duration of a leaf.
    struct LeafShare {
        std::uint32_t from = 0, link = 0;
        double percent = 0.0;
    };
    /// A link between two tasks of the plan.
    struct Arc {
        std::uint32_t from = 0, to = 0; ///< rows
        LinkKind kind = LinkKind::FinishStart;
        bool wallClock = false; ///< the lag is elapsed time
        std::uint32_t row = 0; ///< of the link table
        std::int64_t lag = 0; ///< minutes
        double percentOfSummary = 0.0; ///< of the predecessor's span, where that is a summary with a percent lag
    };

    /// Gives `exitOf` an exit and `entryOf` its gates even where they have no links.
    TaskNetwork(const PlanSnapshot &plan, PlanClocks &clocks, Id<Task> exitOf = {}, Id<Task> entryOf = {});

    std::size_t taskCount() const { return m_activities.size(); }
    std::size_t nodeCount() const { return taskCount() + m_gateClocks.size(); }
    const TaskTree &tree() const { return m_tree; }
    const Activity &activity(std::uint32_t row) const { return m_activities[row]; }
    const std::vector<Activity> &activities() const { return m_activities; }
    const std::vector<LeafShare> &leafShares() const { return m_leafShares; }
    /// Minutes of a lag that is a share of that many.
    static std::int64_t shareOf(std::int64_t minutes, double percent);
    const Arc &arc(std::uint32_t link) const { return m_arcs[link]; }
    std::size_t arcCount() const { return m_arcs.size(); }

    bool isLeaf(std::uint32_t node) const { return node < taskCount() && m_tree.isLeaf(node); }
    bool isGate(std::uint32_t node) const { return node >= taskCount(); }
    /// Of a leaf or a gate.
    std::uint32_t clockOf(std::uint32_t node) const
    {
        return isGate(node) ? m_gateClocks[node - taskCount()] : m_activities[node].clock;
    }
    std::span<const Edge> edgesFrom(std::uint32_t node) const { return m_edges.of(node); }
    /// The nodes that a link to the task enters: the leaf, or the summary's gates.
    std::span<const std::uint32_t> entriesOf(std::uint32_t row) const { return m_entries.of(row); }

    /// Takes links out of the graph: `dead[i]` for link i.
    void removeLinks(const std::vector<char> &dead);

    /// Nodes ordered so that every edge leads forward; nodes on a loop or after one are missing.
    std::vector<std::uint32_t> topologicalOrder() const;

private:
    struct Draft;
    void readTasks(const PlanSnapshot &plan, PlanClocks &clocks);
    void readLinks(const PlanSnapshot &plan);
    void addArc(const Link &link, std::uint32_t row, std::uint32_t from, std::uint32_t to);
    void joinLeaves(Draft &draft);
    void joinLinks(Draft &draft);

    TaskTree m_tree;
    std::vector<Activity> m_activities; ///< of each row
    std::vector<Arc> m_arcs;
    std::vector<LeafShare> m_leafShares;
    std::vector<std::uint32_t> m_gateClocks;
    Grouped<std::uint32_t> m_entries; ///< by row
    Grouped<Edge> m_edges; ///< by node
};

} // namespace gigaplan
