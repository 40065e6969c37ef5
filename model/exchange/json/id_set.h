// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace gigaplan::json {

/// A set of ids made from keys. Their bits are already mixed, so the low ones are the place in the table; 0 is not an
/// id.
class IdSet {
public:
    bool contains(std::int64_t id) const { return !m_slots.empty() && m_slots[slotOf(id)] == id; }

    /// False if the id was there already.
    bool insert(std::int64_t id)
    {
        if ((m_size + 1) * 2 > m_slots.size()) {
            grow();
        }
        std::int64_t &slot = m_slots[slotOf(id)];
        if (slot == id) {
            return false;
        }
        slot = id;
        ++m_size;
        return true;
    }

private:
    std::size_t slotOf(std::int64_t id) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = static_cast<std::size_t>(id) & mask;
        while (m_slots[at] != 0 && m_slots[at] != id) {
            at = (at + 1) & mask;
        }
        return at;
    }

    void grow()
    {
        std::vector<std::int64_t> old(m_slots.empty() ? 64 : m_slots.size() * 2, 0);
        old.swap(m_slots);
        for (const std::int64_t id : old) {
            if (id != 0) {
                m_slots[slotOf(id)] = id;
            }
        }
    }

    std::vector<std::int64_t> m_slots; ///< a power of two of them, at most half in use
    std::size_t m_size = 0;
};

} // namespace gigaplan::json
