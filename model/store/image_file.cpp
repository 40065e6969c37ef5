// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/image_file.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace gigaplan::store {
using sqlite::Database;

namespace {

/// SQLite's file system takes no more than 128 KiB at a time.
constexpr sqlite3_int64 kPiece = 64 << 10;
/// Where the header says whether readers and writers use a write-ahead log; 1 says no, as a file at rest should.
constexpr int kWriteVersion = 18, kReadVersion = 19;

Error notWritten(int code)
{
    return {ErrorKind::NotWritten, std::string("cannot be written: ") + sqlite3_errstr(code)};
}

} // namespace

Result<void> ImageFile::write(const Database &database, const std::filesystem::path &path)
{
    m_image.reset(sqlite3_serialize(database.get(), "main", &m_size, 0));
    if (!m_image || m_size <= kReadVersion) {
        return database.lastError(ErrorKind::NotWritten, "cannot be written");
    }
    m_image.get()[kWriteVersion] = m_image.get()[kReadVersion] = 1;

    sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
    m_name.reset(sqlite3_create_filename(path.c_str(), "", "", 0, nullptr));
    m_memory = std::make_unique<char[]>(static_cast<std::size_t>(system->szOsFile));
    auto *file = reinterpret_cast<sqlite3_file *>(m_memory.get());
    int code = system->xOpen(system, m_name.get(), file, SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code != SQLITE_OK) {
        return notWritten(code);
    }
    m_file = file;
    for (sqlite3_int64 at = 0; at < m_size && code == SQLITE_OK; at += kPiece) {
        code = file->pMethods->xWrite(file, m_image.get() + at, static_cast<int>(std::min(kPiece, m_size - at)), at);
    }
    return code == SQLITE_OK ? Result<void>() : notWritten(code);
}

Result<void> ImageFile::readBack()
{
    std::vector<unsigned char> piece(kPiece);
    sqlite3_int64 size = 0;
    int code = m_file->pMethods->xFileSize(m_file, &size);
    bool same = size == m_size;
    for (sqlite3_int64 at = 0; at < m_size && code == SQLITE_OK && same; at += kPiece) {
        const auto length = static_cast<std::size_t>(std::min(kPiece, m_size - at));
        code = m_file->pMethods->xRead(m_file, piece.data(), static_cast<int>(length), at);
        same = std::memcmp(piece.data(), m_image.get() + at, length) == 0;
    }
    if (code != SQLITE_OK) {
        return notWritten(code);
    }
    return same ? Result<void>() : Error{ErrorKind::NotWritten, "cannot be written: the disk does not hold what was written to it"};
}

Result<Database> ImageFile::inMemory() const
{
    auto database = Database::open({}, Database::Access::ReadWriteCreate);
    if (!database) {
        return database;
    }
    if (sqlite3_deserialize(database->get(), "main", m_image.get(), m_size, m_size, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK) {
        return database->lastError(ErrorKind::NotWritten, "cannot be written");
    }
    return database;
}

Result<void> ImageFile::sync()
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
