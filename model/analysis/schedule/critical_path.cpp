// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/critical_path.h"

#include "model/base/prefetch.h"

#include <algorithm>

namespace gigaplan {

CriticalPath::CriticalPath(const ScheduleStructure &structure, PathState &state, std::vector<TaskDates> &dates,
                           std::stop_token stop)
    : PathReader(structure, state, dates), m_state(state), m_dates(dates), m_stop(std::move(stop))
{
}

void CriticalPath::compute()
{
    m_allForward = m_allBackward = true;
    m_state.activities = m_network.activities();
    m_state.lags.resize(m_network.arcCount());
    for (std::uint32_t link = 0; link < m_network.arcCount(); ++link) {
        m_state.lags[link] = m_network.arc(link).lag;
    }
    m_state.bounds.assign(m_network.nodeCount(), {});
    m_state.ahead.assign(m_network.nodeCount(), {});
    m_state.delays = std::any_of(m_state.activities.begin(), m_state.activities.end(), [](const Activity &activity) {
        return activity.constraint == ConstraintKind::AsLateAsPossible;
    });
    run();
}

void CriticalPath::update(const PlanSnapshot &plan, const std::vector<std::uint32_t> &changed)
{
    m_forward.assign(m_network.nodeCount(), 0);
    m_backward.assign(m_network.nodeCount(), 0);
    m_changed.assign(m_network.taskCount(), 0);
    for (const std::uint32_t row : changed) {
        if (m_network.isLeaf(row)) {
            changeTask(plan.table<Task>()[row], row);
        }
    }
    for (const TaskNetwork::LeafShare &share : m_network.leafShares()) {
        if (m_changed[share.from]) {
            m_state.lags[share.link] = TaskNetwork::shareOf(activity(share.from).duration, share.percent);
        }
    }
    run();
}

void CriticalPath::changeTask(const Task &task, std::uint32_t row)
{
    Activity &activity = m_state.activities[row];
    activity = Activity::of(task, activity.clock, activity.slackClock, m_clocks);
    m_state.delays = m_state.delays || activity.constraint == ConstraintKind::AsLateAsPossible;
    m_dates[row] = {};
    m_changed[row] = m_forward[row] = m_backward[row] = 1;
}

void CriticalPath::run()
{
    forward();
    measurePlanFinish();
    backward();
    judge();
    delay();
}

void CriticalPath::fetch(std::size_t step) const
{
    const std::vector<std::uint32_t> &order = m_structure.order;
    if (step >= order.size()) {
        return;
    }
    const std::uint32_t node = order[step];
    prefetch(m_state.bounds[node]);
    prefetch(m_state.ahead[node]);
    if (m_network.isLeaf(node)) {
        prefetch(m_state.activities[node]);
        prefetch(m_dates[node]);
    }
}

void CriticalPath::reachAfter(std::uint32_t node)
{
    for (const TaskNetwork::Edge &edge : m_network.edgesFrom(node)) {
        m_forward[edge.to] = 1;
    }
}

void CriticalPath::reachBefore(std::uint32_t node)
{
    for (const TaskSources::Source &source : m_structure.sources.of(node)) {
        m_backward[source.from] = 1;
    }
}

} // namespace gigaplan
