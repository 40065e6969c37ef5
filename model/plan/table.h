// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"
#include "model/plan/row_list.h"

#include <algorithm>
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

/// The immutable rows of one entity, ordered by key (bytewise; rows with the same key, which only manual changes to the
/// database can produce, by id). So everything that depends on the order of rows depends on what people can see, and
/// two copies of a plan whose rows have different ids give the same results. Copies share the rows, and a table made
/// from another by a change shares every row that did not change, so a snapshot of a large plan costs a pointer per
/// row.
template <class E>
class Table {
public:
    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = E;
        using difference_type = std::ptrdiff_t;
        using pointer = const E *;
        using reference = const E &;
        Iterator() = default;
        explicit Iterator(RowList::Rows::const_iterator at) : m_at(at) {}
        reference operator*() const { return *static_cast<const E *>(m_at->get()); }
        pointer operator->() const { return static_cast<const E *>(m_at->get()); }
        Iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        Iterator operator++(int) { return Iterator(m_at++); }
        friend bool operator==(const Iterator &, const Iterator &) = default;

    private:
        RowList::Rows::const_iterator m_at;
    };

    Table() = default;

    /// Takes the rows in any order. Ids must differ.
    static Table fromRows(std::vector<E> rows);

    std::size_t size() const { return m_rows.rows().size(); }
    bool isEmpty() const { return m_rows.rows().empty(); }
    const E &operator[](std::size_t index) const { return *static_cast<const E *>(m_rows.rows()[index].get()); }
    /// Of the row at that position, without knowing what else it holds.
    Id<E> idAt(std::size_t index) const { return {m_rows.nameAt(index).id}; }
    Iterator begin() const { return Iterator(m_rows.rows().begin()); }
    Iterator end() const { return Iterator(m_rows.rows().end()); }

    static constexpr std::size_t npos = RowList::npos;

    /// Position by id in logarithmic time; npos if there is no such row or the id is none.
    std::size_t indexOf(Id<E> id) const { return m_rows.indexOf(id.value); }
    const E *find(Id<E> id) const
    {
        const std::size_t index = indexOf(id);
        return index == npos ? nullptr : &(*this)[index];
    }
    bool contains(Id<E> id) const { return indexOf(id) != npos; }
    /// Position of the first row with this key, in logarithmic time; npos if there is none.
    std::size_t indexOfKey(std::string_view key) const { return m_rows.indexOfKey(key); }

    /// Positions in the order of ids: a database fills fastest in this order, and equal rows always give the same file.
    std::vector<std::uint32_t> byId() const { return m_rows.byId(); }

    /// Whether the two are the same table, unchanged, in constant time; two equal tables of separate origin differ.
    bool isSameAs(const Table &other) const { return m_rows.isSameAs(other.m_rows); }

    Table with(const TableChange<E> &change) const;

    friend bool operator==(const Table &a, const Table &b) { return a.isSameAs(b) || a.hasEqualRows(b); }

private:
    explicit Table(RowList rows) : m_rows(std::move(rows)) {}
    bool hasEqualRows(const Table &other) const;
    static RowName nameOf(const void *row)
    {
        return {static_cast<const E *>(row)->key, static_cast<const E *>(row)->id.value};
    }

    RowList m_rows;
};

template <class E>
Table<E> Table<E>::fromRows(std::vector<E> rows)
{
    std::vector<RowName> names;
    names.reserve(rows.size());
    for (const E &row : rows) {
        names.push_back(nameOf(&row));
    }
    std::vector<std::uint32_t> order;
    RowPlaces places = RowPlaces::inOrder(names, order);
    // Made in the order in which they are read from then on, they lie side by side.
    RowList::Rows shared;
    shared.reserve(rows.size());
    for (const std::uint32_t at : order) {
        shared.push_back(std::make_shared<const E>(std::move(rows[at])));
    }
    return Table(RowList(std::move(shared), std::move(places), nameOf));
}

template <class E>
Table<E> Table<E>::with(const TableChange<E> &change) const
{
    if (change.isEmpty()) {
        return *this;
    }
    RowList::Rows updated, inserted;
    for (const auto &update : change.updated) {
        updated.push_back(std::make_shared<const E>(update.after));
    }
    for (const E &row : change.inserted) {
        inserted.push_back(std::make_shared<const E>(row));
    }
    std::vector<std::int64_t> removed;
    for (const Id<E> id : change.removed) {
        removed.push_back(id.value);
    }
    return Table(m_rows.with(std::move(updated), std::move(inserted), removed, nameOf));
}

template <class E>
bool Table<E>::hasEqualRows(const Table &other) const
{
    return std::equal(begin(), end(), other.begin(), other.end());
}

} // namespace gigaplan
