// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/deliveries.h"
#include "model/analysis/capacity/install_order.h"
#include "model/analysis/capacity/row_readiness.h"
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
        InstallOrder::State installs;
        Deliveries::Left left;
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
    struct NodeGroup {
        std::uint32_t own = kStart;
        std::vector<std::uint32_t> power, cooling; ///< groups
        friend auto operator<=>(const NodeGroup &, const NodeGroup &) = default;
    };
    struct RowGroup {
        std::uint32_t install = kStart, commission = kStart;
        RowSupply supply; ///< by node groups, or nodes
        friend auto operator<=>(const RowGroup &, const RowGroup &) = default;
    };
    /// Part of what goes live; neighbours wait for the same and mostly go live together.
    struct Load {
        std::uint32_t row = 0, group = 0, phase = kNoRow;
        std::int64_t watts = 0, gpus = 0;
        double it = 0;
    };

    std::uint32_t placeOf(Id<Task> task);
    void readNodes();
    void groupNodes();
    void readRows();
    void readParts();

    void work(State &state) const;
    void readDone(State &state) const;
    void readyNodes(State &state) const;
    void deliver(State &state) const;
    void goLive(State &state) const;
    void release(State &state) const;

    PlanSnapshot m_plan;
    Date m_start;
    Instant m_startMilestone;
    std::vector<std::uint32_t> m_tasks;
    std::vector<std::uint32_t> m_placeOfTask; ///< by row of the task table; 0: not used
    IdIndex<Node> m_nodes;
    IdIndex<Phase> m_phases;
    FeedGraph m_graph;
    std::vector<std::uint32_t> m_nodeOwn;
    bool m_hasLoops = false;
    std::vector<NodeGroup> m_nodeGroups; ///< suppliers first
    std::vector<std::uint32_t> m_groupOfNode;
    std::vector<RowGroup> m_rowGroups;
    std::vector<std::uint32_t> m_groupOfRow;
    InstallOrder m_installs; ///< by place in `done`
    Deliveries m_deliveries;
    std::vector<Load> m_loads;
    std::vector<std::int64_t> m_targets; ///< by phase: watts; 0: never live
};

} // namespace gigaplan
