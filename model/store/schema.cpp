// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/schema.h"

#include "model/store/edit_log_tables.h"
#include "model/store/migrations.h"
#include "model/store/schema_form.h"

#include <map>

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
    case FieldKind::Content: sql += " BLOB"; break;
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

std::string createIndexSql(TableId table, const FieldInfo &field)
{
    const std::string column = quoted(field.name);
    return "CREATE INDEX " + indexName(table, field) + " ON " + quoted(tableInfo(table).name) + '(' + column
        + ") WHERE " + column + " IS NOT NULL";
}

/// Name and SQL of every table and index.
using SchemaParts = std::map<std::string, std::string>;

SchemaParts expectedParts(Indexes indexes)
{
    SchemaParts parts;
    for (std::size_t i = 0; i < kTableCount; ++i) {
        const TableInfo &info = tableInfo(tableAt(i));
        parts[std::string(info.name)] = createTableSql(tableAt(i));
        for (const FieldInfo &field : info.fields) {
            if (field.kind == FieldKind::Reference && indexes == Indexes::Present) {
                parts[std::string(info.name) + "_by_" + std::string(field.name)] = createIndexSql(tableAt(i), field);
            }
        }
    }
    for (const std::string_view table : kLogTables) {
        parts[std::string(table)] = createLogTableSql(table);
    }
    if (indexes == Indexes::Present) {
        parts[std::string(kLogIndexName)] = kLogIndexSql;
    }
    return parts;
}

/// Small ASCII letters made large.
std::string upper(std::string text)
{
    for (char &c : text) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return text;
}

/// Why something that a stranger's database holds may not be in a plan.
std::optional<std::string> problemWithPart(const std::string &type, const std::string &name, const std::string &sql)
{
    const bool isTable = type == "table", isVirtual = isTable && upper(sql).starts_with("CREATE VIRTUAL");
    if ((!isTable && type != "index") || isVirtual || name.starts_with("sqlite_")) {
        return "holds the " + (isVirtual ? "virtual table" : type) + " \"" + name + "\"; a plan file has none";
    }
    if (isTable ? isPlainTable(sql, name) : isPlainIndex(sql, name)) {
        return {};
    }
    for (const std::string_view word : {"GENERATED", " AS (", " AS(", "CHECK"}) {
        if (upper(sql).find(word) != std::string::npos) {
            return '"' + name + "\" holds a generated column or a check; a plan file has none";
        }
    }
    return "the " + type + " \"" + name + "\" is not as this version of the format has it";
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
    return createTableSql(table, tableInfo(table).name);
}

std::string createTableSql(TableId table, std::string_view name)
{
    const TableInfo &info = tableInfo(table);
    std::string sql = "CREATE TABLE " + quoted(name) + "(\"id\" INTEGER PRIMARY KEY, \"key\" TEXT NOT NULL";
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
            sql += createIndexSql(table, field) + ';';
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
    for (const std::string_view table : kLogTables) {
        if (auto result = database.execute(createLogTableSql(table)); !result) {
            return result;
        }
    }
    return database.execute("PRAGMA application_id = " + std::to_string(kApplicationId)
                            + "; PRAGMA user_version = " + std::to_string(schemaVersion()));
}

Result<void> createIndexes(const sqlite::Database &database)
{
    if (auto result = executeForAll(database, createIndexesSql); !result) {
        return result;
    }
    return database.execute(std::string(kLogIndexSql));
}

Result<void> dropIndexes(const sqlite::Database &database)
{
    if (auto result = executeForAll(database, dropIndexesSql); !result) {
        return result;
    }
    return database.execute("DROP INDEX IF EXISTS " + quoted(kLogIndexName));
}

Result<void> checkHarmless(const sqlite::Database &database)
{
    auto parts = database.prepare("SELECT type, name, sql FROM sqlite_schema");
    if (!parts) {
        return Error{ErrorKind::Unreadable, "damaged: " + parts.error().message};
    }
    while (parts->step()) {
        if (auto problem = problemWithPart(parts->text(0), parts->text(1), parts->text(2))) {
            return Error{ErrorKind::Unreadable, std::move(*problem)};
        }
    }
    return parts->isAtEnd() ? Result<void>() : database.lastError(ErrorKind::Unreadable, "damaged");
}

Result<void> checkSchema(const sqlite::Database &database, Indexes indexes)
{
    const SchemaParts expected = expectedParts(indexes);
    SchemaParts found;
    GIGAPLAN_TRY_VALUE(auto parts, database.prepare("SELECT name, sql FROM sqlite_schema"));
    while (parts.step()) {
        found[parts.text(0)] = parts.text(1);
    }
    if (!parts.isAtEnd()) {
        return database.lastError(ErrorKind::Unreadable, "damaged");
    }
    for (const auto &[name, sql] : expected) {
        const auto at = found.find(name);
        if (at == found.end()) {
            return Error{ErrorKind::Unreadable, "the table or index \"" + name + "\" is missing"};
        }
        if (at->second != sql) {
            return Error{ErrorKind::Unreadable,
                         "the table or index \"" + name + "\" is not as this version of the format has it"};
        }
    }
    for (const auto &[name, sql] : found) {
        if (!expected.contains(name)) {
            return Error{ErrorKind::Unreadable, "holds \"" + name + "\", which is no part of a plan"};
        }
    }
    return {};
}

} // namespace gigaplan::store
