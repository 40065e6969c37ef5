// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/critical_path.h"

#include <algorithm>

namespace gigaplan {

void CriticalPath::backward(const std::vector<std::uint32_t> &order)
{
    std::vector<Span> late(m_network.nodeCount());
    for (std::size_t i = order.size(); i-- > 0 && !stopped(i);) {
        const std::uint32_t node = order[i];
        const Span limits = limitsOf(node, late);
        if (!m_network.isLeaf(node)) {
            late[node] = limits;
            continue;
        }
        const Activity &activity = m_network.activity(node);
        TaskDates &dates = m_dates[node];
        if (activity.hasFinished()) {
            // What is over limits nobody: its span stays "never".
            dates.lateStart = activity.actualStart;
            dates.lateFinish = activity.actualFinish;
            continue;
        }
        late[node] = lateSpan(node, limits);
        dates.lateStart = activity.hasStarted() ? activity.actualStart : late[node].start;
        dates.lateFinish = late[node].finish;
    }
}

CriticalPath::Span CriticalPath::lateSpan(std::uint32_t leaf, const Span &limits) const
{
    const Activity &activity = m_network.activity(leaf);
    const CalendarClock &clock = clockOf(leaf);
    const bool started = activity.hasStarted();
    const auto finishOf = [&](Instant start) { return clock.advance(start, activity.duration); };
    Instant finish = std::min(m_planFinish, limits.finish);
    if (!started && limits.start != kNeverInstant) {
        finish = std::min(finish, finishOf(limits.start));
    }
    switch (activity.constraint) {
    case ConstraintKind::MustStartOn:
        finish = started ? finish : finishOf(activity.constraintDate);
        break;
    case ConstraintKind::MustFinishOn:
        finish = activity.constraintDate;
        break;
    case ConstraintKind::StartNoLaterThan:
        finish = started ? finish : std::min(finish, finishOf(activity.constraintDate));
        break;
    case ConstraintKind::FinishNoLaterThan:
        finish = std::min(finish, activity.constraintDate);
        break;
    case ConstraintKind::AsSoonAsPossible:
    case ConstraintKind::AsLateAsPossible:
    case ConstraintKind::StartNoEarlierThan:
    case ConstraintKind::FinishNoEarlierThan:
        break;
    }
    finish = std::min({finish, activity.deadline, m_planFinish});
    if (!activity.isMilestone()) {
        finish = clock.previousFinish(finish);
    }
    return {clock.advance(finish, -(started ? activity.remaining : activity.duration)), finish};
}

void CriticalPath::slack(const std::vector<std::uint32_t> &order)
{
    std::vector<Span> earliest(m_network.nodeCount());
    for (std::size_t i = order.size(); i-- > 0 && !stopped(i);) {
        const std::uint32_t node = order[i];
        if (!m_network.isLeaf(node)) {
            earliest[node] = limitsOf(node, earliest);
            continue;
        }
        TaskDates &dates = m_dates[node];
        if (m_network.activity(node).hasFinished()) {
            continue;
        }
        earliest[node] = {dates.earlyStart, dates.earlyFinish};
        dates.totalSlackMin = totalSlack(node);
        if (dates.totalSlackMin > 0) {
            dates.freeSlackMin = std::clamp<std::int64_t>(freeSlack(node, earliest), 0, dates.totalSlackMin);
        }
    }
}

std::int64_t CriticalPath::totalSlack(std::uint32_t leaf) const
{
    const CalendarClock &clock = slackClockOf(leaf);
    const TaskDates &dates = m_dates[leaf];
    const std::int64_t ofFinish = clock.between(dates.earlyFinish, dates.lateFinish);
    if (m_network.activity(leaf).hasStarted()) {
        return ofFinish;
    }
    return std::min(ofFinish, clock.between(dates.earlyStart, dates.lateStart));
}

std::int64_t CriticalPath::freeSlack(std::uint32_t leaf, const std::vector<Span> &earliest) const
{
    const CalendarClock &clock = slackClockOf(leaf);
    const TaskDates &dates = m_dates[leaf];
    const bool started = m_network.activity(leaf).hasStarted();
    std::int64_t slack = std::numeric_limits<std::int64_t>::max();
    Span limits; // of links without lag, and of links from summaries, whose lag is already taken off
    for (const TaskNetwork::Edge &edge : m_network.edgesFrom(leaf)) {
        const Span &next = earliest[edge.to];
        if (edge.link == TaskNetwork::kNone) {
            limits.start = std::min(limits.start, next.start);
            limits.finish = std::min(limits.finish, next.finish);
            continue;
        }
        const LinkKind kind = m_network.arc(edge.link).kind;
        const bool fromStart = kind == LinkKind::StartStart || kind == LinkKind::StartFinish;
        const bool toStart = kind == LinkKind::FinishStart || kind == LinkKind::StartStart;
        const Instant target = toStart ? next.start : next.finish;
        if (target == kNeverInstant || (fromStart && started)) {
            continue;
        }
        if (m_lags[edge.link] == 0) {
            Instant &limit = fromStart ? limits.start : limits.finish;
            limit = std::min(limit, target);
        } else {
            const Instant own = fromStart ? dates.earlyStart : dates.earlyFinish;
            slack = std::min(slack, clock.between(afterLag(edge, own, 1), target));
        }
    }
    if (limits.start != kNeverInstant && !started) {
        slack = std::min(slack, clock.between(dates.earlyStart, limits.start));
    }
    if (limits.finish != kNeverInstant) {
        slack = std::min(slack, clock.between(dates.earlyFinish, limits.finish));
    }
    return std::min(slack, clock.between(dates.earlyFinish, m_planFinish));
}

void CriticalPath::delay(const std::vector<std::uint32_t> &order)
{
    const auto isDelayed = [this](std::uint32_t node) {
        return m_network.isLeaf(node) && !m_network.activity(node).hasStarted() &&
               m_network.activity(node).constraint == ConstraintKind::AsLateAsPossible;
    };
    if (std::none_of(order.begin(), order.end(), isDelayed)) {
        return;
    }
    std::vector<Span> placed(m_network.nodeCount());
    for (std::size_t i = order.size(); i-- > 0 && !stopped(i);) {
        const std::uint32_t node = order[i];
        if (!m_network.isLeaf(node)) {
            placed[node] = limitsOf(node, placed);
            continue;
        }
        TaskDates &dates = m_dates[node];
        if (m_network.activity(node).hasFinished()) {
            continue;
        }
        if (isDelayed(node)) {
            const Span latest = latestWithoutHarm(node, limitsOf(node, placed));
            dates.start = latest.start;
            dates.finish = latest.finish;
        }
        placed[node] = {dates.start, dates.finish};
    }
}

CriticalPath::Span CriticalPath::latestWithoutHarm(std::uint32_t leaf, const Span &limits) const
{
    const Activity &activity = m_network.activity(leaf);
    const CalendarClock &clock = clockOf(leaf);
    const TaskDates &dates = m_dates[leaf];
    Instant finish = std::min(dates.lateFinish, limits.finish);
    if (limits.start != kNeverInstant) {
        finish = std::min(finish, clock.advance(limits.start, activity.duration));
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
