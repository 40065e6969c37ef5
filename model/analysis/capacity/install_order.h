// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"
#include "model/base/grouped.h"

#include <algorithm>
#include <utility>

namespace gigaplan {

/// The order in which rows take deliveries: by the start of their installation, then as they stand in their table.
/// Immutable: threads share it, each with a state of its own.
class InstallOrder {
public:
    InstallOrder() = default;
    /// `installs`: of each row the place of what installs it, below `places`.
    InstallOrder(const std::vector<std::uint32_t> &installs, std::size_t places);

    struct State {
        std::vector<std::uint32_t> rows; ///< in order

    private:
        friend class InstallOrder;
        std::vector<std::pair<Instant, std::uint32_t>> starts;
        /// Places, and whether each begins at once with the next.
        std::vector<std::pair<std::uint32_t, bool>> order, lastOrder;
    };
    /// Puts the rows in order, where `startOf(place)` says when an installation begins. Whether it is another order
    /// than the state had.
    bool sort(State &state, auto &&startOf) const
    {
        state.starts.clear();
        for (const std::uint32_t place : m_places) {
            state.starts.emplace_back(startOf(place), place);
        }
        return sortStarts(state);
    }

private:
    bool sortStarts(State &state) const;

    Grouped<std::uint32_t> m_rows; ///< by place
    std::vector<std::uint32_t> m_places; ///< with rows
};

} // namespace gigaplan
