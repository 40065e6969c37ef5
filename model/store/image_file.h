// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/image.h"

#include <filesystem>

namespace gigaplan::store {

/// An image in a file. Written through SQLite's file system, without locks: no other process uses the file yet.
class ImageFile {
public:
    /// `image` must outlive it.
    explicit ImageFile(const Image &image) : m_image(image.bytes()) {}
    ~ImageFile() { close(); }
    ImageFile(const ImageFile &) = delete;
    ImageFile &operator=(const ImageFile &) = delete;

    Result<void> write(const std::filesystem::path &path);
    /// Reads the file and compares it with what was to be written.
    Result<void> readBack() const;
    /// Like `readBack` from any thread.
    Result<void> sync() const;
    void close();

private:
    struct FreeName {
        void operator()(const char *name) const { sqlite3_free_filename(name); }
    };
    std::string_view m_image;
    std::unique_ptr<const char, FreeName> m_name;
    std::unique_ptr<char[]> m_memory; ///< of the open file
    sqlite3_file *m_file = nullptr;
};

} // namespace gigaplan::store
