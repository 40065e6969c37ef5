// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/cells.h"

#include "model/base/spoken_duration.h"
#include "model/base/text.h"
#include "model/exchange/sheet/synonyms.h"
#include "model/plan/field_text.h"
#include "model/plan/fields.h"
#include "model/plan/programme.h"

#include <algorithm>
#include <utility>

namespace gigaplan::sheet {

namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0", kNarrowNoBreakSpace = "\xE2\x80\xAF";

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

/// Why a number cannot be read without a sign for its column.
Error mayBeEither(std::string_view text)
{
    return {ErrorKind::Invalid,
            '"' + std::string(text) + "\" may be " + *withDecimalPoint(text, DecimalSign::Point) + " or "
                + *withDecimalPoint(text, DecimalSign::Comma)
                + ", and the other numbers do not tell; choose the decimal sign"};
}

/// The sign of the plan's currency, which numbers may have together with its code or instead of it.
std::string withoutCurrency(const PlanSnapshot &plan, const FieldInfo &info, std::string text)
{
    static constexpr std::pair<std::string_view, std::string_view> signs[]{
        {"EUR", "\u20AC"}, {"GBP", "\u00A3"}, {"JPY", "\u00A5"}, {"CNY", "\u00A5"}, {"INR", "\u20B9"}, {"USD", "$"}};
    const std::string &currency = plan.plan().currency;
    if (!unitIn(plan, info).starts_with(currency) || currency.empty()) {
        return text;
    }
    for (const auto &[code, sign] : signs) {
        const auto at = code == currency ? text.find(sign) : std::string::npos;
        if (at != std::string::npos) {
            text.erase(at, sign.size());
        }
    }
    return text.starts_with(currency) ? text.substr(currency.size()) : text;
}

Result<CellValue> readDuration(const FieldInfo &info, std::string_view text, const ColumnReading &reading)
{
    const auto number = withDecimalPoint(text, reading.sign);
    const bool isNegative = number && number->starts_with('-');
    const auto spoken = number ? parseDuration(number->substr(isNegative), reading.bareUnit) : std::nullopt;
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
    for (bool more = true; more;) {
        more = false;
        text = gigaplan::trimmed(text);
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
    }
    return text;
}

std::string shownCell(const csv::Sheet &sheet, std::size_t row, std::size_t column)
{
    return '"' + std::string(trimmed(sheet.cell(row, column))) + "\" in line " + std::to_string(sheet.rows[row].line);
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
        GIGAPLAN_TRY_VALUE(const auto moment, readMomentCell(text, reading.dateOrder));
        if (info.kind == FieldKind::Date) {
            return CellValue{moment.day};
        }
        return CellValue{instantOf(moment, meansDayEnd(info)), !moment.minute};
    }
    const bool isNumber = info.kind == FieldKind::Integer || info.kind == FieldKind::Real;
    if (isNumber && reading.sign == DecimalSign::Unknown && signEvidence(text) == SignEvidence::Either) {
        return mayBeEither(text);
    }
    if (isDuration(info)) {
        return readDuration(info, text, reading);
    }
    std::string plain = valueText(info, text);
    if (isNumber) {
        const auto number = withDecimalPoint(text, reading.sign);
        if (!number) {
            return expected("a number, with a sign before every three digits or none", text);
        }
        plain = withoutCurrency(plan, info, *number);
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
    return info.kind == FieldKind::Reference || info.kind == FieldKind::Text
        || readCell(plan, info, cell, {.sign = DecimalSign::Point})
        || readCell(plan, info, cell, {.sign = DecimalSign::Comma});
}

} // namespace gigaplan::sheet
