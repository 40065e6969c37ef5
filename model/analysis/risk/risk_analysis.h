// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capital/capital.h"
#include "model/analysis/risk/milestones.h"
#include "model/analysis/risk/order_dates.h"
#include "model/analysis/risk/tornado.h"

#include <memory>

namespace gigaplan {

/// All risk results of one plan, with the plan itself and what it promises without risk. Immutable, shared between
/// threads.
struct RiskAnalysis {
    PlanSnapshot plan;
    SimulationSettings settings;
    Simulation simulation;
    StepSeries plannedWatts, plannedGpus; ///< live, in the plan's basis; packages
    /// From the day before anything goes live until all trials are done; by days, coarser over very many trials.
    std::vector<FanPoint> fan;
    std::vector<RiskMilestone> milestones;
    std::optional<double> allHeld; ///< see `allPhasesHeld`
    std::vector<TornadoBar> finishDrivers; ///< of the plan's last task
    std::vector<std::vector<TornadoBar>> phaseDrivers; ///< of each phase's go-live, by row of the phase table
    std::vector<OrderDate> orders;
    std::vector<std::string> remarks; ///< `riskRemarks`: to be shown with any results

    /// The drivers of this phase's go-live; of the plan's finish where `phase` is none or is not in the plan.
    const std::vector<TornadoBar> &driversOf(Id<Phase> phase) const;
    /// The milestone of a phase, a tranche or the plan; nullptr: none.
    const RiskMilestone *milestoneOf(EntityRef of) const;
    /// The share of the trials in which the plan's target is live by the end of that day; none without a target.
    std::optional<double> targetLiveBy(Date day) const;
};

/// Simulates and computes all of the above. `capacity` and `capital` are those of the current plan. nullptr: stopped.
std::shared_ptr<const RiskAnalysis> analyseRisk(const PlanSnapshot &plan, const Capacity &capacity,
                                                const Capital &capital, const SimulationSettings &settings,
                                                const Progress &progress = {}, std::stop_token stop = {});

/// Basis of these figures: "1,000 trials, seed 1, risks: The plan's own risks". The label of the default profile,
/// where it took part, is to be shown with it.
std::string basisOf(const RiskAnalysis &analysis);

/// The number of trials to run unasked, few enough to wait for: 500, fewer where the plan has many tasks, at least 50.
std::size_t modestTrials(const PlanSnapshot &plan);

} // namespace gigaplan
