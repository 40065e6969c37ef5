// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "model/plan/row_places.h"

#include <memory>
#include <vector>

namespace gigaplan {

/// The immutable rows of a table whatever its entity is, in order of keys, and the position of each by its id. What
/// Table does that does not look into a row is done here, once for all entities. Copies share the rows.
class RowList {
public:
    using Row = std::shared_ptr<const void>;
    using Rows = std::vector<Row>;
    using NameOf = RowName (*)(const void *row);
    static constexpr std::size_t npos = RowPlaces::npos;

    RowList() : m_rows(std::make_shared<const Rows>()), m_places(std::make_shared<const RowPlaces>()) {}
    /// Rows in any order, whose ids differ.
    RowList(Rows rows, NameOf nameOf);
    /// Rows in the order that `places` says.
    RowList(Rows rows, RowPlaces places, NameOf nameOf)
        : RowList(std::move(rows), std::make_shared<const RowPlaces>(std::move(places)), nameOf)
    {
    }

    const Rows &rows() const { return *m_rows; }
    RowName nameAt(std::size_t index) const { return m_nameOf((*m_rows)[index].get()); }
    std::size_t indexOf(std::int64_t id) const { return m_places->indexOf(id); }
    std::vector<std::uint32_t> byId() const { return m_places->byId(); }
    /// Position of the first row with this key; npos if there is none.
    std::size_t indexOfKey(std::string_view key) const;
    bool isSameAs(const RowList &other) const { return m_rows == other.m_rows; }

    /// With rows that have an id of the list in place of the old ones (another key moves them), new ones, and without those
    /// that are removed. Ids that are not there are removed in vain.
    RowList with(Rows updated, Rows inserted, const std::vector<std::int64_t> &removed, NameOf nameOf) const;

private:
    RowList(Rows rows, std::shared_ptr<const RowPlaces> places, NameOf nameOf)
        : m_rows(std::make_shared<const Rows>(std::move(rows))), m_places(std::move(places)), m_nameOf(nameOf)
    {
    }
    /// The rows of `rows`, which are in the same order as here, without those that leave and with those that arrive.
    RowList merged(const Rows &rows, const std::vector<bool> &leaves, const RowList &arriving) const;

    std::shared_ptr<const Rows> m_rows;
    std::shared_ptr<const RowPlaces> m_places;
    NameOf m_nameOf = nullptr; ///< of a list that has rows
};

} // namespace gigaplan
