// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/spoken_duration.h"

#include "model/base/text.h"
#include "model/base/units.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace gigaplan {

namespace {

struct Unit {
    std::string_view name;
    std::int64_t work, wall; ///< minutes
    std::string_view spellings;
};
constexpr Unit kMinute{"min", 1, 1, "m, min, mins, minute, minutes"}, kHour{"h", 60, 60, "h, hr, hrs, hour, hours"},
    kDay{"d", kMinutesPerWorkday, kMinutesPerDay, "d, dy, dys, day, days"},
    kWeek{"w", 5 * kMinutesPerWorkday, 7 * kMinutesPerDay, "w, wk, wks, week, weeks"},
    kMonth{"mo", 20 * kMinutesPerWorkday, 30 * kMinutesPerDay, "mo, mos, mon, mons, month, months"};

const Unit *unitNamed(std::string_view text)
{
    for (const Unit *unit : {&kMinute, &kHour, &kDay, &kWeek, &kMonth}) {
        if (isAmong(unit->spellings, text)) {
            return unit;
        }
    }
    return nullptr;
}

/// Without an exponent, however large.
std::string decimal(double number)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
    return {buffer.data(), end.ptr};
}

/// Lower case without spaces, without the mark of an estimate.
std::string plain(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\t') {
            out += lowered(c);
        }
    }
    if (out.ends_with('?')) {
        out.pop_back();
    }
    return out;
}

} // namespace

std::optional<SpokenDuration> parseDuration(std::string_view text, std::string_view bareUnit)
{
    const std::string said = plain(text);
    const char *const begin = said.data(), *const end = said.data() + said.size();
    double number = 0;
    const auto read = std::from_chars(begin, end, number, std::chars_format::fixed);
    if (read.ec != std::errc() || !(number >= 0)) {
        return std::nullopt;
    }
    std::string_view unit(read.ptr, static_cast<std::size_t>(end - read.ptr));
    SpokenDuration spoken;
    spoken.saysUnit = !unit.empty();
    if (unit.starts_with("elapsed")) {
        spoken.elapsed = true;
        unit.remove_prefix(7);
    } else if (unit.starts_with('e')) {
        spoken.elapsed = true;
        unit.remove_prefix(1);
    }
    const Unit *known = unitNamed(spoken.saysUnit ? unit : bareUnit);
    if (!known) {
        return std::nullopt;
    }
    const double minutes = number * static_cast<double>(spoken.elapsed ? known->wall : known->work);
    if (minutes > Minutes::highest) {
        return std::nullopt;
    }
    spoken.minutes = std::llround(minutes);
    return spoken;
}

std::string durationText(std::int64_t minutes, bool elapsed)
{
    const std::int64_t size = std::abs(minutes);
    const std::int64_t day = elapsed ? kDay.wall : kDay.work;
    const Unit &unit = size % 60 != 0 ? kMinute : size % (day / 2) != 0 ? kHour : kDay;
    const double number = static_cast<double>(size) / static_cast<double>(elapsed ? unit.wall : unit.work);
    return (minutes < 0 ? "-" : "") + decimal(number) + ' ' + (elapsed ? "e" : "") + std::string(unit.name);
}

} // namespace gigaplan
