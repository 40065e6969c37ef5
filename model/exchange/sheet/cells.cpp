// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/cells.h"

#include "model/base/text.h"
#include "model/base/spoken_duration.h"
#include "model/exchange/sheet/synonyms.h"
#include "model/plan/field_text.h"
#include "model/plan/fields.h"

#include <algorithm>

namespace gigaplan::sheet {

namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0", kNarrowNoBreakSpace = "\xE2\x80\xAF";

/// "1,470,000" with the sign as its separator of thousands.
bool isGrouped(std::string_view digits, char sign)
{
    const std::size_t first = digits.find(sign);
    if (first == 0 || first > 3 || digits.front() == '0') {
        return false;
    }
    for (std::size_t at = first; at < digits.size(); at += 4) {
        const std::string_view group = digits.substr(at, 4);
        if (group.size() < 4 || group.front() != sign || !std::all_of(group.begin() + 1, group.end(), isDigit)) {
            return false;
        }
    }
    return true;
}

std::string without(std::string_view text, char sign)
{
    std::string out(text);
    std::erase(out, sign);
    return out;
}

/// Digits, commas and points only.
std::optional<std::string> plainNumber(std::string_view digits, bool decimalComma)
{
    const auto count = [&](char sign) { return std::count(digits.begin(), digits.end(), sign); };
    const auto commas = count(','), points = count('.');
    if (commas > 0 && points > 0) {
        const bool commaLast = digits.rfind(',') > digits.rfind('.');
        std::string out = without(digits, commaLast ? '.' : ',');
        std::replace(out.begin(), out.end(), ',', '.');
        return (commaLast ? commas : points) == 1 ? std::optional(out) : std::nullopt;
    }
    const char sign = commas > 0 ? ',' : '.';
    if (commas + points == 0) {
        return std::string(digits);
    }
    if (isGrouped(digits, sign)) {
        if (commas + points > 1 || (sign == ',' && !decimalComma)) {
            return without(digits, sign);
        }
        return decimalComma ? std::nullopt : std::optional(std::string(digits));
    }
    std::string out(digits);
    std::replace(out.begin(), out.end(), ',', '.');
    return commas + points == 1 ? std::optional(out) : std::nullopt;
}

std::string lowerCase(std::string_view text)
{
    std::string out(text);
    for (char &c : out) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

Error expected(const std::string &what, std::string_view got)
{
    constexpr std::size_t longest = 60;
    const std::string shown(got.substr(0, longest));
    return {ErrorKind::Invalid, "expected " + what + ", got \"" + shown + (got.size() > longest ? "…\"" : "\"")};
}

bool isDuration(const FieldInfo &info)
{
    return info.kind == FieldKind::Integer && info.unit == Minutes::symbol;
}

Result<CellValue> readDuration(const FieldInfo &info, std::string_view text, const ColumnReading &reading)
{
    const bool isNegative = text.starts_with('-');
    const auto number = withDecimalPoint(text.substr(isNegative), reading.delimiter);
    const auto spoken = number ? parseDuration(*number, reading.bareUnit) : std::nullopt;
    if (!spoken || (isNegative && info.range.lowest >= 0)) {
        return expected("a duration like 20 d, 6 h or 3 ew (by the clock)", text);
    }
    return CellValue{isNegative ? -spoken->minutes : spoken->minutes, false,
                     spoken->saysUnit ? std::optional(spoken->elapsed) : std::nullopt};
}

std::string valueText(const FieldInfo &info, std::string_view text)
{
    if (info.kind == FieldKind::Enumeration) {
        const std::string_view ours = valueCalled(info.name, lowerCase(text));
        return std::string(ours.empty() ? text : ours);
    }
    return std::string(text);
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    for (bool more = true; more && !text.empty();) {
        more = false;
        for (const std::string_view space : {kNoBreakSpace, kNarrowNoBreakSpace}) {
            if (text.starts_with(space)) {
                text.remove_prefix(space.size());
                more = true;
            }
            if (text.ends_with(space)) {
                text.remove_suffix(space.size());
                more = true;
            }
        }
        if (!text.empty() && isSpace(text.front())) {
            text.remove_prefix(1);
            more = true;
        }
        if (!text.empty() && isSpace(text.back())) {
            text.remove_suffix(1);
            more = true;
        }
    }
    return text;
}

std::optional<std::string> withDecimalPoint(std::string_view text, char delimiter)
{
    const auto first = std::find_if(text.begin(), text.end(), isDigit);
    std::string digits;
    auto at = first;
    while (at != text.end()) {
        const auto rest = text.substr(static_cast<std::size_t>(at - text.begin()));
        const std::size_t space = rest.starts_with(kNoBreakSpace) ? 2
            : rest.starts_with(kNarrowNoBreakSpace)               ? 3
            : rest.front() == '\''                                ? 1
                                                                  : 0;
        if (space > 0) {
            at += static_cast<std::ptrdiff_t>(space); // between thousands
        } else if (isDigit(*at) || *at == ',' || *at == '.') {
            digits += *at++;
        } else {
            break;
        }
    }
    const auto plain = plainNumber(digits, delimiter == ';');
    return plain ? std::optional(std::string(text.begin(), first) + *plain + std::string(at, text.end()))
                 : std::nullopt;
}

bool meansDayEnd(const FieldInfo &info)
{
    return info.name.ends_with("finish") || info.name == "deadline";
}

Instant instantOf(const Moment &moment, bool dayEnd)
{
    return startOfDay(moment.day) + (moment.minute ? *moment.minute : dayEnd ? kMinutesPerDay : 0);
}

bool isOnDay(Instant at, Date day, bool dayEnd)
{
    return dateOf(at) == day || (dayEnd && dayEnding(at) == day);
}

Result<Moment> readMomentCell(std::string_view text, DateOrder order)
{
    const auto moment = readMoment(text, order);
    return moment
        ? Result<Moment>(*moment)
        : expected("a date from 1990 to 2199 with the " + std::string(dateOrderLabel(order)) + ", or like 14 Mar 2028",
                   text);
}

Result<CellValue> readCell(const PlanSnapshot &plan, const FieldInfo &info, std::string_view text,
                           const ColumnReading &reading)
{
    if (info.kind == FieldKind::Date || info.kind == FieldKind::Instant) {
        const auto moment = readMomentCell(text, reading.dateOrder);
        if (!moment) {
            return moment.error();
        }
        return info.kind == FieldKind::Date ? CellValue{moment->day}
                                            : CellValue{instantOf(*moment, meansDayEnd(info)), !moment->minute};
    }
    if (isDuration(info)) {
        return readDuration(info, text, reading);
    }
    std::string plain = valueText(info, text);
    if (info.kind == FieldKind::Integer || info.kind == FieldKind::Real) {
        const auto number = withDecimalPoint(text, reading.delimiter);
        if (!number) {
            return expected("a number that is written without signs between thousands", text);
        }
        plain = *number;
    }
    auto value = readFieldText(plan, info, plain);
    if (!value || problemWith(info, *value)) {
        return expected(expectation(info), text);
    }
    return CellValue{std::move(*value)};
}

bool looksLike(const PlanSnapshot &plan, TableId table, const Target &target, std::string_view cell)
{
    const auto isDate = [&] {
        return readMoment(cell, DateOrder::DayFirst) || readMoment(cell, DateOrder::MonthFirst);
    };
    switch (target.role) {
    case Role::Start:
    case Role::Finish: return isDate();
    case Role::Number:
    case Role::OutlineLevel: return std::all_of(cell.begin(), cell.end(), isDigit);
    case Role::Ignored:
    case Role::Key:
    case Role::Predecessors:
    case Role::Computed: return true;
    case Role::Field: break;
    }
    const FieldInfo &info = tableInfo(table).fields[target.field];
    if (info.kind == FieldKind::Date || info.kind == FieldKind::Instant) {
        return isDate();
    }
    return info.kind == FieldKind::Reference || info.kind == FieldKind::Text || readCell(plan, info, cell, {});
}

} // namespace gigaplan::sheet
