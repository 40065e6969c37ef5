// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <filesystem>
#include <string_view>

namespace gigaplan {

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
    /// Syncs the new file, moves it over the target and syncs the directory. Keeps the old file's permissions.
    Result<void> commit();

private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
    bool m_committed = false;
};

/// Writes `bytes` as the whole content of `target`, or leaves it as it was.
Result<void> replaceFile(const std::filesystem::path &target, std::string_view bytes);

} // namespace gigaplan
