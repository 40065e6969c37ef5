// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <cstdint>
#include <vector>

namespace gigaplan {

/// Ids of a table's rows in reading order: tasks in outline order (a summary before its parts), the rest by `order`
/// where they have one, then by key in natural order.
std::vector<std::int64_t> rowsInOrder(const PlanSnapshot &plan, TableId table);

/// The fields whose change may move a row in that order, as bits like `TableChange::Update::fields`.
std::uint64_t orderingFields(TableId table);

} // namespace gigaplan
