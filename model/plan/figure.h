// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

namespace gigaplan {

/// One figure of a result, described like a field and read by `value`. A result lists its figures once, next to its
/// struct; tables, inspector, JSON and CSV follow the list.
template <class Result>
struct Figure {
    FieldInfo info;
    Value (*value)(const Result &result); ///< empty: there is nothing to say
};

constexpr FieldInfo figureInfo(std::string_view name, std::string_view label, FieldKind kind,
                               std::string_view unit = {})
{
    return {name, label, unit, kind, kAnyNumber, false, {}, {}};
}

template <class T>
inline constexpr FieldKind figureKind = FieldKind::Real;
template <>
inline constexpr FieldKind figureKind<bool> = FieldKind::Boolean;
template <>
inline constexpr FieldKind figureKind<std::int64_t> = FieldKind::Integer;
template <>
inline constexpr FieldKind figureKind<Money> = FieldKind::Integer;
template <>
inline constexpr FieldKind figureKind<Date> = FieldKind::Date;
template <>
inline constexpr FieldKind figureKind<Instant> = FieldKind::Instant;

template <class Member>
struct MemberOf;
template <class R, class T>
struct MemberOf<T R::*> {
    using Result = R;
    using Type = T;
};

template <auto member>
Value readMember(const typename MemberOf<decltype(member)>::Result &result)
{
    using T = typename MemberOf<decltype(member)>::Type;
    const T &held = result.*member;
    if constexpr (std::same_as<T, Watts>) {
        return toMegawatts(held).value;
    } else if constexpr (std::same_as<T, Date>) {
        return held == kNever ? Value() : Value(held);
    } else if constexpr (IsQuantity<T>) {
        return held.value;
    } else {
        return held;
    }
}

/// A member of a result as a figure: watts in megawatts, a date of "never" as empty, everything else unchanged.
template <auto member>
constexpr auto figure(std::string_view name, std::string_view label, std::string_view unit = {})
{
    using Member = MemberOf<decltype(member)>;
    return Figure<typename Member::Result>{figureInfo(name, label, figureKind<typename Member::Type>, unit),
                                           readMember<member>};
}

} // namespace gigaplan
