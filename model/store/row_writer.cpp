// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/row_writer.h"

#include "model/plan/entities.h"
#include "model/store/row_codec.h"
#include "model/store/schema.h"

namespace gigaplan::store {

namespace {

std::string deleteSql(TableId table)
{
    return "DELETE FROM " + sqlite::quoted(tableInfo(table).name) + " WHERE \"id\" = ?1";
}

} // namespace

sqlite3_stmt *StatementWriter::prepared(Statements &statements, std::string (*sql)(TableId), TableId table)
{
    auto &statement = statements[static_cast<std::size_t>(table)];
    if (!statement.get()) {
        auto made = m_database.prepare(sql(table));
        if (!made) {
            m_error = made.error();
            m_failed = true;
            return nullptr;
        }
        statement = std::move(*made);
    }
    return statement.get();
}

void StatementWriter::fail(TableId table, std::string_view key)
{
    m_error = m_database.lastError(ErrorKind::NotWritten,
                                   std::string(tableInfo(table).name) + " \"" + std::string(key) + '"');
    m_failed = true;
}

void StatementWriter::write(Statements &statements, std::string (*sql)(TableId), TableId table, const void *row)
{
    if (m_failed) {
        return;
    }
    sqlite3_stmt *statement = prepared(statements, sql, table);
    if (!statement) {
        return;
    }
    withEntity(table, [&]<class E>(Tag<E>) {
        const E &entity = *static_cast<const E *>(row);
        if (const auto problem = problemWithRow(entity)) {
            m_error = {ErrorKind::Invalid, rowName(entity) + ": " + *problem};
            m_failed = true;
            return;
        }
        bindRow(statement, entity);
        const int code = sqlite3_step(statement);
        sqlite3_reset(statement);
        if (code != SQLITE_DONE) {
            fail(table, entity.key);
        }
    });
}

void StatementWriter::insertRow(TableId table, const void *row)
{
    write(m_inserts, insertSql, table, row);
}

void StatementWriter::updateRow(TableId table, const void *row)
{
    write(m_updates, updateSql, table, row);
}

void StatementWriter::removeRow(EntityRef ref)
{
    if (m_failed) {
        return;
    }
    if (sqlite3_stmt *statement = prepared(m_removals, deleteSql, ref.table)) {
        sqlite3_bind_int64(statement, 1, ref.id);
        const int code = sqlite3_step(statement);
        sqlite3_reset(statement);
        if (code != SQLITE_DONE) {
            fail(ref.table, std::to_string(ref.id));
        }
    }
}

} // namespace gigaplan::store
