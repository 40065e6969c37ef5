// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <filesystem>
#include <vector>

namespace gigaplan {

/// Previous versions of a plan file, next to it: campus.gigaplan → campus.backup-1.gigaplan (the newest) …
std::filesystem::path backupOf(const std::filesystem::path &file, int number);

/// Keeps the file as it is now as backup 1 and moves the others back by one; the oldest beyond `count` is removed. The
/// file itself stays in place throughout, and a failure in between loses no version but the oldest. `count` 0 does
/// nothing.
Result<void> keepBackup(const std::filesystem::path &file, int count);

/// The number to keep: the setting "backups", else five.
int wantedBackups();

/// Existing backups, newest first.
std::vector<std::filesystem::path> backupsOf(const std::filesystem::path &file);

} // namespace gigaplan
