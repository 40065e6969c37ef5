// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/path_state.h"
#include "model/analysis/schedule/schedule.h"
#include "model/analysis/schedule/schedule_structure.h"

namespace gigaplan {

/// Reads what the passes leave behind: what each node asks of the next one, and which of it decides a date. Keeps
/// references to all that it is made from.
class PathReader {
public:
    using Bounds = PathBounds;
    using Span = PathSpan;

    PathReader(const ScheduleStructure &structure, const PathState &state, const std::vector<TaskDates> &dates)
        : m_structure(structure), m_network(structure.network), m_clocks(structure.clocks), m_rules(structure.rules),
          m_left(state), m_placed(dates)
    {
    }

    /// What of a node's bounds decides its dates, as bits.
    using Parts = std::uint8_t;
    static constexpr Parts kNoPart = 0, kStartPart = 1, kFinishPart = 2, kStartToFinishPart = 4;
    /// Of a leaf; no part: a constraint, the status date or what has happened decides.
    Parts decidingParts(std::uint32_t leaf) const;
    /// Of a node before `edge.to`: what of its dates makes the parts that decide there.
    Parts partsDriven(std::uint32_t node, const TaskNetwork::Edge &edge, Parts decided) const;

    /// What the successors allow the node: late dates, or with `&PathState::Ahead::early` the scheduled ones.
    Span limitsOf(std::uint32_t node, Span PathState::Ahead::*which) const;
    /// `at` behind the link's lag, or before it with the direction -1.
    Instant afterLag(std::uint32_t link, std::uint32_t to, Instant at, int direction) const;
    /// Where the links let so many minutes begin.
    Instant startFromLinks(const Activity &activity, const Bounds &bounds, std::int64_t duration) const;
    /// The first instant from `at` on at which the task may begin.
    Instant workStart(const Activity &activity, Instant at) const;

    const ScheduleStructure &structure() const { return m_structure; }
    const Bounds &bounds(std::uint32_t node) const { return m_left.bounds[node]; }
    const PathState::Ahead &ahead(std::uint32_t node) const { return m_left.ahead[node]; }
    const Activity &activity(std::uint32_t leaf) const { return m_left.activities[leaf]; }
    const CalendarClock &clockOf(std::uint32_t node) const { return m_clocks[m_network.clockOf(node)]; }
    const CalendarClock &slackClockOf(std::uint32_t leaf) const { return m_clocks[activity(leaf).slackClock]; }

protected:
    const ScheduleStructure &m_structure;
    const TaskNetwork &m_network;
    const PlanClocks &m_clocks;
    const ScheduleRules &m_rules;

private:
    Parts partsPassedOn(const Bounds &from, const Bounds &to, Parts decided) const;

    const PathState &m_left;
    const std::vector<TaskDates> &m_placed; ///< of each row
};

} // namespace gigaplan
