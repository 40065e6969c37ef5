// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"

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

    Table() : m_rows(std::make_shared<const Rows>()), m_places(std::make_shared<const Places>()) {}

    /// Takes the rows in any order. Ids must differ.
    static Table fromRows(std::vector<E> rows)
    {
        struct Named {
            std::string_view key;
            std::int64_t id;
            std::uint32_t at;
            bool operator<(const Named &other) const
            {
                const int keys = key.compare(other.key);
                return keys != 0 ? keys < 0 : id < other.id;
            }
        };
        std::vector<Named> order;
        order.reserve(rows.size());
        for (std::uint32_t i = 0; i < rows.size(); ++i) {
            order.push_back({rows[i].key, rows[i].id.value, i});
        }
        if (!std::is_sorted(order.begin(), order.end())) {
            std::sort(order.begin(), order.end());
        }
        // In the order of arrival: a store has its rows by id already.
        Places places(rows.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) {
            places[order[i].at] = {order[i].id, i};
        }
        if (!std::is_sorted(places.begin(), places.end())) {
            std::sort(places.begin(), places.end());
        }
        Rows shared;
        shared.reserve(rows.size());
        for (const Named &named : order) {
            shared.push_back(std::make_shared<const E>(std::move(rows[named.at])));
        }
        return Table(std::move(shared), std::make_shared<const Places>(std::move(places)));
    }

    std::size_t size() const { return m_rows->size(); }
    bool isEmpty() const { return m_rows->empty(); }
    const E &operator[](std::size_t index) const { return *(*m_rows)[index]; }
    Iterator begin() const { return Iterator(m_rows->begin()); }
    Iterator end() const { return Iterator(m_rows->end()); }

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    /// Position by id in logarithmic time; npos if there is no such row or the id is none.
    std::size_t indexOf(Id<E> id) const
    {
        const auto at = std::lower_bound(m_places->begin(), m_places->end(), Place{id.value, 0});
        return at != m_places->end() && at->id == id.value ? at->row : npos;
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
    std::vector<std::uint32_t> byId() const
    {
        std::vector<std::uint32_t> rows;
        rows.reserve(m_places->size());
        for (const Place &place : *m_places) {
            rows.push_back(place.row);
        }
        return rows;
    }

    /// Whether nothing changed between the two, told in constant time; two equal tables of separate origin differ.
    bool isSameAs(const Table &other) const { return m_rows == other.m_rows; }

    Table with(const TableChange<E> &change) const
    {
        if (change.isEmpty()) {
            return *this;
        }
        Rows rows = *m_rows;
        Rows arriving; // also those that another key moves
        std::vector<bool> leaves(rows.size(), false);
        for (const auto &update : change.updated) {
            const std::size_t at = indexOf(update.after.id);
            assert(at != npos);
            auto row = std::make_shared<const E>(update.after);
            if (row->key == rows[at]->key) {
                rows[at] = std::move(row);
            } else {
                leaves[at] = true;
                arriving.push_back(std::move(row));
            }
        }
        bool removes = false;
        for (const Id<E> id : change.removed) {
            if (const std::size_t at = indexOf(id); at != npos) {
                leaves[at] = removes = true;
            }
        }
        for (const E &row : change.inserted) {
            arriving.push_back(std::make_shared<const E>(row));
        }
        if (arriving.empty() && !removes) {
            return Table(std::move(rows), m_places);
        }
        return merged(rows, leaves, std::move(arriving));
    }

    friend bool operator==(const Table &a, const Table &b)
    {
        return a.m_rows == b.m_rows || std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    struct Place {
        std::int64_t id = 0;
        std::uint32_t row = 0;
        bool operator<(const Place &other) const { return id < other.id; }
    };
    using Places = std::vector<Place>; ///< by id

    Table(Rows rows, std::shared_ptr<const Places> places)
        : m_rows(std::make_shared<const Rows>(std::move(rows))), m_places(std::move(places))
    {
    }

    static bool before(const std::shared_ptr<const E> &a, const std::shared_ptr<const E> &b)
    {
        const int keys = a->key.compare(b->key);
        return keys != 0 ? keys < 0 : a->id < b->id;
    }

    /// The rows that do not leave and those that arrive, in linear time.
    Table merged(const Rows &rows, const std::vector<bool> &leaves, Rows arriving) const
    {
        std::sort(arriving.begin(), arriving.end(), before);
        Rows all;
        all.reserve(rows.size() + arriving.size());
        std::vector<std::uint32_t> movesTo(rows.size(), 0);
        Places arrived;
        const auto take = [&](const std::shared_ptr<const E> &row) {
            arrived.push_back({row->id.value, static_cast<std::uint32_t>(all.size())});
            all.push_back(row);
        };
        std::size_t next = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (leaves[i]) {
                continue;
            }
            while (next < arriving.size() && before(arriving[next], rows[i])) {
                take(arriving[next++]);
            }
            movesTo[i] = static_cast<std::uint32_t>(all.size());
            all.push_back(rows[i]);
        }
        while (next < arriving.size()) {
            take(arriving[next++]);
        }
        std::sort(arrived.begin(), arrived.end());
        Places stayed;
        stayed.reserve(m_places->size());
        for (const Place &place : *m_places) {
            if (!leaves[place.row]) {
                stayed.push_back({place.id, movesTo[place.row]});
            }
        }
        Places places;
        places.reserve(all.size());
        std::merge(stayed.begin(), stayed.end(), arrived.begin(), arrived.end(), std::back_inserter(places));
        return Table(std::move(all), std::make_shared<const Places>(std::move(places)));
    }

    std::shared_ptr<const Rows> m_rows;
    std::shared_ptr<const Places> m_places;
};

} // namespace gigaplan
