// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/image_file.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace gigaplan::store {

namespace {

/// SQLite's file system takes no more than 128 KiB at a time.
constexpr std::size_t kPiece = 64 << 10;

Error notWritten(int code)
{
    return {ErrorKind::NotWritten, std::string("cannot be written: ") + sqlite3_errstr(code)};
}

} // namespace

Result<void> ImageFile::write(const std::filesystem::path &path)
{
    sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
    m_name.reset(sqlite3_create_filename(path.c_str(), "", "", 0, nullptr));
    m_memory = std::make_unique<char[]>(static_cast<std::size_t>(system->szOsFile));
    auto *file = reinterpret_cast<sqlite3_file *>(m_memory.get());
    int code = system->xOpen(system, m_name.get(), file,
                             SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code != SQLITE_OK) {
        return notWritten(code);
    }
    m_file = file;
    for (std::size_t at = 0; at < m_image.size() && code == SQLITE_OK; at += kPiece) {
        const std::string_view piece = m_image.substr(at, kPiece);
        code =
            file->pMethods->xWrite(file, piece.data(), static_cast<int>(piece.size()), static_cast<sqlite3_int64>(at));
    }
    return code == SQLITE_OK ? Result<void>() : notWritten(code);
}

Result<void> ImageFile::readBack() const
{
    std::vector<char> read(kPiece);
    sqlite3_int64 size = 0;
    int code = m_file->pMethods->xFileSize(m_file, &size);
    bool same = static_cast<std::size_t>(size) == m_image.size();
    for (std::size_t at = 0; at < m_image.size() && code == SQLITE_OK && same; at += kPiece) {
        const std::string_view piece = m_image.substr(at, kPiece);
        code = m_file->pMethods->xRead(m_file, read.data(), static_cast<int>(piece.size()),
                                       static_cast<sqlite3_int64>(at));
        same = std::memcmp(read.data(), piece.data(), piece.size()) == 0;
    }
    if (code != SQLITE_OK) {
        return notWritten(code);
    }
    return same ? Result<void>()
                : Error{ErrorKind::NotWritten, "cannot be written: the disk does not hold what was written to it"};
}

Result<void> ImageFile::sync() const
{
    const int code = m_file->pMethods->xSync(m_file, SQLITE_SYNC_NORMAL);
    return code == SQLITE_OK ? Result<void>() : notWritten(code);
}

void ImageFile::close()
{
    if (m_file && m_file->pMethods) {
        m_file->pMethods->xClose(m_file);
    }
    m_file = nullptr;
}

} // namespace gigaplan::store
