// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/row_places.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace gigaplan {

RowPlaces RowPlaces::inOrder(const std::vector<RowName> &names, std::vector<std::uint32_t> &order)
{
    const auto before = [&names](std::uint32_t a, std::uint32_t b) {
        const int keys = names[a].key.compare(names[b].key);
        return keys != 0 ? keys < 0 : names[a].id < names[b].id;
    };
    order.resize(names.size());
    std::iota(order.begin(), order.end(), 0U);
    if (!std::is_sorted(order.begin(), order.end(), before)) {
        std::sort(order.begin(), order.end(), before);
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

std::size_t RowPlaces::indexOf(std::int64_t id) const
{
    const auto at = std::lower_bound(m_places.begin(), m_places.end(), Place{id, 0});
    return at != m_places.end() && at->id == id ? at->row : npos;
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
