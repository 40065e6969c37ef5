// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"
#include "model/edit/merge.h"

#include <stop_token>

namespace gigaplan {

/// What the view shows for a pair of plans: their difference or, where both came from `base`, what merging them would
/// change in the open one.
struct CompareInput {
    std::shared_ptr<const Forecast> open, other;
    std::optional<PlanSnapshot> base;
    std::vector<Conflict> decided; ///< choices so far
};
struct CompareOutcome {
    std::shared_ptr<const Comparison> comparison; ///< nullptr: `problem` says why, or it was stopped
    std::optional<Merge> merge;
    std::string problem;
};
/// Runs on any thread.
CompareOutcome compareOrMerge(const CompareInput &input, std::stop_token stop);

/// A change that was picked, and what it would do.
struct DryRun {
    std::shared_ptr<const Comparison> of;
    ChangeSummary change;
    std::size_t changes = 0; ///< fields, and rows added or removed
    std::vector<PhaseConsequence> phases;
};
/// `picked`: the rows and fields that carry a mark.
std::optional<DryRun> dryRun(std::shared_ptr<const Comparison> comparison,
                             const std::function<bool(EntityRef, std::size_t)> &picked, std::stop_token stop);

} // namespace gigaplan
