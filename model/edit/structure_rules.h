// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

/// Refuses a plan whose links form a loop (shown by the names of its tasks) or in which a task is part of itself.
/// Anything else wrong with a plan is a finding; these two would make its dates meaningless.
Result<void> refuseLoops(const PlanSnapshot &plan);

/// "Design → Permit → Design".
std::string loopText(const PlanSnapshot &plan, const std::vector<Id<Task>> &loop);

} // namespace gigaplan
