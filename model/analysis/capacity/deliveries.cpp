// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/deliveries.h"

#include "model/plan/equipment.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"

#include <algorithm>

namespace gigaplan {

namespace {

std::uint64_t poolKey(std::uint32_t equipment, std::uint32_t phase)
{
    return (std::uint64_t{equipment} << 32) | phase;
}

} // namespace

Deliveries::Deliveries(const PlanSnapshot &plan, const IdIndex<Equipment> &equipment, const IdIndex<Phase> &phases,
                       const std::vector<RowPart> &parts)
    : m_rows(plan.table<Row>().size())
{
    std::vector<std::pair<std::uint64_t, Lot>> lots;
    for (const Supply &supply : plan.table<Supply>()) {
        const std::uint32_t kind = equipment.at(supply.equipment);
        const std::uint32_t phase = phases.at(supply.phase);
        if (supply.date && supply.quantity > 0 && kind != kNoRow && (phase != kNoRow || !supply.phase)) {
            lots.push_back({poolKey(kind, phase), {*supply.date, supply.quantity}});
        }
    }
    std::stable_sort(lots.begin(), lots.end(), [](const auto &a, const auto &b) {
        return std::pair(a.first, a.second.date) < std::pair(b.first, b.second.date);
    });
    for (const auto &[key, lot] : lots) {
        if (m_pools.empty() || m_pools.back().key != key) {
            const auto first = static_cast<std::uint32_t>(m_lots.size());
            m_pools.push_back({key, first, first});
        }
        m_lots.push_back(lot);
        ++m_pools.back().end;
    }
    m_parts = {m_rows, [&](auto &&take) {
                   for (const RowPart &part : parts) {
                       take(part.row,
                            Part{part.phase == kNoRow ? kNoRow : poolOf(part.equipment, part.phase),
                                 poolOf(part.equipment, kNoRow), part.placed});
                   }
               }};
}

std::uint32_t Deliveries::poolOf(std::uint32_t equipment, std::uint32_t phase) const
{
    const std::uint64_t key = poolKey(equipment, phase);
    const auto at = std::lower_bound(m_pools.begin(), m_pools.end(), key,
                                     [](const Pool &pool, std::uint64_t k) { return pool.key < k; });
    return at != m_pools.end() && at->key == key ? static_cast<std::uint32_t>(at - m_pools.begin()) : kNoRow;
}

void Deliveries::dates(std::vector<Date> &delivered, std::span<const std::uint32_t> order, Date start, Left &left) const
{
    left.racks.clear();
    for (const Lot &lot : m_lots) {
        left.racks.push_back(lot.racks);
    }
    left.next.clear();
    for (const Pool &pool : m_pools) {
        left.next.push_back(pool.first);
    }
    delivered.assign(m_rows, start);
    for (const std::uint32_t row : order) {
        for (const Part &part : m_parts.of(row)) {
            std::int64_t missing = part.placed;
            take(left, part.ownPool, missing, delivered[row]);
            take(left, part.anyPool, missing, delivered[row]);
            if (missing > 0) {
                delivered[row] = kNever;
            }
        }
    }
}

/// Takes up to `wanted` racks, leaves what is missing there and raises `last` to the newest lot used.
void Deliveries::take(Left &left, std::uint32_t pool, std::int64_t &wanted, Date &last) const
{
    if (pool == kNoRow) {
        return;
    }
    std::uint32_t &lot = left.next[pool];
    while (wanted > 0 && lot < m_pools[pool].end) {
        const std::int64_t taken = std::min(wanted, left.racks[lot]);
        wanted -= taken;
        left.racks[lot] -= taken;
        last = std::max(last, m_lots[lot].date);
        lot += left.racks[lot] == 0;
    }
}

} // namespace gigaplan
