// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/row_parts.h"

namespace gigaplan {

/// Indices into `dates`, earliest first and otherwise in order; those at kNever are left out.
std::vector<std::uint32_t> orderedByDate(const std::vector<Date> &dates);

/// Sums the rows' parts: `capacity.rows` must be filled, `total`, `phases` and `equipment` are set. What is planned
/// counts from `start`.
void addUp(Capacity &capacity, const std::vector<RowPart> &parts, std::size_t phases, std::size_t equipment,
           Date start);

} // namespace gigaplan
