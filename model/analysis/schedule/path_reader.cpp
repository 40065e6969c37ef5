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
    case LinkKind::StartStart: return (decided & kStartPart) != 0 && asks(start, target.start) ? kStartPart : kNoPart;
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

Instant PathReader::moved(std::uint32_t link, std::uint32_t to, Instant at, std::int64_t minutes) const
{
    if (minutes == 0) {
        return at;
    }
    if (m_network.arc(link).wallClock) {
        return clampToRange(at + minutes);
    }
    return clockOf(to).advance(at, minutes);
}

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
