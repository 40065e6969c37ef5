// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/row_parts.h"
#include "model/base/grouped.h"

namespace gigaplan {

/// Racks that arrive and the parts of rows that wait for them, with references resolved once. Immutable: threads share
/// it.
class Deliveries {
public:
    Deliveries() = default;
    Deliveries(const PlanSnapshot &plan, const IdIndex<Equipment> &equipment, const IdIndex<Phase> &phases,
               const std::vector<RowPart> &parts);

    /// What nobody has taken yet.
    struct Left {
        std::vector<std::int64_t> racks; ///< by lot
        std::vector<std::uint32_t> next; ///< by pool: its first lot with racks
    };
    /// For each row the first day on which all its racks have arrived, not before `start`; kNever where supply falls
    /// short.
    ///
    /// Rows take deliveries in `order`; each takes the oldest racks for its phase first, then the oldest for any phase.
    /// A row that cannot be filled keeps what it took. `left` is set up here; a caller keeps it for its memory.
    void dates(std::vector<Date> &delivered, std::span<const std::uint32_t> order, Date start, Left &left) const;

private:
    /// Lots of one equipment for one phase, or for any; oldest first.
    struct Pool {
        std::uint64_t key = 0;
        std::uint32_t first = 0, end = 0; ///< of m_lots
    };
    struct Lot {
        Date date;
        std::int64_t racks = 0;
    };
    struct Part {
        std::uint32_t ownPool = kNoRow, anyPool = kNoRow;
        std::int64_t placed = 0;
    };
    std::uint32_t poolOf(std::uint32_t equipment, std::uint32_t phase) const;
    void take(Left &left, std::uint32_t pool, std::int64_t &wanted, Date &last) const;

    std::vector<Pool> m_pools; ///< by key
    std::vector<Lot> m_lots;
    Grouped<Part> m_parts; ///< by row
    std::size_t m_rows = 0;
};

} // namespace gigaplan
