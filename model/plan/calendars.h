// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"

namespace gigaplan {

/// Working time of a week. A day without hours is a day off.
struct Calendar {
    Id<Calendar> id;
    std::string key;
    std::string name;
    WorkHours monday, tuesday, wednesday, thursday, friday, saturday, sunday;

    friend bool operator==(const Calendar &, const Calendar &) = default;
};
template <>
struct Description<Calendar> {
    static constexpr std::string_view table = "calendar", plural = "calendars", label = "Calendar";
    static constexpr auto fields = FlatList{
        field("name", &Calendar::name, "Name"),
        field("monday", &Calendar::monday, "Monday"),
        field("tuesday", &Calendar::tuesday, "Tuesday"),
        field("wednesday", &Calendar::wednesday, "Wednesday"),
        field("thursday", &Calendar::thursday, "Thursday"),
        field("friday", &Calendar::friday, "Friday"),
        field("saturday", &Calendar::saturday, "Saturday"),
        field("sunday", &Calendar::sunday, "Sunday"),
    };
};

/// A calendar's days from Monday on.
inline std::array<const WorkHours *, 7> weekOf(const Calendar &calendar)
{
    return {&calendar.monday, &calendar.tuesday,  &calendar.wednesday, &calendar.thursday,
            &calendar.friday, &calendar.saturday, &calendar.sunday};
}

/// Days on which a calendar differs from its week: a holiday (no hours) or an extra shift. Of two that cover a day the
/// one that begins later applies, of two that begin on the same day the shorter, then the one with the first key.
struct CalendarException {
    Id<CalendarException> id;
    std::string key;
    Id<Calendar> calendar;
    std::string name;
    std::optional<Date> first; ///< both ends included
    std::optional<Date> last;
    WorkHours hours;

    friend bool operator==(const CalendarException &, const CalendarException &) = default;
};
template <>
struct Description<CalendarException> {
    static constexpr std::string_view table = "calendar_exception", plural = "calendar_exceptions",
                                      label = "Calendar exception";
    static constexpr auto fields = FlatList{
        required("calendar", &CalendarException::calendar, "Calendar"),
        field("name", &CalendarException::name, "Name"),
        required("first", &CalendarException::first, "First day"),
        required("last", &CalendarException::last, "Last day"),
        field("hours", &CalendarException::hours, "Hours"),
    };
};

} // namespace gigaplan
