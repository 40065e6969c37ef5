// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/critical_path.h"

#include "model/base/prefetch.h"

#include <algorithm>

namespace gigaplan {

void CriticalPath::backward()
{
    const std::vector<std::uint32_t> &order = m_structure.order;
    for (std::size_t i = order.size(); i-- > 0 && !stopped(i);) {
        const std::uint32_t node = order[i];
        if (m_allBackward) {
            fetch(i - kPrefetchSteps);
        } else if (!m_backward[node]) {
            continue;
        }
        const PathState::Ahead ahead = m_network.isLeaf(node)
            ? placeLate(node)
            : PathState::Ahead{limitsOf(node, &PathState::Ahead::late), limitsOf(node, &PathState::Ahead::early)};
        if (!m_allBackward && ahead != m_state.ahead[node]) {
            reachBefore(node);
        }
        m_state.ahead[node] = ahead;
    }
}

PathState::Ahead CriticalPath::placeLate(std::uint32_t leaf)
{
    const Activity &activity = this->activity(leaf);
    TaskDates &dates = m_dates[leaf];
    if (activity.hasFinished()) {
        // A finished task limits no other.
        dates.lateStart = activity.actualStart;
        dates.lateFinish = activity.actualFinish;
        return {};
    }
    const Span late = lateSpan(leaf, limitsOf(leaf, &PathState::Ahead::late));
    dates.lateStart = activity.hasStarted() ? activity.actualStart : late.start;
    dates.lateFinish = late.finish;
    dates.totalSlackMin = totalSlack(leaf);
    dates.freeSlackMin =
        dates.totalSlackMin > 0 ? std::clamp<std::int64_t>(freeSlack(leaf), 0, dates.totalSlackMin) : 0;
    Span early{dates.earlyStart, dates.earlyFinish};
    if (activity.isMilestone() && !activity.hasStarted() && !m_rules.honourConstraints) {
        // Its date put it into free time; its links would not.
        early.start = early.finish = lastStand(leaf, early.finish);
    }
    return {askedBy(leaf, late), askedBy(leaf, early)};
}

CriticalPath::Span CriticalPath::lateSpan(std::uint32_t leaf, const Span &limits) const
{
    const Activity &activity = this->activity(leaf);
    const CalendarClock &clock = clockOf(leaf);
    const bool started = activity.hasStarted();
    const auto finishOf = [&](Instant start) { return clock.advance(start, activity.duration); };
    const std::int64_t duration = activity.workOf(activity.duration);
    Instant finish = std::min(m_state.planFinish, limits.finish);
    if (!started && limits.start != kNeverInstant) {
        finish = std::min(finish, finishOf(limits.start));
    }
    switch (activity.constraint) {
    case ConstraintKind::MustStartOn: finish = started ? finish : finishOf(activity.constraintDate); break;
    case ConstraintKind::MustFinishOn:
        // Once begun it is placed by its work, and what follows counts, too.
        finish = started ? std::min(finish, activity.constraintDate) : activity.constraintDate;
        break;
    case ConstraintKind::StartNoLaterThan:
        finish = started ? finish : std::min(finish, finishOf(activity.constraintDate));
        break;
    case ConstraintKind::FinishNoLaterThan: finish = std::min(finish, activity.constraintDate); break;
    case ConstraintKind::AsSoonAsPossible:
    case ConstraintKind::AsLateAsPossible:
    case ConstraintKind::StartNoEarlierThan:
    case ConstraintKind::FinishNoEarlierThan: break;
    }
    finish = std::min({finish, activity.deadline, m_state.planFinish});
    if (activity.isMilestone()) {
        return {finish, finish};
    }
    const std::int64_t worked = clock.workedBefore(finish);
    finish = clock.finishAt(worked);
    return {duration == 0 ? finish : clock.startAt(worked - duration), finish};
}

std::int64_t CriticalPath::totalSlack(std::uint32_t leaf) const
{
    const CalendarClock &clock = slackClockOf(leaf);
    const TaskDates &dates = m_dates[leaf];
    const std::int64_t ofFinish = clock.between(dates.earlyFinish, dates.lateFinish);
    if (this->activity(leaf).hasStarted()) {
        return ofFinish;
    }
    return std::min(ofFinish, clock.between(startAsked(leaf), dates.lateStart));
}

Instant CriticalPath::startAsked(std::uint32_t leaf) const
{
    const Activity &activity = this->activity(leaf);
    const Bounds &bounds = m_state.bounds[leaf];
    const Instant early = m_dates[leaf].earlyStart;
    if (!isMust(activity.constraint) || !activity.isMilestone() || bounds.isFree()) {
        return early;
    }
    return std::max(early, leafRules(leaf).startAsked(bounds));
}

std::int64_t CriticalPath::freeSlack(std::uint32_t leaf) const
{
    const CalendarClock &clock = slackClockOf(leaf);
    const TaskDates &dates = m_dates[leaf];
    const Span limits = limitsOf(leaf, &PathState::Ahead::early);
    std::int64_t slack = clock.between(dates.earlyFinish, m_state.planFinish);
    if (limits.finish != kNeverInstant) {
        slack = std::min(slack, clock.between(dates.earlyFinish, limits.finish));
    }
    if (limits.start != kNeverInstant && !activity(leaf).hasStarted()) {
        const Instant last = activity(leaf).isMilestone() ? limits.start : clockOf(leaf).previousStart(limits.start);
        slack = std::min(slack, clock.between(dates.earlyStart, last));
    }
    return slack;
}

void CriticalPath::delay()
{
    if (!m_state.delays) {
        return;
    }
    // From here on `early` is where tasks are scheduled; afterwards it is put back.
    const std::vector<std::uint32_t> &order = m_structure.order;
    const std::vector<PathState::Ahead> before = m_state.ahead;
    for (std::size_t i = order.size(); i-- > 0 && !stopped(i);) {
        const std::uint32_t node = order[i];
        const Span limits = limitsOf(node, &PathState::Ahead::early);
        if (!m_network.isLeaf(node)) {
            m_state.ahead[node].early = limits;
            continue;
        }
        const Activity &activity = this->activity(node);
        if (activity.hasFinished()) {
            continue;
        }
        TaskDates &dates = m_dates[node];
        if (!activity.hasStarted() && activity.constraint == ConstraintKind::AsLateAsPossible) {
            const Span latest = latestWithoutHarm(node, limits);
            dates.start = latest.start;
            dates.finish = latest.finish;
        }
        m_state.ahead[node].early = {dates.start, dates.finish};
    }
    m_state.ahead = before;
}

CriticalPath::Span CriticalPath::latestWithoutHarm(std::uint32_t leaf, const Span &limits) const
{
    const Activity &activity = this->activity(leaf);
    const CalendarClock &clock = clockOf(leaf);
    const TaskDates &dates = m_dates[leaf];
    Instant finish = std::min(dates.lateFinish, limits.finish);
    if (limits.start != kNeverInstant) {
        finish = std::min(finish, finishBegunBy(leaf, limits.start));
    }
    if (!activity.isMilestone()) {
        finish = clock.previousFinish(finish);
    }
    if (finish <= dates.earlyFinish) {
        return {dates.earlyStart, dates.earlyFinish};
    }
    return {clock.advance(finish, -activity.duration), finish};
}

} // namespace gigaplan
