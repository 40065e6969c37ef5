// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace gigaplan::sheet {

/// The order of numbers between slashes: 03/04/2026 is 3 April or 4 March. Dates with the year first or with a month's
/// name need none, and may always appear among the others.
enum class DateOrder { YearFirst, DayFirst, MonthFirst };
std::optional<DateOrder> dateOrderNamed(std::string_view name); ///< iso, dmy, mdy
std::string_view dateOrderLabel(DateOrder order);

/// A day, and the minute of it where the text says one.
struct Moment {
    Date day;
    std::optional<std::int32_t> minute;
    bool isActual = false; ///< it has happened: Primavera P6 writes an "A" after such dates
    friend bool operator==(const Moment &, const Moment &) = default;
};

/// A date as spreadsheets and the exports of scheduling programs write it: 2026-10-01, 2026-10-01T08:00, 1 Oct 2026,
/// 01-Oct-26 A, Oct 1, 2026, Thu 10/1/26 8:00 AM, 01.10.2026 (always day first). Two-digit years mean 1990 to 2089.
/// Nothing: not understood, not in the calendar, or numbers between slashes with YearFirst.
std::optional<Moment> readMoment(std::string_view text, DateOrder order);

/// What one text reveals about the order.
enum class OrderEvidence {
    None, ///< it needs no order, or is not a date
    DayFirst, ///< only so it is a date, or only so its weekday is right
    MonthFirst,
    Either, ///< 03/04/2026
    Same, ///< 03/03/2026
};
OrderEvidence orderEvidence(std::string_view text);

} // namespace gigaplan::sheet
