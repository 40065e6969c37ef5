// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/critical_path.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

/// The start after the task's own constraint, which outranks its links.
Instant constrained(const Activity &activity, const CalendarClock &clock, Instant start)
{
    const Instant date = activity.constraintDate;
    switch (activity.constraint) {
    case ConstraintKind::AsSoonAsPossible:
    case ConstraintKind::AsLateAsPossible: return start;
    case ConstraintKind::MustStartOn: return date;
    case ConstraintKind::MustFinishOn: return clock.advance(date, -activity.duration);
    case ConstraintKind::StartNoEarlierThan: return std::max(start, date);
    case ConstraintKind::StartNoLaterThan: return std::min(start, date);
    case ConstraintKind::FinishNoEarlierThan: return std::max(start, clock.advance(date, -activity.duration));
    case ConstraintKind::FinishNoLaterThan: return std::min(start, clock.advance(date, -activity.duration));
    }
    return start;
}

} // namespace

void CriticalPath::forward()
{
    const std::vector<std::uint32_t> &order = m_structure.order;
    for (std::size_t i = 0; i < order.size() && !stopped(i); ++i) {
        const std::uint32_t node = order[i];
        if (m_allForward) {
            fetch(i + kFetchAhead);
        } else if (!m_forward[node]) {
            continue;
        }
        const Bounds bounds = gather(node);
        if (m_network.isLeaf(node)) {
            placeEarly(node, bounds);
        } else {
            passOn(node, bounds);
        }
    }
}

void CriticalPath::placeEarly(std::uint32_t leaf, const Bounds &bounds)
{
    if (!m_allForward && bounds != m_state.bounds[leaf]) {
        m_backward[leaf] = 1; // the slack that a milestone on a mandatory date lacks changes
    }
    m_state.bounds[leaf] = bounds;
    const Span early = earlySpan(leaf);
    TaskDates &dates = m_dates[leaf];
    const bool moved = early.start != dates.earlyStart || early.finish != dates.earlyFinish;
    dates.earlyStart = dates.start = early.start;
    dates.earlyFinish = dates.finish = early.finish;
    if (!m_allForward && (moved || m_changed[leaf])) {
        reachAfter(leaf);
        m_backward[leaf] = 1;
    }
}

void CriticalPath::passOn(std::uint32_t node, const Bounds &bounds)
{
    const bool measures = !m_network.isGate(node) && m_structure.hasShares[node];
    if (measures) {
        measureSummaryLags(node, bounds);
    }
    if (!m_allForward && bounds != m_state.bounds[node]) {
        reachAfter(node);
        // Its lags may be others now.
        m_backward[node] = static_cast<char>(m_backward[node] | (measures ? 1 : 0));
    }
    m_state.bounds[node] = bounds;
}

void CriticalPath::measurePlanFinish()
{
    Instant finish = Bounds::kNone;
    for (std::uint32_t row = 0; row < m_network.taskCount(); ++row) {
        if (m_network.isLeaf(row)) {
            finish = std::max(finish, m_dates[row].earlyFinish);
        }
    }
    finish = finish == Bounds::kNone ? m_rules.planStart : finish;
    m_allBackward = m_allBackward || finish != m_state.planFinish;
    m_state.planFinish = finish;
}

