// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/dense_index.h"
#include "model/plan/snapshot.h"

#include <span>

namespace gigaplan {

/// For each of `size` sources a list of targets, all in one array.
class Adjacency {
public:
    struct Edge {
        std::uint32_t from, to;
    };
    Adjacency() = default;
    Adjacency(std::size_t size, std::span<const Edge> edges);
    std::span<const std::uint32_t> of(std::size_t from) const
    {
        return std::span(m_targets).subspan(m_firsts[from], m_firsts[from + 1] - m_firsts[from]);
    }

private:
    std::vector<std::uint32_t> m_firsts{0};
    std::vector<std::uint32_t> m_targets;
};

/// Who supplies whom in normal operation, by position in the node table.
///
/// Power nodes are supplied by power nodes; cooling nodes by cooling nodes (heat) and by power nodes (pumps, chillers).
/// Generators and batteries stand by: they supply a node only if nothing else does. Feeds with a missing end, and feeds
/// from a cooling to a power node, carry nothing.
struct FeedGraph {
    FeedGraph(const PlanSnapshot &plan, const DenseIndex<Node> &nodes);

    std::size_t size() const { return kinds.size(); }
    bool cooling(std::size_t node) const { return isCooling(kinds[node]); }

    std::vector<NodeKind> kinds;
    Adjacency powerSuppliers;   ///< per node the power nodes that feed it
    Adjacency coolingSuppliers; ///< per cooling node the cooling nodes that take its heat
    Adjacency consumers;        ///< per node all that it supplies
};

} // namespace gigaplan
