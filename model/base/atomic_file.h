// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <filesystem>
#include <functional>
#include <string_view>

namespace gigaplan {

/// Runs when the new file, whose path it gets, is whole and synced and the old one still in place. An error ends it there.
using BeforeReplace = std::function<Result<void>(const std::filesystem::path &)>;

/// A new file beside `target` that takes its place when it is whole. Until `commit` the old file is untouched; without
/// it the new one is removed.
class ReplacementFile {
public:
    explicit ReplacementFile(std::filesystem::path target);
    ~ReplacementFile();
    ReplacementFile(const ReplacementFile &) = delete;
    ReplacementFile &operator=(const ReplacementFile &) = delete;

    /// Where to write; does not exist yet.
    const std::filesystem::path &path() const { return m_path; }
    /// Makes the file, empty, for a writer that opens it by its path; says clearly why it cannot be made.
    Result<void> create();
    /// Syncs the new file, moves it over the target and syncs the directory. Keeps the old file's permissions.
    Result<void> commit(const BeforeReplace &beforeReplace = {});

private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
    bool m_committed = false;
};

/// Writes `bytes` as the whole content of `target`, or leaves it as it was.
Result<void> replaceFile(const std::filesystem::path &target, std::string_view bytes,
                         const BeforeReplace &beforeReplace = {});

/// A new name in `directory` for a file that gets its own when it is whole.
std::filesystem::path partIn(const std::filesystem::path &directory);
/// Removes what programs that died while writing have left in `directory`: parts that nobody has touched for an hour.
void removeAbandonedParts(const std::filesystem::path &directory);

/// Makes the names in a directory durable: those that were made, renamed or removed.
Result<void> syncDirectory(const std::filesystem::path &directory);

/// The directory that a path names its file in: "." where it names none.
std::filesystem::path directoryOf(const std::filesystem::path &path);

/// The file behind a symbolic link; any other path as it is.
std::filesystem::path behindLink(const std::filesystem::path &path);

} // namespace gigaplan
