// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

namespace gigaplan {

/// Runs when the new file, whose path it gets, is whole and synced and the old one still in place. An error ends it there.
using BeforeReplace = std::function<Result<void>(const std::filesystem::path &)>;

/// A new file beside `target` that takes its place when it is whole. Until `commit` the old file is untouched; without
/// it the new one is removed. Nobody but its owner can read the new one before it has what the old one had.
class ReplacementFile {
public:
    explicit ReplacementFile(const std::filesystem::path &target);
    ~ReplacementFile();
    ReplacementFile(const ReplacementFile &) = delete;
    ReplacementFile &operator=(const ReplacementFile &) = delete;

    /// Makes the file, empty, and removes what programs that died while writing have left beside it. Refuses a target
    /// that must not be replaced (`checkReplaceable`); says clearly why it cannot be made.
    Result<void> create();
    /// Where it is, for a writer that opens it by its path.
    const std::filesystem::path &path() const;
    Result<void> write(std::string_view bytes); ///< behind what is in it
    /// Gives it what another file than the target has of owner, mode and attributes: it is a copy of that one.
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

/// A new name in `directory` for a file that gets its own when it is whole.
std::filesystem::path partIn(const std::filesystem::path &directory);
/// Removes what programs that died while writing have left in `directory`: parts whose writer does not live any more,
/// and those of other machines that nobody has touched for an hour.
void removeAbandonedParts(const std::filesystem::path &directory);

/// Makes the names in a directory durable: those that were made, renamed or removed.
Result<void> syncDirectory(const std::filesystem::path &directory);

/// The directory that a path names its file in: "." where it names none.
std::filesystem::path directoryOf(const std::filesystem::path &path);

/// The file behind a symbolic link, which need not be there yet; any other path as it is.
std::filesystem::path behindLink(const std::filesystem::path &path);

} // namespace gigaplan
