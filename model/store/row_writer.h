// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/sqlite.h"
#include "model/store/store.h"

#include <array>

namespace gigaplan::store {

/// Writes rows through prepared statements, one per table and verb, made when first needed. The first failure is kept
/// and everything after it is ignored.
class StatementWriter final : public RowWriter {
public:
    explicit StatementWriter(const sqlite::Database &database) : m_database(database) {}

    void removeRow(EntityRef ref) override;
    Result<void> outcome() const { return m_failed ? Result<void>(m_error) : Result<void>(); }

protected:
    void insertRow(TableId table, const void *row) override;
    void updateRow(TableId table, const void *row) override;

private:
    using Statements = std::array<sqlite::Statement, kTableCount>;
    void write(Statements &statements, std::string (*sql)(TableId), TableId table, const void *row);
    sqlite3_stmt *prepared(Statements &statements, std::string (*sql)(TableId), TableId table);
    void fail(TableId table, std::string_view key);

    const sqlite::Database &m_database;
    Statements m_inserts, m_updates, m_removals;
    Error m_error;
    bool m_failed = false;
};

} // namespace gigaplan::store
