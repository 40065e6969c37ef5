// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/duration_trials.h"

#include "model/analysis/schedule/network_loops.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gigaplan {

namespace {

/// The start after the task's own constraint, which outranks its links.
Instant constrained(const Activity &activity, const CalendarClock &clock, Instant start, std::int64_t duration)
{
    const Instant date = activity.constraintDate;
    switch (activity.constraint) {
    case ConstraintKind::AsSoonAsPossible:
    case ConstraintKind::AsLateAsPossible: return start;
    case ConstraintKind::MustStartOn: return date;
    case ConstraintKind::MustFinishOn: return clock.advance(date, -duration);
    case ConstraintKind::StartNoEarlierThan: return std::max(start, date);
    case ConstraintKind::StartNoLaterThan: return std::min(start, date);
    case ConstraintKind::FinishNoEarlierThan: return std::max(start, clock.advance(date, -duration));
    case ConstraintKind::FinishNoLaterThan: return std::min(start, clock.advance(date, -duration));
    }
    return start;
}

} // namespace

std::int64_t DurationTrials::remainingOf(std::uint32_t row, std::int64_t duration) const
{
    return std::llround(static_cast<double>(duration) * m_open[row]);
}

std::int64_t DurationTrials::lagOf(const Entry &entry, const Dates &dates) const
{
    if (!entry.isShare) {
        return entry.lag;
    }
    const std::uint32_t node = m_nodeAt[entry.from];
    if (m_network.isLeaf(node)) {
        return TaskNetwork::shareOf(dates.durations[node], entry.percent);
    }
    const Dates::Node &span = dates.nodes[entry.from];
    return TaskNetwork::shareOf(m_clocks.planClock().between(span.third, span.finish), entry.percent);
}

Instant DurationTrials::asked(const Entry &entry, const Dates &dates, Instant at, const CalendarClock &clock) const
{
    const std::int64_t lag = lagOf(entry, dates);
    if (lag == 0) {
        return at;
    }
    return entry.wallClock ? clampToRange(at + lag) : clock.advance(at, lag);
}

DurationTrials::Bounds DurationTrials::boundsOf(std::uint32_t place, const Dates &dates) const
{
    Bounds bounds;
    for (const Entry &entry : entriesOf(place)) {
        const Dates::Node &from = dates.nodes[entry.from];
        switch (entry.what) {
        case From::Gate:
            bounds.start = std::max(bounds.start, from.start);
            bounds.finish = std::max(bounds.finish, from.finish);
            bounds.startToFinish = std::max(bounds.startToFinish, from.third);
            break;
        case From::Leaf:
            bounds.start = std::max(bounds.start, from.start);
            bounds.finish = std::max(bounds.finish, from.finish);
            bounds.firstStart = std::min(bounds.firstStart, from.third);
            break;
        case From::FinishStart:
            bounds.start = std::max(bounds.start, asked(entry, dates, from.finish, *m_clockAt[place]));
            break;
        case From::StartStart:
            bounds.start = std::max(bounds.start, asked(entry, dates, from.start, *m_clockAt[place]));
            break;
        case From::FinishFinish:
            bounds.finish = std::max(bounds.finish, asked(entry, dates, from.finish, *m_clockAt[place]));
            break;
        case From::StartFinish:
            bounds.startToFinish = std::max(bounds.startToFinish, asked(entry, dates, from.start, *m_clockAt[place]));
            break;
        }
    }
    return bounds;
}

DurationTrials::Dates::Node DurationTrials::nodeOf(std::uint32_t place, const Dates &dates) const
{
    const Bounds bounds = boundsOf(place, dates);
    const std::uint32_t node = m_nodeAt[place];
    if (m_network.isGate(node)) {
        return {bounds.start, bounds.finish, bounds.startToFinish};
    }
    return m_network.isLeaf(node) ? leafOf(node, bounds, dates.durations[node])
                                  : Dates::Node{bounds.start, bounds.finish, bounds.firstStart};
}

Instant DurationTrials::startFromLinks(const Activity &activity, const Bounds &bounds, std::int64_t duration) const
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

