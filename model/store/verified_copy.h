// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/atomic_file.h"
#include "model/store/image_check.h"
#include "model/store/schema.h"
#include "model/store/sqlite.h"

#include <filesystem>
#include <vector>

namespace gigaplan::store {

/// Checks that the open database is a plan that does no harm and is sound, brings it to this program's version, and
/// checks that it then has exactly its schema. Returns what the steps of migration say. Messages do not name the file.
Result<std::vector<std::string>> makeCurrent(const sqlite::Database &database, Indexes indexes);

/// A copy of a plan file, of this program's version.
struct VerifiedCopy {
    sqlite::Database database;
    std::vector<std::string> migrated; ///< messages for the user; empty: the file was current
};

/// Copies the plan file into `workingCopy` (empty: memory) and makes it current. The source is opened for reading only. Messages do not repeat the file's name.
Result<VerifiedCopy> copyVerified(const std::filesystem::path &source, const std::filesystem::path &workingCopy);

/// Writes the database to `target`: an image of it is verified (integrity_check, references, the same number of
/// rows) and written to a new file next to the target, which is read back and compared byte for byte, synced, and only
/// then moved over the old one. Where `ahead` has the verdict on this image already, it holds. On any error the old
/// file is untouched and the new one removed.
Result<void> saveVerified(const sqlite::Database &database, ImageCheck &ahead, const std::filesystem::path &target,
                          const BeforeReplace &beforeReplace);

/// integrity_check, schema and references of a plan of this version.
Result<void> verifySound(const sqlite::Database &database);

/// integrity_check: every page, and every entry of every index.
Result<void> checkIntegrity(const sqlite::Database &database);

} // namespace gigaplan::store
