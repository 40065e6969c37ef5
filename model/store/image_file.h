// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/sqlite.h"

#include <filesystem>

namespace gigaplan::store {

/// A file that holds a database as it is now, page for page: what a connection sees, its write-ahead log included.
/// Written through SQLite's file system, without locks: it is nobody else's yet.
class ImageFile {
public:
    ImageFile() = default;
    ~ImageFile() { close(); }
    ImageFile(const ImageFile &) = delete;
    ImageFile &operator=(const ImageFile &) = delete;

    Result<void> write(const sqlite::Database &database, const std::filesystem::path &path);
    /// From any thread, but one at a time.
    Result<void> sync();
    void close();

private:
    struct FreeName {
        void operator()(const char *name) const { sqlite3_free_filename(name); }
    };
    std::unique_ptr<const char, FreeName> m_name;
    std::unique_ptr<char[]> m_memory; ///< of the open file
    sqlite3_file *m_file = nullptr;
};

} // namespace gigaplan::store
