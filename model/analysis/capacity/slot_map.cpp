// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/slot_map.h"

#include "model/plan/id_index.h"
#include "model/plan/places.h"

#include <tuple>

namespace gigaplan {

SlotMap::SlotMap(const PlanSnapshot &plan)
{
    const auto &rows = plan.table<Row>();
    const IdIndex<Row> index(rows);
    m_racks = {rows.size(), [&](auto &&take) {
                   for (const Rack &rack : plan.table<Rack>()) {
                       const std::uint32_t row = index.at(rack.row);
                       if (row != kNoRow && rack.slot >= 0 && rack.slot < rows[row].slots) {
                           take(row, &rack);
                       }
                   }
               }};
    m_racks.sortEach([](const Rack *a, const Rack *b) {
        return std::tie(a->slot, a->key, a->id) < std::tie(b->slot, b->key, b->id);
    });
    const Rack *previous = nullptr;
    m_racks.eraseIf([&previous](const Rack *rack) {
        const bool isSecond = previous && previous->row == rack->row && previous->slot == rack->slot;
        previous = rack;
        return isSecond;
    });
}

} // namespace gigaplan
