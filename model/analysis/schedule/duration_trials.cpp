// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/duration_trials.h"

#include <algorithm>
#include <numeric>

namespace gigaplan {

/// The network by places, with the dates of one trial.
struct DurationTrials::View {
    const DurationTrials &trials;
    const Dates &dates;

    std::span<const Entry> sourcesOf(std::uint32_t place) const { return trials.entriesOf(place); }
    bool isGate(const Entry &entry) const { return trials.m_network.isGate(trials.m_nodeAt[entry.from]); }
    bool isLeaf(std::uint32_t place) const { return trials.isLeaf(place); }
    const PathHandover &handedOn(std::uint32_t place) const { return dates.nodes[place]; }
    Instant afterLag(const Entry &entry, std::uint32_t place, Instant at) const
    {
        return movedBy(at, lagOf(entry), entry.wallClock, *trials.m_clockAt[place]);
    }
    PathBounds bounds(std::uint32_t place) const { return gatherBounds(*this, place); }
    PathParts decidingParts(std::uint32_t place, const PathBounds &bounds) const
    {
        const PathHandover &early = dates.nodes[place];
        return trials.leafRules(place, dates).decidingParts(bounds, {early.start, early.finish});
    }

private:
    std::int64_t lagOf(const Entry &entry) const
    {
        if (!entry.isShare) {
            return entry.lag;
        }
        const std::uint32_t node = trials.m_nodeAt[entry.from];
        const PathHandover &span = dates.nodes[entry.from];
        return TaskNetwork::shareOf(trials.m_network.isLeaf(node)
                                        ? dates.durations[node]
                                        : trials.m_structure.clocks.planClock().between(span.third, span.finish),
                                    entry.percent);
    }
};

LeafRules DurationTrials::leafRules(std::uint32_t place, const Dates &dates) const
{
    const std::uint32_t row = m_nodeAt[place];
    return {m_structure.rules, m_network.activity(row), *m_clockAt[place], dates.durations[row]};
}

PathHandover DurationTrials::nodeOf(std::uint32_t place, const Dates &dates) const
{
    const PathBounds bounds = gatherBounds(View{*this, dates}, place);
    if (isLeaf(place)) {
        const PathSpan span = leafRules(place, dates).earlySpan(bounds);
        return PathHandover::ofLeaf(span.start, span.finish);
    }
    return m_network.isGate(m_nodeAt[place]) ? PathHandover::ofGate(bounds) : PathHandover::ofSummary(bounds);
}

DurationTrials::DurationTrials(const PlanSnapshot &plan, const std::vector<char> &varies)
    : m_structure(plan), m_network(m_structure.network), m_nodeAt(m_structure.order)
{
    readEntries(plan);
    m_planned.nodes.resize(m_nodeAt.size());
    m_planned.trail.marks.resize(m_nodeAt.size(), kNoPart);
    m_planned.summaries.resize(m_network.taskCount());
    for (std::uint32_t row = 0; row < m_network.taskCount(); ++row) {
        const Activity &activity = m_network.activity(row);
        m_planned.durations.push_back(activity.duration);
        m_delays = m_delays
            || (m_network.isLeaf(row) && !activity.hasStarted()
                && activity.constraint == ConstraintKind::AsLateAsPossible);
    }
    for (std::uint32_t place = 0; place < m_nodeAt.size(); ++place) {
        m_planned.nodes[place] = nodeOf(place, m_planned);
    }
    readMovable(varies);
}

void DurationTrials::readEntries(const PlanSnapshot &plan)
{
    m_placeOf.resize(m_nodeAt.size());
    for (std::uint32_t place = 0; place < m_nodeAt.size(); ++place) {
        m_placeOf[m_nodeAt[place]] = place;
    }
    m_firstEntry.push_back(0);
    for (const std::uint32_t node : m_nodeAt) {
        for (const TaskSources::Source &source : m_structure.sources.of(node)) {
            Entry &entry = m_entries.emplace_back();
            entry.from = m_placeOf[source.from];
            entry.kind = source.kind;
            entry.link = source.isLink();
            if (entry.link) {
                const TaskNetwork::Arc &arc = m_network.arc(source.link);
                const Link &link = plan.table<Link>()[arc.row];
                entry.wallClock = arc.wallClock;
                entry.isShare = link.lagKind == LagKind::PercentOfPredecessor;
                entry.lag = arc.lag;
                entry.percent = link.lagPercent.value;
            }
        }
        m_firstEntry.push_back(static_cast<std::uint32_t>(m_entries.size()));
        const bool timed = m_network.isGate(node) || m_network.isLeaf(node);
        m_clockAt.push_back(timed ? &m_structure.clocks[m_network.clockOf(node)] : nullptr);
    }
}

void DurationTrials::readMovable(const std::vector<char> &varies)
{
    const TaskTree &tree = m_network.tree();
    std::vector<char> moves(m_nodeAt.size(), 0);
    std::vector<char> rows(m_network.taskCount(), 0);
    m_steadyFinish = m_planned.finish = PathBounds::kNone;
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
    m_steadyFinish = m_lastPlaces.empty() ? m_structure.rules.planStart : m_steadyFinish;
    m_planned.finish = std::max(m_planned.finish, m_steadyFinish);
    for (std::size_t i = tree.topDown.size(); i-- > 0;) {
        const std::uint32_t row = tree.topDown[i];
        if (const std::uint32_t parent = tree.parent[row]; parent != TaskTree::kNone) {
            rows[parent] = rows[parent] || rows[row];
            m_parents.emplace_back(row, parent);
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
    const std::uint32_t first = m_placeOf[row];
    if (m_network.activity(row).hasStarted() || dates.nodes[first].start >= notBefore) {
        return;
    }
    const Instant start = leafRules(first, dates).workStart(clampToRange(notBefore));
    dates.before.emplace_back(first, dates.nodes[first]);
    dates.nodes[first] = PathHandover::ofLeaf(start, m_clockAt[first]->advance(start, dates.durations[row]));
    std::uint32_t last = first;
    const auto spread = [&](std::uint32_t place) {
        for (const TaskNetwork::Edge &edge : m_network.edgesFrom(m_nodeAt[place])) {
            dates.trail.marks[m_placeOf[edge.to]] = 1;
            last = std::max(last, m_placeOf[edge.to]);
        }
    };
    spread(first);
    for (std::uint32_t place = first + 1; place <= last; ++place) {
        if (!dates.trail.marks[place]) {
            continue;
        }
        dates.trail.marks[place] = 0;
        const PathHandover node = nodeOf(place, dates);
        if (node != dates.nodes[place]) {
            dates.before.emplace_back(place, dates.nodes[place]);
            dates.nodes[place] = node;
            spread(place);
        }
    }
    dates.finish = m_lastPlaces.empty() ? m_structure.rules.planStart : PathBounds::kNone;
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

void DurationTrials::longestPath(Dates &dates, std::vector<std::uint32_t> &rows) const
{
    for (const std::uint32_t place : m_lastPlaces) {
        if (dates.nodes[place].finish == dates.finish) {
            dates.trail.reach(place, PathTrail::kLeaf);
        }
    }
    followDrivers(View{*this, dates}, dates.trail);
    rows.clear();
    for (const std::uint32_t place : dates.trail.nodes) {
        if (isLeaf(place) && !m_network.activity(m_nodeAt[place]).hasFinished()) {
            rows.push_back(m_nodeAt[place]);
        }
    }
    dates.trail.clear();
}

} // namespace gigaplan
