// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/values.h"

#include "model/base/text.h"
#include "model/base/units.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace gigaplan::mspdi {

namespace {

constexpr double kLargestMinutes = 1e8;

/// Removes `count` digits from the front; nothing where there are not that many.
std::optional<int> takeDigits(std::string_view &text, std::size_t count)
{
    if (text.size() < count) {
        return std::nullopt;
    }
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!isDigit(text[i])) {
            return std::nullopt;
        }
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view &text, char c)
{
    if (text.empty() || text.front() != c) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

/// Z, +01:00, +0100 or +01, removed from the front; nothing: something else is there.
std::optional<bool> takeZone(std::string_view &text)
{
    if (text.empty()) {
        return false;
    }
    if (take(text, 'Z') || take(text, 'z')) {
        return text.empty() ? std::optional(true) : std::nullopt;
    }
    if (!take(text, '+') && !take(text, '-')) {
        return std::nullopt;
    }
    const auto hours = takeDigits(text, 2);
    std::optional<int> minutes = 0;
    if (take(text, ':') || !text.empty()) {
        minutes = takeDigits(text, 2);
    }
    return hours && minutes && *hours <= 14 && *minutes <= 59 && text.empty() ? std::optional(true) : std::nullopt;
}

struct Clock {
    std::int32_t seconds = 0; ///< after midnight, to the nearest of whole ones
    bool hasZone = false, hasFraction = false;
};

std::optional<Clock> parseClock(std::string_view text)
{
    const auto hour = takeDigits(text, 2);
    if (!hour || !take(text, ':')) {
        return std::nullopt;
    }
    const auto minute = takeDigits(text, 2);
    std::optional<int> second = 0;
    Clock clock;
    if (take(text, ':')) {
        second = takeDigits(text, 2);
        if (take(text, '.') || take(text, ',')) {
            const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
            if (end == text.begin()) {
                return std::nullopt;
            }
            clock.hasFraction = std::any_of(text.begin(), end, [](char c) { return c != '0'; });
            text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
        }
    }
    const auto zone = takeZone(text);
    if (!minute || !second || !zone || *minute > 59 || *second > 59 || *hour > 24) {
        return std::nullopt;
    }
    clock.hasZone = *zone;
    clock.seconds = *hour * 3600 + *minute * 60 + *second;
    const bool beyond = clock.seconds > 86400 || (clock.seconds == 86400 && clock.hasFraction);
    return beyond ? std::nullopt : std::optional(clock);
}

} // namespace

std::optional<std::int32_t> parseTime(std::string_view text)
{
    const auto clock = parseClock(text);
    return clock ? std::optional((clock->seconds + 30) / 60) : std::nullopt;
}

