// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/date.h"

#include "model/base/units.h"

#include <array>
#include <chrono>

namespace gigaplan {
namespace chr = std::chrono;

namespace {

void appendDigits(std::string &out, unsigned value, int width)
{
    std::array<char, 4> digits{};
    for (int i = width - 1; i >= 0; --i) {
        digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    out.append(digits.data(), static_cast<std::size_t>(width));
}

std::optional<unsigned> digits(std::string_view text)
{
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

} // namespace

Date makeDate(int year, unsigned month, unsigned day)
{
    const chr::sys_days point = chr::year{year} / chr::month{month} / chr::day{day};
    return {static_cast<std::int32_t>(point.time_since_epoch().count())};
}

int weekday(Date date)
{
    return static_cast<int>(chr::weekday{chr::sys_days{chr::days{date.days}}}.iso_encoding()) - 1;
}

YearMonthDay civil(Date date)
{
    const chr::year_month_day ymd{chr::sys_days{chr::days{date.days}}};
    return {int{ymd.year()}, unsigned{ymd.month()}, unsigned{ymd.day()}};
}

Date firstOfMonth(Date date, int months)
{
    const auto [year, month, day] = civil(date);
    const int index = year * 12 + static_cast<int>(month) - 1 + months;
    return makeDate(static_cast<int>(floorDiv(index, 12)), static_cast<unsigned>(index - floorDiv(index, 12) * 12) + 1,
                    1);
}

Date addMonths(Date date, int months)
{
    const Date first = firstOfMonth(date, months);
    const Date next = firstOfMonth(date, months + 1);
    const auto day = static_cast<std::int32_t>(civil(date).day);
    return first + std::min(day - 1, next - first - 1);
}

Date dateOf(Instant instant)
{
    return {static_cast<std::int32_t>(floorDiv(instant.minutes, kMinutesPerDay))};
}

Date dayEnding(Instant instant)
{
    return dateOf(instant + -1);
}

Instant startOfDay(Date date)
{
    return {std::int64_t{date.days} * kMinutesPerDay};
}

std::string isoDate(Date date)
{
    const auto [year, month, day] = civil(date);
    std::string out;
    out.reserve(16);
    appendDigits(out, static_cast<unsigned>(year), 4);
    out += '-';
    appendDigits(out, month, 2);
    out += '-';
    appendDigits(out, day, 2);
    return out;
}

std::string isoInstant(Instant instant)
{
    const Date date = dateOf(instant);
    const auto minute = static_cast<unsigned>(instant - startOfDay(date));
    std::string out = isoDate(date);
    out += 'T';
    appendDigits(out, minute / 60, 2);
    out += ':';
    appendDigits(out, minute % 60, 2);
    return out;
}

std::optional<Date> parseDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const chr::year_month_day ymd{chr::year{static_cast<int>(*year)}, chr::month{*month}, chr::day{*day}};
    if (!ymd.ok()) {
        return std::nullopt;
    }
    const Date date = makeDate(static_cast<int>(*year), *month, *day);
    return date < kFirstDate || date > kLastDate ? std::nullopt : std::optional(date);
}

std::optional<Instant> parseInstant(std::string_view text)
{
    if (text.size() != 16 || text[10] != 'T' || text[13] != ':') {
        return std::nullopt;
    }
    const auto date = parseDate(text.substr(0, 10));
    const auto hour = digits(text.substr(11, 2));
    const auto minute = digits(text.substr(14, 2));
    if (!date || !hour || !minute || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    return startOfDay(*date) + static_cast<std::int64_t>(*hour) * 60 + *minute;
}

std::string displayDate(Date date)
{
    if (date == kNever) {
        return "never";
    }
    const auto [year, month, day] = civil(date);
    return std::to_string(day) + ' ' + std::string(kMonthNames[month - 1]) + ' ' + std::to_string(year);
}

} // namespace gigaplan
