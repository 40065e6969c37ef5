// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"

#include <span>
#include <tuple>
#include <variant>

namespace gigaplan {

/// The names of all entities of a plan, in the order of a plan file. The position in this list is the entity's TableId. `X(Entity)` is
/// called for each: what is compiled once for all of them (`extern template`) needs their names.
// The formatter never settles on one form of this list.
// clang-format off
#define GIGAPLAN_ENTITIES(X) \
    X(Plan) X(Calendar) X(CalendarException) X(Phase) X(Equipment) X(Site) X(Building) X(Hall) X(Task) X(Link) X(Node) \
    X(Feed) X(Row) X(Rack) X(Supply) X(Cost) X(Tranche) X(EnergySource) X(Claim) X(Note) X(Blackout) X(Resource) \
    X(Availability) X(Assignment) X(Requirement) X(Baseline) X(BaselineTask) X(DurationRisk) X(RiskCause) X(RiskEvent) \
    X(LearningRate) X(FrozenPlan) X(Scenario)
// clang-format on

#define GIGAPLAN_DECLARE(Entity) struct Entity;
GIGAPLAN_ENTITIES(GIGAPLAN_DECLARE)
#undef GIGAPLAN_DECLARE

template <class First, class... Others> // the first is `void`: a list made by a macro begins with a comma
using WithoutFirst = std::tuple<Others...>;
#define GIGAPLAN_NEXT(Entity) , Entity
using Entities = WithoutFirst<void GIGAPLAN_ENTITIES(GIGAPLAN_NEXT)>;
#undef GIGAPLAN_NEXT
inline constexpr std::size_t kTableCount = std::tuple_size_v<Entities>;

/// Which table a row belongs to, for code that serves all of them.
enum class TableId : std::uint8_t {};

template <class Entity>
struct Tag {
    using Type = Entity;
};

template <class Entity>
consteval TableId tableId()
{
    return []<class... E>(std::type_identity<std::tuple<E...>>) {
        std::size_t i = 0;
        ((std::same_as<E, Entity> ? true : (++i, false)) || ...);
        return static_cast<TableId>(i);
    }(std::type_identity<Entities>{});
}

/// Calls `f(Tag<Entity>{})` for every entity, in order.
template <class F>
constexpr void forEachEntity(F &&f)
{
    [&f]<class... E>(std::type_identity<std::tuple<E...>>) { (f(Tag<E>{}), ...); }(std::type_identity<Entities>{});
}

/// Calls `f(Tag<Entity>{})` for the entity of `table`.
template <class F>
constexpr void withEntity(TableId table, F &&f)
{
    forEachEntity([&]<class E>(Tag<E> tag) {
        if (tableId<E>() == table) {
            f(tag);
        }
    });
}

/// Whether a table is part of what a scenario copies: all but the scenarios themselves, which come last. What people
/// edit row by row, compare and merge are the first `kPlannedTableCount` tables.
template <class E>
inline constexpr bool isPlanned = !std::same_as<E, FrozenPlan> && !std::same_as<E, Scenario>;
inline constexpr std::size_t kPlannedTableCount = static_cast<std::size_t>(tableId<FrozenPlan>());
static_assert(kPlannedTableCount == kTableCount - 2);
/// Calls `f(Tag<Entity>{})` for every entity that is planned, in order.
template <class F>
constexpr void forEachPlanned(F &&f)
{
    forEachEntity([&]<class E>(Tag<E> tag) {
        if constexpr (isPlanned<E>) {
            f(tag);
        }
    });
}

/// One row of any table: what is selected, changed, found or claimed.
struct EntityRef {
    TableId table{};
    std::int64_t id = 0;

    EntityRef() = default;
    EntityRef(TableId t, std::int64_t i) : table(t), id(i) {}
    template <class E>
    EntityRef(Id<E> i) : table(tableId<E>()), id(i.value)
    {
    }

    template <class E>
    bool is() const
    {
        return table == tableId<E>();
    }
    template <class E>
    Id<E> as() const
    {
        return is<E>() ? Id<E>{id} : Id<E>{};
    }
    explicit operator bool() const { return id != 0; }
    friend auto operator<=>(const EntityRef &, const EntityRef &) = default;
};

/// A field's value outside its entity. Enumerations, work hours are their text; references their id; absent is empty.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Date, Instant>;

/// The description of a field at run time.
struct FieldInfo {
    std::string_view name;
    std::string_view label;
    std::string_view unit; ///< symbol, "" where there is none
    FieldKind kind{};
    Range range;
    bool required = false;
    TableId references{}; ///< for references
    std::span<const EnumEntry> options; ///< for enumerations
};

struct TableInfo {
    std::string_view name; ///< SQL
    std::string_view plural; ///< JSON
    std::string_view label; ///< for people
    std::span<const FieldInfo> fields;
};

const TableInfo &tableInfo(TableId table);
std::optional<TableId> tableNamed(std::string_view name);
/// All tables, for loops: TableId 0 … kTableCount-1.
inline TableId tableAt(std::size_t index)
{
    return static_cast<TableId>(index);
}

} // namespace gigaplan

template <>
struct std::hash<gigaplan::EntityRef> {
    std::size_t operator()(gigaplan::EntityRef ref) const noexcept
    {
        return std::hash<std::int64_t>{}(ref.id) * 31 + static_cast<std::size_t>(ref.table);
    }
};