std::optional<ReadInstant> parseDateTime(std::string_view text)
{
    const auto year = takeDigits(text, 4);
    const bool dash = take(text, '-');
    const auto month = takeDigits(text, 2);
    const bool secondDash = take(text, '-');
    const auto day = takeDigits(text, 2);
    if (!year || !dash || !month || !secondDash || !day || *year < kFirstYear || *year > kLastYear || *month < 1
        || *month > 12 || *day < 1) {
        return std::nullopt;
    }
    const Date date = makeDate(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
    if (const auto back = civil(date);
        back.day != static_cast<unsigned>(*day) || back.month != static_cast<unsigned>(*month)) {
        return std::nullopt;
    }
    ReadInstant read{startOfDay(date), date};
    if (take(text, 'T') || take(text, 't') || take(text, ' ')) {
        const auto clock = parseClock(text);
        if (!clock) {
            return std::nullopt;
        }
        read.at = read.at + (clock->seconds + 30) / 60;
        read.hasZone = clock->hasZone;
        read.isDayEnd = clock->seconds == 86400;
        read.hasSeconds = clock->hasFraction || clock->seconds % 60 != 0;
        return read;
    }
    const auto zone = takeZone(text);
    read.isDay = true;
    read.hasZone = zone.value_or(false);
    return zone ? std::optional(read) : std::nullopt;
}

std::optional<std::int64_t> parseDuration(std::string_view text)
{
    const bool negative = take(text, '-');
    if (!take(text, 'P') || text.empty()) {
        return std::nullopt;
    }
    constexpr double kUnsaid = -1; // what a year or a month lasts
    static constexpr std::array<std::pair<char, double>, 6> kUnits{
        {{'Y', kUnsaid}, {'M', kUnsaid}, {'D', 1440.0}, {'H', 60.0}, {'M', 1.0}, {'S', 1.0 / 60}}};
    constexpr std::size_t kFirstOfTime = 3;
    double minutes = 0;
    std::size_t unit = 0;
    bool inTime = false;
    while (!text.empty()) {
        if (!inTime && take(text, 'T')) {
            inTime = true;
            unit = std::max(unit, kFirstOfTime);
            continue;
        }
        double number = 0;
        const auto [end, error] =
            std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
        if (error != std::errc() || !(number >= 0) || number > 1e12) {
            return std::nullopt;
        }
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        const auto *last = inTime ? kUnits.end() : kUnits.begin() + kFirstOfTime;
        const auto *known =
            std::find_if(kUnits.begin() + static_cast<std::ptrdiff_t>(unit), last,
                         [&](const auto &entry) { return !text.empty() && entry.first == text.front(); });
        if (known == last || (known->second == kUnsaid && number != 0)) {
            return std::nullopt;
        }
        minutes += number * known->second;
        unit = static_cast<std::size_t>(known - kUnits.begin()) + 1;
        text.remove_prefix(1);
    }
    if (minutes > kLargestMinutes) {
        return std::nullopt;
    }
    const std::int64_t whole = std::llround(minutes);
    return negative ? -whole : whole;
}

std::optional<double> parseReal(std::string_view text)
{
    if (take(text, '+') && text.starts_with('-')) {
        return std::nullopt;
    }
    const auto value = parseNumber<double>(text);
    return value && std::abs(*value) <= 1e15 ? value : std::nullopt;
}

std::optional<std::int64_t> parseWhole(std::string_view text)
{
    const auto value = parseReal(text);
    return value && std::trunc(*value) == *value ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
}

std::optional<bool> parseFlag(std::string_view text)
{
    if (const std::string said = lowerCase(text); said == "true" || said == "false") {
        return said == "true";
    }
    const auto number = parseWhole(text);
    const bool known = number && (*number == 0 || *number == 1 || *number == -1);
    return known ? std::optional(*number != 0) : std::nullopt;
}

bool isInPlanRange(Instant at)
{
    return dateOf(at) >= kFirstDate && dateOf(at) <= kLastDate;
}

bool isElapsedFormat(std::int64_t format)
{
    static constexpr std::array<std::int64_t, 12> kElapsed{4, 6, 8, 10, 12, 20, 36, 38, 40, 42, 44, 52};
    return std::find(kElapsed.begin(), kElapsed.end(), format) != kElapsed.end();
}

bool isPercentFormat(std::int64_t format)
{
    return format == 19 || format == 20 || format == 51 || format == 52;
}

std::string dateTimeText(Instant at)
{
    return isoInstant(at) + ":00";
}

std::string durationText(std::int64_t minutes)
{
    return (minutes < 0 ? "-PT" : "PT") + std::to_string(std::abs(minutes) / 60) + 'H'
        + std::to_string(std::abs(minutes) % 60) + "M0S";
}

std::string timeText(std::int32_t minutes)
{
    char text[16];
    const std::int32_t ofDay = minutes % static_cast<std::int32_t>(kMinutesPerDay); // an end at midnight is 00:00:00
    std::snprintf(text, sizeof text, "%02d:%02d:00", ofDay / 60, ofDay % 60);
    return text;
}

} // namespace gigaplan::mspdi
