// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/levelling/serial_scheme.h"

#include "model/plan/crews.h"
#include "model/plan/tasks.h"

#include <algorithm>

namespace gigaplan {

SerialScheme::SerialScheme(const LevellingProblem &problem)
    : m_problem(problem),
      m_network(problem.structure.network),
      m_state(problem.state),
      m_dates(problem.dates),
      m_path(problem.structure, m_state, m_dates),
      m_placed(problem.dates.size()),
      m_free(problem.free),
      m_arrivals(problem.arrivalUsed.size()),
      m_late(problem.dates.size(), 0)
{
}

void SerialScheme::push(Entry entry)
{
    m_heap.push_back(entry);
    std::push_heap(m_heap.begin(), m_heap.end(), std::greater());
}

std::uint32_t SerialScheme::pop()
{
    std::pop_heap(m_heap.begin(), m_heap.end(), std::greater());
    const std::uint32_t row = m_heap.back().row;
    m_heap.pop_back();
    return row;
}

bool SerialScheme::competes(std::uint32_t node) const
{
    return m_network.isLeaf(node)
        && (m_problem.roles[node] == LevellingRole::Fixed || m_problem.roles[node] == LevellingRole::Movable);
}

SerialScheme::Outcome SerialScheme::forward(const Keys &keys)
{
    m_free = m_problem.free;
    m_lots = m_problem.lots;
    m_arrivalUsed = m_problem.arrivalUsed;
    m_waiting = m_problem.sourceCounts;
    m_outcome = {m_problem.structure.rules.planStart, 0};
    for (const std::uint32_t node : m_problem.structure.order) {
        if (m_waiting[node] == 0) {
            m_open.push_back(node);
        }
    }
    for (settleOpen(keys); !m_heap.empty(); settleOpen(keys)) {
        const std::uint32_t row = pop();
        place(row);
        release(row);
    }
    return m_outcome;
}

void SerialScheme::release(std::uint32_t node)
{
    for (const TaskNetwork::Edge &edge : m_network.edgesFrom(node)) {
        if (--m_waiting[edge.to] == 0) {
            m_open.push_back(edge.to);
        }
    }
}

void SerialScheme::settleOpen(const Keys &keys)
{
    while (!m_open.empty()) {
        const std::uint32_t node = m_open.back();
        m_open.pop_back();
        if (competes(node)) {
            const bool first = m_problem.roles[node] == LevellingRole::Fixed;
            push({m_problem.ranks[node], first ? std::numeric_limits<std::int64_t>::min() : keys[node], node});
            continue;
        }
        if (m_network.isLeaf(node)) {
            m_path.settleLeaf(node);
            setDates(node, m_path.earlySpan(node));
        } else {
            m_path.settle(node);
        }
        release(node);
    }
}

void SerialScheme::setDates(std::uint32_t row, PathSpan span)
{
    m_dates[row].earlyStart = span.start;
    m_dates[row].earlyFinish = span.finish;
    m_outcome.finish = std::max(m_outcome.finish, span.finish);
}

PathSpan SerialScheme::held(std::uint32_t row, Instant at)
{
    m_state.activities[row].levelDelay = std::max<std::int64_t>(0, at - m_path.unheldStart(row));
    return m_path.earlySpan(row);
}

void SerialScheme::place(std::uint32_t row)
{
    m_path.settleLeaf(row);
    grantAll(row);
    if (m_problem.roles[row] == LevellingRole::Fixed) {
        const PathSpan span = m_path.earlySpan(row);
        setDates(row, span);
        takeUnits(row, span);
        takePieces(row, span.start);
        return;
    }
    Activity &activity = m_state.activities[row];
    activity.levelDelay = 0;
    const PathSpan ready = m_path.earlySpan(row);
    PathSpan span = ready;
    Placed &placed = m_placed[row];
    placed = {ready.start, ready.start, 0, {}, 0, 0};
    const Arrival arrival = arrivalOf(row);
    Instant wanted = std::max(ready.start, arrival.at);
    if (wanted > ready.start) {
        span = held(row, wanted);
        const std::int64_t there = thereWhenReady(row, arrival, ready.start);
        placed = {ready.start, span.start, 0, arrival.supply, arrival.requirement, there};
    }
    if (span.start >= wanted) {
        wanted = fit(row, span.start);
        span = wanted > span.start ? held(row, wanted) : span;
    }
    if (span.start < wanted) {
        // A "no later than" date is in the way: the task stays where its links put it, and the overload that remains is
        // reported.
        activity.levelDelay = 0;
        span = ready;
        placed.arrived = ready.start;
    }
    placed.delay = activity.levelDelay;
    setDates(row, span);
    m_outcome.waited += span.start - m_problem.dates[row].earlyStart;
    takeUnits(row, span);
    takePieces(row, span.start);
}

void SerialScheme::takeUnits(std::uint32_t row, PathSpan span)
{
    const auto needs = m_problem.needs.of(row);
    for (std::size_t i = 0; i < needs.size(); ++i) {
        const CalendarClock &axis = m_problem.axisOf(needs[i].resource);
        m_free[needs[i].resource].take(axis.workedBefore(span.start), axis.workedBefore(span.finish), m_granted[i]);
    }
}

void SerialScheme::grantAll(std::uint32_t row)
{
    m_granted.clear();
    for (const ResourceNeed &need : m_problem.needs.of(row)) {
        m_granted.push_back(need.units);
    }
}

SerialScheme::Arrival SerialScheme::arrivalOf(std::uint32_t row) const
{
    const Table<Requirement> &requirements = m_problem.plan.table<Requirement>();
    Arrival last;
    const auto needed = m_problem.needs.arrivalsOf(row);
    for (std::size_t i = 0; i < needed.size(); ++i) {
        const Requirement &requirement = requirements[needed[i]];
        Arrival arrival = m_arrivals[needed[i]];
        if (!m_arrivalUsed[needed[i]]) {
            std::int64_t quantity = requirement.quantity;
            for (std::size_t k = 0; k < i; ++k) {
                const Requirement &other = requirements[needed[k]];
                quantity += other.equipment == requirement.equipment && !m_arrivalUsed[needed[k]] ? other.quantity : 0;
            }
            arrival = arrivalOf(needed[i], quantity, m_problem.plan.table<Task>()[row].phase);
        }
        last = arrival.at > last.at ? arrival : last;
    }
    return last;
}

SerialScheme::Arrival SerialScheme::arrivalOf(std::uint32_t requirement, std::int64_t quantity, Id<Phase> phase) const
{
    const auto lots = m_lots.find(m_problem.plan.table<Requirement>()[requirement].equipment);
    const std::size_t lot = lots == m_lots.end() ? ArrivalLots::kNever : lots->second.lotThatBrings(quantity, phase);
    return lot == ArrivalLots::kNever ? Arrival{kRangeStart, {}, requirement}
                                      : Arrival{lots->second[lot].from, lots->second[lot].supply, requirement};
}

std::int64_t SerialScheme::thereWhenReady(std::uint32_t row, const Arrival &arrival, Instant ready) const
{
    const auto lots = m_lots.find(m_problem.plan.table<Requirement>()[arrival.requirement].equipment);
    return lots == m_lots.end() ? 0 : lots->second.thereBy(ready, m_problem.plan.table<Task>()[row].phase);
}

void SerialScheme::takePieces(std::uint32_t row, Instant start)
{
    const Task &task = m_problem.plan.table<Task>()[row];
    for (const std::uint32_t needed : m_problem.needs.arrivalsOf(row)) {
        if (m_arrivalUsed[needed]) {
            continue;
        }
        const Requirement &requirement = m_problem.plan.table<Requirement>()[needed];
        m_arrivalUsed[needed] = 1;
        m_arrivals[needed] = arrivalOf(needed, requirement.quantity, task.phase);
        if (const auto lots = m_lots.find(requirement.equipment); lots != m_lots.end()) {
            const bool shared = requirement.task != task.id; // another leaf of the summary may begin before this one
            lots->second.take(requirement.quantity, task.phase, shared ? m_arrivals[needed].at : start);
        }
    }
}

Instant SerialScheme::fit(std::uint32_t row, Instant start)
{
    const std::int64_t duration = m_state.activities[row].duration;
    if (duration == 0 || m_problem.needs.of(row).empty()) {
        return start;
    }
    const CalendarClock &clock = m_problem.clockOf(row);
    if (m_problem.onOwnAxis[row]) {
        const std::int64_t from = clock.workedBefore(start);
        const Instant found = search(row, {from}, [&](const ResourceNeed &need, Instant at, Instant &next) {
            const std::int64_t end = m_free[need.resource].endOfShortage(at.minutes, at.minutes + duration, need.units);
            next.minutes = std::max(next.minutes, end);
            return end != FreeUnits::kForever;
        });
        const Instant at = found.minutes == from ? start : clock.startAt(found.minutes);
        return at < kRangeEnd ? at : start;
    }
    const Instant found = search(row, start, [&](const ResourceNeed &need, Instant at, Instant &next) {
        const CalendarClock &axis = m_problem.axisOf(need.resource);
        const std::int64_t from = axis.workedBefore(at);
        const std::int64_t end =
            m_free[need.resource].endOfShortage(from, axis.workedBefore(clock.advance(at, duration)), need.units);
        if (end != FreeUnits::kForever && end > from) {
            next = std::max(next, clock.nextStart(axis.startAt(end)));
        }
        return end != FreeUnits::kForever;
    });
    return found < kRangeEnd ? found : start;
}

} // namespace gigaplan
