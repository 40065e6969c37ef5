// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/feed_graph.h"

namespace gigaplan {

/// When each node has capacity, and which node of its chain came last (the node itself where that is its own task).
struct NodeReadiness {
    std::vector<Date> readyOn;
    std::vector<std::uint32_t> latest;
};

/// A node is ready when its own task is done (`ownDone`, not asked of dead ends) and one of its suppliers is; a cooling
/// node that is supplied with both power and cooling needs one of each. What only dead ends and loops of feeds supply is
/// never ready.
NodeReadiness nodeReadiness(const FeedGraph &graph, const std::vector<Date> &ownDone);

} // namespace gigaplan
