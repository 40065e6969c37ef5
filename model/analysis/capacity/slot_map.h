// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"

#include <span>

namespace gigaplan {

/// The exceptions of all rows, for callers that look up many slots. Of two racks in one slot the one with the lower id
/// counts, and a slot outside its row does not (both are findings). Holds pointers into the snapshot's rows: keep the
/// snapshot alive.
class SlotMap {
public:
    explicit SlotMap(const PlanSnapshot &plan);

    /// Exceptions of the row at position `row`, by slot, at most one per slot.
    std::span<const Rack *const> exceptions(std::size_t row) const
    {
        return std::span(m_racks).subspan(m_firsts[row], m_firsts[row + 1] - m_firsts[row]);
    }

private:
    std::vector<std::size_t> m_firsts;
    std::vector<const Rack *> m_racks;
};

} // namespace gigaplan
