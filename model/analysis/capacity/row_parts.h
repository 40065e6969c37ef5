// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"
#include "model/plan/id_index.h"

namespace gigaplan {

/// The racks of one row that share equipment and phase: the unit that deliveries serve and that is summed by phase.
/// Positions are those of the tables; kNoRow: none.
struct RowPart {
    std::uint32_t row = 0;
    std::uint32_t equipment = kNoRow;
    std::uint32_t phase = kNoRow;
    std::int64_t placed = 0; ///< racks of any kind
    std::int64_t racks = 0; ///< GPU racks
    std::int64_t gpus = 0;
    std::int64_t it = 0, facility = 0, liquid = 0; ///< watts
};

/// Ordered by row. Slots that are empty or have no equipment are in no part.
std::vector<RowPart> rowParts(const PlanSnapshot &plan, const IdIndex<Equipment> &equipment,
                              const IdIndex<Phase> &phases);

std::vector<RowContent> rowContents(std::size_t rows, const std::vector<RowPart> &parts);

} // namespace gigaplan
