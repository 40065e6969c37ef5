// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/path_rules.h"

namespace gigaplan {

/// A plan's network prepared for being scheduled repeatedly with other durations: clocks, links and order are worked
/// out once and shared by all threads, and a trial is one forward pass over what the varying tasks can move.
///
/// Early dates are those of `computeSchedule` for the same durations; so are the scheduled ones in plans where no task
/// that has not started is as late as possible (see `delays`).
class DurationTrials {
public:
    /// Start and finish of a task; of a summary, the span of its leaves.
    struct Span {
        Instant start, finish;
        friend bool operator==(const Span &, const Span &) = default;
    };
    /// One trial's dates. Every thread has one of its own.
    class Dates {
        friend class DurationTrials;
        std::vector<PathHandover> nodes;
        std::vector<Span> summaries; ///< by row
        std::vector<std::int64_t> durations; ///< by row
        std::vector<std::int64_t> lags; ///< by link; those that are shares of summaries follow from their dates
        PathTrail trail; ///< of a delay, marks are nodes to be placed again
        std::vector<std::pair<std::uint32_t, PathHandover>> before; ///< of a delay: what to put back
        Instant finish, finishBefore;
    };

    /// Only rows with `varies[row]` get other durations than planned; what has finished keeps its dates in any case.
    DurationTrials(const PlanSnapshot &plan, const std::vector<char> &varies);
    DurationTrials(const DurationTrials &) = delete;
    DurationTrials &operator=(const DurationTrials &) = delete;

    /// Whether a task that has not started is as late as possible, and so scheduled later than its early dates.
    bool delays() const { return m_delays; }
    /// Rows whose dates some trial may move, summaries included, in order.
    const std::vector<std::uint32_t> &movable() const { return m_movable; }
    const ScheduleRules &rules() const { return m_structure.rules; }
    const CalendarClock &clockOf(std::uint32_t row) const { return m_structure.clocks[m_network.activity(row).clock]; }

    /// With the planned durations.
    Dates planned() const { return m_planned; }
    /// A task that is scheduled by hand keeps its start, however long it lasts. One trial: `durations[row]` in minutes,
    /// of all rows; of those that do not vary they must be the planned ones.
    void compute(Dates &dates, const std::vector<std::int64_t> &durations) const;
    Span of(const Dates &dates, std::uint32_t row) const
    {
        if (!m_network.tree().isLeaf(row)) {
            return dates.summaries[row];
        }
        return {dates.nodes[row].start, dates.nodes[row].finish};
    }
    /// Of the last task; the plan's start where there is none.
    Instant finish(const Dates &dates) const { return dates.finish; }

    /// The leaf does not start before this instant, whatever else its dates say; until `restore`.
    void delay(Dates &dates, std::uint32_t row, Instant notBefore) const;
    void restore(Dates &dates) const;

    /// Unfinished leaves on the longest path (`CriticalityRule::LongestPath`) of the trial, in no particular order.
    void longestPath(Dates &dates, std::vector<std::uint32_t> &rows) const;

private:
    struct View;

    void readMovable(const std::vector<char> &varies);

    LeafRules leafRules(std::uint32_t leaf, const Dates &dates) const
    {
        return {m_structure.rules, m_network.activity(leaf), clockOf(leaf), dates.durations[leaf]};
    }
    PathHandover nodeOf(std::uint32_t node, const Dates &dates) const;
    void spanSummaries(Dates &dates) const;

    ScheduleStructure m_structure;
    const TaskNetwork &m_network;
    std::vector<std::uint32_t> m_placeOf; ///< in the order, by node
    std::vector<std::uint32_t> m_moving; ///< nodes, in order
    std::vector<std::uint32_t> m_movable;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_parents; ///< child and summary, from the bottom up
    std::vector<std::uint32_t> m_movingSummaries; ///< rows
    std::vector<std::uint32_t> m_leaves; ///< in order
    Instant m_steadyFinish; ///< of the leaves that do not move
    bool m_delays = false;
    Dates m_planned;
};

} // namespace gigaplan
