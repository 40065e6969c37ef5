// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/slip_slack.h"

#include "model/analysis/schedule/late_holds.h"
#include "model/analysis/schedule/latest_pass.h"

#include <algorithm>
#include <utility>

namespace gigaplan {

namespace {

/// By row, with the limits of the summaries above.
std::vector<PathSpan> inherited(const TaskTree &tree, std::vector<PathSpan> limits)
{
    for (const std::uint32_t row : tree.topDown) {
        if (const std::uint32_t parent = tree.parent[row]; parent != TaskTree::kNone) {
            limits[row].start = std::min(limits[row].start, limits[parent].start);
            limits[row].finish = std::min(limits[row].finish, limits[parent].finish);
        }
    }
    return limits;
}

/// By link, in percent, where its lag is a share of the leaf that it comes from.
std::vector<double> sharesOf(const TaskNetwork &network)
{
    std::vector<double> shares(network.leafShares().empty() ? 0 : network.arcCount(), 0.0);
    for (const TaskNetwork::LeafShare &share : network.leafShares()) {
        shares[share.link] = share.percent;
    }
    return shares;
}

class SlipRoom {
public:
    SlipRoom(const Schedule &schedule, std::vector<PathSpan> limits)
        : m_schedule(schedule), m_pass(schedule, std::move(limits)), m_shares(sharesOf(m_pass.network()))
    {
    }

    std::optional<std::int64_t> of(std::uint32_t leaf) const
    {
        std::int64_t room = kUnlimited;
        if (!m_pass.reader().activity(leaf).hasFinished()) {
            room = roomForLonger(leaf, roomForLater(leaf));
        }
        if (room == kUnlimited) {
            return std::nullopt;
        }
        return m_pass.hasGrowingSpan() && beginsEarlierIfLonger(leaf) ? 0 : std::max<std::int64_t>(0, room);
    }

private:
    static constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max();

    std::int64_t roomForLater(std::uint32_t leaf) const
    {
        const PathSpan &latest = m_pass.latest(leaf);
        if (latest == PathSpan()) {
            return kUnlimited;
        }
        const TaskDates &dates = m_schedule.tasks[leaf];
        const CalendarClock &work = m_pass.reader().clockOf(leaf);
        const CalendarClock &own = m_pass.reader().slackClockOf(leaf);
        std::int64_t room = work.between(dates.finish, latest.finish);
        if (&work != &own) {
            room = std::min(room, own.between(dates.finish, latest.finish));
            if (const Activity &activity = m_pass.reader().activity(leaf); !activity.hasStarted()) {
                const Instant start = activity.isMilestone() ? latest.start : own.previousStart(latest.start);
                room = std::min({room, work.between(dates.start, latest.start), own.between(dates.start, start)});
            }
        }
        return room;
    }

    /// The part of the slack that is left where lags grow with the task's own duration.
    std::int64_t roomForLonger(std::uint32_t leaf, std::int64_t room) const
    {
        if (m_shares.empty()) {
            return room;
        }
        for (const TaskNetwork::Edge &edge : m_pass.network().edgesFrom(leaf)) {
            const PathSpan &next = m_pass.asked(edge.to);
            const Instant target = edge.toStart() ? next.start : next.finish;
            if (edge.link == TaskNetwork::kNone || m_shares[edge.link] <= 0 || target == kNeverInstant) {
                continue;
            }
            std::int64_t fits = 0, tooMuch = std::clamp<std::int64_t>(room, 0, kRangeMinutes) + 1;
            while (fits + 1 < tooMuch) {
                const std::int64_t longer = fits + (tooMuch - fits) / 2;
                (askedIfLonger(leaf, edge, longer) <= target ? fits : tooMuch) = longer;
            }
            room = std::min(room, fits);
        }
        return room;
    }

    Instant askedIfLonger(std::uint32_t leaf, const TaskNetwork::Edge &edge, std::int64_t minutes) const
    {
        const PathReader &reader = m_pass.reader();
        const TaskDates &dates = reader.placed(leaf);
        const CalendarClock &clock = reader.clockOf(leaf);
        const Instant end =
            edge.fromStart() ? clock.nextStart(dates.earlyStart) : clock.advance(dates.earlyFinish, minutes);
        const std::int64_t lag = TaskNetwork::shareOf(reader.activity(leaf).duration + minutes, m_shares[edge.link]);
        return reader.moved(edge.link, edge.to, end, lag);
    }

    /// Its finish decides where it begins, so that a longer one could lengthen the span of a summary at both ends.
    bool beginsEarlierIfLonger(std::uint32_t leaf) const
    {
        const Activity &activity = m_pass.reader().activity(leaf);
        const PathBounds &bounds = m_pass.reader().bounds(leaf);
        const bool isHeld = activity.constraint == ConstraintKind::MustFinishOn
            || activity.constraint == ConstraintKind::FinishNoLaterThan
            || activity.constraint == ConstraintKind::FinishNoEarlierThan;
        return !activity.hasStarted()
            && (isHeld || bounds.finish != PathBounds::kNone || bounds.startToFinish != PathBounds::kNone);
    }

    const Schedule &m_schedule;
    LatestPass m_pass;
    std::vector<double> m_shares; ///< empty: no link has such a lag
};

} // namespace

SlipSlack slipSlack(const Schedule &schedule, std::vector<PathSpan> limits)
{
    if (!schedule.basis) {
        return {};
    }
    const TaskTree &tree = schedule.basis->structure->network.tree();
    limits = inherited(tree, std::move(limits));
    holdWhatLateTasksFollow(schedule, limits);
    const SlipRoom room(schedule, std::move(limits));
    SlipSlack slack(schedule.tasks.size());
    for (std::uint32_t row = 0; row < slack.size(); ++row) {
        if (tree.isLeaf(row)) {
            slack[row] = room.of(row);
        }
    }
    return slack;
}

std::vector<char> tasksBehind(const Schedule &schedule, std::uint32_t row)
{
    const TaskNetwork &network = schedule.basis->structure->network;
    if (schedule.basis->state.delays) {
        return std::vector<char>(network.taskCount(), 1);
    }
    const TaskTree &tree = network.tree();
    std::vector<char> reached(network.nodeCount(), 0);
    std::vector<std::uint32_t> open;
    const auto reach = [&](std::uint32_t node) {
        if (!std::exchange(reached[node], 1)) {
            open.push_back(node);
        }
    };
    for (const std::uint32_t part : tree.topDown) {
        const std::uint32_t parent = tree.parent[part];
        if (part == row || (parent != TaskTree::kNone && reached[parent])) {
            reach(part);
        }
    }
    while (!open.empty()) {
        const std::uint32_t node = open.back();
        open.pop_back();
        for (const TaskNetwork::Edge &edge : network.edgesFrom(node)) {
            reach(edge.to);
        }
    }
    reached.resize(network.taskCount());
    return reached;
}

} // namespace gigaplan
