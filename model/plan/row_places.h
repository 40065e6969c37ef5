// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gigaplan {

/// What a row is ordered by in its table: its key (bytewise), then its id where two rows share a key.
struct RowName {
    std::string_view key;
    std::int64_t id = 0;
};

/// The positions of the rows of a table, by id. The same code for all entities: as templates over their rows, sorting
/// and merging took half a minute of compiling in every source that makes tables.
class RowPlaces {
public:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    /// The rows in order of names, as positions in `names`, and their places in that order.
    static RowPlaces inOrder(const std::vector<RowName> &names, std::vector<std::uint32_t> &order);

    /// Position by id in logarithmic time; npos if there is no such row.
    std::size_t indexOf(std::int64_t id) const
    {
        const auto at = std::lower_bound(m_places.begin(), m_places.end(), Place{id, 0});
        return at != m_places.end() && at->id == id ? at->row : npos;
    }
    /// Positions in the order of ids.
    std::vector<std::uint32_t> byId() const;

    /// A row that arrives in front of the row at `before`; those in front of one row in the order in which they are given.
    struct Arrival {
        std::int64_t id = 0;
        std::size_t before = 0;
    };
    /// The places after the rows marked in `leaves` left and others arrived (`before` rising), in linear time. `sequence`
    /// gets the rows that then stand: an old row's position, or of the i-th arrival -1 - i.
    RowPlaces after(const std::vector<bool> &leaves, const std::vector<Arrival> &arrivals,
                    std::vector<std::int64_t> &sequence) const;

private:
    struct Place {
        std::int64_t id = 0;
        std::uint32_t row = 0;
        bool operator<(const Place &other) const { return id < other.id; }
    };
    std::vector<Place> m_places; ///< by id
};

} // namespace gigaplan