Instant DurationTrials::workStart(const Activity &activity, Instant at, bool milestone) const
{
    const CalendarClock &clock = m_clocks[activity.clock];
    const std::int64_t worked = clock.workedBefore(at);
    // A milestone at the end of work belongs to that day.
    return milestone && clock.finishAt(worked) == at ? at : clock.startAt(worked);
}

DurationTrials::Dates::Node DurationTrials::leafOf(std::uint32_t row, const Bounds &bounds, std::int64_t duration) const
{
    const Activity &activity = m_network.activity(row);
    const CalendarClock &clock = m_clocks[activity.clock];
    const auto span = [](Instant start, Instant finish) { return Dates::Node{start, finish, start}; };
    if (activity.hasFinished()) {
        return span(activity.actualStart, activity.actualFinish);
    }
    if (activity.hasStarted()) {
        if (m_rules.remainderFrom == kRangeStart || activity.isManual()) {
            return span(activity.actualStart, clock.advance(activity.actualStart, duration));
        }
        const std::int64_t remaining = remainingOf(row, duration);
        Instant resume = std::max(activity.actualStart, m_rules.remainderFrom);
        if (m_rules.retainedLogic) {
            resume = std::max(resume, startFromLinks(activity, bounds, remaining));
        }
        return span(activity.actualStart, clock.advance(resume, remaining));
    }
    if (activity.isManual()) {
        return span(activity.heldAt, clock.advance(activity.heldAt, duration));
    }
    Instant start = std::max(m_rules.remainderFrom, startFromLinks(activity, bounds, duration));
    if (bounds.isFree() && activity.constraint == ConstraintKind::StartNoEarlierThan) {
        start = std::max(m_rules.remainderFrom, activity.constraintDate);
    }
    start = clampToRange(start + activity.levelDelay);
    if (activity.constraint == ConstraintKind::AsSoonAsPossible && duration > 0) {
        const std::int64_t worked = clock.workedBefore(start); // the common case, with nothing worked out twice
        start = clock.startAt(worked);
        return span(start, clock.finishAt(worked + duration));
    }
    const bool milestone = duration == 0;
    start = workStart(activity, start, milestone);
    const Instant wanted = constrained(activity, clock, start, duration);
    start = m_rules.honourConstraints ? wanted : std::max(start, wanted);
    if (!(milestone && isMust(activity.constraint))) {
        start = workStart(activity, start, milestone);
    }
    return span(start, clock.advance(start, duration));
}

DurationTrials::DurationTrials(const PlanSnapshot &plan, const std::vector<char> &varies)
    : m_clocks(plan), m_network(plan, m_clocks), m_rules(ScheduleRules::of(plan, m_clocks))
{
    order(plan);
    readEntries(plan);
    m_planned.nodes.resize(m_nodeAt.size());
    m_planned.marks.resize(m_nodeAt.size(), 0);
    m_planned.summaries.resize(m_network.taskCount());
    for (std::uint32_t row = 0; row < m_network.taskCount(); ++row) {
        m_planned.durations.push_back(m_network.activity(row).duration);
    }
    for (std::uint32_t place = 0; place < m_nodeAt.size(); ++place) {
        m_planned.nodes[place] = nodeOf(place, m_planned);
    }
    readMovable(varies);
    spanSummaries(m_planned);
}

void DurationTrials::order(const PlanSnapshot &plan)
{
    m_nodeAt = m_network.topologicalOrder();
    if (m_nodeAt.size() < m_network.nodeCount()) {
        m_network.removeLinks(findNetworkLoops(m_network, m_nodeAt).onLoop);
        m_nodeAt = m_network.topologicalOrder();
    }
    m_placeOf.resize(m_nodeAt.size());
    for (std::uint32_t place = 0; place < m_nodeAt.size(); ++place) {
        m_placeOf[m_nodeAt[place]] = place;
    }
    for (const Task &task : plan.table<Task>()) {
        m_open.push_back(std::clamp(1.0 - task.complete.value / 100.0, 0.0, 1.0));
        const auto row = static_cast<std::uint32_t>(m_open.size() - 1);
        const Activity &activity = m_network.activity(row);
        m_delays = m_delays
            || (m_network.isLeaf(row) && !activity.hasStarted()
                && activity.constraint == ConstraintKind::AsLateAsPossible);
    }
}