CriticalPath::Bounds CriticalPath::gather(std::uint32_t node) const
{
    Bounds bounds;
    for (const TaskSources::Source &source : m_structure.sources.of(node)) {
        const Bounds &from = m_state.bounds[source.from];
        if (m_network.isGate(source.from)) {
            bounds.start = std::max(bounds.start, from.start);
            bounds.finish = std::max(bounds.finish, from.finish);
            bounds.startToFinish = std::max(bounds.startToFinish, from.startToFinish);
            continue;
        }
        const bool leaf = m_network.isLeaf(source.from);
        const TaskDates *dates = leaf ? &m_dates[source.from] : nullptr;
        const Span span = leaf ? Span{dates->earlyStart, dates->earlyFinish} : Span{from.start, from.finish};
        if (source.link == TaskNetwork::kNone) {
            bounds.start = std::max(bounds.start, span.start);
            bounds.finish = std::max(bounds.finish, span.finish);
            bounds.firstStart = std::min(bounds.firstStart, leaf ? span.start : from.firstStart);
            continue;
        }
        const bool fromStart = source.kind == LinkKind::StartStart || source.kind == LinkKind::StartFinish;
        const Instant end = fromStart ? span.start : span.finish;
        const Instant asked = source.mayLag ? afterLag(source.link, node, end, 1) : end;
        Instant &bound = source.kind == LinkKind::FinishFinish ? bounds.finish
            : source.kind == LinkKind::StartFinish             ? bounds.startToFinish
                                                               : bounds.start;
        bound = std::max(bound, asked);
    }
    return bounds;
}

CriticalPath::Span CriticalPath::earlySpan(std::uint32_t leaf) const
{
    const Activity &activity = this->activity(leaf);
    const CalendarClock &clock = m_clocks[activity.clock];
    const Bounds &bounds = m_state.bounds[leaf];
    if (activity.hasFinished()) {
        return {activity.actualStart, activity.actualFinish};
    }
    if (activity.hasStarted()) {
        return {activity.actualStart, finishInProgress(activity, bounds)};
    }
    if (activity.isManual()) {
        return {activity.heldAt, clock.advance(activity.heldAt, activity.duration)};
    }
    Instant start = clampToRange(unheldStart(leaf) + activity.levelDelay);
    if (activity.isPlain()) {
        if (activity.isMilestone()) {
            start = workStart(activity, start);
            return {start, start};
        }
        const std::int64_t worked = clock.workedBefore(start);
        return {clock.startAt(worked), clock.finishAt(worked + activity.duration)};
    }
    start = workStart(activity, start);
    const Instant wanted = constrained(activity, clock, start);
    start = m_rules.honourConstraints ? wanted : std::max(start, wanted);
    if (!(activity.isMilestone() && isMust(activity.constraint))) {
        start = workStart(activity, start);
    }
    return {start, clock.advance(start, activity.duration)};
}

Instant CriticalPath::unheldStart(std::uint32_t leaf) const
{
    const Activity &activity = this->activity(leaf);
    const Bounds &bounds = m_state.bounds[leaf];
    if (bounds.isFree() && activity.constraint == ConstraintKind::StartNoEarlierThan) {
        return std::max(m_rules.remainderFrom, activity.constraintDate);
    }
    return std::max(m_rules.remainderFrom, startFromLinks(activity, bounds, activity.duration));
}

void CriticalPath::settle(std::uint32_t node)
{
    const Bounds bounds = gather(node);
    if (!m_network.isGate(node) && m_structure.hasShares[node]) {
        measureSummaryLags(node, bounds);
    }
    m_state.bounds[node] = bounds;
}

Instant CriticalPath::finishInProgress(const Activity &activity, const Bounds &bounds) const
{
    const CalendarClock &clock = m_clocks[activity.clock];
    if (m_rules.remainderFrom == kRangeStart || activity.isManual()) {
        return clock.advance(activity.actualStart, activity.duration);
    }
    Instant resume = std::max(activity.actualStart, m_rules.remainderFrom);
    if (m_rules.retainedLogic) {
        resume = std::max(resume, startFromLinks(activity, bounds, activity.remaining));
    }
    return clock.advance(resume, activity.remaining);
}

void CriticalPath::measureSummaryLags(std::uint32_t exit, const Bounds &bounds)
{
    const std::int64_t minutes = m_clocks.planClock().between(bounds.firstStart, bounds.finish);
    for (const TaskNetwork::Edge &edge : m_network.edgesFrom(exit)) {
        if (edge.link != TaskNetwork::kNone && m_network.arc(edge.link).percentOfSummary != 0.0) {
            m_state.lags[edge.link] = TaskNetwork::shareOf(minutes, m_network.arc(edge.link).percentOfSummary);
        }
    }
}

} // namespace gigaplan
