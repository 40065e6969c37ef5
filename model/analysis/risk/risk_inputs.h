// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/risk_profile.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

/// Whether a simulation gives the same results for both: equal rows, apart from texts, in all tables that are not known
/// to have no influence (sources, notes, baselines, spending). An undone edit makes plans equal again. Linear in the
/// tables that are not shared.
bool sameRiskInputs(const PlanSnapshot &a, const PlanSnapshot &b);

/// The profile to begin with: the plan's own, or the tracked slips where the plan states none that could happen.
RiskProfile firstProfile(const PlanSnapshot &plan);

} // namespace gigaplan
