// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace gigaplan::mspdi {

/// Years that a date in a file may have; a date outside the plan's range is dropped or refused, depending on where it
/// is.
inline constexpr int kFirstYear = 1900, kLastYear = 2200;

/// A date as a file has it, rounded to minutes, and what that leaves out.
struct ReadInstant {
    Instant at;
    Date day; ///< that it names
    bool isDay = false; ///< without a time; `at` is its beginning
    bool hasZone = false; ///< it names one; the time is taken as written
    bool hasSeconds = false; ///< other than whole minutes
    bool isDayEnd = false; ///< 24:00:00
};

/// 2026-10-01T08:00:00 and its relatives: with a fraction of a second, with Z or an offset (with or without a colon),
/// with both; without seconds or without a time, then perhaps with a zone; a space for the T; 24:00:00 for the end of the day.
std::optional<ReadInstant> parseDateTime(std::string_view text);
/// Working or wall-clock minutes of an XML duration in days and smaller units, PT8H0M0S; at most 1e8 either way.
/// Years and months, whose length is undefined, only where they are zero.
std::optional<std::int64_t> parseDuration(std::string_view text);
/// Minutes after midnight of 08:00:00, which may have a fraction and a zone.
std::optional<std::int32_t> parseTime(std::string_view text);
std::optional<double> parseReal(std::string_view text);
/// 1, 0, true and false in any letters; -1, as some writers have it.
std::optional<bool> parseFlag(std::string_view text);
std::optional<std::int64_t> parseWhole(std::string_view text);

bool isInPlanRange(Instant at);

/// Codes of units of durations and lags.
bool isElapsedFormat(std::int64_t format);
bool isPercentFormat(std::int64_t format);

std::string dateTimeText(Instant at);
std::string durationText(std::int64_t minutes);
std::string timeText(std::int32_t minutes);

} // namespace gigaplan::mspdi
