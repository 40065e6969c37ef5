// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "model/plan/table.h"

#include <memory>

namespace gigaplan {

// Compiled once, in snapshot.cpp: with 33 tables in each source that reads a plan they took much of a build's time.
#define GIGAPLAN_COMPILED_ONCE(Entity) extern template class Table<Entity>;
GIGAPLAN_ENTITIES(GIGAPLAN_COMPILED_ONCE)
#undef GIGAPLAN_COMPILED_ONCE

/// What changed between two snapshots, row by row: the one notice that models, views and caches receive.
class ChangeSummary {
public:
    ChangeSummary();
    ChangeSummary(const ChangeSummary &);
    ChangeSummary(ChangeSummary &&) noexcept;
    ChangeSummary &operator=(const ChangeSummary &);
    ChangeSummary &operator=(ChangeSummary &&) noexcept;
    ~ChangeSummary();

    template <class E>
    TableChange<E> &of()
    {
        return m_tables.template get<TableChange<E>>();
    }
    template <class E>
    const TableChange<E> &of() const
    {
        return m_tables.template get<TableChange<E>>();
    }

    bool isEmpty() const;
    std::size_t size() const; ///< rows touched
    /// Rows inserted and updated, then those removed.
    std::vector<EntityRef> touched() const;

private:
    template <class... E>
    static FlatSet<TableChange<E>...> tablesOf(std::type_identity<std::tuple<E...>>);
    decltype(tablesOf(std::type_identity<Entities>{})) m_tables;
};

/// The whole plan at one moment: immutable, cheap to copy, safe to read from any thread.
class PlanSnapshot {
public:
    PlanSnapshot();
    PlanSnapshot(const PlanSnapshot &);
    PlanSnapshot(PlanSnapshot &&) noexcept;
    PlanSnapshot &operator=(const PlanSnapshot &);
    PlanSnapshot &operator=(PlanSnapshot &&) noexcept;
    ~PlanSnapshot();

    template <class E>
    const Table<E> &table() const
    {
        return m_tables.template get<Table<E>>();
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
        next.m_tables.template get<Table<E>>() = Table<E>::fromRows(std::move(rows));
        return next;
    }

    /// Equal rows in all tables; versions do not count.
    friend bool operator==(const PlanSnapshot &a, const PlanSnapshot &b);

private:
    friend class PlanRows;
    template <class... E>
    static FlatSet<Table<E>...> tablesOf(std::type_identity<std::tuple<E...>>);
    decltype(tablesOf(std::type_identity<Entities>{})) m_tables;
    std::uint64_t m_version = 0;
};

/// Rows going into a store or coming out of a generator: the same entities, still mutable and in any order.
class PlanRows {
public:
    PlanRows();
    PlanRows(const PlanRows &);
    PlanRows(PlanRows &&) noexcept;
    PlanRows &operator=(const PlanRows &);
    PlanRows &operator=(PlanRows &&) noexcept;
    ~PlanRows();

    template <class E>
    std::vector<E> &of()
    {
        return m_tables.template get<std::vector<E>>();
    }
    template <class E>
    const std::vector<E> &of() const
    {
        return m_tables.template get<std::vector<E>>();
    }
    PlanSnapshot snapshot() &&;

private:
    template <class... E>
    static FlatSet<std::vector<E>...> tablesOf(std::type_identity<std::tuple<E...>>);
    decltype(tablesOf(std::type_identity<Entities>{})) m_tables;
};

} // namespace gigaplan
