// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/latest_pass.h"

#include <algorithm>

namespace gigaplan {

namespace {

Instant earlier(Instant at, std::int64_t minutes)
{
    return minutes == 0 ? at : clampToRange(at + -minutes);
}

} // namespace

LatestPass::LatestPass(const Schedule &schedule, std::vector<PathSpan> own)
    : m_structure(*schedule.basis->structure),
      m_state(schedule.basis->state),
      m_reader(m_structure, m_state, schedule.tasks),
      m_own(std::move(own)),
      m_latest(m_structure.network.taskCount())
{
    run();
}

void LatestPass::run()
{
    const auto before = [this](const TaskNetwork::Edge &edge, Instant target) {
        return edge.mayLag ? beforeLag(edge, target) : target;
    };
    for (std::size_t i = m_structure.order.size(); i-- > 0;) {
        const std::uint32_t node = m_structure.order[i];
        PathSpan allowed = m_reader.limitsOf(node, &PathState::Ahead::late, before);
        if (network().isLeaf(node)) {
            allowed = placeLeaf(node, allowed);
        } else if (!network().isGate(node) && m_structure.hasShares[node]) {
            limitSpan(node, allowed);
        }
        m_state.ahead[node].late = allowed;
    }
}

Instant LatestPass::beforeLag(const TaskNetwork::Edge &edge, Instant target) const
{
    const TaskNetwork::Arc &arc = network().arc(edge.link);
    if (arc.percentOfSummary != 0.0) {
        return kNeverInstant; // limitSpan has them
    }
    const std::int64_t lag = m_state.lags[edge.link];
    return arc.wallClock ? earlier(target, lag) : m_reader.clockOf(edge.to).lastBefore(target, lag);
}

PathSpan LatestPass::placeLeaf(std::uint32_t leaf, PathSpan allowed)
{
    const Activity &activity = m_reader.activity(leaf);
    if (activity.hasFinished()) {
        return {};
    }
    allowed.finish = std::min(allowed.finish, m_own[leaf].finish);
    allowed.start = activity.hasStarted() ? kNeverInstant : std::min(allowed.start, m_own[leaf].start);
    if (allowed == PathSpan()) {
        return {};
    }
    const PathSpan placed = activity.isMilestone() && !activity.hasStarted()
        ? placeMilestone(leaf, std::min(allowed.start, allowed.finish))
        : placeWork(leaf, allowed);
    // A task that is scheduled by hand is not moved by delays of its predecessors.
    return activity.isManual() ? PathSpan() : placed;
}

PathSpan LatestPass::placeMilestone(std::uint32_t leaf, Instant limit)
{
    const Instant last = m_reader.lastStand(leaf, limit);
    m_latest[leaf] = {last, last};
    const Instant asked = earlier(last, m_reader.activity(leaf).levelDelay);
    return {asked, asked};
}

PathSpan LatestPass::placeWork(std::uint32_t leaf, const PathSpan &allowed)
{
    const Activity &activity = m_reader.activity(leaf);
    const CalendarClock &clock = m_reader.clockOf(leaf);
    const bool started = activity.hasStarted();
    const std::int64_t duration = activity.workOf(activity.duration);
    if (duration == 0) {
        m_latest[leaf] = {allowed.finish, allowed.finish};
        return m_latest[leaf];
    }
    std::int64_t worked = std::numeric_limits<std::int64_t>::max();
    if (allowed.finish != kNeverInstant) {
        worked = clock.workedBefore(allowed.finish) - duration;
    }
    if (allowed.start != kNeverInstant) {
        worked = std::min(worked, clock.workedBefore(clock.previousStart(allowed.start)));
    }
    m_latest[leaf] = {clock.startAt(worked), clock.finishAt(worked + duration)};
    const std::int64_t delay = started ? 0 : activity.levelDelay;
    const Instant start = earlier(m_latest[leaf].start, delay);
    if (delay != 0) {
        worked = clock.workedBefore(clock.previousStart(start));
    }
    // A finish may be asked for up to where the work of another day would begin.
    return {start, clock.startAt(worked + duration)};
}

void LatestPass::limitSpan(std::uint32_t summary, PathSpan &allowed)
{
    const PathBounds &bounds = m_reader.bounds(summary);
    for (const TaskNetwork::Edge &edge : network().edgesFrom(summary)) {
        const double percent = edge.link == TaskNetwork::kNone ? 0.0 : network().arc(edge.link).percentOfSummary;
        const PathSpan &next = asked(edge.to);
        const Instant target = edge.toStart() ? next.start : next.finish;
        if (percent == 0.0 || target == kNeverInstant) {
            continue;
        }
        m_hasGrowingSpan = m_hasGrowingSpan || percent > 0;
        const std::int64_t room = spanRoom(summary, edge, target);
        if (edge.fromStart()) {
            allowed.start = std::min(allowed.start, clampToRange(bounds.start + room));
        }
        if (!edge.fromStart() || percent > 0) {
            allowed.finish = std::min(allowed.finish, clampToRange(bounds.finish + room));
        }
        if (percent < 0) {
            holdFirstStart(summary, bounds.firstStart, clampToRange(bounds.firstStart + room));
        }
    }
}

/// What the link requires, at worst, when all dates that it depends on are later by that many minutes.
Instant LatestPass::askedAfter(std::uint32_t summary, const TaskNetwork::Edge &edge, std::int64_t slip) const
{
    const PathBounds &bounds = m_reader.bounds(summary);
    const double percent = network().arc(edge.link).percentOfSummary;
    const Instant first = percent < 0 ? clampToRange(bounds.firstStart + slip) : bounds.firstStart;
    const Instant last = percent > 0 ? clampToRange(bounds.finish + slip) : bounds.finish;
    const std::int64_t lag = TaskNetwork::shareOf(m_structure.clocks.planClock().between(first, last), percent);
    const Instant end = edge.fromStart() ? bounds.start : bounds.finish;
    return m_reader.moved(edge.link, edge.to, clampToRange(end + slip), lag);
}

std::int64_t LatestPass::spanRoom(std::uint32_t summary, const TaskNetwork::Edge &edge, Instant target) const
{
    std::int64_t room = 0, tooMuch = kRangeMinutes;
    while (room + 1 < tooMuch) {
        const std::int64_t slip = room + (tooMuch - room) / 2;
        (askedAfter(summary, edge, slip) <= target ? room : tooMuch) = slip;
    }
    return room;
}

void LatestPass::holdFirstStart(std::uint32_t node, Instant first, Instant until)
{
    for (const TaskSources::Source &source : m_structure.sources.of(node)) {
        if (source.link != TaskNetwork::kNone) {
            continue;
        }
        const bool leaf = network().isLeaf(source.from);
        if (leaf && m_reader.placed(source.from).earlyStart == first) {
            m_own[source.from].start = std::min(m_own[source.from].start, until);
            return;
        }
        if (!leaf && m_reader.bounds(source.from).firstStart == first) {
            holdFirstStart(source.from, first, until);
            return;
        }
    }
}

} // namespace gigaplan
