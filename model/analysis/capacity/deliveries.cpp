// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/deliveries.h"

namespace gigaplan {

namespace {

/// Deliveries of one equipment for one phase (or for any), oldest first, and how much of them is taken.
struct Pool {
    std::uint64_t key = 0;
    std::vector<std::pair<Date, std::int64_t>> lots;
    std::size_t next = 0;

    /// Takes up to `wanted` racks; returns how many are still missing and raises `last` to the newest lot used.
    std::int64_t take(std::int64_t wanted, Date &last)
    {
        while (wanted > 0 && next < lots.size()) {
            auto &[date, left] = lots[next];
            const std::int64_t taken = std::min(wanted, left);
            wanted -= taken;
            left -= taken;
            last = std::max(last, date);
            next += left == 0;
        }
        return wanted;
    }
};

std::uint64_t poolKey(std::uint32_t equipment, std::uint32_t phase)
{
    return (std::uint64_t{equipment} << 32) | phase;
}

class Pools {
public:
    Pools(const PlanSnapshot &plan, const IdIndex<Equipment> &equipment, const IdIndex<Phase> &phases)
    {
        std::vector<std::pair<std::uint64_t, const Supply *>> supplies;
        for (const Supply &supply : plan.table<Supply>()) {
            const std::uint32_t kind = equipment.at(supply.equipment);
            const std::uint32_t phase = phases.at(supply.phase);
            if (supply.date && supply.quantity > 0 && kind != kNoRow && (phase != kNoRow || !supply.phase)) {
                supplies.emplace_back(poolKey(kind, phase), &supply);
            }
        }
        std::stable_sort(supplies.begin(), supplies.end(), [](const auto &a, const auto &b) {
            return std::pair(a.first, *a.second->date) < std::pair(b.first, *b.second->date);
        });
        for (const auto &[key, supply] : supplies) {
            if (m_pools.empty() || m_pools.back().key != key) {
                m_pools.push_back({key, {}, 0});
            }
            m_pools.back().lots.emplace_back(*supply->date, supply->quantity);
        }
    }

    std::int64_t take(std::uint32_t equipment, std::uint32_t phase, std::int64_t wanted, Date &last)
    {
        const std::uint64_t key = poolKey(equipment, phase);
        const auto at = std::lower_bound(m_pools.begin(), m_pools.end(), key,
                                         [](const Pool &pool, std::uint64_t k) { return pool.key < k; });
        return at != m_pools.end() && at->key == key ? at->take(wanted, last) : wanted;
    }

private:
    std::vector<Pool> m_pools; ///< by key
};

} // namespace

std::vector<Date> deliveryDates(const PlanSnapshot &plan, const IdIndex<Equipment> &equipment,
                                const IdIndex<Phase> &phases, const std::vector<RowPart> &parts,
                                const std::vector<std::uint32_t> &order, Date start)
{
    const std::size_t rows = plan.table<Row>().size();
    std::vector<std::uint32_t> firstPart(rows + 1, 0);
    for (const RowPart &part : parts) {
        ++firstPart[part.row + 1];
    }
    for (std::size_t i = 1; i <= rows; ++i) {
        firstPart[i] += firstPart[i - 1];
    }
    Pools pools(plan, equipment, phases);
    std::vector<Date> delivered(rows, start);
    for (const std::uint32_t row : order) {
        for (std::uint32_t i = firstPart[row]; i < firstPart[row + 1]; ++i) {
            const RowPart &part = parts[i];
            std::int64_t missing = part.placed;
            if (part.phase != kNoRow) {
                missing = pools.take(part.equipment, part.phase, missing, delivered[row]);
            }
            missing = pools.take(part.equipment, kNoRow, missing, delivered[row]);
            if (missing > 0) {
                delivered[row] = kNever;
            }
        }
    }
    return delivered;
}

} // namespace gigaplan
