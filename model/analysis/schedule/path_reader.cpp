// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/path_reader.h"

#include <algorithm>

namespace gigaplan {

PathReader::Parts PathReader::decidingParts(std::uint32_t leaf) const
{
    const Activity &activity = this->activity(leaf);
    const Bounds &bounds = m_left.bounds[leaf];
    const bool started = activity.hasStarted();
    if (bounds.isFree() || activity.hasFinished() || activity.isManual() || (started && !m_rules.retainedLogic)) {
        return kNoPart;
    }
    const CalendarClock &clock = clockOf(leaf);
    const std::int64_t duration = started ? activity.remaining : activity.duration;
    const Instant asked = startFromLinks(activity, bounds, duration);
    const Instant begun = started ? clock.advance(m_placed[leaf].earlyFinish, -duration) : m_placed[leaf].earlyStart;
    if (workStart(activity, clampToRange(asked + (started ? 0 : activity.levelDelay))) < workStart(activity, begun)) {
        return kNoPart; // a constraint or the status date holds it back further
    }
    Parts parts = bounds.start == asked ? kStartPart : kNoPart;
    if (bounds.finish != Bounds::kNone && clock.advance(bounds.finish, -duration) == asked) {
        parts |= kFinishPart;
    }
    if (bounds.startToFinish != Bounds::kNone && clock.advance(bounds.startToFinish, -duration) == asked) {
        parts |= kStartToFinishPart;
    }
    return parts;
}

PathReader::Parts PathReader::partsDriven(std::uint32_t node, const TaskNetwork::Edge &edge, Parts decided) const
{
    if (decided == kNoPart) {
        return kNoPart;
    }
    const Bounds &own = m_left.bounds[node];
    const Bounds &target = m_left.bounds[edge.to];
    if (m_network.isGate(node)) {
        return partsPassedOn(own, target, decided);
    }
    const bool leaf = m_network.isLeaf(node);
    const Instant start = leaf ? m_placed[node].earlyStart : own.start;
    const Instant finish = leaf ? m_placed[node].earlyFinish : own.finish;
    if (edge.link == TaskNetwork::kNone) {
        Bounds span;
        span.start = start;
        span.finish = finish;
        return partsPassedOn(span, target, decided);
    }
    const auto asks = [&](Instant from, Instant bound) { return afterLag(edge.link, edge.to, from, 1) == bound; };
    switch (edge.kind) {
    case LinkKind::FinishStart:
        return (decided & kStartPart) != 0 && asks(finish, target.start) ? kFinishPart : kNoPart;
    case LinkKind::StartStart:
        return (decided & kStartPart) != 0 && asks(start, target.start) ? kStartPart : kNoPart;
    case LinkKind::FinishFinish:
        return (decided & kFinishPart) != 0 && asks(finish, target.finish) ? kFinishPart : kNoPart;
    case LinkKind::StartFinish:
        return (decided & kStartToFinishPart) != 0 && asks(start, target.startToFinish) ? kStartPart : kNoPart;
    }
    return kNoPart;
}

PathReader::Parts PathReader::partsPassedOn(const Bounds &from, const Bounds &to, Parts decided) const
{
    Parts parts = from.start == to.start ? kStartPart : kNoPart;
    parts |= from.finish == to.finish ? kFinishPart : kNoPart;
    parts |= from.startToFinish == to.startToFinish ? kStartToFinishPart : kNoPart;
    return parts & decided;
}

PathReader::Span PathReader::limitsOf(std::uint32_t node, Span PathState::Ahead::*which) const
{
    Span limits;
    for (const TaskNetwork::Edge &edge : m_network.edgesFrom(node)) {
        const Span &next = m_left.ahead[edge.to].*which;
        if (edge.link == TaskNetwork::kNone) {
            limits.start = std::min(limits.start, next.start);
            limits.finish = std::min(limits.finish, next.finish);
            continue;
        }
        const bool toStart = edge.kind == LinkKind::FinishStart || edge.kind == LinkKind::StartStart;
        const Instant target = toStart ? next.start : next.finish;
        if (target == kNeverInstant) {
            continue;
        }
        const bool fromStart = edge.kind == LinkKind::StartStart || edge.kind == LinkKind::StartFinish;
        Instant &limit = fromStart ? limits.start : limits.finish;
        limit = std::min(limit, edge.mayLag ? afterLag(edge.link, edge.to, target, -1) : target);
    }
    return limits;
}

Instant PathReader::afterLag(std::uint32_t link, std::uint32_t to, Instant at, int direction) const
{
    const std::int64_t lag = m_left.lags[link] * direction;
    if (lag == 0) {
        return at;
    }
    if (m_network.arc(link).wallClock) {
        return clampToRange(at + lag);
    }
    return clockOf(to).advance(at, lag);
}

Instant PathReader::startFromLinks(const Activity &activity, const Bounds &bounds, std::int64_t duration) const
{
    if (bounds.isFree()) {
        return m_rules.planStart;
    }
    const CalendarClock &clock = m_clocks[activity.clock];
    Instant start = bounds.start;
    if (bounds.finish != Bounds::kNone) {
        start = std::max({start, m_rules.planStart, clock.advance(bounds.finish, -duration)});
    }
    if (bounds.startToFinish != Bounds::kNone) {
        start = std::max(start, clock.advance(bounds.startToFinish, -duration));
    }
    return start;
}

Instant PathReader::workStart(const Activity &activity, Instant at) const
{
    const CalendarClock &clock = m_clocks[activity.clock];
    const std::int64_t worked = clock.workedBefore(at);
    // A milestone at the end of work belongs to that day.
    return activity.isMilestone() && clock.finishAt(worked) == at ? at : clock.startAt(worked);
}

} // namespace gigaplan
