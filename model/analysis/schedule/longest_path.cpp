// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/critical_path.h"
#include "model/plan/programme.h"

#include <algorithm>

namespace gigaplan {

void CriticalPath::judge()
{
    const bool byPath = m_rules.criticality == CriticalityRule::LongestPath;
    const auto onPath = byPath ? longestPath() : std::vector<PathParts>();
    for (std::uint32_t row = 0; row < m_network.taskCount() && !stopped(row); ++row) {
        if (!m_network.isLeaf(row) || activity(row).hasFinished()) {
            continue;
        }
        TaskDates &dates = m_dates[row];
        dates.critical = byPath ? onPath[row] != 0 : dates.totalSlackMin <= m_rules.criticalSlack;
        dates.nearCritical = !dates.critical && dates.totalSlackMin <= m_rules.nearCritical;
    }
}

std::vector<PathParts> CriticalPath::longestPath() const
{
    PathTrail trail;
    trail.marks.resize(m_network.nodeCount(), kNoPart);
    for (std::uint32_t row = 0; row < m_network.taskCount(); ++row) {
        if (m_network.isLeaf(row) && m_dates[row].earlyFinish == m_state.planFinish) {
            trail.reach(row, PathTrail::kLeaf);
        }
    }
    followDrivers(*this, trail);
    return std::move(trail.marks);
}

} // namespace gigaplan
