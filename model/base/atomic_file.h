// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

namespace gigaplan {

/// Called with the path of the new file once that is complete and synced and the old one is still in place. An error
/// stops there.
using BeforeReplace = std::function<Result<void>(const std::filesystem::path &)>;

/// A new file next to `target` that replaces it once complete. Until `commit` the old file is untouched; without it the
/// new one is removed. Only its owner can read the new one before it has the permissions of the old one.
class ReplacementFile {
public:
    explicit ReplacementFile(const std::filesystem::path &target);
    ~ReplacementFile();
    ReplacementFile(const ReplacementFile &) = delete;
    ReplacementFile &operator=(const ReplacementFile &) = delete;

    /// Makes the file, empty, and removes what programs that died while writing have left next to it. Refuses a target
    /// that must not be replaced (`checkReplaceable`); says clearly why it cannot be made.
    Result<void> create();
    /// Where it is, for a writer that opens it by its path.
    const std::filesystem::path &path() const;
    Result<void> write(std::string_view bytes); ///< appends
    /// Gives it the owner, mode and attributes of a file other than the target, of which it is a copy.
    void takeAttributesOf(const std::filesystem::path &file);
    void makePrivate(); ///< a new file is for its owner only
    /// Syncs the new file, moves it over the target and syncs the directory. Keeps the old file's owner, group, mode and
    /// extended attributes as far as the system allows. Where the target is not what it was when this one was created,
    /// it stays.
    Result<void> commit(const BeforeReplace &beforeReplace = {});

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Writes `bytes` as the whole content of `target`, or leaves it as it was.
Result<void> replaceFile(const std::filesystem::path &target, std::string_view bytes,
                         const BeforeReplace &beforeReplace = {});

/// "plan.json: was changed by another program since it was read".
Error changedMeanwhile(const std::filesystem::path &file);

/// A new name in `directory` for a file that gets its final name once complete.
std::filesystem::path partIn(const std::filesystem::path &directory);
/// Removes what programs that died while writing have left in `directory`: parts whose writer is no longer alive, and
/// those of other machines that have not been touched for an hour.
void removeAbandonedParts(const std::filesystem::path &directory);

/// Makes the names in a directory durable: those that were made, renamed or removed.
Result<void> syncDirectory(const std::filesystem::path &directory);

/// The directory that a path names its file in: "." where it names none.
std::filesystem::path directoryOf(const std::filesystem::path &path);

/// The target of a symbolic link, which need not exist yet; any other path unchanged.
std::filesystem::path behindLink(const std::filesystem::path &path);

} // namespace gigaplan
