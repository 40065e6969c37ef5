// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/critical_path.h"

#include <algorithm>

namespace gigaplan {

CriticalPath::CriticalPath(const TaskNetwork &network, const PlanClocks &clocks, const ScheduleRules &rules,
                           std::stop_token stop)
    : m_network(network), m_clocks(clocks), m_rules(rules), m_planFinish(rules.planStart), m_stop(std::move(stop)),
      m_lags(network.arcCount()), m_hasShares(network.taskCount(), 0), m_bounds(network.nodeCount()),
      m_dates(network.taskCount())
{
    for (std::uint32_t link = 0; link < network.arcCount(); ++link) {
        m_lags[link] = network.arc(link).lag;
        if (network.arc(link).shareOfSummary != 0.0) {
            m_hasShares[network.arc(link).from] = 1;
        }
    }
}

std::vector<TaskDates> CriticalPath::compute(const std::vector<std::uint32_t> &order)
{
    forward(order);
    backward(order);
    slack(order);
    judge(order);
    delay(order);
    return std::move(m_dates);
}

Instant CriticalPath::afterLag(const TaskNetwork::Edge &edge, Instant at, int direction) const
{
    const std::int64_t lag = m_lags[edge.link] * direction;
    if (lag == 0) {
        return at;
    }
    if (m_network.arc(edge.link).wallClock) {
        return clampToRange(at + lag);
    }
    return clockOf(edge.to).advance(at, lag);
}

CriticalPath::Span CriticalPath::limitsOf(std::uint32_t node, const std::vector<Span> &spans) const
{
    Span limits;
    for (const TaskNetwork::Edge &edge : m_network.edgesFrom(node)) {
        const Span &next = spans[edge.to];
        if (edge.link == TaskNetwork::kNone) {
            limits.start = std::min(limits.start, next.start);
            limits.finish = std::min(limits.finish, next.finish);
            continue;
        }
        const LinkKind kind = m_network.arc(edge.link).kind;
        const bool toStart = kind == LinkKind::FinishStart || kind == LinkKind::StartStart;
        const Instant target = toStart ? next.start : next.finish;
        if (target == kNeverInstant) {
            continue;
        }
        const bool fromStart = kind == LinkKind::StartStart || kind == LinkKind::StartFinish;
        Instant &limit = fromStart ? limits.start : limits.finish;
        limit = std::min(limit, afterLag(edge, target, -1));
    }
    return limits;
}

} // namespace gigaplan
