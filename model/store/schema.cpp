// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/schema.h"

namespace gigaplan::store {

using sqlite::quoted;

namespace {

std::string columnSql(const FieldInfo &field)
{
    std::string sql = quoted(field.name);
    bool nullable = false;
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Hours:
    case FieldKind::Enumeration: sql += " TEXT"; break;
    case FieldKind::Integer:
    case FieldKind::Boolean: sql += " INTEGER"; break;
    case FieldKind::Real: sql += " REAL"; break;
    case FieldKind::Date:
    case FieldKind::Instant:
        sql += " TEXT";
        nullable = !field.required;
        break;
    case FieldKind::Reference:
        sql += " INTEGER";
        nullable = !field.required;
        break;
    }
    if (!nullable) {
        sql += " NOT NULL";
    }
    if (field.kind == FieldKind::Reference) {
        sql += " REFERENCES " + quoted(tableInfo(field.references).name) + "(\"id\") DEFERRABLE INITIALLY DEFERRED";
    }
    return sql;
}

std::string indexName(TableId table, const FieldInfo &field)
{
    return sqlite::quoted(std::string(tableInfo(table).name) + "_by_" + std::string(field.name));
}

std::string dropIndexesSql(TableId table)
{
    std::string sql;
    for (const FieldInfo &field : tableInfo(table).fields) {
        if (field.kind == FieldKind::Reference) {
            sql += "DROP INDEX IF EXISTS " + indexName(table, field) + ';';
        }
    }
    return sql;
}

Result<void> executeForAll(const sqlite::Database &database, std::string (*sql)(TableId))
{
    for (std::size_t i = 0; i < kTableCount; ++i) {
        if (auto result = database.execute(sql(tableAt(i))); !result) {
            return result;
        }
    }
    return {};
}

} // namespace

std::string createTableSql(TableId table)
{
    const TableInfo &info = tableInfo(table);
    std::string sql = "CREATE TABLE " + quoted(info.name) + "(\"id\" INTEGER PRIMARY KEY, \"key\" TEXT NOT NULL";
    for (const FieldInfo &field : info.fields) {
        sql += ", " + columnSql(field);
    }
    return sql + ") STRICT";
}

std::string createIndexesSql(TableId table)
{
    std::string sql;
    for (const FieldInfo &field : tableInfo(table).fields) {
        if (field.kind == FieldKind::Reference) {
            const std::string column = quoted(field.name);
            sql += "CREATE INDEX " + indexName(table, field) + " ON " + quoted(tableInfo(table).name) + '(' + column
                + ") WHERE " + column + " IS NOT NULL;";
        }
    }
    return sql;
}

std::string insertSql(TableId table)
{
    const TableInfo &info = tableInfo(table);
    std::string sql = "INSERT INTO " + quoted(info.name) + " VALUES(?,?";
    for (std::size_t i = 0; i < info.fields.size(); ++i) {
        sql += ",?";
    }
    return sql + ')';
}

std::string updateSql(TableId table)
{
    const TableInfo &info = tableInfo(table);
    std::string sql = "UPDATE " + quoted(info.name) + " SET \"key\" = ?2";
    for (std::size_t i = 0; i < info.fields.size(); ++i) {
        sql += ", " + quoted(info.fields[i].name) + " = ?" + std::to_string(i + 3);
    }
    return sql + " WHERE \"id\" = ?1";
}

std::string selectSql(TableId table)
{
    const TableInfo &info = tableInfo(table);
    std::string sql = "SELECT \"id\", \"key\"";
    for (const FieldInfo &field : info.fields) {
        sql += ", " + quoted(field.name);
    }
    return sql + " FROM " + quoted(info.name) + " ORDER BY \"id\"";
}

Result<void> createTables(const sqlite::Database &database)
{
    if (auto result = executeForAll(database, createTableSql); !result) {
        return result;
    }
    return database.execute("PRAGMA application_id = " + std::to_string(kApplicationId)
                            + "; PRAGMA user_version = " + std::to_string(kSchemaVersion));
}

Result<void> createIndexes(const sqlite::Database &database)
{
    return executeForAll(database, createIndexesSql);
}

Result<void> dropIndexes(const sqlite::Database &database)
{
    return executeForAll(database, dropIndexesSql);
}

Result<void> checkSchema(const sqlite::Database &database)
{
    const auto programs = database.queryText("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') LIMIT 1");
    if (!programs) {
        return programs.error();
    }
    if (!programs->empty()) {
        return Error{ErrorKind::Unreadable, "holds the trigger or view \"" + *programs + "\"; a plan file has none"};
    }
    for (std::size_t i = 0; i < kTableCount; ++i) {
        const std::string name(tableInfo(tableAt(i)).name);
        const auto found = database.queryText("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = '" + name + '\'');
        if (!found) {
            return found.error();
        }
        if (*found != createTableSql(tableAt(i))) {
            return Error{ErrorKind::Unreadable,
                         (found->empty() ? "the table \"" + name + "\" is missing"
                                         : "the table \"" + name + "\" is not as this version of the format has it")};
        }
    }
    return {};
}

} // namespace gigaplan::store
