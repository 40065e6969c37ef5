// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/table.h"

#include <bit>
#include <cstdint>
#include <vector>

namespace gigaplan {

inline constexpr std::uint32_t kNoRow = 0xffffffffU;

/// Position of a row by id in constant time, for engines that resolve many references to one table. Built in linear
/// time; positions are those of `Table::operator[]`.
template <class E>
class IdIndex {
public:
    explicit IdIndex(const Table<E> &table)
    {
        const std::size_t slots = std::bit_ceil(std::max<std::size_t>(8, table.size() * 2));
        m_slots.resize(slots);
        m_shift = 64 - std::countr_zero(slots);
        for (std::size_t i = 0; i < table.size(); ++i) {
            std::size_t at = home(table.idAt(i).value);
            while (m_slots[at].id != 0) {
                at = (at + 1) & (m_slots.size() - 1);
            }
            m_slots[at] = {table.idAt(i).value, static_cast<std::uint32_t>(i)};
        }
    }

    /// kNoRow for "none" and for an unknown id.
    std::uint32_t at(Id<E> id) const
    {
        if (!id) {
            return kNoRow;
        }
        for (std::size_t slot = home(id.value);; slot = (slot + 1) & (m_slots.size() - 1)) {
            if (m_slots[slot].id == id.value) {
                return m_slots[slot].position;
            }
            if (m_slots[slot].id == 0) {
                return kNoRow;
            }
        }
    }

private:
    struct Slot {
        std::int64_t id = 0;
        std::uint32_t position = kNoRow;
    };
    std::size_t home(std::int64_t id) const
    {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(id) * 0x9E3779B97F4A7C15ULL) >> m_shift);
    }

    std::vector<Slot> m_slots;
    int m_shift = 0;
};

} // namespace gigaplan
