// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/path_reader.h"

#include "model/plan/links.h"

#include <algorithm>

namespace gigaplan {

Instant PathReader::beforeLag(const TaskNetwork::Edge &edge, Instant target) const
{
    const std::int64_t lag = m_left.lags[edge.link];
    if (lag < 0 && !m_network.arc(edge.link).wallClock && (edge.toStart() || holdsMilestone(edge.to))) {
        const CalendarClock &clock = clockOf(edge.to);
        if (clock.nextStart(target) != target) {
            return clock.lastBefore(target, lag);
        }
    }
    return moved(edge.link, edge.to, target, -lag);
}

Instant PathReader::startBefore(std::uint32_t node, const TaskNetwork::Edge &edge, Instant target, Instant limit) const
{
    const bool leaf = m_network.isLeaf(node);
    const bool mayStand = leaf && (activity(node).isMilestone() || clockOf(node).nextStart(limit) == limit);
    if (edge.kind != LinkKind::StartFinish || mayStand || holdsMilestone(edge.to)) {
        return limit;
    }
    const CalendarClock &clock = clockOf(edge.to);
    const bool wallClock = m_network.arc(edge.link).wallClock;
    const Instant last = wallClock ? moved(edge.link, edge.to, clock.nextStart(target), -m_left.lags[edge.link])
                                   : clock.nextStart(limit);
    const Instant next = leaf ? clockOf(node).nextStart(limit) : last;
    return next <= last ? next : limit;
}

bool PathReader::holdsMilestone(std::uint32_t node) const
{
    if (!m_network.isGate(node)) {
        return activity(node).isMilestone();
    }
    const auto edges = m_network.edgesFrom(node);
    return std::any_of(edges.begin(), edges.end(),
                       [this](const TaskNetwork::Edge &edge) { return holdsMilestone(edge.to); });
}

Instant PathReader::lastStand(std::uint32_t milestone, Instant at) const
{
    const CalendarClock &clock = clockOf(milestone);
    const std::int64_t worked = clock.workedBefore(at);
    return clock.startAt(worked) == at ? at : clock.finishAt(worked);
}

Instant PathReader::finishBegunBy(std::uint32_t leaf, Instant start) const
{
    const Activity &activity = this->activity(leaf);
    const CalendarClock &clock = clockOf(leaf);
    return activity.isMilestone() ? clampToRange(start) : clock.advance(clock.previousStart(start), activity.duration);
}

PathReader::Span PathReader::askedBy(std::uint32_t leaf, const Span &dates) const
{
    const Activity &activity = this->activity(leaf);
    if (activity.levelDelay == 0 || activity.hasStarted()) {
        return dates;
    }
    const Instant start = clampToRange(dates.start + -activity.levelDelay);
    return {start, finishBegunBy(leaf, start)};
}

} // namespace gigaplan
