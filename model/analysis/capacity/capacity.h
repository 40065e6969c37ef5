// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"
#include "model/base/step_series.h"
#include "model/plan/entity_list.h"

#include <array>

namespace gigaplan {

struct FeedGraph;
enum class CapacityBasis;

/// The progress of a row. `Planned` holds from the start; each later state has the first day on which it holds.
enum class RowState { Planned, Delivered, Installed, Powered, Live };
inline constexpr std::size_t kRowStateCount = 5;
std::string_view rowStateName(RowState state); ///< "planned" … "live"

/// What the live date of a row waits for: the latest of its preconditions.
enum class Binding { Grid, PowerChain, Shell, Cooling, Chips, Install, Commissioning, Nothing };
std::string_view bindingLabel(Binding binding);

/// The four dates of one row, kept separately, and the one that decides. kNever where it does not happen in the plan.
struct RowReadiness {
    Date delivered = kNever; ///< supply for the last of its racks has arrived
    Date installed = kNever; ///< install task done, not before delivered
    Date powered = kNever; ///< every feed side it names has a ready chain up to a source; never where it names none
    Date cooled = kNever; ///< its cooling node has such a chain to a plant; from the plan's start where it names none
    Date commissioned = kNever;
    Date live = kNever; ///< the latest of installed, powered, cooled, commissioned
    Binding binding = Binding::Nothing;

    Date on(RowState state) const;
    RowState stateAt(Date date) const; ///< powered without racks does not count: states are reached in order

    friend bool operator==(const RowReadiness &, const RowReadiness &) = default;
};

/// Fixed quantities of one row, including racks that differ from it.
struct RowContent {
    std::int64_t racks = 0; ///< GPU racks
    std::int64_t gpus = 0; ///< packages
    Watts it; ///< operating power of all racks; GPU racks × the plan's IT overhead
    Watts facility; ///< IT × the building's design-day PUE
    Watts liquid, air; ///< heat of `it`, split by the equipment's liquid share

    friend bool operator==(const RowContent &, const RowContent &) = default;
};

/// Racks, packages and power in each state over time.
struct StateSeries {
    std::array<StepSeries, kRowStateCount> racks, gpus, it, facility; ///< by RowState; power in watts
    /// Watts in the plan's basis.
    const StepSeries &power(CapacityBasis basis, RowState state) const;

    friend bool operator==(const StateSeries &, const StateSeries &) = default;
};

/// Readiness of every row and the totals that follow from it. `rows[i]`, `contents[i]` belong to row i of the row
/// table, `phases[i]` and `phaseLiveOn[i]` to row i of the phase table, `equipment[i]` to row i of the equipment table.
struct Capacity {
    std::vector<RowReadiness> rows;
    std::vector<RowContent> contents;
    StateSeries total;
    std::vector<StateSeries> phases;
    std::vector<StateSeries> equipment; ///< racks, GPUs and power by the equipment in the slots
    std::vector<Date> phaseLiveOn; ///< first day on which the phase's live power reaches its target
    /// Per node: own ready task done and a ready chain up to a source, which is a grid, a gas plant, a generator or a
    /// battery; a cooling node's is a plant that has power or names none. kNever without one. One of several suppliers
    /// is enough; a cooling node supplied with power and with cooling needs one of each. Generators and batteries stand
    /// by: they count only where no grid and no gas plant is behind the node (see FeedGraph).
    std::vector<Date> nodeReadyOn;
    Aside<FeedGraph> feeds; ///< of the plan's nodes, for callers that follow the chains; never null

    friend bool operator==(const Capacity &, const Capacity &) = default;
};

/// The parts of the plan that it reads.
inline constexpr TableSet kCapacityTables =
    TableSet::of<Plan, Task, Phase, Equipment, Building, Hall, Row, Rack, Node, Feed, Supply>();

/// Power of racks per the plan's definitions: IT = GPU racks × operating power × overhead factor; racks of other kinds
/// count as placed where that factor is 1 and are inside it otherwise. Facility = IT × design-day PUE of the building.
/// Both are rounded to watts per row. Rows take deliveries in order of their install start, then key: deliveries for
/// their phase first, then those for any phase, oldest first. A phase without a target is live when all of it is.
Capacity computeCapacity(const PlanSnapshot &plan, const Schedule &schedule, std::stop_token stop = {});

/// Watts at which a phase is live; 0: never.
std::int64_t phaseTarget(const Phase &phase, std::int64_t plannedWatts);

} // namespace gigaplan
