// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/sqlite.h"

#include <filesystem>

namespace gigaplan::store {

/// Copies the plan file into `workingCopy` (empty: memory) after checking that it is a sound plan file of this version.
/// The source is opened for reading only. Messages do not repeat the file's name.
Result<sqlite::Database> copyVerified(const std::filesystem::path &source, const std::filesystem::path &workingCopy);

/// Writes the database to `target`: into a new file beside it, which is reopened and verified (integrity, references,
/// the same number of rows), synced, and only then moved over the old one. On any error the old file is untouched and
/// the new one removed.
Result<void> saveVerified(const sqlite::Database &database, const std::filesystem::path &target);

/// Refuses a database in which a reference points to no row, naming the table.
Result<void> checkReferences(const sqlite::Database &database);

} // namespace gigaplan::store
