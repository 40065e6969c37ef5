// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/session/file_stamp.h"
#include "model/session/process.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace gigaplan::session {

/// Which edits of a working copy its plan file has.
struct SavedState {
    std::filesystem::path file; ///< of the plan; empty: it has none yet
    std::int64_t savedEdit = 0; ///< number in the log of the last edit that the file has
    std::optional<FileStamp> stamp; ///< the file as this program last read or wrote it
};

/// The content of the small file next to a working copy: its owner and which of its edits the plan file has.
struct CopyNote : SavedState {
    ProcessName owner;
    std::string opened; ///< UTC
    /// Of a save: noted before the new file takes its place, so that looking at the file shows whether it did.
    std::optional<SavedState> next;

    static constexpr std::int64_t kOpening = -1; ///< as savedEdit: the copy is still being made, there can be no edits
};

/// The note with `next` as the saved state if that save was completed.
CopyNote settled(CopyNote note);
/// The file or backup that holds the state; nothing where none does, or none is known.
std::optional<std::filesystem::path> holderOf(const SavedState &state);

std::filesystem::path noteFileOf(const std::filesystem::path &workingCopy);
/// Nothing where there is none that can be read.
std::optional<CopyNote> readNote(const std::filesystem::path &workingCopy);
/// Replaced as a whole and synced, and the directory with it, so that the copy's entry is too.
Result<void> writeNote(const std::filesystem::path &workingCopy, const CopyNote &note);

/// A name in `directory` for this process's next copy.
std::filesystem::path newCopyIn(const std::filesystem::path &directory);
/// The copy, empty and readable by its owner only: the files that SQLite keeps next to it will be, too.
Result<void> makeCopyFile(const std::filesystem::path &workingCopy);
/// All copies in `directory`, in the order of their names.
std::vector<std::filesystem::path> copiesIn(const std::filesystem::path &directory);
/// The process in the name of a copy, for one without a note.
ProcessName ownerByName(const std::filesystem::path &workingCopy);

/// The copy and all files that belong to it. The database is removed first: what is left then is never mistaken for a
/// plan.
std::vector<std::filesystem::path> filesOf(const std::filesystem::path &workingCopy);
void removeCopy(const std::filesystem::path &workingCopy);
/// Notes and logs of copies that are gone and whose owner is dead.
void removeLeftovers(const std::filesystem::path &directory);

} // namespace gigaplan::session
