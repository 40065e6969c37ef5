// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"
#include "model/base/id.h"
#include "model/base/units.h"
#include "model/base/work_hours.h"
#include "model/plan/flat_list.h"
#include "model/plan/plan_content.h"

#include <array>
#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace gigaplan {

/// Each entity is described once, by a specialisation of `Description<Entity>` next to its struct:
///
///     template <> struct Description<Phase> {
///         static constexpr std::string_view table = "phase";   // SQL table; JSON array is `plural`
///         static constexpr std::string_view plural = "phases";
///         static constexpr std::string_view label = "Phase";   // for people
///         static constexpr auto fields = FlatList{ field("target_mw", &Phase::target, "Target"), … };
///     };
///
/// Store, JSON, changeset decoder, inspector, diff and item models all read this. `id` and `key` are not among the
/// fields: every entity has both.
template <class Entity>
struct Description;

/// What a field holds; the C++ type decides.
enum class FieldKind { Text, Integer, Real, Boolean, Date, Instant, Hours, Enumeration, Reference, Content };

/// Lowest and highest value that a number may have, ends included; of a text the most bytes. NaN and infinities are never
/// allowed.
struct Range {
    double lowest = 0;
    double highest = std::numeric_limits<double>::max();
};
inline constexpr Range kNotNegative{};
inline constexpr Range kPositive{std::numeric_limits<double>::min(), std::numeric_limits<double>::max()};
inline constexpr Range kAnyNumber{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max()};
inline constexpr Range kZeroToOne{0, 1};
inline constexpr Range kOneToTen{1, 10};
inline constexpr Range kPercent{0, 100};
inline constexpr Range kNameLength{0, 64 * 1024}; ///< bytes of a text, unless stated otherwise, and of a key
inline constexpr Range kProseLength{0, 1024 * 1024}; ///< bytes of longer texts: descriptions, notes, statements

/// Whether a reference may be empty.
enum class Presence { Optional, Required };

template <class E, class T>
struct Field {
    using Entity = E;
    using Type = T;
    std::string_view name; ///< column and JSON key, with the unit's suffix
    T E::*member;
    std::string_view label; ///< for people, without the unit
    Range range;
    Presence presence;
};

template <class T>
concept IsQuantity = requires
{
    typename T::Rep;
    T::suffix;
};

/// A range cut to what its type may hold: a quantity to its unit's highest magnitude, a count to ten thousand million, a
/// text to a name where no length is given.
template <class T>
constexpr Range bounded(Range range)
{
    double highest = 1e10;
    if constexpr (IsQuantity<T>) {
        highest = T::highest;
    } else if constexpr (std::same_as<T, std::string>) {
        highest = range.highest == kNotNegative.highest ? kNameLength.highest : range.highest;
    }
    return {range.lowest < -highest ? -highest : range.lowest, range.highest > highest ? highest : range.highest};
}

template <class E, class T>
constexpr Field<E, T> field(std::string_view name, T E::*member, std::string_view label, Range range = kNotNegative)
{
    return {name, member, label, bounded<T>(range), Presence::Optional};
}

template <class E, class T>
constexpr Field<E, T> required(std::string_view name, T E::*member, std::string_view label)
{
    return {name, member, label, bounded<T>(kNotNegative), Presence::Required};
}

/// Names of an enumeration that reaches disk: `EnumNames<E>::entries[i]` belongs to the value i. Names never change
/// meaning once released; labels may.
struct EnumEntry {
    std::string_view name;
    std::string_view label;
};
template <class E>
struct EnumNames;

template <class E>
concept NamedEnum = std::is_enum_v<E> && requires
{
    EnumNames<E>::entries;
};

template <NamedEnum E>
constexpr std::string_view enumName(E value)
{
    return EnumNames<E>::entries[static_cast<std::size_t>(value)].name;
}
template <NamedEnum E>
constexpr std::string_view enumLabel(E value)
{
    return EnumNames<E>::entries[static_cast<std::size_t>(value)].label;
}
template <NamedEnum E>
std::optional<E> enumFromName(std::string_view name)
{
    for (std::size_t i = 0; i < EnumNames<E>::entries.size(); ++i) {
        if (EnumNames<E>::entries[i].name == name) {
            return static_cast<E>(i);
        }
    }
    return std::nullopt;
}

template <class T>
inline constexpr bool isId = false;
template <class E>
inline constexpr bool isId<Id<E>> = true;

template <class T>
struct ReferencedEntity;
template <class E>
struct ReferencedEntity<Id<E>> {
    using Type = E;
};

template <class T>
constexpr FieldKind fieldKind()
{
    if constexpr (std::same_as<T, std::string>) {
        return FieldKind::Text;
    } else if constexpr (std::same_as<T, bool>) {
        return FieldKind::Boolean;
    } else if constexpr (std::same_as<T, std::optional<Date>>) {
        return FieldKind::Date;
    } else if constexpr (std::same_as<T, std::optional<Instant>>) {
        return FieldKind::Instant;
    } else if constexpr (std::same_as<T, WorkHours>) {
        return FieldKind::Hours;
    } else if constexpr (std::same_as<T, PlanContent>) {
        return FieldKind::Content;
    } else if constexpr (isId<T>) {
        return FieldKind::Reference;
    } else if constexpr (NamedEnum<T>) {
        return FieldKind::Enumeration;
    } else if constexpr (IsQuantity<T>) {
        return std::same_as<typename T::Rep, double> ? FieldKind::Real : FieldKind::Integer;
    } else {
        static_assert(std::same_as<T, std::int64_t>, "a field has one of the kinds above");
        return FieldKind::Integer;
    }
}

/// Unit for people, "" where there is none.
template <class T>
constexpr std::string_view unitSymbol()
{
    if constexpr (IsQuantity<T>) {
        return T::symbol;
    } else {
        return {};
    }
}

/// Calls `f(index, field)` for each field of the entity, in order.
template <class Entity, class F>
constexpr void forEachField(F &&f)
{
    Description<Entity>::fields.forEach(f);
}

template <class Entity>
inline constexpr std::size_t fieldCount = decltype(Description<Entity>::fields)::size;

} // namespace gigaplan
