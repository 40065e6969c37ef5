// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

namespace gigaplan {

/// A set of tables: what an engine reads of a plan.
class TableSet {
public:
    constexpr TableSet() = default;
    template <class... E>
    static constexpr TableSet of()
    {
        return TableSet((bit(tableId<E>()) | ... | 0));
    }
    static constexpr TableSet all() { return TableSet((std::uint64_t{1} << kTableCount) - 1); }

    constexpr bool contains(TableId table) const { return (m_bits & bit(table)) != 0; }
    constexpr TableSet with(TableSet other) const { return TableSet(m_bits | other.m_bits); }
    constexpr TableSet without(TableSet other) const { return TableSet(m_bits & ~other.m_bits); }

private:
    static_assert(kTableCount < 64);
    static constexpr std::uint64_t bit(TableId table) { return std::uint64_t{1} << static_cast<unsigned>(table); }
    constexpr explicit TableSet(std::uint64_t bits) : m_bits(bits) {}

    std::uint64_t m_bits = 0; ///< by TableId
};

/// Whether the two share all these tables (in constant time), so that what is computed from them alone is the same.
bool sameTables(const PlanSnapshot &a, const PlanSnapshot &b, TableSet tables);

} // namespace gigaplan
