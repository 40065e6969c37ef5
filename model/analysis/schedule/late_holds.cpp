// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/late_holds.h"

#include "model/plan/links.h"

#include <algorithm>

namespace gigaplan {

namespace {

class LateHolds {
public:
    LateHolds(const Schedule &schedule, std::vector<PathSpan> &limits)
        : m_schedule(schedule),
          m_structure(*schedule.basis->structure),
          m_network(m_structure.network),
          m_state(schedule.basis->state),
          m_reader(m_structure, m_state, schedule.tasks),
          m_limits(limits)
    {
    }

    void run()
    {
        readScheduled();
        // What a late task hands on goes to nodes further on.
        for (const std::uint32_t node : m_structure.order) {
            const bool isLate = m_network.isLeaf(node) && !m_reader.activity(node).hasStarted()
                && m_reader.activity(node).constraint == ConstraintKind::AsLateAsPossible;
            if (isLate && m_limits[node] != PathSpan()) {
                hold(node);
            }
        }
        for (std::uint32_t row = 0; m_planLimit != kNeverInstant && row < m_network.taskCount(); ++row) {
            const Instant finish = m_isStuck ? m_schedule.tasks[row].finish : kNeverInstant;
            m_limits[row].finish = std::min({m_limits[row].finish, m_planLimit, finish});
        }
    }

private:
    /// What late tasks were placed by: the scheduled dates of what follows them.
    void readScheduled()
    {
        for (std::size_t i = m_structure.order.size(); i-- > 0;) {
            const std::uint32_t node = m_structure.order[i];
            PathSpan &scheduled = m_state.ahead[node].early;
            if (!m_network.isLeaf(node)) {
                scheduled = m_reader.limitsOf(node, &PathState::Ahead::early);
            } else if (!m_reader.activity(node).hasFinished()) {
                scheduled = {m_schedule.tasks[node].start, m_schedule.tasks[node].finish};
            }
        }
    }

    void hold(std::uint32_t leaf)
    {
        const Activity &activity = m_reader.activity(leaf);
        const PathSpan &own = m_limits[leaf];
        Instant limit = own.finish;
        if (own.start != kNeverInstant) {
            limit = std::min(limit, m_reader.finishBegunBy(leaf, own.start));
        }
        if (activity.deadline <= limit) {
            return;
        }
        const CalendarClock &clock = m_reader.clockOf(leaf);
        const Instant last = activity.isMilestone() ? limit : clock.nextStart(limit);
        if (m_state.planFinish <= last) {
            m_planLimit = std::min(m_planLimit, last);
        } else if (!holdAfter(leaf, {clock.lastBefore(last, activity.duration), last})) {
            m_planLimit = std::min(m_planLimit, m_state.planFinish);
            m_isStuck = m_isStuck || m_schedule.tasks[leaf].lateFinish > last;
        }
    }

    /// Whether something after the node keeps it within the limit; then it has to go on doing so.
    bool holdAfter(std::uint32_t node, const PathSpan &limit)
    {
        const auto edges = m_network.edgesFrom(node);
        return std::any_of(edges.begin(), edges.end(), [&](const TaskNetwork::Edge &edge) {
            if (edge.link == TaskNetwork::kNone) {
                return holdAfter(edge.to, limit);
            }
            const PathSpan &next = m_state.ahead[edge.to].early;
            const Instant target = edge.toStart() ? next.start : next.finish;
            const Instant until = edge.fromStart() ? limit.start : limit.finish;
            if (target == kNeverInstant || m_reader.allowedBy(node, edge, target, false) > until) {
                return false;
            }
            const Instant last = edge.kind == LinkKind::StartFinish ? target : std::max(target, behindLag(edge, until));
            holdDate(edge.to, edge.toStart() ? &PathSpan::start : &PathSpan::finish, target, last);
            return true;
        });
    }

    /// The latest date from which the link's lag leads back to `until`.
    Instant behindLag(const TaskNetwork::Edge &edge, Instant until) const
    {
        const std::int64_t lag = m_state.lags[edge.link];
        return m_network.arc(edge.link).wallClock ? clampToRange(until + lag)
                                                  : m_reader.clockOf(edge.to).lastBefore(until, -lag);
    }

    /// Keeps the leaf whose date is the earliest of the node's, which is `target`, to `until`.
    void holdDate(std::uint32_t node, Instant PathSpan::*date, Instant target, Instant until)
    {
        while (m_network.isGate(node)) {
            const auto edges = m_network.edgesFrom(node);
            node = std::find_if(edges.begin(), edges.end(), [&](const TaskNetwork::Edge &edge) {
                       return m_state.ahead[edge.to].early.*date == target;
                   })->to;
        }
        m_limits[node].*date = std::min(m_limits[node].*date, until);
    }

    const Schedule &m_schedule;
    const ScheduleStructure &m_structure;
    const TaskNetwork &m_network;
    PathState m_state; ///< a copy, whose early dates become the scheduled ones
    PathReader m_reader;
    std::vector<PathSpan> &m_limits;
    Instant m_planLimit = kNeverInstant;
    bool m_isStuck = false; ///< a limit is broken already: nothing may slip
};

} // namespace

void holdWhatLateTasksFollow(const Schedule &schedule, std::vector<PathSpan> &limits)
{
    if (schedule.basis->state.delays) {
        LateHolds(schedule, limits).run();
    }
}

} // namespace gigaplan
