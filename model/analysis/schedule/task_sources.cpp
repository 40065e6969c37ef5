// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/task_sources.h"

#include <numeric>

namespace gigaplan {

TaskSources::TaskSources(const TaskNetwork &network) : m_first(network.nodeCount() + 1, 0)
{
    const auto count = static_cast<std::uint32_t>(network.nodeCount());
    for (std::uint32_t node = 0; node < count; ++node) {
        for (const TaskNetwork::Edge &edge : network.edgesFrom(node)) {
            ++m_first[edge.to + 1];
        }
    }
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
    m_sources.resize(m_first.back());
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    for (std::uint32_t node = 0; node < count; ++node) {
        for (const TaskNetwork::Edge &edge : network.edgesFrom(node)) {
            m_sources[next[edge.to]++] = {node, edge.link, edge.kind, edge.mayLag};
        }
    }
}

} // namespace gigaplan
