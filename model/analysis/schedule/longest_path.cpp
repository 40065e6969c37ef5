// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/critical_path.h"

#include <algorithm>

namespace gigaplan {

void CriticalPath::judge()
{
    const bool byPath = m_rules.criticality == CriticalityRule::LongestPath;
    const auto onPath = byPath ? longestPath() : std::vector<char>();
    for (std::uint32_t row = 0; row < m_network.taskCount() && !stopped(row); ++row) {
        if (!m_network.isLeaf(row) || activity(row).hasFinished()) {
            continue;
        }
        TaskDates &dates = m_dates[row];
        dates.critical = byPath ? onPath[row] != 0 : dates.totalSlackMin <= m_rules.criticalSlack;
        dates.nearCritical = !dates.critical && dates.totalSlackMin <= m_rules.nearCritical;
    }
}

std::vector<char> CriticalPath::longestPath() const
{
    const std::vector<std::uint32_t> &order = m_structure.order;
    std::vector<char> drives(m_network.taskCount(), 0);
    std::vector<Parts> decided(m_network.nodeCount(), kNoPart);
    for (std::size_t i = order.size(); i-- > 0 && !stopped(i);) {
        const std::uint32_t node = order[i];
        Parts parts = kNoPart;
        for (const TaskNetwork::Edge &edge : m_network.edgesFrom(node)) {
            parts |= partsDriven(node, edge, decided[edge.to]);
        }
        if (!m_network.isLeaf(node)) {
            decided[node] = parts;
        } else if (parts != kNoPart || m_dates[node].earlyFinish == m_state.planFinish) {
            drives[node] = 1;
            decided[node] = decidingParts(node);
        }
    }
    return drives;
}

} // namespace gigaplan
