// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/snapshot.h"

#include <string>
#include <string_view>

namespace gigaplan::store {

/// A plan without scenarios as the bytes of one column: an SQLite database of the plan's tables, deflated, preceded by
/// its length. Equal plans give equal bytes.
Result<std::string> packPlan(const PlanSnapshot &plan);

/// Checked as a plan file is, and migrated like one where it is older; scenarios within are refused. Takes at most half a
/// gigabyte and what `rowsLeft` rows need, from which the plan's rows are subtracted.
Result<PlanSnapshot> unpackPlan(std::string_view bytes, std::int64_t &rowsLeft);
Result<PlanSnapshot> unpackPlan(std::string_view bytes);

} // namespace gigaplan::store
