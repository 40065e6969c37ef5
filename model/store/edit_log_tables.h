// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/edit_log.h"
#include "model/store/sqlite.h"

#include <array>

namespace gigaplan::store {

/// The tables of the log, as sqlite_schema shows them.
inline constexpr std::array<std::string_view, 2> kLogTables{"edit", "edit_change"};
std::string createLogTableSql(std::string_view table);
inline constexpr std::string_view kLogIndexName = "edit_change_by_edit";
inline constexpr std::string_view kLogIndexSql = R"(CREATE INDEX "edit_change_by_edit" ON "edit_change"("edit"))";

/// Appends inside the caller's transaction; sets the entry's number.
Result<void> appendToLog(const sqlite::Database &database, LoggedEdit &edit);
/// Entries with a number above `after`, oldest first.
Result<std::vector<LoggedEdit>> readLog(const sqlite::Database &database, std::int64_t after, bool withChanges);
Result<std::vector<LoggedChange>> readChangesOf(const sqlite::Database &database, std::int64_t number);
Result<void> setLoggedReason(const sqlite::Database &database, std::int64_t number, const std::string &reason);

} // namespace gigaplan::store
