// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/critical_path.h"

#include <algorithm>

namespace gigaplan {

void CriticalPath::judge()
{
    const bool byPath = m_rules.criticality == CriticalityRule::LongestPath;
    const auto onPath = byPath ? longestPath() : std::vector<char>();
    for (std::uint32_t row = 0; row < m_network.taskCount() && !stopped(row); ++row) {
        if (!m_network.isLeaf(row) || activity(row).hasFinished()) {
            continue;
        }
        TaskDates &dates = m_dates[row];
        dates.critical = byPath ? onPath[row] != 0 : dates.totalSlackMin <= m_rules.criticalSlack;
        dates.nearCritical = !dates.critical && dates.totalSlackMin <= m_rules.nearCritical;
    }
}

std::vector<char> CriticalPath::longestPath() const
{
    const std::vector<std::uint32_t> &order = m_structure.order;
    std::vector<char> drives(m_network.taskCount(), 0);
    std::vector<Parts> decided(m_network.nodeCount(), kNoPart);
    for (std::size_t i = order.size(); i-- > 0 && !stopped(i);) {
        const std::uint32_t node = order[i];
        Parts parts = kNoPart;
        for (const TaskNetwork::Edge &edge : m_network.edgesFrom(node)) {
            parts |= partsDriven(node, edge, decided[edge.to]);
        }
        if (!m_network.isLeaf(node)) {
            decided[node] = parts;
        } else if (parts != kNoPart || m_dates[node].earlyFinish == m_state.planFinish) {
            drives[node] = 1;
            decided[node] = decidingParts(node);
        }
    }
    return drives;
}

CriticalPath::Parts CriticalPath::decidingParts(std::uint32_t leaf) const
{
    const Activity &activity = this->activity(leaf);
    const Bounds &bounds = m_state.bounds[leaf];
    const bool started = activity.hasStarted();
    if (bounds.isFree() || activity.hasFinished() || (started && !m_rules.retainedLogic)) {
        return kNoPart;
    }
    const CalendarClock &clock = clockOf(leaf);
    const std::int64_t duration = started ? activity.remaining : activity.duration;
    const Instant asked = startFromLinks(activity, bounds, duration);
    const Instant begun = started ? clock.advance(m_dates[leaf].earlyFinish, -duration) : m_dates[leaf].earlyStart;
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

CriticalPath::Parts CriticalPath::partsDriven(std::uint32_t node, const TaskNetwork::Edge &edge, Parts decided) const
{
    if (decided == kNoPart) {
        return kNoPart;
    }
    const Bounds &own = m_state.bounds[node];
    const Bounds &target = m_state.bounds[edge.to];
    if (m_network.isGate(node)) {
        return partsPassedOn(own, target, decided);
    }
    const bool leaf = m_network.isLeaf(node);
    const Instant start = leaf ? m_dates[node].earlyStart : own.start;
    const Instant finish = leaf ? m_dates[node].earlyFinish : own.finish;
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

CriticalPath::Parts CriticalPath::partsPassedOn(const Bounds &from, const Bounds &to, Parts decided) const
{
    Parts parts = from.start == to.start ? kStartPart : kNoPart;
    parts |= from.finish == to.finish ? kFinishPart : kNoPart;
    parts |= from.startToFinish == to.startToFinish ? kStartToFinishPart : kNoPart;
    return parts & decided;
}

} // namespace gigaplan
