// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/row_list.h"

#include "model/plan/places.h"

#include <algorithm>
#include <cassert>

namespace gigaplan {

RowList::RowList(Rows rows, NameOf nameOf) : m_nameOf(nameOf)
{
    std::vector<RowName> names;
    names.reserve(rows.size());
    for (const Row &row : rows) {
        names.push_back(nameOf(row.get()));
    }
    std::vector<std::uint32_t> order;
    m_places = std::make_shared<const RowPlaces>(RowPlaces::inOrder(names, order));
    Rows sorted;
    sorted.reserve(rows.size());
    for (const std::uint32_t at : order) {
        sorted.push_back(std::move(rows[at]));
    }
    m_rows = std::make_shared<const Rows>(std::move(sorted));
}

std::size_t RowList::indexOfKey(std::string_view key) const
{
    const auto at = std::partition_point(m_rows->begin(), m_rows->end(),
                                         [&](const Row &row) { return m_nameOf(row.get()).key < key; });
    return at != m_rows->end() && m_nameOf(at->get()).key == key ? static_cast<std::size_t>(at - m_rows->begin())
                                                                 : npos;
}

RowList RowList::with(Rows updated, Rows inserted, const std::vector<std::int64_t> &removed, NameOf nameOf) const
{
    Rows rows = *m_rows;
    Rows arriving = std::move(inserted); // also those that another key moves
    std::vector<bool> leaves(rows.size(), false);
    for (Row &row : updated) {
        const RowName name = nameOf(row.get());
        const std::size_t at = indexOf(name.id);
        assert(at != npos);
        if (name.key == nameOf(rows[at].get()).key) {
            rows[at] = std::move(row);
        } else {
            leaves[at] = true;
            arriving.push_back(std::move(row));
        }
    }
    bool removes = false;
    for (const std::int64_t id : removed) {
        if (const std::size_t at = indexOf(id); at != npos) {
            leaves[at] = removes = true;
        }
    }
    if (arriving.empty() && !removes) {
        return {std::move(rows), m_places, nameOf};
    }
    return merged(rows, leaves, RowList(std::move(arriving), nameOf));
}

RowList RowList::merged(const Rows &rows, const std::vector<bool> &leaves, const RowList &arriving) const
{
    std::vector<RowPlaces::Arrival> arrivals;
    arrivals.reserve(arriving.rows().size());
    for (const Row &row : arriving.rows()) {
        const RowName name = arriving.m_nameOf(row.get());
        const auto before = std::partition_point(rows.begin(), rows.end(), [&](const Row &old) {
            const RowName other = m_nameOf(old.get());
            const int keys = other.key.compare(name.key);
            return keys != 0 ? keys < 0 : other.id < name.id;
        });
        arrivals.push_back({name.id, static_cast<std::size_t>(before - rows.begin())});
    }
    std::vector<std::int64_t> sequence;
    auto places = std::make_shared<const RowPlaces>(m_places->after(leaves, arrivals, sequence));
    Rows all;
    all.reserve(sequence.size());
    for (const std::int64_t at : sequence) {
        all.push_back(at >= 0 ? rows[static_cast<std::size_t>(at)]
                              : arriving.rows()[static_cast<std::size_t>(-1 - at)]);
    }
    return {std::move(all), std::move(places), arriving.m_nameOf};
}

} // namespace gigaplan
