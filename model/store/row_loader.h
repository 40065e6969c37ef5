// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"
#include "model/store/sqlite.h"

namespace gigaplan::store {

/// Which tables to read: all, or those without the scenarios.
enum class Extent { Whole, Planned };

/// Reads all rows; fails, naming table, row and field, where a stored value breaks its field's description.
/// A plan and the plans in its scenarios have together at most `kMostRows`: few bytes of a file make many rows.
Result<PlanSnapshot> loadPlan(const sqlite::Database &database, Extent extent);
/// The same with a count that goes down.
Result<PlanSnapshot> loadPlan(const sqlite::Database &database, Extent extent, std::int64_t &rowsLeft);
inline constexpr std::int64_t kMostRows = 10'000'000;

} // namespace gigaplan::store
