// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/simulation.h"
#include "model/base/step_series.h"

namespace gigaplan {

/// A date that others wait for: as planned and as simulated.
struct RiskMilestone {
    EntityRef of; ///< a phase (its go-live), a tranche (its release), or the plan (its target live)
    Date planned = kNever;
    DateOutcome outcome;
    /// The share of the trials that reach it on the planned date or before; none where the plan never reaches it.
    std::optional<double> held;
    friend bool operator==(const RiskMilestone &, const RiskMilestone &) = default;
};

/// What the plan itself promises, without risk. The dates are by row of their tables.
struct PlannedMilestones {
    std::span<const Date> phases, tranches;
    const StepSeries &liveWatts; ///< in the plan's basis
};

/// The plan's target, where it has one; then the phases, then the tranches, each by order, then key.
std::vector<RiskMilestone> riskMilestones(const PlanSnapshot &plan, const PlannedMilestones &planned,
                                          const Simulation &simulation);

/// The share of the trials in which every phase that goes live in the plan does so by its own planned date; none: no
/// phase.
std::optional<double> allPhasesHeld(std::span<const Date> planned, const Simulation &simulation);

} // namespace gigaplan
