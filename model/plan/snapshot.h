// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entities.h"
#include "model/plan/table.h"

#include <memory>

namespace gigaplan {

/// What changed between two snapshots, row by row: the one notice that models, views and caches receive.
class ChangeSummary {
public:
    template <class E>
    TableChange<E> &of()
    {
        return std::get<TableChange<E>>(m_tables);
    }
    template <class E>
    const TableChange<E> &of() const
    {
        return std::get<TableChange<E>>(m_tables);
    }

    bool isEmpty() const;
    std::size_t size() const; ///< rows touched
    /// Rows inserted and updated, then those removed.
    std::vector<EntityRef> touched() const;

private:
    template <class... E>
    static std::tuple<TableChange<E>...> tablesOf(std::type_identity<std::tuple<E...>>);
    decltype(tablesOf(std::type_identity<Entities>{})) m_tables;
};

/// The whole plan at one moment: immutable, cheap to copy, safe to read from any thread.
class PlanSnapshot {
public:
    template <class E>
    const Table<E> &table() const
    {
        return std::get<Table<E>>(m_tables);
    }
    template <class E>
    const E *find(Id<E> id) const
    {
        return table<E>().find(id);
    }
    /// The plan's one row; a default one in an empty snapshot.
    const Plan &plan() const;

    /// Rises with every snapshot made by `with`; results of analyses are stamped with it.
    std::uint64_t version() const { return m_version; }

    PlanSnapshot with(const ChangeSummary &change) const;
    template <class E>
    PlanSnapshot withRows(std::vector<E> rows) const
    {
        PlanSnapshot next = *this;
        std::get<Table<E>>(next.m_tables) = Table<E>::fromRows(std::move(rows));
        return next;
    }

    /// Equal rows in all tables; versions do not count.
    friend bool operator==(const PlanSnapshot &a, const PlanSnapshot &b) { return a.m_tables == b.m_tables; }

private:
    template <class... E>
    static std::tuple<Table<E>...> tablesOf(std::type_identity<std::tuple<E...>>);
    decltype(tablesOf(std::type_identity<Entities>{})) m_tables;
    std::uint64_t m_version = 0;
};

/// Rows on their way into a store or out of a generator: the same entities, still mutable and in any order.
class PlanRows {
public:
    template <class E>
    std::vector<E> &of()
    {
        return std::get<std::vector<E>>(m_tables);
    }
    template <class E>
    const std::vector<E> &of() const
    {
        return std::get<std::vector<E>>(m_tables);
    }
    PlanSnapshot snapshot() &&;

private:
    template <class... E>
    static std::tuple<std::vector<E>...> tablesOf(std::type_identity<std::tuple<E...>>);
    decltype(tablesOf(std::type_identity<Entities>{})) m_tables;
};

} // namespace gigaplan
