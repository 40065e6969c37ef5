// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/task_network.h"

namespace gigaplan {

/// Loops that share no link, and the links on them; once those are removed no loop is left.
struct NetworkLoops {
    std::vector<std::vector<std::uint32_t>> rows; ///< of each loop, in link order, the lowest row first
    std::vector<char> onLoop; ///< of each link
};

/// Linear in nodes + edges. `order` is the network's topological order, which leaves out what is on a loop.
NetworkLoops findNetworkLoops(const TaskNetwork &network, const std::vector<std::uint32_t> &order);

/// The tasks on a shortest path along links from `from` to `to`, both ends included; empty: there is none. The network
/// must have the entries of `from` and the exit of `to`.
std::vector<std::uint32_t> shortestPath(const TaskNetwork &network, std::uint32_t from, std::uint32_t to);

} // namespace gigaplan
