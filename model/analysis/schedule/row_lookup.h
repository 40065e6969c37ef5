// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace gigaplan {

/// Row numbers by id in constant time: a table's own binary search costs a cache miss per step, too slow for a
/// hundred thousand references.
class RowLookup {
public:
    static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

    /// For `count` ids, each inserted once and not 0.
    explicit RowLookup(std::size_t count)
        : m_shift(64 - static_cast<int>(std::bit_width(count * 2 + 1))), m_slots(std::size_t{1} << (64 - m_shift))
    {
    }

    void insert(std::int64_t id, std::uint32_t row)
    {
        std::size_t slot = slotOf(id);
        while (m_slots[slot].id != 0) {
            slot = next(slot);
        }
        m_slots[slot] = {id, row};
    }

    std::uint32_t find(std::int64_t id) const
    {
        if (id == 0) {
            return kNone;
        }
        std::size_t slot = slotOf(id);
        while (m_slots[slot].id != 0 && m_slots[slot].id != id) {
            slot = next(slot);
        }
        return m_slots[slot].id == id ? m_slots[slot].row : kNone;
    }

private:
    struct Slot {
        std::int64_t id = 0;
        std::uint32_t row = kNone;
    };

    std::size_t slotOf(std::int64_t id) const
    {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(id) * 0x9e3779b97f4a7c15ull) >> m_shift);
    }
    std::size_t next(std::size_t slot) const { return (slot + 1) & (m_slots.size() - 1); }

    int m_shift;
    std::vector<Slot> m_slots;
};

} // namespace gigaplan
