// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/image.h"

namespace gigaplan::store {
using sqlite::Database;

namespace {

/// Where the header says whether readers and writers use a write-ahead log; 1 says no, as a file at rest should.
constexpr std::size_t kWriteVersion = 18, kReadVersion = 19;

} // namespace

Result<Image> Image::of(const Database &database)
{
    Image image;
    sqlite3_int64 size = 0;
    image.m_bytes.reset(sqlite3_serialize(database.get(), "main", &size, 0));
    image.m_size = static_cast<std::size_t>(size);
    if (!image.m_bytes || image.m_size <= kReadVersion) {
        return database.lastError(ErrorKind::NotWritten, "cannot be written");
    }
    image.m_bytes.get()[kWriteVersion] = image.m_bytes.get()[kReadVersion] = 1;
    return image;
}

Result<Database> Image::connect() const
{
    auto database = Database::open({}, Database::Access::ReadWriteCreate);
    if (!database) {
        return database;
    }
    const auto size = static_cast<sqlite3_int64>(m_size);
    if (sqlite3_deserialize(database->get(), "main", m_bytes.get(), size, size, SQLITE_DESERIALIZE_READONLY)
        != SQLITE_OK) {
        return database->lastError(ErrorKind::NotWritten, "cannot be written");
    }
    // A check looks up every row of every index: with SQLite's 2 MB it would copy the same pages again and again.
    GIGAPLAN_TRY(database->execute("PRAGMA cache_size = -32768"));
    return database;
}

} // namespace gigaplan::store
