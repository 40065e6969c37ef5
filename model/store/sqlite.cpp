// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/sqlite.h"

namespace gigaplan::sqlite {

std::string Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(get(), column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(get(), column))) : std::string();
}

Result<Database> Database::open(const std::filesystem::path &path, Access access)
{
    Database database;
    sqlite3 *connection = nullptr;
    const int flags = access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const std::string name = path.empty() ? ":memory:" : path.string();
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
        {SQLITE_LIMIT_LENGTH, 256 << 20},   {SQLITE_LIMIT_SQL_LENGTH, 100'000}, {SQLITE_LIMIT_COLUMN, 200},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},     {SQLITE_LIMIT_COMPOUND_SELECT, 10}, {SQLITE_LIMIT_VDBE_OP, 100'000},
        {SQLITE_LIMIT_FUNCTION_ARG, 10},    {SQLITE_LIMIT_ATTACHED, 1}, // VACUUM INTO attaches its target
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 200}};
    for (const auto &[limit, value] : limits) {
        sqlite3_limit(connection, limit, value);
    }
    if (auto result = database.execute("PRAGMA cell_size_check = ON"); !result) {
        return result.error();
    }
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
    if (sqlite3_prepare_v3(get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
        != SQLITE_OK) {
        return lastError(ErrorKind::Unreadable, "preparing a statement");
    }
    return Statement(statement);
}

Result<std::int64_t> Database::queryInteger(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement) {
        return statement.error();
    }
    return statement->step() ? statement->integer(0) : 0;
}

Result<std::string> Database::queryText(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement) {
        return statement.error();
    }
    return statement->step() ? statement->text(0) : std::string();
}

Error Database::lastError(ErrorKind kind, std::string_view doing) const
{
    return {kind, std::string(doing) + ": " + (get() ? sqlite3_errmsg(get()) : "out of memory")};
}

std::string quoted(std::string_view identifier)
{
    return '"' + std::string(identifier) + '"';
}

} // namespace gigaplan::sqlite
