// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/sqlite.h"

#include <filesystem>

namespace gigaplan::store {

/// A database as a connection sees it now, page for page, its write-ahead log included: in memory, and in a file made of
/// it. Written through SQLite's file system, without locks: the file is nobody else's yet.
class ImageFile {
public:
    ImageFile() = default;
    ~ImageFile() { close(); }
    ImageFile(const ImageFile &) = delete;
    ImageFile &operator=(const ImageFile &) = delete;

    Result<void> write(const sqlite::Database &database, const std::filesystem::path &path);
    /// Reads the file and compares it with what was to be written.
    Result<void> readBack();
    /// Like the others from any thread.
    Result<void> sync();
    void close();

    /// A connection to the image in memory, which it must not outlive. What it says of the image is true of the file once
    /// that was read back.
    Result<sqlite::Database> inMemory() const;

private:
    struct FreeName {
        void operator()(const char *name) const { sqlite3_free_filename(name); }
    };
    struct FreeImage {
        void operator()(unsigned char *image) const { sqlite3_free(image); }
    };
    std::unique_ptr<unsigned char, FreeImage> m_image;
    sqlite3_int64 m_size = 0;
    std::unique_ptr<const char, FreeName> m_name;
    std::unique_ptr<char[]> m_memory; ///< of the open file
    sqlite3_file *m_file = nullptr;
};

} // namespace gigaplan::store
