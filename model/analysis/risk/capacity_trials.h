// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/feed_graph.h"
#include "model/analysis/capacity/row_parts.h"
#include "model/analysis/risk/live_step.h"
#include "model/analysis/schedule/duration_trials.h"

namespace gigaplan {

/// Live power and tranches of a plan, prepared for being computed repeatedly from other dates: nodes and rows that wait
/// for the same are grouped, and everything that does not depend on dates is computed once. The results are those of
/// `computeCapacity` and `computeCapital`. Immutable: threads share it, each with a state of its own.
class CapacityTrials {
public:
    struct State {
        std::vector<LiveStep> live; ///< a step for each day on which something goes live
        std::vector<Date> phases; ///< live on, by row of the phase table
        std::vector<Date> tranches; ///< released on, by row of the tranche table
        double itWattDays = 0; ///< sum over all live rows of IT watts × days from the plan's start until live

    private:
        friend class CapacityTrials;
        std::vector<DurationTrials::Span> spans;
        std::vector<Date> done, nodeReady, groupReady, delivered;
        std::vector<std::pair<Instant, std::uint32_t>> installs;
        std::vector<std::int64_t> left;
        std::vector<std::uint32_t> nextLot;
        std::vector<std::uint32_t> tied;
        std::vector<std::pair<std::uint32_t, bool>> order,
            lastOrder; ///< of installs; and whether at once with the next
        struct Run {
            Date date;
            std::uint32_t phase = kNoRow;
            std::int64_t watts = 0, gpus = 0;
        };
        std::vector<Run> runs;
        std::vector<std::int64_t> phaseWatts;
    };

    explicit CapacityTrials(const PlanSnapshot &plan);

    /// Rows of the task table whose dates matter.
    const std::vector<std::uint32_t> &tasks() const { return m_tasks; }
    /// `spanOf(row)` gives the scheduled dates of a task.
    void compute(State &state, auto &&spanOf) const
    {
        state.spans.resize(m_tasks.size());
        for (std::size_t i = 0; i < m_tasks.size(); ++i) {
            state.spans[i] = spanOf(m_tasks[i]);
        }
        work(state);
    }

private:
    static constexpr std::uint32_t kStart = 0, kUnknown = 1; ///< places in `done` of no task and of a missing one
    static constexpr std::uint32_t kNotNamed = 0xfffffffe, kMissing = 0xffffffff;
    struct DatedMilestone {
        Instant constraint = kNeverInstant, actual = kNeverInstant;
    };
    struct NodeGroup {
        std::uint32_t own = kStart;
        std::vector<std::uint32_t> power, cooling; ///< groups
        friend auto operator<=>(const NodeGroup &, const NodeGroup &) = default;
    };
    struct RowGroup {
        std::uint32_t install = kStart, commission = kStart;
        std::uint32_t feedA = kNotNamed, feedB = kNotNamed, cooling = kNotNamed; ///< node groups, or nodes
        friend auto operator<=>(const RowGroup &, const RowGroup &) = default;
    };
    struct Pool {
        std::uint32_t first = 0, end = 0; ///< of m_lots
    };
    struct Part {
        std::uint32_t ownPool = kNoRow, anyPool = kNoRow;
        std::int64_t placed = 0;
    };
    /// Part of what goes live; neighbours wait for the same and mostly go live together.
    struct Load {
        std::uint32_t row = 0, group = 0, phase = kNoRow;
        std::int64_t watts = 0, gpus = 0;
        double it = 0;
    };
    struct Release {
        std::uint32_t phase = kNoRow;
        bool byPhase = false;
        std::int64_t live = 0, holdDays = 0;
        Date notBefore;
    };

    std::uint32_t placeOf(const PlanSnapshot &plan, Id<Task> task);
    void readNodes(const PlanSnapshot &plan);
    void groupNodes();
    void readRows(const PlanSnapshot &plan);
    void readParts(const PlanSnapshot &plan);
    void readReleases(const PlanSnapshot &plan);

    void work(State &state) const;
    void readDone(State &state) const;
    void readyNodes(State &state) const;
    void deliver(State &state) const;
    void fill(State &state, std::uint32_t row) const;
    void take(State &state, std::uint32_t pool, std::int64_t &wanted, Date &last) const;
    void goLive(State &state) const;
    void release(State &state) const;

    Date m_start;
    Instant m_startMilestone;
    std::vector<std::uint32_t> m_tasks;
    std::vector<std::uint32_t> m_placeOfTask; ///< by row of the task table; 0: not used
    std::vector<DatedMilestone> m_dated; ///< by m_tasks
    IdIndex<Node> m_nodes;
    FeedGraph m_graph;
    std::vector<std::uint32_t> m_nodeOwn;
    bool m_hasLoops = false;
    std::vector<NodeGroup> m_nodeGroups; ///< suppliers first
    std::vector<std::uint32_t> m_groupOfNode;
    std::vector<RowGroup> m_rowGroups;
    std::vector<std::uint32_t> m_groupOfRow;
    std::vector<std::vector<std::uint32_t>> m_installRows; ///< by place in `done`: rows, by key
    std::vector<std::uint32_t> m_installs; ///< places that rows install by
    std::vector<std::uint32_t> m_rankOfRow; ///< by key
    std::vector<Part> m_parts; ///< in order of rows
    std::vector<Load> m_loads;
    std::vector<std::uint32_t> m_firstPart;
    std::vector<Pool> m_pools;
    std::vector<std::pair<Date, std::int64_t>> m_lots;
    std::vector<std::int64_t> m_targets; ///< by phase: watts; 0: never live
    std::vector<Release> m_releases;
};

} // namespace gigaplan
