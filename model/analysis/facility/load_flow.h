// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"
#include "model/analysis/capacity/feed_graph.h"

namespace gigaplan {

/// Live load at every node over time, carried from the rows to the sources.
///
/// A row's IT power splits evenly over the feeds it names. What a node needs at its input (output / efficiency) splits
/// evenly over those of its suppliers that are ready on the day (over those that ever are where none is). CDUs carry the liquid share
/// of the heat; loops and plants carry all of it. The electricity for cooling is what design-day PUE leaves after the IT
/// power and the losses of the row's own chain; it is drawn by the nearest cooling node that power feeds, or, where no
/// cooling node is fed, at the sources of the row's own feeds. So the sources carry IT × PUE in total, except for a
/// watt of rounding per node; where alternative suppliers have unequal losses, with the mean of their losses.
///
/// `order` is that of consumersFirst. Returns one series per node in watts at its output; nodes in loops and nodes that
/// are never ready carry nothing.
std::vector<StepSeries> loadFlow(const PlanSnapshot &plan, const Capacity &capacity, const FeedGraph &graph,
                                 const IdIndex<Node> &nodes, const std::vector<bool> &inLoop,
                                 const std::vector<std::uint32_t> &order);

} // namespace gigaplan
