// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/sqlite.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <unistd.h>

namespace gigaplan::sqlite {

std::string Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(get(), column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(get(), column))) : std::string();
}

namespace {

/// As a URI, so that options can follow.
std::string uriOf(const std::filesystem::path &path, std::string_view option)
{
    std::string uri = "file:";
    for (const char c : path.string()) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        if (c == '%' || c == '?' || c == '#') {
            const auto byte = static_cast<unsigned char>(c);
            uri += {'%', digits[byte >> 4], digits[byte & 15]};
        } else {
            uri += c;
        }
    }
    return uri + '?' + std::string(option);
}

/// Whether any of the places where SQLite looks can be written to.
bool takesTemporaryFiles()
{
    const std::array places{static_cast<const char *>(std::getenv("SQLITE_TMPDIR")),
                            static_cast<const char *>(std::getenv("TMPDIR")), "/var/tmp", "/usr/tmp", "/tmp"};
    return std::any_of(places.begin(), places.end(),
                       [](const char *place) { return place && access(place, W_OK | X_OK) == 0; });
}

bool isBusyWriting(const std::filesystem::path &path)
{
    std::error_code error;
    return std::filesystem::exists(path.string() + "-wal", error)
        || std::filesystem::exists(path.string() + "-journal", error);
}

/// What a file system answers that knows no locks.
bool isWithoutLocks(int extendedCode)
{
    switch (extendedCode) {
    case SQLITE_IOERR_LOCK:
    case SQLITE_IOERR_RDLOCK:
    case SQLITE_IOERR_UNLOCK:
    case SQLITE_IOERR_CHECKRESERVEDLOCK:
    case SQLITE_IOERR_SHMOPEN:
    case SQLITE_IOERR_SHMLOCK:
    case SQLITE_IOERR_SHMMAP: return true;
    default: return (extendedCode & 0xff) == SQLITE_PROTOCOL || (extendedCode & 0xff) == SQLITE_NOLFS;
    }
}

} // namespace

Result<void> Database::checkPath(const std::filesystem::path &path)
{
    // SQLite's own message for it is that the file cannot be opened.
    constexpr std::size_t kMostBytes = 500;
    if (path.string().size() > kMostBytes) {
        return Error{ErrorKind::Unreadable,
                     "its path is " + std::to_string(path.string().size()) + " bytes long, more than the "
                         + std::to_string(kMostBytes) + " that a database can have"};
    }
    return {};
}

Result<Database> Database::open(const std::filesystem::path &given, Access access)
{
    if (given.empty()) {
        return connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    }
    // An absolute path cannot be taken for a URI or for one of SQLite's special names.
    std::error_code error;
    const std::filesystem::path path = std::filesystem::absolute(given, error);
    if (error) {
        return Error{ErrorKind::Unreadable, "its directory cannot be found: " + error.message()};
    }
    GIGAPLAN_TRY(checkPath(path));
    if (access == Access::ReadUnchanging) {
        return connect(uriOf(path, "immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    }
    if (access == Access::ReadWriteCreate) {
        return connect(path.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    }
    auto database = connect(path.string(), SQLITE_OPEN_READONLY);
    if (database) {
        // The first read takes the first lock.
        sqlite3_exec(database->get(), "PRAGMA schema_version", nullptr, nullptr, nullptr);
        if (!isWithoutLocks(sqlite3_extended_errcode(database->get())) || isBusyWriting(path)) {
            return database;
        }
        return connect(uriOf(path, "immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    }
    return database;
}

Result<Database> Database::openUnnamed()
{
    // A million tasks in memory take a quarter of a gigabyte. The journal would go to a file after its first pages.
    auto database = connect(takesTemporaryFiles() ? "" : ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (database) {
        GIGAPLAN_TRY(database->execute("PRAGMA journal_mode = MEMORY"));
    }
    return database;
}

Result<Database> Database::connect(const std::string &name, int flags)
{
    Database database;
    sqlite3 *connection = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &connection, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    database.m_connection.reset(connection);
    if (code != SQLITE_OK) {
        return database.lastError(ErrorKind::Unreadable, "opening " + name);
    }
    sqlite3_extended_result_codes(connection, 1);
    // SQLite's advice for files from strangers: nothing in the schema may run code, and the file cannot be made
    // inconsistent by ordinary SQL.
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    constexpr std::pair<int, int> limits[]{
        {SQLITE_LIMIT_LENGTH, 256 << 20},   {SQLITE_LIMIT_SQL_LENGTH, 100'000},
        {SQLITE_LIMIT_COLUMN, 200},         {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 10}, {SQLITE_LIMIT_VDBE_OP, 100'000},
        {SQLITE_LIMIT_FUNCTION_ARG, 10},    {SQLITE_LIMIT_ATTACHED, 1}, // VACUUM INTO attaches its target
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 200}};
    for (const auto &[limit, value] : limits) {
        sqlite3_limit(connection, limit, value);
    }
    GIGAPLAN_TRY(database.execute("PRAGMA cell_size_check = ON"));
    return database;
}

Result<void> Database::execute(const std::string &sql) const
{
    if (sqlite3_exec(get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return lastError(ErrorKind::Unreadable, "running a statement");
    }
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) const
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                           nullptr)
        != SQLITE_OK) {
        return lastError(ErrorKind::Unreadable, "preparing a statement");
    }
    return Statement(statement);
}

Result<std::int64_t> Database::queryInteger(std::string_view sql) const
{
    GIGAPLAN_TRY_VALUE(auto statement, prepare(sql));
    if (statement.step()) {
        return statement.integer(0);
    }
    return statement.isAtEnd() ? Result<std::int64_t>(0) : lastError(ErrorKind::Unreadable, "reading");
}

Result<std::string> Database::queryText(std::string_view sql) const
{
    GIGAPLAN_TRY_VALUE(auto statement, prepare(sql));
    if (statement.step()) {
        return statement.text(0);
    }
    return statement.isAtEnd() ? Result<std::string>(std::string()) : lastError(ErrorKind::Unreadable, "reading");
}

Error Database::lastError(ErrorKind kind, std::string_view doing) const
{
    return {kind, std::string(doing) + ": " + (get() ? sqlite3_errmsg(get()) : "out of memory")};
}

void Database::limitWork(int instructions) const
{
    const auto stop = [](void *) { return 1; };
    sqlite3_progress_handler(get(), instructions, instructions > 0 ? +stop : nullptr, nullptr);
}

std::string quoted(std::string_view identifier)
{
    return '"' + std::string(identifier) + '"';
}

} // namespace gigaplan::sqlite
