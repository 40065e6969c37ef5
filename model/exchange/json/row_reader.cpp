// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/row_reader.h"

#include "model/exchange/json/text_form.h"
#include "model/plan/entities.h"

#include <array>
#include <cmath>
#include <utility>

namespace gigaplan::json {

namespace {

using Kind = Scalar::Kind;

bool inRange(double value, const Range &range)
{
    return std::isfinite(value) && value >= range.lowest && value <= range.highest;
}

/// A whole number may be written 3, 3.0 or 3e0; beyond 2^53 a fraction or exponent is no longer exact.
bool toWhole(const Scalar &value, std::int64_t &whole)
{
    if (value.kind == Kind::Whole) {
        whole = value.whole;
        return true;
    }
    if (value.kind != Kind::Real || std::abs(value.real) > 9007199254740992.0 || value.real != std::trunc(value.real)) {
        return false;
    }
    whole = static_cast<std::int64_t>(value.real);
    return true;
}

template <class T>
bool assign(T &member, const Scalar &value, const Range &range)
{
    constexpr FieldKind kind = fieldKind<T>();
    if constexpr (kind == FieldKind::Integer) {
        std::int64_t whole = 0;
        if (!toWhole(value, whole) || !inRange(static_cast<double>(whole), range)) {
            return false;
        }
        if constexpr (IsQuantity<T>) {
            member.value = whole;
        } else {
            member = whole;
        }
    } else if constexpr (kind == FieldKind::Real) {
        const double real = value.kind == Kind::Whole ? static_cast<double>(value.whole) : value.real;
        if ((value.kind != Kind::Whole && value.kind != Kind::Real) || !inRange(real, range)) {
            return false;
        }
        member.value = real;
    } else if constexpr (kind == FieldKind::Boolean) {
        if (value.kind != Kind::Flag) {
            return false;
        }
        member = value.flag;
    } else if constexpr (kind == FieldKind::Content) {
        if (value.kind != Kind::Plan) {
            return false;
        }
        member = *value.plan;
    } else if constexpr (kind == FieldKind::Reference) {
        member.value = value.whole;
    } else {
        if (value.kind != Kind::Text) {
            return false;
        }
        if constexpr (kind == FieldKind::Text) {
            // The parser lets only valid UTF-8 through.
            if (value.text.find('\0') != std::string_view::npos) {
                return false;
            }
            member.assign(value.text);
        } else if constexpr (kind == FieldKind::Date) {
            member = parseDate(value.text);
            return member.has_value();
        } else if constexpr (kind == FieldKind::Instant) {
            member = parseInstant(value.text);
            return member.has_value();
        } else if constexpr (kind == FieldKind::Hours) {
            auto hours = parseWorkHours(value.text);
            if (!hours) {
                return false;
            }
            member = std::move(*hours);
        } else {
            const auto named = enumFromName<T>(value.text);
            if (!named) {
                return false;
            }
            member = *named;
        }
    }
    return true;
}

template <class E, std::size_t I>
bool setField(void *row, const Scalar &value)
{
    constexpr const auto &field = Description<E>::fields.template at<I>();
    return assign(static_cast<E *>(row)->*field.member, value, field.range);
}

template <class E>
constexpr auto settersOf()
{
    return []<std::size_t... I>(std::index_sequence<I...>)
    {
        return std::array<FieldSetter, sizeof...(I)>{&setField<E, I>...};
    }
    (std::make_index_sequence<fieldCount<E>>());
}

template <class E>
constexpr std::uint64_t requiredOf()
{
    std::uint64_t bits = 0;
    forEachField<E>([&bits](std::size_t i, const auto &field) {
        bits |= std::uint64_t{field.presence == Presence::Required} << i;
    });
    return bits;
}

template <class E>
RowReader readerOf()
{
    static constexpr auto setters = settersOf<E>();
    RowReader reader;
    reader.info = &tableInfo(tableId<E>());
    reader.setters = setters;
    reader.required = requiredOf<E>();
    reader.make = []() -> std::shared_ptr<void> { return std::make_shared<E>(); };
    reader.clear = [](void *row) {
        // The text of the last row keeps its memory for the next one.
        static const E blank{};
        *static_cast<E *>(row) = blank;
    };
    reader.setKey = [](void *row, std::string_view key, std::int64_t id) {
        static_cast<E *>(row)->key.assign(key);
        static_cast<E *>(row)->id.value = id;
    };
    return reader;
}

} // namespace

std::string described(const Scalar &value)
{
    switch (value.kind) {
    case Kind::Null: return "null";
    case Kind::Flag: return value.flag ? "true" : "false";
    case Kind::Whole: return std::to_string(value.whole);
    case Kind::Real: return std::string(value.text.substr(0, 40)); // digits enough to find it
    case Kind::Plan: return "a plan";
    case Kind::Text: break;
    }
    return quotedShort(value.text);
}

const RowReader &rowReader(TableId table)
{
    static const auto readers = [] {
        std::array<RowReader, kTableCount> made;
        forEachEntity([&]<class E>(Tag<E>) { made[static_cast<std::size_t>(tableId<E>())] = readerOf<E>(); });
        return made;
    }();
    return readers[static_cast<std::size_t>(table)];
}

} // namespace gigaplan::json
