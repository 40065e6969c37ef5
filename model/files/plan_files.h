// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/document.h"

#include <filesystem>

namespace gigaplan {

/// Opens a plan file of any readable format into a store of its own; the file is only read. By content and extension:
/// `.gigaplan` (SQLite), `.json`, MS Project XML or a table of tasks (`.csv`, all rows of which must be readable). A plan with a loop of links or of parents, in a scenario too, is refused, the loop shown.
/// Where it fails it leaves no working copy.
Result<std::unique_ptr<Store>> openStore(const std::filesystem::path &file,
                                         const std::filesystem::path &workingCopy = {});
/// The same, ready to read; for the command line.
Result<PlanSnapshot> readPlan(const std::filesystem::path &file);
/// Writes by extension, never touching an older file before the new one is whole and synced.
Result<void> writePlan(Store &store, const PlanSnapshot &plan, const std::filesystem::path &file,
                       const BeforeReplace &beforeReplace = {});
/// The same, with the format of `like` where the extension of `file` names none: version control hands over files
/// without one.
Result<void> writePlanLike(Store &store, const PlanSnapshot &plan, const std::filesystem::path &file,
                           const std::filesystem::path &like, const BeforeReplace &beforeReplace = {});
/// Whether the name is one that plans have: .gigaplan or .json.
bool isPlanName(const std::filesystem::path &file);
/// A store that holds these rows; for the generator and for new plans.
Result<std::unique_ptr<Store>> storeOf(const PlanSnapshot &plan, const std::filesystem::path &workingCopy = {});

} // namespace gigaplan
