// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/critical_path.h"

#include "model/base/prefetch.h"

#include <algorithm>

namespace gigaplan {

void CriticalPath::forward()
{
    const std::vector<std::uint32_t> &order = m_structure.order;
    for (std::size_t i = 0; i < order.size() && !stopped(i); ++i) {
        const std::uint32_t node = order[i];
        if (m_allForward) {
            fetch(i + kPrefetchSteps);
        } else if (!m_forward[node]) {
            continue;
        }
        const Bounds bounds = gatherBounds(*this, node);
        if (m_network.isLeaf(node)) {
            placeEarly(node, bounds);
        } else {
            passOn(node, bounds);
        }
    }
}

void CriticalPath::placeEarly(std::uint32_t leaf, const Bounds &bounds)
{
    if (!m_allForward && bounds != m_state.bounds[leaf]) {
        m_backward[leaf] = 1; // the slack that a milestone on a mandatory date lacks changes
    }
    m_state.bounds[leaf] = bounds;
    const Span early = earlySpan(leaf);
    TaskDates &dates = m_dates[leaf];
    const bool moved = early.start != dates.earlyStart || early.finish != dates.earlyFinish;
    dates.earlyStart = dates.start = early.start;
    dates.earlyFinish = dates.finish = early.finish;
    if (!m_allForward && (moved || m_changed[leaf])) {
        reachAfter(leaf);
        m_backward[leaf] = 1;
    }
}

void CriticalPath::passOn(std::uint32_t node, const Bounds &bounds)
{
    const bool measures = !m_network.isGate(node) && m_structure.hasShares[node];
    if (measures) {
        measureSummaryLags(node, bounds);
    }
    if (!m_allForward && bounds != m_state.bounds[node]) {
        reachAfter(node);
        // Its lags may be others now.
        m_backward[node] = static_cast<char>(m_backward[node] | (measures ? 1 : 0));
    }
    m_state.bounds[node] = bounds;
}

void CriticalPath::measurePlanFinish()
{
    Instant finish = Bounds::kNone;
    for (std::uint32_t row = 0; row < m_network.taskCount(); ++row) {
        if (m_network.isLeaf(row)) {
            finish = std::max(finish, m_dates[row].earlyFinish);
        }
    }
    finish = finish == Bounds::kNone ? m_rules.planStart : finish;
    m_allBackward = m_allBackward || finish != m_state.planFinish;
    m_state.planFinish = finish;
}

void CriticalPath::settle(std::uint32_t node)
{
    const Bounds bounds = gatherBounds(*this, node);
    if (!m_network.isGate(node) && m_structure.hasShares[node]) {
        measureSummaryLags(node, bounds);
    }
    m_state.bounds[node] = bounds;
}

void CriticalPath::measureSummaryLags(std::uint32_t exit, const Bounds &bounds)
{
    const std::int64_t minutes = m_clocks.planClock().between(bounds.firstStart, bounds.finish);
    for (const TaskNetwork::Edge &edge : m_network.edgesFrom(exit)) {
        if (edge.link != TaskNetwork::kNone && m_network.arc(edge.link).percentOfSummary != 0.0) {
            m_state.lags[edge.link] = TaskNetwork::shareOf(minutes, m_network.arc(edge.link).percentOfSummary);
        }
    }
}

} // namespace gigaplan
