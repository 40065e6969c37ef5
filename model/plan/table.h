// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <iterator>
#include <limits>
#include <memory>
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

/// Positions of `ids`, the lowest id first. One sort for all tables: sorting rows of each of the entities by their own
/// instances of std::sort took half a minute of compiling in every source that makes tables.
std::vector<std::size_t> orderById(const std::vector<std::int64_t> &ids);

/// The immutable rows of one entity, ordered by id. Copies share the rows, and a table made from another by a change
/// shares every row that did not change, so a snapshot of a large plan costs a pointer per row.
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

    Table() : m_rows(std::make_shared<const Rows>()) {}

    /// Takes the rows in any order. Ids must differ.
    static Table fromRows(std::vector<E> rows)
    {
        Rows shared;
        shared.reserve(rows.size());
        for (const std::size_t at : orderById(idsOf(rows))) {
            shared.push_back(std::make_shared<const E>(std::move(rows[at])));
        }
        return Table(std::make_shared<const Rows>(std::move(shared)));
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
        const auto at = lowerBound(id);
        return at != m_rows->end() && (*at)->id == id ? static_cast<std::size_t>(at - m_rows->begin()) : npos;
    }
    const E *find(Id<E> id) const
    {
        const std::size_t index = indexOf(id);
        return index == npos ? nullptr : (*m_rows)[index].get();
    }
    bool contains(Id<E> id) const { return indexOf(id) != npos; }

    /// Whether nothing changed between the two, told in constant time; two equal tables of separate origin differ.
    bool isSameAs(const Table &other) const { return m_rows == other.m_rows; }

    Table with(const TableChange<E> &change) const
    {
        if (change.isEmpty()) {
            return *this;
        }
        Rows rows = *m_rows;
        for (const auto &update : change.updated) {
            const std::size_t at = indexOf(update.after.id);
            assert(at != npos);
            rows[at] = std::make_shared<const E>(update.after);
        }
        for (const Id<E> id : change.removed) {
            if (const std::size_t at = indexOf(id); at != npos) {
                rows[at].reset();
            }
        }
        if (!change.removed.empty() || !change.inserted.empty()) {
            rows = mergedById(std::move(rows), change.inserted);
        }
        return Table(std::make_shared<const Rows>(std::move(rows)));
    }

    friend bool operator==(const Table &a, const Table &b)
    {
        return a.m_rows == b.m_rows || std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    explicit Table(std::shared_ptr<const Rows> rows) : m_rows(std::move(rows)) {}

    static std::vector<std::int64_t> idsOf(const std::vector<E> &rows)
    {
        std::vector<std::int64_t> ids;
        ids.reserve(rows.size());
        for (const E &row : rows) {
            ids.push_back(row.id.value);
        }
        return ids;
    }
    /// The old rows that are left (those removed are null) with the inserted ones among them.
    static Rows mergedById(Rows old, const std::vector<E> &inserted)
    {
        Rows rows;
        rows.reserve(old.size() + inserted.size());
        auto next = old.begin();
        const auto takeUntil = [&](std::int64_t id) {
            for (; next != old.end() && (!*next || (*next)->id.value <= id); ++next) {
                if (*next) {
                    rows.push_back(std::move(*next));
                }
            }
        };
        for (const std::size_t at : orderById(idsOf(inserted))) {
            takeUntil(inserted[at].id.value);
            rows.push_back(std::make_shared<const E>(inserted[at]));
        }
        takeUntil(std::numeric_limits<std::int64_t>::max());
        return rows;
    }

    static bool before(const std::shared_ptr<const E> &row, Id<E> id) { return row->id < id; }
    auto lowerBound(Id<E> id) const { return std::lower_bound(m_rows->begin(), m_rows->end(), id, before); }

    std::shared_ptr<const Rows> m_rows;
};

} // namespace gigaplan
