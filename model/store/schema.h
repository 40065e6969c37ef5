// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "model/store/sqlite.h"

namespace gigaplan::store {

/// "GPLN": marks an SQLite file as a plan (PRAGMA application_id).
inline constexpr std::int32_t kApplicationId = 0x47504C4E;

/// SQL made from the entity descriptions. The rules that make changesets exact: STRICT tables with an INTEGER PRIMARY
/// KEY; no generated columns, triggers or UNIQUE; foreign keys deferred and without actions.
std::string createTableSql(TableId table);
std::string createTableSql(TableId table, std::string_view name); ///< under another name, for the time of a migration
/// Indexes on reference columns, so that removing a row does not scan the tables that refer to it.
std::string createIndexesSql(TableId table);
/// `INSERT INTO t VALUES(?,…)` with id, key and the fields in order.
std::string insertSql(TableId table);
std::string updateSql(TableId table);
std::string selectSql(TableId table); ///< id, key, fields; ordered by id

Result<void> createTables(const sqlite::Database &database);
Result<void> createIndexes(const sqlite::Database &database);
Result<void> dropIndexes(const sqlite::Database &database);

/// Refuses a database that holds anything but tables and indexes of the plain form that every version of the format has:
/// triggers, views, virtual tables, generated columns, CHECKs and expressions would run code of a stranger, statistics
/// would lead the planner astray.
Result<void> checkHarmless(const sqlite::Database &database);

/// A plan file has its indexes; the image of a plan in a scenario does without.
enum class Indexes { Present, Absent };
/// Refuses a database whose tables and indexes are not exactly those of this version.
Result<void> checkSchema(const sqlite::Database &database, Indexes indexes);

} // namespace gigaplan::store
