// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/output.h"
#include "model/compare/comparison.h"
#include "model/edit/merge.h"

namespace gigaplan::app {

/// A scenario that only one of two plans has, or whose frozen rows differ.
struct ComparedScenario {
    std::string name;
    std::string what; ///< "added", "removed", "changed"
};
std::vector<ComparedScenario> comparedScenarios(const PlanSnapshot &before, const PlanSnapshot &after);

/// For people: consequences by phase first, then the rows by table, a sentence each.
Lines comparisonText(const Comparison &comparison, const std::vector<ComparedScenario> &scenarios);

/// The stable JSON of `diff --json` and `merge --json`, described in README.md.
QJsonObject comparisonJson(const Comparison &comparison, const std::vector<ComparedScenario> &scenarios);
QJsonObject mergeJson(const PlanSnapshot &ours, const Merge &merge, std::size_t changes, bool written);

} // namespace gigaplan::app
