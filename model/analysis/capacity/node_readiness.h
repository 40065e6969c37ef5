// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/feed_graph.h"

namespace gigaplan {

/// When each node has capacity, and which node of its chain came last (the node itself where that is its own task).
struct NodeReadiness {
    std::vector<Date> readyOn;
    std::vector<std::uint32_t> latest;
};

/// A node is ready when its own task is done (`ownDone`) and one of its suppliers is; a cooling node that is supplied
/// with both power and cooling needs one of each. A node without suppliers is a source. Nodes that only a loop of
/// feeds supplies are never ready.
NodeReadiness nodeReadiness(const FeedGraph &graph, const std::vector<Date> &ownDone);

} // namespace gigaplan
