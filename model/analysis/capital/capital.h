// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"
#include "model/plan/entity_list.h"

namespace gigaplan {

/// Money over time, in whole units of the plan's currency. `releasedOn[i]` belongs to row i of the tranche table,
/// `phaseReleased[i]` and `phaseSpent[i]` to row i of the phase table, `costAmounts[i]` to row i of the cost table.
struct Capital {
    Money committed; ///< sum of all tranches
    StepSeries committedOverTime; ///< tranche amounts from the plan's start
    StepSeries released; ///< by the dates on which conditions hold
    StepSeries spent; ///< capital expenditure, by month
    StepSeries exposed; ///< spent but not (yet) released: spent − released, never below 0
    std::vector<Date> releasedOn;
    std::vector<Money> phaseReleased; ///< amounts of the phase's released tranches by the end of the plan
    std::vector<StepSeries> phaseSpent;
    std::vector<StepSeries> classSpent; ///< by CostClass
    std::vector<Money> costAmounts; ///< in total, with the basis multiplied out

    friend bool operator==(const Capital &, const Capital &) = default;
};

/// What it reads of the plan.
inline constexpr TableSet kCapitalTables = TableSet::of<Plan, Task, Phase, Cost, Tranche>();

Capital computeCapital(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                       std::stop_token stop = {});

} // namespace gigaplan
