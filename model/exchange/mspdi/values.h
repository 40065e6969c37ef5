// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace gigaplan::mspdi {

/// Years that a date in a file may have; what a plan cannot hold of them is dropped or refused by its place.
inline constexpr int kFirstYear = 1900, kLastYear = 2200;

/// 2026-10-01T08:00:00, with a fraction of a second or without a time; rounded to minutes.
std::optional<Instant> parseDateTime(std::string_view text);
/// Working or wall-clock minutes of an XML duration in days and smaller units, PT8H0M0S; at most 1e8 either way.
std::optional<std::int64_t> parseDuration(std::string_view text);
/// Minutes after midnight of 08:00:00.
std::optional<std::int32_t> parseTime(std::string_view text);
std::optional<double> parseReal(std::string_view text);
std::optional<std::int64_t> parseWhole(std::string_view text);

bool isInPlanRange(Instant at);

/// Codes of units of durations and lags.
bool isElapsedFormat(std::int64_t format);
bool isPercentFormat(std::int64_t format);

std::string dateTimeText(Instant at);
std::string durationText(std::int64_t minutes);
std::string timeText(std::int32_t minutes);

} // namespace gigaplan::mspdi
