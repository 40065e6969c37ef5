// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/levelling/serial_scheme.h"

#include <algorithm>

namespace gigaplan {

SerialScheme::Keys SerialScheme::justified()
{
    m_free = m_problem.free;
    m_waiting = m_problem.edgeCounts;
    for (const std::uint32_t node : m_problem.structure.order) {
        if (m_waiting[node] == 0) {
            m_open.push_back(node);
        }
    }
    for (settleOpenLate(); !m_heap.empty(); settleOpenLate()) {
        const std::uint32_t row = pop();
        placeLate(row);
        releaseSources(row);
    }
    return m_late;
}

void SerialScheme::releaseSources(std::uint32_t node)
{
    for (const TaskSources::Source &source : m_problem.structure.sources.of(node)) {
        if (--m_waiting[source.from] == 0) {
            m_open.push_back(source.from);
        }
    }
}

void SerialScheme::settleOpenLate()
{
    while (!m_open.empty()) {
        const std::uint32_t node = m_open.back();
        m_open.pop_back();
        if (competes(node)) {
            push({0, -m_dates[node].earlyFinish.minutes, node});
            continue;
        }
        if (m_network.isLeaf(node)) {
            placeLate(node);
        } else {
            m_state.ahead[node].late = m_path.limitsOf(node, &PathState::Ahead::late);
        }
        releaseSources(node);
    }
}

void SerialScheme::placeLate(std::uint32_t leaf)
{
    const Activity &activity = m_state.activities[leaf];
    PathSpan &late = m_state.ahead[leaf].late;
    const TaskDates &dates = m_dates[leaf];
    if (activity.hasStarted() || m_problem.roles[leaf] == LevellingRole::Anchored) {
        late = activity.hasFinished() ? PathSpan() : PathSpan{dates.earlyStart, dates.earlyFinish};
        return;
    }
    const CalendarClock &clock = m_problem.clockOf(leaf);
    const PathSpan limits = m_path.limitsOf(leaf, &PathState::Ahead::late);
    Instant finish = std::min(m_outcome.finish, limits.finish);
    if (limits.start != kNeverInstant) {
        finish = std::min(finish, clock.advance(limits.start, activity.duration));
    }
    if (!activity.isMilestone()) {
        finish = clock.previousFinish(finish);
    }
    if (competes(leaf)) {
        grantAll(leaf);
        finish = fitBack(leaf, finish);
    }
    late = {clock.advance(finish, -activity.duration), finish};
    m_late[leaf] = late.start.minutes;
    if (competes(leaf)) {
        takeUnits(leaf, late);
    }
}

Instant SerialScheme::fitBack(std::uint32_t row, Instant finish)
{
    const std::int64_t duration = m_state.activities[row].duration;
    if (duration == 0 || m_problem.needs.of(row).empty()) {
        return finish;
    }
    const CalendarClock &clock = m_problem.clockOf(row);
    if (m_problem.onOwnAxis[row]) {
        const std::int64_t until = clock.workedBefore(finish);
        const Instant found = search(row, {until}, [&](const ResourceNeed &need, Instant at, Instant &next) {
            const std::int64_t begin =
                m_free[need.resource].startOfShortage(at.minutes - duration, at.minutes, need.units);
            if (begin == FreeUnits::kFirst) {
                return false;
            }
            next.minutes = std::min(next.minutes, begin);
            return true;
        });
        return found.minutes == until || found.minutes < duration ? finish : clock.finishAt(found.minutes);
    }
    return search(row, finish, [&](const ResourceNeed &need, Instant at, Instant &next) {
        const CalendarClock &axis = m_problem.axisOf(need.resource);
        const std::int64_t until = axis.workedBefore(at);
        const std::int64_t begin =
            m_free[need.resource].startOfShortage(axis.workedBefore(clock.advance(at, -duration)), until, need.units);
        if (begin == FreeUnits::kFirst) {
            return false;
        }
        if (begin < until) {
            next = std::min(next, clock.previousFinish(axis.finishAt(begin)));
        }
        return true;
    });
}

} // namespace gigaplan
