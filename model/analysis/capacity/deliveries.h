// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/row_parts.h"

namespace gigaplan {

/// For each row the first day on which all its racks have arrived, not before `start`; kNever where supply falls short.
///
/// Rows take deliveries in `order`; each takes the oldest racks for its phase first, then the oldest for any phase. A
/// row that cannot be filled keeps what it took.
std::vector<Date> deliveryDates(const PlanSnapshot &plan, const IdIndex<Equipment> &equipment,
                                const IdIndex<Phase> &phases, const std::vector<RowPart> &parts,
                                const std::vector<std::uint32_t> &order, Date start);

} // namespace gigaplan
