// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/value_text.h"

#include "model/base/text.h"
#include "model/items/roles.h"

#include <charconv>
#include <cmath>

namespace gigaplan {

namespace {

struct Suffix {
    std::string_view unit;   ///< of the field
    std::string_view suffix; ///< as typed, lower case
    double factor;
};

constexpr Suffix kSuffixes[] = {
    {"min", "min", 1},  {"min", "h", 60},     {"min", "d", 480},  {"min", "w", 2400}, {"kW", "kw", 1},
    {"kW", "mw", 1e3},  {"kW", "gw", 1e6},    {"MW", "mw", 1},    {"MW", "kw", 1e-3}, {"MW", "gw", 1e3},
    {"mm", "mm", 1},    {"mm", "cm", 10},     {"mm", "m", 1000},  {"kg", "t", 1000},  {"", "k", 1e3},
    {"", "m", 1e6},     {"", "b", 1e9},       {"", "bn", 1e9},
};

std::string trimmedLower(std::string_view text)
{
    return QString(toQString(text).trimmed().toLower()).toStdString();
}

bool isMoney(const FieldInfo &info)
{
    return info.kind == FieldKind::Integer && info.name.ends_with("amount");
}

/// Digits without separators at the front of `text`, the rest as its unit.
std::optional<double> readNumber(const FieldInfo &info, std::string_view unit, std::string_view typed)
{
    std::string text;
    for (const char c : typed) {
        if (c != ',' && c != ' ' && c != '_' && c != '$') {
            text += c;
        }
    }
    double number = 0;
    const char *end = text.data() + text.size();
    const char *first = text.data() + (text.starts_with('+') ? 1 : 0);
    const auto [rest, problem] = std::from_chars(first, end, number);
    if (problem != std::errc()) {
        return std::nullopt;
    }
    const std::string suffix = trimmedLower({rest, static_cast<std::size_t>(end - rest)});
    if (suffix.empty() || suffix == trimmedLower(unit)) {
        return number;
    }
    for (const Suffix &known : kSuffixes) {
        if (known.unit == info.unit && known.suffix == suffix && (!known.unit.empty() || isMoney(info))) {
            return number * known.factor;
        }
    }
    return std::nullopt;
}

/// Whole numbers beyond 2^53 keep all their digits only when read as such.
std::optional<std::int64_t> readWhole(std::string_view typed)
{
    std::string text;
    for (const char c : typed) {
        if (c != ',' && c != ' ') {
            text += c;
        }
    }
    std::int64_t number = 0;
    const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc() && rest == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<Date> readDate(const std::string &text)
{
    if (const auto date = parseDate(text)) {
        return date;
    }
    const QStringList parts = toQString(text).simplified().split(QLatin1Char(' '));
    if (parts.size() != 3 || parts[1].size() < 3) {
        return std::nullopt;
    }
    static constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::string wanted = trimmedLower(parts[1].left(3).toStdString());
    for (int month = 0; month < 12; ++month) {
        if (kMonths[month] == wanted) {
            const QString iso = QStringLiteral("%1-%2-%3").arg(parts[2]).arg(month + 1, 2, 10, QLatin1Char('0'))
                                    .arg(parts[0], 2, QLatin1Char('0'));
            return parseDate(iso.toStdString());
        }
    }
    return std::nullopt;
}

std::optional<Instant> readInstant(const std::string &text)
{
    if (const auto instant = parseInstant(text)) {
        return instant;
    }
    const QString spaced = toQString(text).simplified();
    if (const auto day = readDate(spaced.toStdString())) {
        return startOfDay(*day);
    }
    const qsizetype gap = spaced.lastIndexOf(QLatin1Char(' '));
    if (gap <= 0) {
        return std::nullopt;
    }
    const auto day = readDate(spaced.left(gap).toStdString());
    return day ? parseInstant(isoDate(*day) + 'T' + spaced.mid(gap + 1).toStdString()) : std::nullopt;
}

std::optional<bool> readFlag(const std::string &text)
{
    const std::string said = trimmedLower(text);
    if (said == "yes" || said == "true" || said == "1") {
        return true;
    }
    if (said == "no" || said == "false" || said == "0") {
        return false;
    }
    return std::nullopt;
}

std::optional<std::string> readOption(const FieldInfo &info, const std::string &text)
{
    const std::string said = trimmedLower(text);
    for (const EnumEntry &entry : info.options) {
        if (said == trimmedLower(entry.name) || said == trimmedLower(entry.label)) {
            return std::string(entry.name);
        }
    }
    return std::nullopt;
}

/// By key, else by a name that only one row has.
std::optional<std::int64_t> readReference(const PlanSnapshot &plan, TableId table, const std::string &text)
{
    if (const EntityRef byKey = findByKey(plan, table, text)) {
        return byKey.id;
    }
    std::optional<std::int64_t> found;
    bool several = false;
    withEntity(table, [&]<class E>(Tag<E>) {
        for (const E &row : plan.table<E>()) {
            if (displayName(plan, row.id) == text) {
                several = found.has_value();
                found = row.id.value;
            }
        }
    });
    return several ? std::nullopt : found;
}

std::optional<Value> readText(const PlanSnapshot &plan, const FieldInfo &info, const std::string &text)
{
    const auto asValue = [](const auto &read) { return read ? std::optional(Value(*read)) : std::nullopt; };
    switch (info.kind) {
    case FieldKind::Text:
    case FieldKind::Hours: return Value(text);
    case FieldKind::Boolean: return asValue(readFlag(text));
    case FieldKind::Date: return asValue(readDate(text));
    case FieldKind::Instant: return asValue(readInstant(text));
    case FieldKind::Enumeration: return asValue(readOption(info, text));
    case FieldKind::Reference: return asValue(readReference(plan, info.references, text));
    case FieldKind::Real: return asValue(readNumber(info, unitIn(plan, info), text));
    case FieldKind::Content: return std::nullopt;
    case FieldKind::Integer: break;
    }
    if (const auto whole = readWhole(text)) {
        return Value(*whole);
    }
    const auto number = readNumber(info, unitIn(plan, info), text);
    if (!number || !(std::abs(*number) < 9e18) || std::abs(*number - std::round(*number)) > 1e-6) {
        return std::nullopt;
    }
    return Value(static_cast<std::int64_t>(std::llround(*number)));
}

bool mayBeEmpty(FieldKind kind)
{
    return kind == FieldKind::Date || kind == FieldKind::Instant || kind == FieldKind::Reference;
}

std::optional<Value> readVariant(const PlanSnapshot &plan, const FieldInfo &info, const QVariant &input)
{
    switch (input.typeId()) {
    case QMetaType::Bool:
        if (info.kind == FieldKind::Boolean) {
            return Value(input.toBool());
        }
        break;
    case QMetaType::Int:
    case QMetaType::LongLong:
        if (info.kind == FieldKind::Reference && input.toLongLong() == 0) {
            return Value();
        }
        if (isNumber(info.kind) || info.kind == FieldKind::Reference) {
            return Value(static_cast<std::int64_t>(input.toLongLong()));
        }
        break;
    case QMetaType::Double:
        if (info.kind == FieldKind::Real) {
            return Value(input.toDouble());
        }
        break;
    default: break;
    }
    const QString text = input.toString();
    if (info.kind != FieldKind::Text && text.trimmed().isEmpty()) {
        return mayBeEmpty(info.kind) || info.kind == FieldKind::Hours
            ? std::optional(mayBeEmpty(info.kind) ? Value() : Value(std::string()))
            : std::nullopt;
    }
    return readText(plan, info, (info.kind == FieldKind::Text ? text : text.trimmed()).toStdString());
}

} // namespace

std::string unitIn(const PlanSnapshot &plan, const FieldInfo &info)
{
    if (isMoney(info)) {
        return plan.plan().currency;
    }
    return info.unit.starts_with('/') ? plan.plan().currency + std::string(info.unit) : std::string(info.unit);
}

QString headerText(const PlanSnapshot &plan, const FieldInfo &info)
{
    const std::string unit = unitIn(plan, info);
    const QString label = toQString(info.label);
    return unit.empty() ? label : QStringLiteral("%1 (%2)").arg(label, toQString(unit));
}

QVariant editValue(const Value &value)
{
    if (const auto *flag = std::get_if<bool>(&value)) {
        return *flag;
    }
    if (const auto *whole = std::get_if<std::int64_t>(&value)) {
        return static_cast<qlonglong>(*whole);
    }
    if (const auto *real = std::get_if<double>(&value)) {
        return *real;
    }
    if (const auto *text = std::get_if<std::string>(&value)) {
        return toQString(*text);
    }
    if (const auto *date = std::get_if<Date>(&value)) {
        return *date == kNever ? QStringLiteral("never") : toQString(isoDate(*date));
    }
    if (const auto *instant = std::get_if<Instant>(&value)) {
        return toQString(isoInstant(*instant));
    }
    return {};
}

Result<Value> parseValue(const PlanSnapshot &plan, const FieldInfo &info, const QVariant &input)
{
    const std::string label(info.label);
    auto value = readVariant(plan, info, input);
    if (!value) {
        return Error{ErrorKind::Invalid,
                     label + ": expected " + expectation(info) + ", got \"" + input.toString().toStdString() + '"'};
    }
    if (const auto problem = problemWith(info, *value)) {
        return Error{ErrorKind::Invalid, label + ": " + *problem};
    }
    return std::move(*value);
}

std::string displayField(const PlanSnapshot &plan, const FieldInfo &info, const Value &value)
{
    std::string text = displayValue(plan, info, value);
    if (!std::holds_alternative<double>(value) || text.find('e') != std::string::npos) {
        return text;
    }
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3; at -= 3) {
        text.insert(at - 3, 1, ',');
    }
    return text;
}

std::string plainText(const PlanSnapshot &plan, const FieldInfo &info, const Value &value)
{
    if (std::holds_alternative<bool>(value) || info.kind == FieldKind::Reference
        || info.kind == FieldKind::Enumeration) {
        return displayValue(plan, info, value);
    }
    if (const auto *real = std::get_if<double>(&value)) {
        return shortest(*real);
    }
    return editValue(value).toString().toStdString();
}

QVariant sortValue(const PlanSnapshot &plan, const FieldInfo &info, const Value &value)
{
    if (const auto *flag = std::get_if<bool>(&value)) {
        return *flag ? 1 : 0;
    }
    if (const auto *date = std::get_if<Date>(&value)) {
        return static_cast<qlonglong>(date->days);
    }
    if (const auto *instant = std::get_if<Instant>(&value)) {
        return static_cast<qlonglong>(instant->minutes);
    }
    if (info.kind == FieldKind::Reference) {
        return toQString(displayValue(plan, info, value));
    }
    if (const auto *text = std::get_if<std::string>(&value); text && info.kind == FieldKind::Enumeration) {
        int position = 0;
        for (const EnumEntry &entry : info.options) {
            if (entry.name == *text) {
                return position;
            }
            ++position;
        }
    }
    return editValue(value);
}

} // namespace gigaplan
