// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/adjacency.h"

namespace gigaplan {

Adjacency::Adjacency(std::size_t size, std::span<const Edge> edges) : m_firsts(size + 1, 0), m_targets(edges.size())
{
    for (const Edge &edge : edges) {
        ++m_firsts[edge.from + 1];
    }
    for (std::size_t i = 1; i < m_firsts.size(); ++i) {
        m_firsts[i] += m_firsts[i - 1];
    }
    auto next = m_firsts;
    for (const Edge &edge : edges) {
        m_targets[next[edge.from]++] = edge.to;
    }
}

} // namespace gigaplan
