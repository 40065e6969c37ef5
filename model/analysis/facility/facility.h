// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"
#include "model/plan/entity_list.h"

namespace gigaplan {

enum class RedundancyScheme;

/// Load against capacity at one node, over time, in watts at the node's output.
struct NodeBudget {
    StepSeries load; ///< from live rows, through the feeds, losses included
    StepSeries capacity; ///< usable rating under the redundancy scheme, from the day the node is ready
    Watts leastHeadroom; ///< smallest capacity − load on any day from the first load on
    Date leastOn = kNever; ///< the first such day; kNever: the node never carries load

    friend bool operator==(const NodeBudget &, const NodeBudget &) = default;
};

/// The power and the cooling graph over time. `nodes[i]` belongs to row i of the node table. For how load spreads over
/// the feeds, see `loadFlow`.
struct Facility {
    std::vector<NodeBudget> nodes;
    StepSeries it; ///< live IT power, watts
    StepSeries cooling; ///< facility − IT: cooling and losses of live rows at design-day PUE, watts
    StepSeries capacity; ///< usable power at the grid, gas plants and any standby that carries load, facility watts
    /// The node with the least headroom as a share of its capacity, among those that carry power load; npos: none does.
    std::size_t tightest = static_cast<std::size_t>(-1);
    /// Loops of feeds by name; their nodes carry no load.
    std::vector<std::vector<Id<Node>>> cycles;

    friend bool operator==(const Facility &, const Facility &) = default;
};

/// Share of the installed rating that may be loaded under a scheme with `units` units.
double usableShare(RedundancyScheme scheme, std::int64_t units);

/// The parts of the plan that it reads.
inline constexpr TableSet kFacilityTables = TableSet::of<Node, Feed, Row>();

Facility computeFacility(const PlanSnapshot &plan, const Capacity &capacity, std::stop_token stop = {});

} // namespace gigaplan
