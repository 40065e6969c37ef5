// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"
#include "model/edit/merge_state.h"
#include "model/plan/entity_list.h"

namespace gigaplan::merging {

/// The three plans with one and the same scenario open, so that their rows can be compared, and the one to open again
/// when they are merged.
struct SameScenario {
    PlanSnapshot base, ours, theirs;
    Id<Scenario> reopen; ///< none: it is open already
};
Result<SameScenario> openSameScenario(const PlanSnapshot &base, const PlanSnapshot &ours, const PlanSnapshot &theirs);

/// The merged content of a scenario that both sides worked on while it was not open; nothing where it has conflicts.
std::optional<FrozenPlan> mergedContent(const MergeState &state, Id<FrozenPlan> base, Id<FrozenPlan> ours,
                                        Id<FrozenPlan> theirs);

/// Leaves one scenario open, and frozen plans only where a scenario needs them.
Result<void> tidyScenarios(PlanSnapshot &plan);

} // namespace gigaplan::merging
