// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/leaf_rules.h"

#include <algorithm>

namespace gigaplan {

Instant LeafRules::startFromLinks(const PathBounds &bounds) const
{
    if (bounds.isFree()) {
        return m_rules.planStart;
    }
    const std::int64_t work = m_activity.workOf(m_duration);
    Instant start = bounds.start;
    if (bounds.finish != PathBounds::kNone) {
        start = std::max({start, m_rules.planStart, m_clock.advance(bounds.finish, -work)});
    }
    if (bounds.startToFinish != PathBounds::kNone) {
        start = std::max(start, m_clock.advance(bounds.startToFinish, -work));
    }
    return start;
}

Instant LeafRules::workStart(Instant at) const
{
    const std::int64_t worked = m_clock.workedBefore(at);
    // A milestone at the end of work belongs to that day.
    return isMilestone() && m_clock.finishAt(worked) == at ? at : m_clock.startAt(worked);
}

Instant LeafRules::startAsked(const PathBounds &bounds) const
{
    const std::int64_t delay = m_activity.hasStarted() ? 0 : m_activity.levelDelay;
    return workStart(clampToRange(startFromLinks(bounds) + delay));
}

Instant LeafRules::unheldStart(const PathBounds &bounds) const
{
    const bool isFree = bounds.isFree() && m_activity.constraint == ConstraintKind::StartNoEarlierThan;
    return std::max(m_rules.remainderFrom, isFree ? m_activity.constraintDate : startFromLinks(bounds));
}

PathSpan LeafRules::earlySpan(const PathBounds &bounds) const
{
    if (m_activity.hasFinished()) {
        return {m_activity.actualStart, m_activity.actualFinish};
    }
    if (m_activity.hasStarted()) {
        return {m_activity.actualStart, finishInProgress(bounds)};
    }
    if (m_activity.isManual()) {
        return {m_activity.heldAt, m_clock.advance(m_activity.heldAt, m_duration)};
    }
    Instant start = clampToRange(unheldStart(bounds) + m_activity.levelDelay);
    if (m_activity.isPlain()) {
        if (isMilestone()) {
            start = workStart(start);
            return {start, start};
        }
        const std::int64_t worked = m_clock.workedBefore(start);
        return {m_clock.startAt(worked), m_clock.finishAt(worked + m_duration)};
    }
    start = workStart(start);
    const Instant wanted = constrained(start);
    start = m_rules.honourConstraints ? wanted : std::max(start, wanted);
    if (!(isMilestone() && isMust(m_activity.constraint))) {
        start = workStart(start);
    }
    return {start, m_clock.advance(start, m_duration)};
}

/// The start after the task's own constraint, which outranks its links.
Instant LeafRules::constrained(Instant start) const
{
    const Instant date = m_activity.constraintDate;
    switch (m_activity.constraint) {
    case ConstraintKind::AsSoonAsPossible:
    case ConstraintKind::AsLateAsPossible: return start;
    case ConstraintKind::MustStartOn: return date;
    case ConstraintKind::MustFinishOn: return m_clock.advance(date, -m_duration);
    case ConstraintKind::StartNoEarlierThan: return std::max(start, date);
    case ConstraintKind::StartNoLaterThan: return std::min(start, date);
    case ConstraintKind::FinishNoEarlierThan: return std::max(start, m_clock.advance(date, -m_duration));
    case ConstraintKind::FinishNoLaterThan: return std::min(start, m_clock.advance(date, -m_duration));
    }
    return start;
}

Instant LeafRules::finishInProgress(const PathBounds &bounds) const
{
    if (m_rules.remainderFrom == kRangeStart || m_activity.isManual()) {
        return m_clock.advance(m_activity.actualStart, m_duration);
    }
    Instant resume = std::max(m_activity.actualStart, m_rules.remainderFrom);
    if (m_rules.retainedLogic) {
        resume = std::max(resume, startFromLinks(bounds));
    }
    return m_clock.advance(resume, m_activity.workOf(m_duration));
}

PathParts LeafRules::decidingParts(const PathBounds &bounds, const PathSpan &early) const
{
    const bool started = m_activity.hasStarted();
    if (bounds.isFree() || m_activity.hasFinished() || m_activity.isManual() || (started && !m_rules.retainedLogic)) {
        return kNoPart;
    }
    const std::int64_t work = m_activity.workOf(m_duration);
    const Instant begun = started ? m_clock.advance(early.finish, -work) : early.start;
    if (startAsked(bounds) < workStart(begun)) {
        return kNoPart; // a constraint or the status date holds it back further
    }
    const Instant linked = startFromLinks(bounds);
    PathParts parts = bounds.start == linked ? kStartPart : kNoPart;
    if (bounds.finish != PathBounds::kNone && m_clock.advance(bounds.finish, -work) == linked) {
        parts |= kFinishPart;
    }
    if (bounds.startToFinish != PathBounds::kNone && m_clock.advance(bounds.startToFinish, -work) == linked) {
        parts |= kStartToFinishPart;
    }
    return parts;
}

} // namespace gigaplan