void DurationTrials::readEntries(const PlanSnapshot &plan)
{
    const Table<Link> &links = plan.table<Link>();
    m_firstEntry.assign(m_nodeAt.size() + 1, 0);
    for (std::uint32_t node = 0; node < m_nodeAt.size(); ++node) {
        for (const TaskNetwork::Edge &edge : m_network.edgesFrom(node)) {
            ++m_firstEntry[m_placeOf[edge.to] + 1];
        }
    }
    std::partial_sum(m_firstEntry.begin(), m_firstEntry.end(), m_firstEntry.begin());
    m_entries.resize(m_firstEntry.back());
    std::vector<std::uint32_t> next(m_firstEntry.begin(), m_firstEntry.end() - 1);
    for (std::uint32_t place = 0; place < m_nodeAt.size(); ++place) {
        const std::uint32_t node = m_nodeAt[place];
        for (const TaskNetwork::Edge &edge : m_network.edgesFrom(node)) {
            Entry entry;
            entry.from = place;
            if (edge.link == TaskNetwork::kNone) {
                entry.what = m_network.isGate(node) ? From::Gate : From::Leaf;
            } else {
                const TaskNetwork::Arc &arc = m_network.arc(edge.link);
                constexpr std::array kKinds{From::FinishStart, From::StartStart, From::FinishFinish, From::StartFinish};
                entry.what = kKinds[static_cast<std::size_t>(arc.kind)];
                entry.wallClock = arc.wallClock;
                entry.lag = arc.lag;
                entry.isShare = links[arc.row].lagKind == LagKind::PercentOfPredecessor;
                entry.percent = links[arc.row].lagPercent.value;
            }
            m_entries[next[m_placeOf[edge.to]]++] = entry;
        }
        const bool timed = m_network.isGate(node) || m_network.isLeaf(node);
        m_clockAt.push_back(timed ? &m_clocks[m_network.clockOf(node)] : nullptr);
    }
}

void DurationTrials::readMovable(const std::vector<char> &varies)
{
    const TaskTree &tree = m_network.tree();
    std::vector<char> moves(m_nodeAt.size(), 0);
    std::vector<char> rows(m_network.taskCount(), 0);
    m_steadyFinish = m_planned.finish = Bounds::kNone;
    for (std::uint32_t place = 0; place < m_nodeAt.size(); ++place) {
        const std::uint32_t node = m_nodeAt[place];
        const auto entries = entriesOf(place);
        const bool leaf = m_network.isLeaf(node);
        const bool steady = leaf && m_network.activity(node).hasFinished();
        const bool follows = !leaf || !m_network.activity(node).isManual();
        moves[place] = !steady
            && ((leaf && varies[node])
                || (follows && std::any_of(entries.begin(), entries.end(), [&](const Entry &entry) {
                        return moves[entry.from] != 0;
                    })));
        if (moves[place]) {
            m_moving.push_back(place);
        }
        if (leaf) {
            rows[node] = moves[place];
            m_lastPlaces.push_back(place);
            Instant &latest = moves[place] ? m_planned.finish : m_steadyFinish;
            latest = std::max(latest, m_planned.nodes[place].finish);
        }
    }
    m_steadyFinish = m_lastPlaces.empty() ? m_rules.planStart : m_steadyFinish;
    m_planned.finish = std::max(m_planned.finish, m_steadyFinish);
    for (std::size_t i = tree.topDown.size(); i-- > 0;) {
        const std::uint32_t row = tree.topDown[i];
        if (const std::uint32_t parent = tree.parent[row]; parent != TaskTree::kNone) {
            rows[parent] = rows[parent] || rows[row];
        }
    }
    for (std::size_t i = tree.topDown.size(); i-- > 0;) {
        const std::uint32_t row = tree.topDown[i];
        if (tree.parent[row] != TaskTree::kNone) {
            m_parents.emplace_back(row, tree.parent[row]);
        }
    }
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (!tree.isLeaf(row)) {
            m_movingSummaries.push_back(row);
        }
    }
    spanSummaries(m_planned);
    std::erase_if(m_parents, [&](const auto &pair) { return !rows[pair.second]; });
    std::erase_if(m_movingSummaries, [&](std::uint32_t row) { return !rows[row]; });
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
        if (rows[row]) {
            m_movable.push_back(row);
        }
    }
}

