// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/slot_map.h"

#include "model/plan/child_index.h"
#include "model/plan/places.h"

namespace gigaplan {

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

} // namespace gigaplan
