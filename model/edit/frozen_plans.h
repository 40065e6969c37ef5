// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

/// The plan's rows as one frozen row. Its key is made from the content, so that equal plans freeze into one row and
/// going to another scenario and back changes nothing.
Result<FrozenPlan> freeze(const PlanSnapshot &plan);

/// Frozen plans of `plan` that none of `scenarios` refers to.
std::vector<Id<FrozenPlan>> unusedFrozenPlans(const PlanSnapshot &plan, const std::vector<Scenario> &scenarios);

} // namespace gigaplan
