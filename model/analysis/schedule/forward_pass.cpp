// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/critical_path.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

bool isMust(ConstraintKind kind)
{
    return kind == ConstraintKind::MustStartOn || kind == ConstraintKind::MustFinishOn;
}

/// The start after the task's own constraint, which outranks its links.
Instant constrained(const Activity &activity, const CalendarClock &clock, Instant start)
{
    const Instant date = activity.constraintDate;
    switch (activity.constraint) {
    case ConstraintKind::AsSoonAsPossible:
    case ConstraintKind::AsLateAsPossible:
        return start;
    case ConstraintKind::MustStartOn:
        return date;
    case ConstraintKind::MustFinishOn:
        return clock.advance(date, -activity.duration);
    case ConstraintKind::StartNoEarlierThan:
        return std::max(start, date);
    case ConstraintKind::StartNoLaterThan:
        return std::min(start, date);
    case ConstraintKind::FinishNoEarlierThan:
        return std::max(start, clock.advance(date, -activity.duration));
    case ConstraintKind::FinishNoLaterThan:
        return std::min(start, clock.advance(date, -activity.duration));
    }
    return start;
}

} // namespace

void CriticalPath::forward(const std::vector<std::uint32_t> &order)
{
    for (std::size_t i = 0; i < order.size() && !stopped(i); ++i) {
        const std::uint32_t node = order[i];
        if (m_network.isLeaf(node)) {
            const Span early = earlySpan(node);
            TaskDates &dates = m_dates[node];
            dates.earlyStart = dates.start = early.start;
            dates.earlyFinish = dates.finish = early.finish;
            m_planFinish = std::max(m_planFinish, early.finish);
        } else if (!m_network.isGate(node) && m_hasShares[node]) {
            measureSummaryLags(node);
        }
        push(node);
    }
}

CriticalPath::Span CriticalPath::earlySpan(std::uint32_t leaf) const
{
    const Activity &activity = m_network.activity(leaf);
    const CalendarClock &clock = clockOf(leaf);
    if (activity.hasFinished()) {
        return {activity.actualStart, activity.actualFinish};
    }
    if (activity.hasStarted()) {
        return {activity.actualStart, finishInProgress(activity, m_bounds[leaf])};
    }
    const Bounds &bounds = m_bounds[leaf];
    Instant start = std::max(m_rules.remainderFrom, startFromLinks(activity, bounds, activity.duration));
    if (bounds.isFree() && activity.constraint == ConstraintKind::StartNoEarlierThan) {
        start = std::max(m_rules.remainderFrom, activity.constraintDate);
    }
    start = workStart(activity, clampToRange(start + activity.levelDelay));
    const Instant wanted = constrained(activity, clock, start);
    start = m_rules.honourConstraints ? wanted : std::max(start, wanted);
    if (!(activity.isMilestone() && isMust(activity.constraint))) {
        start = workStart(activity, start);
    }
    return {start, clock.advance(start, activity.duration)};
}

Instant CriticalPath::finishInProgress(const Activity &activity, const Bounds &bounds) const
{
    const CalendarClock &clock = m_clocks[activity.clock];
    if (m_rules.remainderFrom == kRangeStart) {
        return clock.advance(activity.actualStart, activity.duration);
    }
    Instant resume = std::max(activity.actualStart, m_rules.remainderFrom);
    if (m_rules.retainedLogic) {
        resume = std::max(resume, startFromLinks(activity, bounds, activity.remaining));
    }
    return clock.advance(resume, activity.remaining);
}

Instant CriticalPath::startFromLinks(const Activity &activity, const Bounds &bounds, std::int64_t duration) const
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

Instant CriticalPath::workStart(const Activity &activity, Instant at) const
{
    const CalendarClock &clock = m_clocks[activity.clock];
    const std::int64_t worked = clock.workedBefore(at);
    // A milestone at the end of work belongs to that day.
    return activity.isMilestone() && clock.finishAt(worked) == at ? at : clock.startAt(worked);
}

void CriticalPath::push(std::uint32_t node)
{
    const Bounds &bounds = m_bounds[node];
    const auto edges = m_network.edgesFrom(node);
    if (m_network.isGate(node)) {
        for (const TaskNetwork::Edge &edge : edges) {
            pushFromGate(bounds, m_bounds[edge.to]);
        }
        return;
    }
    const bool leaf = m_network.isLeaf(node);
    const TaskDates *dates = leaf ? &m_dates[node] : nullptr;
    const Span span = leaf ? Span{dates->earlyStart, dates->earlyFinish} : Span{bounds.start, bounds.finish};
    for (const TaskNetwork::Edge &edge : edges) {
        pushFromTask(edge, span, leaf ? span.start : bounds.firstStart);
    }
}

void CriticalPath::pushFromGate(const Bounds &bounds, Bounds &target) const
{
    target.start = std::max(target.start, bounds.start);
    target.finish = std::max(target.finish, bounds.finish);
    target.startToFinish = std::max(target.startToFinish, bounds.startToFinish);
}

void CriticalPath::pushFromTask(const TaskNetwork::Edge &edge, const Span &span, Instant firstStart)
{
    Bounds &target = m_bounds[edge.to];
    if (edge.link == TaskNetwork::kNone) {
        target.start = std::max(target.start, span.start);
        target.finish = std::max(target.finish, span.finish);
        target.firstStart = std::min(target.firstStart, firstStart);
        return;
    }
    switch (m_network.arc(edge.link).kind) {
    case LinkKind::FinishStart:
        target.start = std::max(target.start, afterLag(edge, span.finish, 1));
        break;
    case LinkKind::StartStart:
        target.start = std::max(target.start, afterLag(edge, span.start, 1));
        break;
    case LinkKind::FinishFinish:
        target.finish = std::max(target.finish, afterLag(edge, span.finish, 1));
        break;
    case LinkKind::StartFinish:
        target.startToFinish = std::max(target.startToFinish, afterLag(edge, span.start, 1));
        break;
    }
}

void CriticalPath::measureSummaryLags(std::uint32_t exit)
{
    const Bounds &bounds = m_bounds[exit];
    const auto minutes = static_cast<double>(m_clocks.planClock().between(bounds.firstStart, bounds.finish));
    const auto limit = static_cast<double>(kRangeMinutes);
    for (const TaskNetwork::Edge &edge : m_network.edgesFrom(exit)) {
        if (edge.link != TaskNetwork::kNone && m_network.arc(edge.link).shareOfSummary != 0.0) {
            const double lag = minutes * m_network.arc(edge.link).shareOfSummary;
            m_lags[edge.link] = std::llround(std::clamp(lag, -limit, limit));
        }
    }
}

} // namespace gigaplan
