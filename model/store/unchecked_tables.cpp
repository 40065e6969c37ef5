// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/unchecked_tables.h"

namespace gigaplan::store {

void UncheckedTables::watch(const sqlite::Database &database)
{
    sqlite3_update_hook(database.get(), &UncheckedTables::onChange, this);
}

void UncheckedTables::clear()
{
    m_written.clear();
    m_shrunk.clear();
    m_all = false;
}

void UncheckedTables::onChange(void *self, int operation, const char *, const char *table, sqlite3_int64)
{
    auto &tables = *static_cast<UncheckedTables *>(self);
    if (tables.m_all) {
        return;
    }
    tables.m_written.emplace(table);
    if (operation == SQLITE_DELETE) {
        tables.m_shrunk.emplace(table);
    }
}

} // namespace gigaplan::store
