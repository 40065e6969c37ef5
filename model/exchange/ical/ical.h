// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

/// Calendars after RFC 5545 (iCalendar): UTF-8, lines that end in CR LF and have at most 75 bytes.
namespace gigaplan::ical {

/// Something that happens on a day and does not block anyone's time.
struct Event {
    std::string uid; ///< stays the same while the thing is the same, so that a newer calendar replaces it
    Date day;
    std::string summary;
    std::string description; ///< may be empty
    std::string category;
    friend bool operator==(const Event &, const Event &) = default;
};

/// The events by day, then uid, in one calendar of this name. `stamp` is when it is written: of two calendars that a
/// program has of the same event it takes the later one (RFC 5546, 2.1.5).
std::string write(std::vector<Event> events, std::string_view name, std::chrono::sys_seconds stamp);

/// A content line folded: 75 bytes at most, then CR LF and a space; a character is never split.
std::string folded(std::string_view line);
/// A text as a value: backslash, semicolon, comma and line breaks escaped; other control characters left out.
std::string escaped(std::string_view text);

} // namespace gigaplan::ical
