// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/document.h"

#include <filesystem>
#include <functional>

/// Shared by the formats that store whole plans.
namespace gigaplan::files {

/// Puts the file's name before a message that does not begin with it.
Error named(const Error &error, const std::filesystem::path &file);

/// What the readable form cannot say and its reader refuses: other than one plan, and loops; in scenarios too.
Result<void> refuseUnsayable(const PlanSnapshot &plan);

/// Removes a database that is no longer of use, with the files that SQLite keeps next to it.
void discard(std::unique_ptr<Store> store, const std::filesystem::path &workingCopy);

/// A store with what `write` puts into it; nothing is left of it where that fails.
Result<std::unique_ptr<Store>> filledStore(const std::filesystem::path &workingCopy,
                                           const std::function<Result<void>(RowWriter &)> &write);

} // namespace gigaplan::files
