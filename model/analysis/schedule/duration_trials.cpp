// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/duration_trials.h"

#include "model/base/prefetch.h"
#include "model/plan/links.h"

#include <algorithm>

namespace gigaplan {

/// The network with the dates of one trial.
struct DurationTrials::View {
    const DurationTrials &trials;
    const Dates &dates;

    const ScheduleStructure &structure() const { return trials.m_structure; }
    const PathHandover &handedOn(std::uint32_t node) const { return dates.nodes[node]; }
    std::int64_t lagOf(const TaskSources::Source &link) const
    {
        const double percent = trials.m_network.arc(link.link).percentOfSummary;
        if (percent == 0.0) {
            return dates.lags[link.link];
        }
        const PathHandover &span = dates.nodes[link.from];
        return TaskNetwork::shareOf(structure().clocks.planClock().between(span.third, span.finish), percent);
    }
    PathBounds bounds(std::uint32_t node) const { return gatherBounds(*this, node); }
    PathParts decidingParts(std::uint32_t leaf, const PathBounds &bounds) const
    {
        const PathHandover &early = dates.nodes[leaf];
        return trials.leafRules(leaf, dates).decidingParts(bounds, {early.start, early.finish});
    }
};

PathHandover DurationTrials::nodeOf(std::uint32_t node, const Dates &dates) const
{
    const PathBounds bounds = gatherBounds(View{*this, dates}, node);
    if (m_network.isLeaf(node)) {
        const PathSpan span = leafRules(node, dates).earlySpan(bounds);
        return PathHandover::ofLeaf(span.start, span.finish);
    }
    return m_network.isGate(node) ? PathHandover::ofGate(bounds) : PathHandover::ofSummary(bounds);
}

DurationTrials::DurationTrials(const PlanSnapshot &plan, const std::vector<char> &varies)
    : m_structure(plan), m_network(m_structure.network), m_placeOf(m_network.nodeCount())
{
    m_planned.nodes.resize(m_network.nodeCount());
    m_planned.trail.marks.resize(m_network.nodeCount(), kNoPart);
    m_planned.summaries.resize(m_network.taskCount());
    for (std::uint32_t link = 0; link < m_network.arcCount(); ++link) {
        m_planned.lags.push_back(m_network.arc(link).lag);
    }
    for (std::uint32_t row = 0; row < m_network.taskCount(); ++row) {
        const Activity &activity = m_network.activity(row);
        m_planned.durations.push_back(activity.duration);
        m_delays = m_delays
            || (m_network.isLeaf(row) && !activity.hasStarted()
                && activity.constraint == ConstraintKind::AsLateAsPossible);
    }
    for (std::uint32_t place = 0; place < m_placeOf.size(); ++place) {
        const std::uint32_t node = m_structure.order[place];
        m_placeOf[node] = place;
        m_planned.nodes[node] = nodeOf(node, m_planned);
    }
    readMovable(varies);
}

void DurationTrials::readMovable(const std::vector<char> &varies)
{
    const TaskTree &tree = m_network.tree();
    std::vector<char> moves(m_network.nodeCount(), 0);
    std::vector<char> rows(m_network.taskCount(), 0);
    m_steadyFinish = m_planned.finish = PathBounds::kNone;
    for (const std::uint32_t node : m_structure.order) {
        const auto sources = m_structure.sources.of(node);
        const bool leaf = m_network.isLeaf(node);
        const bool steady = leaf && m_network.activity(node).hasFinished();
        const bool follows = !leaf || !m_network.activity(node).isManual();
        moves[node] = !steady
            && ((leaf && varies[node])
                || (follows && std::any_of(sources.begin(), sources.end(), [&](const TaskSources::Source &source) {
                        return moves[source.from] != 0;
                    })));
        if (moves[node]) {
            m_moving.push_back(node);
        }
        if (leaf) {
            rows[node] = moves[node];
            m_leaves.push_back(node);
            Instant &latest = moves[node] ? m_planned.finish : m_steadyFinish;
            latest = std::max(latest, m_planned.nodes[node].finish);
        }
    }
    m_steadyFinish = m_leaves.empty() ? m_structure.rules.planStart : m_steadyFinish;
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
    for (const TaskNetwork::LeafShare &share : m_network.leafShares()) {
        dates.lags[share.link] = TaskNetwork::shareOf(dates.durations[share.from], share.percent);
    }
    dates.finish = m_steadyFinish;
    for (std::size_t i = 0; i < m_moving.size(); ++i) {
        const std::uint32_t node = m_moving[i];
        if (i + kPrefetchSteps < m_moving.size()) {
            const std::uint32_t ahead = m_moving[i + kPrefetchSteps];
            prefetch(dates.nodes[ahead]);
            prefetch(*m_structure.sources.of(ahead).data());
            if (m_network.isLeaf(ahead)) {
                prefetch(m_network.activity(ahead));
                prefetch(dates.durations[ahead]);
            }
        }
        dates.nodes[node] = nodeOf(node, dates);
        if (m_network.isLeaf(node)) {
            dates.finish = std::max(dates.finish, dates.nodes[node].finish);
        }
    }
    spanSummaries(dates);
}

void DurationTrials::delay(Dates &dates, std::uint32_t row, Instant notBefore) const
{
    dates.before.clear();
    dates.finishBefore = dates.finish;
    if (m_network.activity(row).hasStarted() || dates.nodes[row].start >= notBefore) {
        return;
    }
    const Instant start = leafRules(row, dates).workStart(clampToRange(notBefore));
    dates.before.emplace_back(row, dates.nodes[row]);
    dates.nodes[row] = PathHandover::ofLeaf(start, clockOf(row).advance(start, dates.durations[row]));
    std::uint32_t last = m_placeOf[row];
    const auto spread = [&](std::uint32_t from) {
        for (const TaskNetwork::Edge &edge : m_network.edgesFrom(from)) {
            dates.trail.marks[edge.to] = 1;
            last = std::max(last, m_placeOf[edge.to]);
        }
    };
    spread(row);
    for (std::uint32_t place = m_placeOf[row] + 1; place <= last; ++place) {
        const std::uint32_t node = m_structure.order[place];
        if (!dates.trail.marks[node]) {
            continue;
        }
        dates.trail.marks[node] = 0;
        const PathHandover now = nodeOf(node, dates);
        if (now != dates.nodes[node]) {
            dates.before.emplace_back(node, dates.nodes[node]);
            dates.nodes[node] = now;
            spread(node);
        }
    }
    dates.finish = m_leaves.empty() ? m_structure.rules.planStart : PathBounds::kNone;
    for (const std::uint32_t leaf : m_leaves) {
        dates.finish = std::max(dates.finish, dates.nodes[leaf].finish);
    }
    spanSummaries(dates);
}

void DurationTrials::restore(Dates &dates) const
{
    if (dates.before.empty()) {
        return;
    }
    for (const auto &[node, was] : dates.before) {
        dates.nodes[node] = was;
    }
    dates.before.clear();
    dates.finish = dates.finishBefore;
    spanSummaries(dates);
}

void DurationTrials::longestPath(Dates &dates, std::vector<std::uint32_t> &rows) const
{
    for (const std::uint32_t leaf : m_leaves) {
        if (dates.nodes[leaf].finish == dates.finish) {
            dates.trail.reach(leaf, PathTrail::kLeaf);
        }
    }
    followDrivers(View{*this, dates}, dates.trail);
    rows.clear();
    for (const std::uint32_t node : dates.trail.nodes) {
        if (m_network.isLeaf(node) && !m_network.activity(node).hasFinished()) {
            rows.push_back(node);
        }
    }
    dates.trail.clear();
}

} // namespace gigaplan
