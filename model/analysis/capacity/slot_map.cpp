// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/slot_map.h"

#include "model/plan/child_index.h"
#include "model/plan/places.h"

namespace gigaplan {

namespace {

SlotContent contentOf(const PlanSnapshot &plan, const Row &row, const Rack *rack)
{
    if (!rack) {
        return {plan.find(row.equipment), row.phase};
    }
    if (rack->empty) {
        return {};
    }
    return {plan.find(rack->equipment ? rack->equipment : row.equipment), rack->phase ? rack->phase : row.phase};
}

} // namespace

SlotMap::SlotMap(const PlanSnapshot &plan)
{
    const auto &rows = plan.table<Row>();
    const auto &racks = plan.table<Rack>();
    const ChildIndex byRow(rows, racks, &Rack::row);
    m_firsts.reserve(rows.size() + 1);
    m_firsts.push_back(0);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const auto first = static_cast<std::ptrdiff_t>(m_racks.size());
        for (const std::uint32_t child : byRow.of(r)) {
            if (racks[child].slot >= 0 && racks[child].slot < rows[r].slots) {
                m_racks.push_back(&racks[child]);
            }
        }
        std::stable_sort(m_racks.begin() + first, m_racks.end(),
                         [](const Rack *a, const Rack *b) { return a->slot < b->slot; });
        const auto end = std::unique(m_racks.begin() + first, m_racks.end(),
                                     [](const Rack *a, const Rack *b) { return a->slot == b->slot; });
        m_racks.erase(end, m_racks.end());
        m_firsts.push_back(m_racks.size());
    }
}

SlotContent slotContent(const PlanSnapshot &plan, const Row &row, std::int64_t slot)
{
    if (slot < 0 || slot >= row.slots) {
        return {};
    }
    for (const Rack &rack : plan.table<Rack>()) {
        if (rack.row == row.id && rack.slot == slot) {
            return contentOf(plan, row, &rack);
        }
    }
    return contentOf(plan, row, nullptr);
}

} // namespace gigaplan
