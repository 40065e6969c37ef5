// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/path_rules.h"
#include "model/analysis/schedule/schedule.h"

#include <algorithm>

namespace gigaplan {

/// Reads the results of the passes: what each node requires of the next, and which requirement decides a date. Keeps
/// references to everything it is made from.
class PathReader {
public:
    using Bounds = PathBounds;
    using Span = PathSpan;

    PathReader(const ScheduleStructure &structure, const PathState &state, const std::vector<TaskDates> &dates)
        : m_structure(structure),
          m_network(structure.network),
          m_clocks(structure.clocks),
          m_rules(structure.rules),
          m_left(state),
          m_placed(dates)
    {
    }

    using Parts = PathParts;
    /// As in `LeafRules`.
    Parts decidingParts(std::uint32_t leaf) const { return decidingParts(leaf, bounds(leaf)); }
    Parts decidingParts(std::uint32_t leaf, const Bounds &bounds) const
    {
        return leafRules(leaf).decidingParts(bounds, {m_placed[leaf].earlyStart, m_placed[leaf].earlyFinish});
    }
    /// Of a source of `node`: which of its dates make the bounds that decide there.
    Parts drivenParts(std::uint32_t node, const TaskSources::Source &source, Parts decided) const
    {
        return partsDriven(*this, node, source, bounds(node), decided);
    }

    // As a view of the network (model/analysis/schedule/path_rules.h).
    const ScheduleStructure &structure() const { return m_structure; }
    PathHandover handedOn(std::uint32_t node) const
    {
        if (m_network.isLeaf(node)) {
            return PathHandover::ofLeaf(m_placed[node].earlyStart, m_placed[node].earlyFinish);
        }
        return m_network.isGate(node) ? PathHandover::ofGate(bounds(node)) : PathHandover::ofSummary(bounds(node));
    }
    std::int64_t lagOf(const TaskSources::Source &link) const { return m_left.lags[link.link]; }
    const Bounds &bounds(std::uint32_t node) const { return m_left.bounds[node]; }

    /// What the successors allow the node: late dates, or with `&PathState::Ahead::early` the scheduled ones.
    Span limitsOf(std::uint32_t node, Span PathState::Ahead::*which) const
    {
        const bool late = which == &PathState::Ahead::late;
        return limitsOf(node, which, [=, this](const TaskNetwork::Edge &edge, Instant target) {
            return allowedBy(node, edge, target, late);
        });
    }
    /// The same with another way from the date that a link leads to, to what it allows the node.
    template <class AllowedBy>
    Span limitsOf(std::uint32_t node, Span PathState::Ahead::*which, const AllowedBy &allowedBy) const;
    /// What a link allows the node so that what it leads to keeps the target, which is one of late dates or not.
    Instant allowedBy(std::uint32_t node, const TaskNetwork::Edge &edge, Instant target, bool late) const
    {
        const Instant limit = edge.mayLag ? beforeLag(edge, target) : target;
        return edge.fromStart() && !late ? startBefore(node, edge, target, limit) : limit;
    }
    /// `at` moved by that many minutes of the link's kind of lag.
    Instant moved(std::uint32_t link, std::uint32_t to, Instant at, std::int64_t minutes) const
    {
        return movedBy(at, minutes, m_network.arc(link).wallClock, clockOf(to));
    }
    /// The last instant up to `at` at which a milestone without a date of its own may be placed.
    Instant lastStand(std::uint32_t milestone, Instant at) const;
    /// The latest finish of a leaf that has not begun and begins by `start`.
    Instant finishBegunBy(std::uint32_t leaf, Instant start) const;
    /// What a leaf with these dates requires of the links to it; its levelling delay comes after them.
    Span askedBy(std::uint32_t leaf, const Span &dates) const;
    LeafRules leafRules(std::uint32_t leaf) const
    {
        const Activity &activity = this->activity(leaf);
        return {m_rules, activity, m_clocks[activity.clock], activity.duration};
    }

    const TaskDates &placed(std::uint32_t row) const { return m_placed[row]; }
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
    /// The target before the link's lag. From there the lag does not lead past it: a lead back to a milestone placed
    /// where work ends would lead to where work begins again.
    Instant beforeLag(const TaskNetwork::Edge &edge, Instant target) const;
    /// Where a node may begin whose start holds a finish: that is kept until the target's work could go on, so that a start
    /// which is not possible at the limit need not lie before it. (Late starts go by the field's standard tool: where work
    /// begins again.)
    Instant startBefore(std::uint32_t node, const TaskNetwork::Edge &edge, Instant target, Instant limit) const;
    /// Whether a link to the finish of the node holds a milestone, which has no work that could lie between.
    bool holdsMilestone(std::uint32_t node) const;

    const PathState &m_left;
    const std::vector<TaskDates> &m_placed; ///< of each row
};

template <class AllowedBy>
PathReader::Span PathReader::limitsOf(std::uint32_t node, Span PathState::Ahead::*which,
                                      const AllowedBy &allowedBy) const
{
    Span limits;
    for (const TaskNetwork::Edge &edge : m_network.edgesFrom(node)) {
        const Span &next = m_left.ahead[edge.to].*which;
        if (edge.link == TaskNetwork::kNone) {
            limits.start = std::min(limits.start, next.start);
            limits.finish = std::min(limits.finish, next.finish);
            continue;
        }
        const Instant target = edge.toStart() ? next.start : next.finish;
        if (target == kNeverInstant) {
            continue;
        }
        Instant &limit = edge.fromStart() ? limits.start : limits.finish;
        limit = std::min(limit, allowedBy(edge, target));
    }
    return limits;
}

} // namespace gigaplan
