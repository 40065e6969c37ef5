// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/exchange/mspdi/source.h"
#include "model/plan/entity_list.h"

namespace gigaplan::mspdi {

/// A file's calendars as a plan has them: each with a whole week and exceptions that do not overlap, what it takes from
/// its base written out. Of exceptions of one calendar the first in the file applies; own ones outrank own work weeks, these the base's exceptions, these its work weeks; the
/// base's work weeks give way to week days of the own.
struct CalendarRows {
    std::vector<Calendar> calendars; ///< in the file's order, without those that are their base under another name
    std::vector<CalendarException> exceptions;
    std::vector<char> works; ///< of each of them: whether it has any working time
    std::vector<std::string> covered; ///< names of exceptions that give way on some day to another of their calendar
    std::vector<std::size_t> rowOf; ///< of each calendar of the file: which of them it is
};

/// Refuses two calendars of one UID, unknown bases and calendars that are, over some steps, based on themselves.
Result<CalendarRows> calendarRows(const std::vector<SourceCalendar> &sources);

} // namespace gigaplan::mspdi
