// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"
#include "model/plan/row_places.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string_view>
#include <vector>

namespace gigaplan {

/// How one table changed between two snapshots.
template <class E>
struct TableChange {
    struct Update {
        E after;
        std::uint64_t fields = 0; ///< bit i: field i of the description differs; bit 63: the key differs
    };
    std::vector<E> inserted;
    std::vector<Update> updated;
    std::vector<Id<E>> removed;

    bool isEmpty() const { return inserted.empty() && updated.empty() && removed.empty(); }
    std::size_t size() const { return inserted.size() + updated.size() + removed.size(); }
};

/// The immutable rows of one entity, ordered by key (bytewise; rows of one key, which only a hand in the database makes,
/// by id). So whatever follows the order of rows follows what people can see, and two copies of a plan whose rows have
/// other ids say the same. Copies share the rows, and a table made from another by a change shares every row that did
/// not change, so a snapshot of a large plan costs a pointer per row.
template <class E>
class Table {
public:
    using Rows = std::vector<std::shared_ptr<const E>>;

    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = E;
        using difference_type = std::ptrdiff_t;
        using pointer = const E *;
        using reference = const E &;
        Iterator() = default;
        explicit Iterator(typename Rows::const_iterator at) : m_at(at) {}
        reference operator*() const { return **m_at; }
        pointer operator->() const { return m_at->get(); }
        Iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        Iterator operator++(int) { return Iterator(m_at++); }
        friend bool operator==(const Iterator &, const Iterator &) = default;

    private:
        typename Rows::const_iterator m_at;
    };

    Table() : m_rows(std::make_shared<const Rows>()), m_places(std::make_shared<const RowPlaces>()) {}

    /// Takes the rows in any order. Ids must differ.
    static Table fromRows(std::vector<E> rows);

    std::size_t size() const { return m_rows->size(); }
    bool isEmpty() const { return m_rows->empty(); }
    const E &operator[](std::size_t index) const { return *(*m_rows)[index]; }
    Iterator begin() const { return Iterator(m_rows->begin()); }
    Iterator end() const { return Iterator(m_rows->end()); }

    static constexpr std::size_t npos = RowPlaces::npos;

    /// Position by id in logarithmic time; npos if there is no such row or the id is none.
    std::size_t indexOf(Id<E> id) const
    {
        return m_places->indexOf(id.value);
    }
    const E *find(Id<E> id) const
    {
        const std::size_t index = indexOf(id);
        return index == npos ? nullptr : (*m_rows)[index].get();
    }
    bool contains(Id<E> id) const { return indexOf(id) != npos; }
    /// Position of the first row with this key, in logarithmic time; npos if there is none.
    std::size_t indexOfKey(std::string_view key) const
    {
        const auto at = std::partition_point(m_rows->begin(), m_rows->end(),
                                             [key](const std::shared_ptr<const E> &row) { return row->key < key; });
        return at != m_rows->end() && (*at)->key == key ? static_cast<std::size_t>(at - m_rows->begin()) : npos;
    }

    /// Positions in the order of ids, in which a database is filled fastest and by equal rows alike.
    std::vector<std::uint32_t> byId() const { return m_places->byId(); }

    /// Whether nothing changed between the two, told in constant time; two equal tables of separate origin differ.
    bool isSameAs(const Table &other) const { return m_rows == other.m_rows; }

    Table with(const TableChange<E> &change) const;

    friend bool operator==(const Table &a, const Table &b) { return a.m_rows == b.m_rows || a.hasEqualRows(b); }

private:
    Table(Rows rows, std::shared_ptr<const RowPlaces> places)
        : m_rows(std::make_shared<const Rows>(std::move(rows))), m_places(std::move(places))
    {
    }

    bool hasEqualRows(const Table &other) const;
    /// The rows that do not leave and those that arrive.
    Table merged(const Rows &rows, const std::vector<bool> &leaves, const Table &arriving) const;

    std::shared_ptr<const Rows> m_rows;
    std::shared_ptr<const RowPlaces> m_places;
};

template <class E>
Table<E> Table<E>::fromRows(std::vector<E> rows)
{
    std::vector<RowName> names;
    names.reserve(rows.size());
    for (const E &row : rows) {
        names.push_back({row.key, row.id.value});
    }
    std::vector<std::uint32_t> order;
    auto places = std::make_shared<const RowPlaces>(RowPlaces::inOrder(names, order));
    Rows shared;
    shared.reserve(rows.size());
    for (const std::uint32_t at : order) {
        shared.push_back(std::make_shared<const E>(std::move(rows[at])));
    }
    return Table(std::move(shared), std::move(places));
}

template <class E>
Table<E> Table<E>::with(const TableChange<E> &change) const
{
    if (change.isEmpty()) {
        return *this;
    }
    Rows rows = *m_rows;
    std::vector<E> arriving; // also those that another key moves
    std::vector<bool> leaves(rows.size(), false);
    for (const auto &update : change.updated) {
        const std::size_t at = indexOf(update.after.id);
        assert(at != npos);
        if (update.after.key == rows[at]->key) {
            rows[at] = std::make_shared<const E>(update.after);
        } else {
            leaves[at] = true;
            arriving.push_back(update.after);
        }
    }
    bool removes = false;
    for (const Id<E> id : change.removed) {
        if (const std::size_t at = indexOf(id); at != npos) {
            leaves[at] = removes = true;
        }
    }
    arriving.insert(arriving.end(), change.inserted.begin(), change.inserted.end());
    if (arriving.empty() && !removes) {
        return Table(std::move(rows), m_places);
    }
    return merged(rows, leaves, fromRows(std::move(arriving)));
}

template <class E>
bool Table<E>::hasEqualRows(const Table &other) const
{
    return std::equal(begin(), end(), other.begin(), other.end());
}

template <class E>
Table<E> Table<E>::merged(const Rows &rows, const std::vector<bool> &leaves, const Table &arriving) const
{
    std::vector<RowPlaces::Arrival> arrivals;
    arrivals.reserve(arriving.size());
    for (const E &row : arriving) {
        const auto before = std::partition_point(rows.begin(), rows.end(), [&row](const auto &old) {
            const int keys = old->key.compare(row.key);
            return keys != 0 ? keys < 0 : old->id < row.id;
        });
        arrivals.push_back({row.id.value, static_cast<std::size_t>(before - rows.begin())});
    }
    std::vector<std::int64_t> sequence;
    auto places = std::make_shared<const RowPlaces>(m_places->after(leaves, arrivals, sequence));
    Rows all;
    all.reserve(sequence.size());
    for (const std::int64_t at : sequence) {
        all.push_back(at >= 0 ? rows[static_cast<std::size_t>(at)] : (*arriving.m_rows)[static_cast<std::size_t>(-1 - at)]);
    }
    return Table(std::move(all), std::move(places));
}

} // namespace gigaplan
