// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/sqlite.h"

#include <set>
#include <string>

namespace gigaplan::store {

/// Which tables of a database were written to since it was last checked in full: only they can have become unsound, as
/// a table that nobody writes to keeps its pages. Watches one connection; must outlive it or stop watching.
class UncheckedTables {
public:
    void watch(const sqlite::Database &database);
    void setAll() { m_all = true; }
    void clear();

    bool isAll() const { return m_all; }
    /// Tables with rows that were added, changed or removed.
    const std::set<std::string> &written() const { return m_written; }
    /// Those of them that lost rows, so that references to them may dangle.
    const std::set<std::string> &shrunk() const { return m_shrunk; }

private:
    static void onChange(void *self, int operation, const char *database, const char *table, sqlite3_int64 row);

    std::set<std::string> m_written, m_shrunk;
    bool m_all = true;
};

} // namespace gigaplan::store
