// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"
#include "model/store/sqlite.h"

namespace gigaplan::store {

/// Which tables to read: all, or those without the scenarios.
enum class Extent { Whole, Planned };

/// Reads all rows; fails, naming table, row and field, where a stored value breaks its field's description.
Result<PlanSnapshot> loadPlan(const sqlite::Database &database, Extent extent);

} // namespace gigaplan::store
