// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/sqlite.h"

namespace gigaplan::store {

/// One transaction that takes the write lock at once; rolls back unless committed.
class Transaction {
public:
    explicit Transaction(const sqlite::Database &database) : m_database(database) {}
    ~Transaction()
    {
        if (m_open) {
            sqlite3_exec(m_database.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        }
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    Result<void> begin()
    {
        auto result = m_database.execute("BEGIN IMMEDIATE");
        m_open = static_cast<bool>(result);
        return result;
    }
    Result<void> commit()
    {
        if (sqlite3_exec(m_database.get(), "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK) {
            m_open = false;
            return {};
        }
        if (sqlite3_extended_errcode(m_database.get()) == SQLITE_CONSTRAINT_FOREIGNKEY) {
            return Error{ErrorKind::Invalid, "a row would refer to one that is not in the plan"};
        }
        return m_database.lastError(ErrorKind::NotWritten, "keeping the change");
    }

private:
    const sqlite::Database &m_database;
    bool m_open = false;
};

} // namespace gigaplan::store
