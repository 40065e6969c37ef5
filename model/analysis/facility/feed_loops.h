// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/feed_graph.h"

namespace gigaplan {

/// Loops of feeds by position in the node table, each in the direction of the feeds. Without the nodes of these loops
/// the graph has no loop left. Linear in nodes and feeds, except for loops that share nodes.
std::vector<std::vector<std::uint32_t>> feedLoops(const FeedGraph &graph);

/// Nodes outside the loops, each after everything it supplies.
std::vector<std::uint32_t> consumersFirst(const FeedGraph &graph, const std::vector<bool> &inLoop);

} // namespace gigaplan
