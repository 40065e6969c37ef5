// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/adjacency.h"
#include "model/plan/id_index.h"
#include "model/plan/power.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

/// Standby sources: they supply a node only where nothing else can.
constexpr bool standsBy(NodeKind kind)
{
    return kind == NodeKind::Generator || kind == NodeKind::Battery;
}
/// Sources that feed in normal operation.
constexpr bool isMains(NodeKind kind)
{
    return kind == NodeKind::Grid || kind == NodeKind::GasPlant;
}
/// Whether nodes of this kind generate power; all others only pass on the power they receive.
constexpr bool isSource(NodeKind kind)
{
    return isMains(kind) || standsBy(kind);
}

/// The kinds of source found upstream along the power feeds of a node, itself included.
enum class Behind : std::uint8_t { Nothing, Standby, Mains };

/// Who supplies whom in normal operation, by position in the node table.
///
/// Power nodes are supplied by power nodes; cooling nodes by cooling nodes (heat) and by power nodes (pumps, chillers).
/// Standby, and nodes that have nothing but standby behind them, supply a node only if none of its other suppliers has
/// mains behind it. Generators and batteries are charged by nodes with mains only; without any they are standby all the
/// same. A grid or gas plant that is fed by others waits for them as any node does. Feeds with a missing end, and feeds
/// from a cooling to a power node, carry nothing.
struct FeedGraph {
    FeedGraph(const PlanSnapshot &plan, const IdIndex<Node> &nodes);

    std::size_t size() const { return kinds.size(); }
    bool cooling(std::size_t node) const { return isCooling(kinds[node]); }
    /// Whether the path back to a source ends at the node without one: it is fed by nothing and is not a source itself,
    /// or it is a cooling node other than a plant and gives its heat to nothing. A plant cools if it has power or names
    /// none.
    bool deadEnd(std::size_t node) const;
    /// The node where it is of the kind that a row needs there, else kNoRow.
    std::uint32_t powerNode(std::uint32_t node) const { return node != kNoRow && !cooling(node) ? node : kNoRow; }
    std::uint32_t coolingNode(std::uint32_t node) const { return node != kNoRow && cooling(node) ? node : kNoRow; }

    std::vector<NodeKind> kinds;
    std::vector<Behind> behind; ///< of cooling nodes: of the power that they are fed
    Adjacency powerSuppliers; ///< per node the power nodes that feed it
    Adjacency coolingSuppliers; ///< per cooling node the cooling nodes that take its heat
    Adjacency consumers; ///< per node all nodes that it supplies
};

} // namespace gigaplan
