// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/recurrence.h"

namespace gigaplan::mspdi {

namespace {

enum Type : std::int64_t {
    Daily = 1,
    YearlyByDay,
    YearlyByPosition,
    MonthlyByDay,
    MonthlyByPosition,
    Weekly,
    DayCount,
    WeekdayCount
};

/// 0 = Sunday … 6 = Saturday.
int sundayFirst(Date day)
{
    return (weekday(day) + 1) % 7;
}

std::int32_t weekNumber(Date day)
{
    return (day.days - sundayFirst(day)) / 7;
}

std::int64_t monthsBetween(Date from, Date to)
{
    const auto a = civil(from), b = civil(to);
    return (b.year - a.year) * std::int64_t{12} + b.month - a.month;
}

bool isItem(std::int64_t item, Date day)
{
    switch (item) {
    case 0: return true;
    case 1: return weekday(day) < 5;
    case 2: return weekday(day) >= 5;
    default: return sundayFirst(day) == item - 3;
    }
}

/// Whether the day is the first, second, third, fourth or last of such days in its month.
bool hasPosition(const SourceException &exception, Date day)
{
    if (!isItem(exception.monthItem, day)) {
        return false;
    }
    const bool last = exception.monthPosition == 4;
    const Date end = last ? firstOfMonth(day, 1) : day;
    std::int64_t others = 0;
    for (Date other = last ? day + 1 : firstOfMonth(day); other < end; other = other + 1) {
        others += isItem(exception.monthItem, other) ? 1 : 0;
    }
    return others == (last ? 0 : exception.monthPosition);
}

} // namespace

bool isUnbroken(const SourceException &exception)
{
    return exception.type < YearlyByDay || exception.type > WeekdayCount
        ? exception.type != Daily || exception.period <= 1
        : exception.type == DayCount && exception.period <= 1;
}

bool fallsOn(const SourceException &exception, Date day)
{
    const auto [year, month, dayOfMonth] = civil(day);
    const bool inMonth = month == static_cast<unsigned>(exception.month) + 1;
    const bool onDay = dayOfMonth == static_cast<unsigned>(exception.monthDay);
    const bool dueMonth = monthsBetween(exception.from, day) % exception.period == 0;
    switch (exception.type) {
    case YearlyByDay: return inMonth && onDay;
    case YearlyByPosition: return inMonth && hasPosition(exception, day);
    case MonthlyByDay: return dueMonth && onDay;
    case MonthlyByPosition: return dueMonth && hasPosition(exception, day);
    case Weekly:
        return (exception.daysOfWeek >> sundayFirst(day) & 1) != 0
            && (weekNumber(day) - weekNumber(exception.from)) % exception.period == 0;
    case WeekdayCount: return weekday(day) < 5;
    default: return (day - exception.from) % exception.period == 0;
    }
}

} // namespace gigaplan::mspdi
