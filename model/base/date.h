// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace gigaplan {

/// A calendar day in the plan's own time, counted from 1970-01-01. Plans have one clock and no time zones.
struct Date {
    std::int32_t days = 0;

    friend auto operator<=>(const Date &, const Date &) = default;
    friend Date operator+(Date date, std::int32_t count) { return {date.days + count}; }
    friend std::int32_t operator-(Date a, Date b) { return a.days - b.days; }
};

/// A minute in the plan's own time, counted from 1970-01-01T00:00.
struct Instant {
    std::int64_t minutes = 0;

    friend auto operator<=>(const Instant &, const Instant &) = default;
    friend Instant operator+(Instant instant, std::int64_t count) { return {instant.minutes + count}; }
    friend std::int64_t operator-(Instant a, Instant b) { return a.minutes - b.minutes; }
};

/// Plans reach from 1990-01-01 to 2199-12-31; a date outside is refused on input, and schedules never run past it.
inline constexpr Date kFirstDate{7305};
inline constexpr Date kLastDate{84005};
/// "Never in this plan": later than every date, so that comparisons need no special case.
inline constexpr Date kNever{std::numeric_limits<std::int32_t>::max()};
inline constexpr Instant kNeverInstant{std::numeric_limits<std::int64_t>::max()};

Date makeDate(int year, unsigned month, unsigned day);
/// 0 = Monday … 6 = Sunday.
int weekday(Date date);
struct YearMonthDay {
    int year;
    unsigned month;
    unsigned day;
};
YearMonthDay civil(Date date);
inline constexpr std::array<std::string_view, 12> kMonthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
/// The first day of the month `months` after (or before) the month of `date`.
Date firstOfMonth(Date date, int months = 0);
/// The same day `months` later, or the month's last day where that day does not exist.
Date addMonths(Date date, int months);

/// The day that contains the instant.
Date dateOf(Instant instant);
/// The first day on which something that ends at `instant` is over: an instant at 00:00 belongs to the day before.
Date dayEnding(Instant instant);
Instant startOfDay(Date date);

/// ISO 8601: 2026-10-01 and 2026-10-01T08:00. Parsing accepts nothing else and nothing outside the plan's range.
std::string isoDate(Date date);
std::string isoInstant(Instant instant);
std::optional<Date> parseDate(std::string_view text);
std::optional<Instant> parseInstant(std::string_view text);

/// For people: "14 Mar 2028", or "never".
std::string displayDate(Date date);

} // namespace gigaplan
