// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/entity_list.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

/// A typed field as a Value and back. `fromValue` does not check ranges; nullopt: the value is of another kind.
template <class T>
Value toValue(const T &typed)
{
    if constexpr (std::same_as<T, std::string> || std::same_as<T, bool> || std::same_as<T, std::int64_t>) {
        return typed;
    } else if constexpr (std::same_as<T, std::optional<Date>> || std::same_as<T, std::optional<Instant>>) {
        return typed ? Value(*typed) : Value();
    } else if constexpr (std::same_as<T, WorkHours>) {
        return toText(typed);
    } else if constexpr (isId<T>) {
        return typed ? Value(typed.value) : Value();
    } else if constexpr (std::same_as<T, PlanContent>) {
        return {}; // a whole plan is not a value for a cell
    } else if constexpr (NamedEnum<T>) {
        return std::string(enumName(typed));
    } else {
        return typed.value;
    }
}

template <class T>
std::optional<T> fromValue(Value value)
{
    if constexpr (std::same_as<T, std::string> || std::same_as<T, bool> || std::same_as<T, std::int64_t>) {
        if (auto *held = std::get_if<T>(&value)) {
            return std::move(*held);
        }
    } else if constexpr (std::same_as<T, std::optional<Date>> || std::same_as<T, std::optional<Instant>>) {
        if (std::holds_alternative<std::monostate>(value)) {
            return T{};
        }
        if (auto *held = std::get_if<typename T::value_type>(&value)) {
            return T(*held);
        }
    } else if constexpr (std::same_as<T, WorkHours>) {
        if (auto *held = std::get_if<std::string>(&value)) {
            return parseWorkHours(*held);
        }
    } else if constexpr (isId<T>) {
        if (std::holds_alternative<std::monostate>(value)) {
            return T{};
        }
        if (auto *held = std::get_if<std::int64_t>(&value)) {
            return T{*held};
        }
    } else if constexpr (NamedEnum<T>) {
        if (auto *held = std::get_if<std::string>(&value)) {
            return enumFromName<T>(*held);
        }
    } else if constexpr (!std::same_as<T, PlanContent>) {
        if (auto *whole = std::get_if<std::int64_t>(&value)) {
            return T{static_cast<typename T::Rep>(*whole)};
        }
        if constexpr (std::same_as<typename T::Rep, double>) {
            if (auto *real = std::get_if<double>(&value)) {
                return T{*real};
            }
        }
    }
    return std::nullopt;
}

/// What the field accepts, for error messages: "a number of at least 0 (kW)", "one of it, facility".
std::string expectation(const FieldInfo &info);

/// Why the field cannot hold `value`, or nothing. Checks kind, range, presence and enumeration names, not whether a
/// reference's target exists.
std::optional<std::string> problemWith(const FieldInfo &info, const Value &value);
/// Why a text is too long for its field or for a key, or nothing.
std::optional<std::string> tooLong(std::string_view text, const Range &range);

/// One field of any entity; each is compiled once, in fields.cpp.
template <class E>
Value fieldValue(const E &entity, std::size_t index);
/// Sets one field after checking it; on error the entity is unchanged.
template <class E>
Result<void> setFieldValue(E &entity, std::size_t index, const Value &value);

std::optional<std::size_t> fieldNamed(TableId table, std::string_view name);

/// Row access without knowing the entity. A missing row gives an empty value or text.
Value fieldValue(const PlanSnapshot &plan, EntityRef ref, std::size_t field);
std::string keyOf(const PlanSnapshot &plan, EntityRef ref);
/// The name for people: the entity's name or title, else its key.
std::string displayName(const PlanSnapshot &plan, EntityRef ref);
bool exists(const PlanSnapshot &plan, EntityRef ref);
/// The row's position in its table, which is in order of keys: the last tie-breaker. After all rows where there is no
/// such row.
std::size_t positionOf(const PlanSnapshot &plan, EntityRef ref);
/// "table/key" as claims and notes name their subject, and back.
std::string subjectOf(const PlanSnapshot &plan, EntityRef ref);
EntityRef resolveSubject(const PlanSnapshot &plan, std::string_view subject);
/// The row with this key; of several the first.
EntityRef findByKey(const PlanSnapshot &plan, TableId table, std::string_view key);

/// A value as people read it in a cell: labels of enumerations, names of references, grouped numbers, no unit.
std::string displayValue(const PlanSnapshot &plan, const FieldInfo &info, const Value &value);

} // namespace gigaplan
