// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/field_text.h"

#include "model/base/number_text.h"
#include "model/base/text.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gigaplan {

namespace {

struct Suffix {
    std::string_view unit; ///< of the field
    std::string_view suffix; ///< as typed, lower case
    double factor;
};

constexpr Suffix kSuffixes[] = {
    {"min", "min", 1},
    {"min", "h", 60},
    {"min", "d", kMinutesPerWorkday},
    {"min", "w", 5 * kMinutesPerWorkday},
    {"kW", "kw", 1},
    {"kW", "mw", 1e3},
    {"kW", "gw", 1e6},
    {"MW", "mw", 1},
    {"MW", "kw", 1e-3},
    {"MW", "gw", 1e3},
    {"mm", "mm", 1},
    {"mm", "cm", 10},
    {"mm", "m", 1000},
    {"kg", "t", 1000},
    {"", "k", 1e3},
    {"", "m", 1e6},
    {"", "b", 1e9},
    {"", "bn", 1e9},
};

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> out;
    for (std::size_t at = text.find_first_not_of(' '); at < text.size(); at = text.find_first_not_of(' ', at)) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        out.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

bool isMoney(const FieldInfo &info)
{
    return info.kind == FieldKind::Integer && info.name.ends_with("amount");
}

/// A number as typed, without what parts its thousands, with a point before fractions, and without spaces. 1,470 means
/// thousands, as plans are shown; 1,5 is a fraction, as anybody who writes so means.
std::optional<std::string> withoutSeparators(std::string_view typed)
{
    std::string text;
    for (const char c : typed) {
        if (c != '_' && c != '$') {
            text += c;
        }
    }
    auto plain = withDecimalPoint(text, DecimalSign::Point);
    if (plain) {
        std::erase(*plain, ' ');
    }
    return plain;
}

/// Digits without separators at the front of `text`, the rest as its unit.
std::optional<double> readNumber(const FieldInfo &info, std::string_view unit, const std::string &text)
{
    double number = 0;
    const char *end = text.data() + text.size();
    const char *first = text.data() + (text.starts_with('+') ? 1 : 0);
    const auto [rest, problem] = std::from_chars(first, end, number);
    if (problem != std::errc()) {
        return std::nullopt;
    }
    const std::string suffix = lowerCase(trimmed({rest, static_cast<std::size_t>(end - rest)}));
    if (suffix.empty() || suffix == lowerCase(trimmed(unit))) {
        return number;
    }
    for (const Suffix &known : kSuffixes) {
        if (known.unit == info.unit && known.suffix == suffix && (!known.unit.empty() || isMoney(info))) {
            return number * known.factor;
        }
    }
    return std::nullopt;
}

std::optional<Date> readDate(const std::string &text)
{
    if (const auto date = parseDate(text)) {
        return date;
    }
    const auto parts = words(text);
    const auto month = parts.size() == 3 ? monthNamed(parts[1]) : std::nullopt;
    if (!month) {
        return std::nullopt;
    }
    const auto padded = [](const std::string &number) { return number.size() == 1 ? '0' + number : number; };
    return parseDate(parts[2] + '-' + padded(std::to_string(*month)) + '-' + padded(parts[0]));
}

std::optional<Instant> readInstant(const std::string &text)
{
    if (const auto instant = parseInstant(text)) {
        return instant;
    }
    if (const auto day = readDate(text)) {
        return startOfDay(*day);
    }
    const auto parts = words(text);
    if (parts.size() < 2) {
        return std::nullopt;
    }
    const auto day = readDate(text.substr(0, text.rfind(parts.back())));
    return day ? parseInstant(isoDate(*day) + 'T' + parts.back()) : std::nullopt;
}

std::optional<bool> readFlag(const std::string &text)
{
    const std::string said = lowerCase(trimmed(text));
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
    const std::string said = lowerCase(trimmed(text));
    for (const EnumEntry &entry : info.options) {
        if (said == lowerCase(trimmed(entry.name)) || said == lowerCase(trimmed(entry.label))) {
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

} // namespace

std::optional<unsigned> monthNamed(std::string_view text)
{
    const std::string wanted = lowerCase(trimmed(text.substr(0, 3)));
    const auto found = std::find_if(kMonthNames.begin(), kMonthNames.end(),
                                    [&](std::string_view name) { return lowerCase(name) == wanted; });
    return found == kMonthNames.end() ? std::nullopt
                                      : std::optional(static_cast<unsigned>(found - kMonthNames.begin()) + 1);
}

std::optional<Value> readFieldText(const PlanSnapshot &plan, const FieldInfo &info, const std::string &text)
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
    case FieldKind::Content: return std::nullopt;
    case FieldKind::Real:
    case FieldKind::Integer: break;
    }
    const auto plain = withoutSeparators(text);
    if (!plain) {
        return std::nullopt;
    }
    // Beyond 2^53 a whole number keeps all its digits only when read as such.
    if (const auto whole = info.kind == FieldKind::Integer ? parseNumber<std::int64_t>(*plain) : std::nullopt) {
        return Value(*whole);
    }
    const auto number = readNumber(info, unitIn(plan, info), *plain);
    if (info.kind == FieldKind::Real) {
        return asValue(number);
    }
    if (!number || !(std::abs(*number) < 9e18) || std::abs(*number - std::round(*number)) > 1e-6) {
        return std::nullopt;
    }
    return Value(static_cast<std::int64_t>(std::llround(*number)));
}

std::string unitIn(const PlanSnapshot &plan, const FieldInfo &info)
{
    if (isMoney(info)) {
        return plan.plan().currency;
    }
    return info.unit.starts_with('/') ? plan.plan().currency + std::string(info.unit) : std::string(info.unit);
}

} // namespace gigaplan
