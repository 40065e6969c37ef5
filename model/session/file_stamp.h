// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace gigaplan::session {

/// What distinguishes one state of a file from another.
struct FileStamp {
    std::int64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970
    std::int64_t inode = 0;
    std::uint64_t content = 0; ///< hash of all bytes

    bool hasContentOf(const FileStamp &other) const { return size == other.size && content == other.content; }
};

/// Nothing where the file cannot be read.
std::optional<FileStamp> stampOf(const std::filesystem::path &file);
/// True where size, time and inode alone show that nothing was written; reads no content.
bool looksUntouched(const std::filesystem::path &file, const FileStamp &stamp);

} // namespace gigaplan::session
