// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gigaplan {

/// A working copy that a dead process left, with edits that its plan file does not have.
struct RecoverablePlan {
    std::filesystem::path workingCopy;
    std::filesystem::path file; ///< of the plan; empty: it had none yet
    std::string title; ///< the plan's
    std::string lastEdit; ///< UTC time of the newest edit
    std::string lastEditText; ///< what it was
    std::int64_t edits = 0; ///< since it was opened or last saved
    std::int64_t savedEdit = 0; ///< number in the log of the last edit that the file has
};

/// Everything that can be recovered from `directory`, newest edit first. Copies of dead processes without edits are
/// removed in passing; those of living processes are not touched. A copy that cannot be read is kept and left out.
std::vector<RecoverablePlan> recoverablePlans(const std::filesystem::path &directory);

/// Discards a copy that was left: moves it to `directory`/discarded, where the newest ten stay, and never deletes it at
/// once.
void discardRecoverable(const RecoverablePlan &left);

} // namespace gigaplan
