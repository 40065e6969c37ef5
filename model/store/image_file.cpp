// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/image_file.h"

#include <algorithm>
#include <climits>

namespace gigaplan::store {

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

Result<void> ImageFile::write(const sqlite::Database &database, const std::filesystem::path &path)
{
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> image(
        sqlite3_serialize(database.get(), "main", &size, 0), sqlite3_free);
    if (!image || size <= kReadVersion) {
        return Error{ErrorKind::NotWritten, "cannot be written: " + database.lastError(ErrorKind::NotWritten, "reading the plan").message};
    }
    image.get()[kWriteVersion] = image.get()[kReadVersion] = 1;

    sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
    m_name.reset(sqlite3_create_filename(path.c_str(), "", "", 0, nullptr));
    m_memory = std::make_unique<char[]>(static_cast<std::size_t>(system->szOsFile));
    auto *file = reinterpret_cast<sqlite3_file *>(m_memory.get());
    int code = system->xOpen(system, m_name.get(), file, SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code != SQLITE_OK) {
        return notWritten(code);
    }
    m_file = file;
    for (sqlite3_int64 at = 0; at < size && code == SQLITE_OK; at += kPiece) {
        code = file->pMethods->xWrite(file, image.get() + at, static_cast<int>(std::min(kPiece, size - at)), at);
    }
    return code == SQLITE_OK ? Result<void>() : notWritten(code);
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