void DurationTrials::spanSummaries(Dates &dates) const
{
    for (const std::uint32_t row : m_movingSummaries) {
        dates.summaries[row] = {kNeverInstant, {std::numeric_limits<std::int64_t>::min()}};
    }
    for (const auto &[child, parent] : m_parents) {
        const Span with = of(dates, child);
        Span &span = dates.summaries[parent];
        span.start = std::min(span.start, with.start);
        span.finish = std::max(span.finish, with.finish);
    }
}

void DurationTrials::compute(Dates &dates, const std::vector<std::int64_t> &durations) const
{
    for (std::size_t row = 0; row < durations.size(); ++row) {
        dates.durations[row] = std::clamp<std::int64_t>(durations[row], 0, kRangeMinutes);
    }
    dates.finish = m_steadyFinish;
    for (const std::uint32_t place : m_moving) {
        dates.nodes[place] = nodeOf(place, dates);
        if (isLeaf(place)) {
            dates.finish = std::max(dates.finish, dates.nodes[place].finish);
        }
    }
    spanSummaries(dates);
}

void DurationTrials::delay(Dates &dates, std::uint32_t row, Instant notBefore) const
{
    dates.before.clear();
    dates.finishBefore = dates.finish;
    const Activity &activity = m_network.activity(row);
    const std::uint32_t first = m_placeOf[row];
    if (activity.hasStarted() || dates.nodes[first].start >= notBefore) {
        return;
    }
    const Instant start = workStart(activity, clampToRange(notBefore), dates.durations[row] == 0);
    const Instant finish = m_clocks[activity.clock].advance(start, dates.durations[row]);
    dates.before.emplace_back(first, dates.nodes[first]);
    dates.nodes[first] = {start, finish, start};
    std::uint32_t last = first;
    const auto spread = [&](std::uint32_t place) {
        for (const TaskNetwork::Edge &edge : m_network.edgesFrom(m_nodeAt[place])) {
            dates.marks[m_placeOf[edge.to]] = 1;
            last = std::max(last, m_placeOf[edge.to]);
        }
    };
    spread(first);
    for (std::uint32_t place = first + 1; place <= last; ++place) {
        if (!dates.marks[place]) {
            continue;
        }
        dates.marks[place] = 0;
        const Dates::Node node = nodeOf(place, dates);
        if (!(node == dates.nodes[place])) {
            dates.before.emplace_back(place, dates.nodes[place]);
            dates.nodes[place] = node;
            spread(place);
        }
    }
    dates.finish = m_lastPlaces.empty() ? m_rules.planStart : Bounds::kNone;
    for (const std::uint32_t place : m_lastPlaces) {
        dates.finish = std::max(dates.finish, dates.nodes[place].finish);
    }
    spanSummaries(dates);
}

void DurationTrials::restore(Dates &dates) const
{
    if (dates.before.empty()) {
        return;
    }
    for (const auto &[place, node] : dates.before) {
        dates.nodes[place] = node;
    }
    dates.before.clear();
    dates.finish = dates.finishBefore;
    spanSummaries(dates);
}

namespace {

constexpr std::uint8_t kStartPart = 1, kFinishPart = 2, kStartToFinishPart = 4, kSeen = 8;

} // namespace

