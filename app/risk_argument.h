// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"
#include "model/analysis/risk/simulation.h"

namespace gigaplan::app {

inline constexpr std::int64_t kMostTrials = 1'000'000;

/// --trials, --seed, --threads and --profile, which is `profile` where it is not given; likewise the trials.
Result<SimulationSettings> riskSettings(const Arguments &arguments, RiskProfile profile, std::size_t trials = 1000);
/// The row of the phase that --phase names by its key; none where it is not given.
Result<std::optional<std::uint32_t>> riskPhase(const Arguments &arguments, const PlanSnapshot &plan);

} // namespace gigaplan::app
