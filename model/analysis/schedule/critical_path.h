// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/path_reader.h"

namespace gigaplan {

/// The passes over a network without loops. Each is linear in nodes + edges; a stopped one leaves the rest as it was.
///
/// Rules where textbooks differ follow the field's standard tool: constraints are honoured over links; a start moves to
/// the next working instant, but a milestone after work is placed where the work ended; an FF link does not pull a
/// start before the plan's start, SF links and leads do; slack is counted in the task's own calendar, and that of a
/// milestone with a mandatory date that its links prevent is the amount by which it misses it; a milestone's late dates
/// are those of what follows it; the late finish is never after the plan's finish; a started task keeps its actual
/// start, lasts its duration and has only finish slack.
/// A task that is scheduled by hand stays where it is, to the minute, and those after it follow; its late dates come
/// from them alone.
/// Where the plan goes by the status date, the remainder of a started task, and every task not yet started, lies after
/// it.
class CriticalPath : public PathReader {
public:
    /// `dates` has a value for each row; those of summaries are not changed.
    CriticalPath(const ScheduleStructure &structure, PathState &state, std::vector<TaskDates> &dates,
                 std::stop_token stop = {});

    /// All tasks, from the activities and lags of the structure's network.
    void compute();
    /// The tasks affected by a change to these rows; state and dates are those of the previous schedule.
    void update(const PlanSnapshot &plan, const std::vector<std::uint32_t> &changed);

    // For callers that place leaves one by one, each after its sources, and hold some of them back. `state` and `dates`
    // come from a computed schedule; their values for a node are valid once the node has been placed.
    /// A gate's or an exit's bounds, from the dates of its sources.
    void settle(std::uint32_t node);
    /// A leaf's bounds, from the dates of its sources.
    void settleLeaf(std::uint32_t leaf) { m_state.bounds[leaf] = gatherBounds(*this, leaf); }
    /// Where links and dates let a leaf begin that has not started; its levelling delay counts from here.
    Instant unheldStart(std::uint32_t leaf) const { return leafRules(leaf).unheldStart(bounds(leaf)); }
    /// Early dates from the bounds and the levelling delay that `state` has.
    Span earlySpan(std::uint32_t leaf) const { return leafRules(leaf).earlySpan(bounds(leaf)); }

private:
    void changeTask(const Task &task, std::uint32_t row);
    void run();

    void forward();
    void placeEarly(std::uint32_t leaf, const Bounds &bounds);
    void passOn(std::uint32_t node, const Bounds &bounds);
    void measureSummaryLags(std::uint32_t exit, const Bounds &bounds);
    void measurePlanFinish();

    void backward();
    PathState::Ahead placeLate(std::uint32_t leaf);
    Span lateSpan(std::uint32_t leaf, const Span &limits) const;
    std::int64_t totalSlack(std::uint32_t leaf) const;
    std::int64_t freeSlack(std::uint32_t leaf) const;
    /// The early start, or, of a milestone with a mandatory date, where its links would put it, if that is later.
    Instant startAsked(std::uint32_t leaf) const;

    void judge();
    /// Of each node: not 0 where it drives the last finish, by links alone.
    std::vector<PathParts> longestPath() const;

    void delay();
    Span latestWithoutHarm(std::uint32_t leaf, const Span &limits) const;

    bool stopped(std::size_t step) const { return step % 4096 == 0 && m_stop.stop_requested(); }
    /// Rows are stored by id, but the passes follow links: this prefetches the nodes that are a few steps ahead.
    void fetch(std::size_t step) const;
    void reachAfter(std::uint32_t node);
    void reachBefore(std::uint32_t node);

    PathState &m_state;
    std::vector<TaskDates> &m_dates; ///< of each row
    std::stop_token m_stop;
    bool m_allForward = false, m_allBackward = false;
    std::vector<char> m_forward, m_backward; ///< of each node: to be done again; not used where all are
    std::vector<char> m_changed; ///< of each row, with m_forward
};

} // namespace gigaplan