void DurationTrials::longestPath(Dates &dates, std::vector<std::uint32_t> &rows) const
{
    rows.clear();
    auto &stack = dates.stack;
    stack.clear();
    std::vector<std::uint32_t> seen;
    const auto reach = [&](std::uint32_t place, std::uint8_t parts) {
        const std::uint8_t fresh = parts & static_cast<std::uint8_t>(~dates.marks[place]);
        if (fresh == 0) {
            return;
        }
        if (dates.marks[place] == 0) {
            seen.push_back(place);
        }
        dates.marks[place] |= fresh;
        stack.emplace_back(place, fresh);
    };
    for (const std::uint32_t place : m_lastPlaces) {
        if (dates.nodes[place].finish == dates.finish) {
            reach(place, kSeen);
        }
    }
    while (!stack.empty()) {
        const auto [place, fresh] = stack.back();
        stack.pop_back();
        const std::uint32_t node = m_nodeAt[place];
        const Bounds bounds = boundsOf(place, dates);
        std::uint8_t decided = fresh;
        if (m_network.isLeaf(node)) {
            if (!m_network.activity(node).hasFinished()) {
                rows.push_back(node);
            }
            decided = decidingParts(node, bounds, dates);
        }
        for (const Entry &entry : entriesOf(place)) {
            const std::uint8_t parts = decided == 0 ? 0 : partsDriven(entry, place, bounds, decided, dates);
            if (parts != 0) {
                reach(entry.from, isLeaf(entry.from) ? kSeen : parts);
            }
        }
    }
    for (const std::uint32_t place : seen) {
        dates.marks[place] = 0;
    }
}

std::uint8_t DurationTrials::decidingParts(std::uint32_t row, const Bounds &bounds, const Dates &dates) const
{
    const Activity &activity = m_network.activity(row);
    const bool started = activity.hasStarted();
    if (bounds.isFree() || activity.hasFinished() || activity.isManual() || (started && !m_rules.retainedLogic)) {
        return 0;
    }
    const CalendarClock &clock = m_clocks[activity.clock];
    const Dates::Node &own = dates.nodes[m_placeOf[row]];
    const std::int64_t duration = started ? remainingOf(row, dates.durations[row]) : dates.durations[row];
    const Instant wanted = startFromLinks(activity, bounds, duration);
    const Instant begun = started ? clock.advance(own.finish, -duration) : own.start;
    const bool milestone = dates.durations[row] == 0;
    const Instant linked = clampToRange(wanted + (started ? 0 : activity.levelDelay));
    if (workStart(activity, linked, milestone) < workStart(activity, begun, milestone)) {
        return 0; // a constraint or the status date holds it back further
    }
    std::uint8_t parts = bounds.start == wanted ? kStartPart : 0;
    if (bounds.finish != Bounds::kNone && clock.advance(bounds.finish, -duration) == wanted) {
        parts |= kFinishPart;
    }
    if (bounds.startToFinish != Bounds::kNone && clock.advance(bounds.startToFinish, -duration) == wanted) {
        parts |= kStartToFinishPart;
    }
    return parts;
}

std::uint8_t DurationTrials::partsDriven(const Entry &entry, std::uint32_t place, const Bounds &bounds,
                                         std::uint8_t decided, const Dates &dates) const
{
    const Dates::Node &from = dates.nodes[entry.from];
    const auto asks = [&](Instant at, Instant bound, std::uint8_t of, std::uint8_t drives) -> std::uint8_t {
        return (decided & of) != 0 && asked(entry, dates, at, *m_clockAt[place]) == bound ? drives : 0;
    };
    switch (entry.what) {
    case From::Gate:
    case From::Leaf: {
        std::uint8_t parts = from.start == bounds.start ? kStartPart : 0;
        parts |= from.finish == bounds.finish ? kFinishPart : 0;
        const Instant third = entry.what == From::Gate ? from.third : Bounds::kNone;
        parts |= third == bounds.startToFinish ? kStartToFinishPart : 0;
        return parts & decided;
    }
    case From::FinishStart: return asks(from.finish, bounds.start, kStartPart, kFinishPart);
    case From::StartStart: return asks(from.start, bounds.start, kStartPart, kStartPart);
    case From::FinishFinish: return asks(from.finish, bounds.finish, kFinishPart, kFinishPart);
    case From::StartFinish: return asks(from.start, bounds.startToFinish, kStartToFinishPart, kStartPart);
    }
    return 0;
}

} // namespace gigaplan
