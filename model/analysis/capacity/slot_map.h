// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"
#include "model/base/grouped.h"

namespace gigaplan {

/// The exceptions of all rows, for callers that look up many slots. Of two racks in one slot the one with the lower key
/// counts, and a slot outside its row does not (both are findings). Holds pointers into the snapshot's rows: keep the
/// snapshot alive.
class SlotMap {
public:
    explicit SlotMap(const PlanSnapshot &plan);

    /// Exceptions of the row at position `row`, by slot, at most one per slot.
    std::span<const Rack *const> exceptions(std::size_t row) const { return m_racks.of(row); }

private:
    Grouped<const Rack *> m_racks; ///< by row
};

} // namespace gigaplan
