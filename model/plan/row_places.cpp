// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/row_places.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace gigaplan {

namespace {

bool standsBefore(const RowName &a, const RowName &b)
{
    const int keys = a.key.compare(b.key);
    return keys != 0 ? keys < 0 : a.id < b.id;
}

/// Eight bytes from `at` on as a number that compares as they do; past the end they are 0.
std::uint64_t bytesAt(std::string_view key, std::size_t at)
{
    std::uint64_t number = 0;
    for (std::size_t i = at; i < at + sizeof number; ++i) {
        number = number << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
    }
    return number;
}

/// How many bytes all keys begin with.
std::size_t commonBeginning(const std::vector<RowName> &names)
{
    std::string_view common = names.front().key;
    for (const RowName &name : names) {
        const auto end = std::mismatch(common.begin(), common.end(), name.key.begin(), name.key.end()).first;
        common = common.substr(0, static_cast<std::size_t>(end - common.begin()));
    }
    return common.size();
}

/// Most keys differ soon after what they have in common: those bytes lie side by side here, the keys all over the memory.
std::vector<std::uint32_t> sorted(const std::vector<RowName> &names)
{
    struct Entry {
        std::uint64_t first, second; ///< bytes after the common beginning
        std::uint32_t row;
    };
    std::vector<Entry> entries;
    entries.reserve(names.size());
    const std::size_t common = commonBeginning(names);
    for (const RowName &name : names) {
        entries.push_back(
            {bytesAt(name.key, common), bytesAt(name.key, common + 8), static_cast<std::uint32_t>(entries.size())});
    }
    std::sort(entries.begin(), entries.end(), [&names](const Entry &a, const Entry &b) {
        return a.first != b.first  ? a.first < b.first
            : a.second != b.second ? a.second < b.second
                                   : standsBefore(names[a.row], names[b.row]);
    });
    std::vector<std::uint32_t> rows;
    rows.reserve(entries.size());
    for (const Entry &entry : entries) {
        rows.push_back(entry.row);
    }
    return rows;
}

} // namespace

RowPlaces RowPlaces::inOrder(const std::vector<RowName> &names, std::vector<std::uint32_t> &order)
{
    if (std::is_sorted(names.begin(), names.end(), standsBefore)) {
        order.resize(names.size());
        std::iota(order.begin(), order.end(), 0U);
    } else {
        order = sorted(names);
    }
    // In the order of arrival: a store has its rows by id already.
    RowPlaces places;
    places.m_places.resize(names.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        places.m_places[order[i]] = {names[order[i]].id, i};
    }
    if (!std::is_sorted(places.m_places.begin(), places.m_places.end())) {
        std::sort(places.m_places.begin(), places.m_places.end());
    }
    return places;
}

std::vector<std::uint32_t> RowPlaces::byId() const
{
    std::vector<std::uint32_t> rows;
    rows.reserve(m_places.size());
    for (const Place &place : m_places) {
        rows.push_back(place.row);
    }
    return rows;
}

RowPlaces RowPlaces::after(const std::vector<bool> &leaves, const std::vector<Arrival> &arrivals,
                           std::vector<std::int64_t> &sequence) const
{
    sequence.clear();
    sequence.reserve(leaves.size() + arrivals.size());
    std::vector<std::uint32_t> movesTo(leaves.size(), 0);
    std::vector<Place> arrived;
    std::size_t next = 0;
    const auto arriveBefore = [&](std::size_t row) {
        for (; next < arrivals.size() && arrivals[next].before <= row; ++next) {
            arrived.push_back({arrivals[next].id, static_cast<std::uint32_t>(sequence.size())});
            sequence.push_back(-1 - static_cast<std::int64_t>(next));
        }
    };
    for (std::size_t row = 0; row < leaves.size(); ++row) {
        arriveBefore(row);
        if (!leaves[row]) {
            movesTo[row] = static_cast<std::uint32_t>(sequence.size());
            sequence.push_back(static_cast<std::int64_t>(row));
        }
    }
    arriveBefore(leaves.size());
    std::sort(arrived.begin(), arrived.end());
    std::vector<Place> stayed;
    stayed.reserve(m_places.size());
    for (const Place &place : m_places) {
        if (!leaves[place.row]) {
            stayed.push_back({place.id, movesTo[place.row]});
        }
    }
    RowPlaces places;
    places.m_places.reserve(sequence.size());
    std::merge(stayed.begin(), stayed.end(), arrived.begin(), arrived.end(), std::back_inserter(places.m_places));
    return places;
}

} // namespace gigaplan
