// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/plan/capacity_basis.h"
#include "model/plan/entity_list.h"

namespace gigaplan {

/// Planned totals of a place and when it is live.
struct PlaceTotals {
    std::int64_t racks = 0, gpus = 0; ///< GPU racks and packages
    Watts it, facility;
    Date firstLive = kNever; ///< first day with a live row
    Date allLive = kNever; ///< first day on which all its rows are live

    Watts power(CapacityBasis basis) const { return basis == CapacityBasis::It ? it : facility; }
};

/// Totals of all places, by rows of their tables.
struct AllPlaceTotals {
    std::vector<PlaceTotals> halls, buildings, sites;

    /// nullptr: of another table.
    const std::vector<PlaceTotals> *of(TableId table) const;
};
/// In linear time.
AllPlaceTotals placeTotals(const PlanSnapshot &plan, const Capacity &capacity);

} // namespace gigaplan
