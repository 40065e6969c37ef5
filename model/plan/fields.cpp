// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/fields.h"

#include "model/base/text.h"
#include "model/plan/entities.h"

#include <cmath>

namespace gigaplan {

namespace {

template <class E>
const std::array<FieldInfo, fieldCount<E>> &fieldsOf()
{
    static const auto infos = [] {
        std::array<FieldInfo, fieldCount<E>> made;
        forEachField<E>([&]<class F>(std::size_t i, const F &field) {
            using T = typename F::Type;
            FieldInfo &info = made[i];
            info = {field.name,
                    field.label,
                    unitSymbol<T>(),
                    fieldKind<T>(),
                    field.range,
                    field.presence == Presence::Required,
                    {},
                    {}};
            if constexpr (isId<T>) {
                info.references = tableId<typename ReferencedEntity<T>::Type>();
            } else if constexpr (NamedEnum<T>) {
                info.options = EnumNames<T>::entries;
            }
        });
        return made;
    }();
    return infos;
}

/// A bound as people write it: without an exponent, however large.
std::string bound(double value)
{
    return std::abs(value) >= 1e4 && std::abs(value) < 1e18 ? grouped(std::llround(value)) : shortest(value);
}

template <class E>
std::string nameOf(const E &row)
{
    if constexpr (requires { row.title; }) {
        return row.title.empty() ? row.key : row.title;
    } else if constexpr (requires { row.name; }) {
        return row.name.empty() ? row.key : row.name;
    } else {
        return row.key;
    }
}

/// Calls `f(row)` with the row that `ref` names, if there is one.
template <class F>
void visit(const PlanSnapshot &plan, EntityRef ref, F &&f)
{
    withEntity(ref.table, [&]<class E>(Tag<E>) {
        if (const E *row = plan.find(Id<E>{ref.id})) {
            f(*row);
        }
    });
}

} // namespace

template <class E>
Value fieldValue(const E &entity, std::size_t index)
{
    Value value;
    forEachField<E>([&](std::size_t i, const auto &field) {
        if (i == index) {
            value = toValue(entity.*field.member);
        }
    });
    return value;
}

template <class E>
Result<void> setFieldValue(E &entity, std::size_t index, const Value &value)
{
    const FieldInfo &info = tableInfo(tableId<E>()).fields[index];
    if (auto problem = problemWith(info, value)) {
        return Error{ErrorKind::Invalid, std::string(info.name) + ": " + *problem};
    }
    forEachField<E>([&](std::size_t i, const auto &field) {
        if (i == index) {
            using T = typename std::remove_cvref_t<decltype(field)>::Type;
            if (auto typed = fromValue<T>(value)) {
                entity.*field.member = std::move(*typed);
            }
        }
    });
    return {};
}

#define GIGAPLAN_COMPILED_HERE(Entity)                                                                                 \
    template Value fieldValue<Entity>(const Entity &, std::size_t);                                                    \
    template Result<void> setFieldValue<Entity>(Entity &, std::size_t, const Value &);
GIGAPLAN_ENTITIES(GIGAPLAN_COMPILED_HERE)
#undef GIGAPLAN_COMPILED_HERE

const TableInfo &tableInfo(TableId table)
{
    static const auto infos = [] {
        std::array<TableInfo, kTableCount> made;
        forEachEntity([&]<class E>(Tag<E>) {
            made[static_cast<std::size_t>(tableId<E>())] = {Description<E>::table, Description<E>::plural,
                                                            Description<E>::label, fieldsOf<E>()};
        });
        return made;
    }();
    return infos[static_cast<std::size_t>(table)];
}

std::optional<TableId> tableNamed(std::string_view name)
{
    for (std::size_t i = 0; i < kTableCount; ++i) {
        if (tableInfo(tableAt(i)).name == name) {
            return tableAt(i);
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> fieldNamed(TableId table, std::string_view name)
{
    const auto fields = tableInfo(table).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].name == name) {
            return i;
        }
    }
    return std::nullopt;
}

std::string expectation(const FieldInfo &info)
{
    switch (info.kind) {
    case FieldKind::Text: return "text";
    case FieldKind::Boolean: return "true or false";
    case FieldKind::Date: return "a date from 1990-01-01 to 2199-12-31, written 2026-10-01";
    case FieldKind::Instant: return "a time from 1990 to 2199, written 2026-10-01T08:00";
    case FieldKind::Hours: return "working hours in order, written 08:00-12:00 13:00-17:00";
    case FieldKind::Reference: return "the key of a " + std::string(tableInfo(info.references).name);
    case FieldKind::Enumeration: {
        std::string out = "one of ";
        for (std::size_t i = 0; i < info.options.size(); ++i) {
            out.append(i ? ", " : "").append(info.options[i].name);
        }
        return out;
    }
    case FieldKind::Content: return "a whole plan without scenarios";
    case FieldKind::Integer:
    case FieldKind::Real: break;
    }
    std::string out = info.kind == FieldKind::Integer ? "a whole number" : "a number";
    const bool hasLow = info.range.lowest != kAnyNumber.lowest;
    const bool hasHigh = info.range.highest != kAnyNumber.highest;
    if (hasLow && hasHigh) {
        out += " from " + bound(info.range.lowest) + " to " + bound(info.range.highest);
    } else if (hasLow) {
        out += info.range.lowest == kPositive.lowest ? std::string(" above 0")
                                                     : " of at least " + bound(info.range.lowest);
    }
    if (!info.unit.empty()) {
        out.append(" (").append(info.unit).append(")");
    }
    return out;
}

std::optional<std::string> tooLong(std::string_view text, const Range &range)
{
    const auto most = static_cast<std::size_t>(range.highest);
    return text.size() <= most ? std::nullopt
                               : std::optional("expected text of at most " + grouped(static_cast<std::int64_t>(most))
                                               + " bytes, got " + grouped(static_cast<std::int64_t>(text.size())));
}

std::optional<std::string> problemWith(const FieldInfo &info, const Value &value)
{
    const auto expected = [&](const std::string &got) { return "expected " + expectation(info) + ", got " + got; };
    if (std::holds_alternative<std::monostate>(value)) {
        const bool mayBeEmpty =
            info.kind == FieldKind::Date || info.kind == FieldKind::Instant || info.kind == FieldKind::Reference;
        return mayBeEmpty && !info.required ? std::nullopt : std::optional(expected("nothing"));
    }
    const auto *text = std::get_if<std::string>(&value);
    const auto *whole = std::get_if<std::int64_t>(&value);
    const auto *real = std::get_if<double>(&value);
    switch (info.kind) {
    case FieldKind::Text: return text ? tooLong(*text, info.range) : std::optional(expected("another kind of value"));
    case FieldKind::Boolean:
        return std::holds_alternative<bool>(value) ? std::nullopt : std::optional(expected("another kind of value"));
    case FieldKind::Date: {
        const auto *date = std::get_if<Date>(&value);
        return date && *date >= kFirstDate && *date <= kLastDate ? std::nullopt
                                                                 : std::optional(expected("another value"));
    }
    case FieldKind::Instant: {
        const auto *instant = std::get_if<Instant>(&value);
        return instant && dateOf(*instant) >= kFirstDate && dateOf(*instant) <= kLastDate
            ? std::nullopt
            : std::optional(expected("another value"));
    }
    case FieldKind::Hours:
        return text && parseWorkHours(*text)
            ? std::nullopt
            : std::optional(expected(text ? '"' + *text + '"' : "another kind of value"));
    case FieldKind::Content: return expected("another kind of value");
    case FieldKind::Reference: return whole ? std::nullopt : std::optional(expected("another kind of value"));
    case FieldKind::Enumeration: {
        if (text) {
            for (const EnumEntry &entry : info.options) {
                if (entry.name == *text) {
                    return std::nullopt;
                }
            }
        }
        return expected(text ? '"' + *text + '"' : "another kind of value");
    }
    case FieldKind::Integer:
    case FieldKind::Real: break;
    }
    if (info.kind == FieldKind::Integer ? !whole : !whole && !real) {
        return expected(real ? shortest(*real) : "another kind of value");
    }
    const double number = whole ? static_cast<double>(*whole) : *real;
    if (!std::isfinite(number) || number < info.range.lowest || number > info.range.highest) {
        return expected(whole ? std::to_string(*whole) : shortest(*real));
    }
    return std::nullopt;
}

Value fieldValue(const PlanSnapshot &plan, EntityRef ref, std::size_t field)
{
    Value value;
    visit(plan, ref, [&](const auto &row) { value = fieldValue(row, field); });
    return value;
}

std::string keyOf(const PlanSnapshot &plan, EntityRef ref)
{
    std::string key;
    visit(plan, ref, [&](const auto &row) { key = row.key; });
    return key;
}

std::string displayName(const PlanSnapshot &plan, EntityRef ref)
{
    std::string name;
    visit(plan, ref, [&]<class E>(const E &row) {
        if constexpr (std::same_as<E, Link>) {
            name = displayName(plan, row.from) + " → " + displayName(plan, row.to);
        } else {
            name = nameOf(row);
        }
    });
    return name;
}

std::size_t positionOf(const PlanSnapshot &plan, EntityRef ref)
{
    std::size_t position = static_cast<std::size_t>(-1);
    withEntity(ref.table, [&]<class E>(Tag<E>) { position = plan.table<E>().indexOf(ref.as<E>()); });
    return position;
}

bool exists(const PlanSnapshot &plan, EntityRef ref)
{
    bool found = false;
    visit(plan, ref, [&](const auto &) { found = true; });
    return found;
}

std::string subjectOf(const PlanSnapshot &plan, EntityRef ref)
{
    return std::string(tableInfo(ref.table).name) + '/' + keyOf(plan, ref);
}

EntityRef resolveSubject(const PlanSnapshot &plan, std::string_view subject)
{
    const std::size_t slash = subject.find('/');
    if (slash == std::string_view::npos) {
        return {};
    }
    const auto table = tableNamed(subject.substr(0, slash));
    return table ? findByKey(plan, *table, subject.substr(slash + 1)) : EntityRef();
}

EntityRef findByKey(const PlanSnapshot &plan, TableId table, std::string_view key)
{
    EntityRef ref;
    withEntity(table, [&]<class E>(Tag<E>) {
        const auto &rows = plan.table<E>();
        if (const std::size_t at = rows.indexOfKey(key); at != Table<E>::npos) {
            ref = rows[at].id;
        }
    });
    return ref;
}

std::string displayValue(const PlanSnapshot &plan, const FieldInfo &info, const Value &value)
{
    if (const auto *flag = std::get_if<bool>(&value)) {
        return *flag ? "yes" : "no";
    }
    if (const auto *date = std::get_if<Date>(&value)) {
        return displayDate(*date);
    }
    if (const auto *instant = std::get_if<Instant>(&value)) {
        return displayDate(dateOf(*instant)) + ' ' + isoInstant(*instant).substr(11);
    }
    if (const auto *whole = std::get_if<std::int64_t>(&value)) {
        return info.kind == FieldKind::Reference ? displayName(plan, {info.references, *whole}) : grouped(*whole);
    }
    if (const auto *real = std::get_if<double>(&value)) {
        return shortest(*real);
    }
    if (const auto *text = std::get_if<std::string>(&value)) {
        for (const EnumEntry &entry : info.options) {
            if (entry.name == *text) {
                return std::string(entry.label);
            }
        }
        return *text;
    }
    return {};
}

} // namespace gigaplan
