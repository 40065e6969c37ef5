// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/spoken_duration.h"

#include "model/base/text.h"
#include "model/base/units.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace gigaplan {

namespace {

struct Unit {
    std::string_view name;
    std::int64_t work, wall; ///< minutes
};
constexpr Unit kMinute{"min", 1, 1}, kHour{"h", 60, 60}, kDay{"d", kMinutesPerWorkday, kMinutesPerDay},
    kWeek{"w", 5 * kMinutesPerWorkday, 7 * kMinutesPerDay}, kMonth{"mo", 20 * kMinutesPerWorkday, 30 * kMinutesPerDay};

struct Spelling {
    std::string_view text;
    const Unit &unit;
};
constexpr std::array kSpellings{
    Spelling{"m", kMinute},       Spelling{"min", kMinute},   Spelling{"mins", kMinute}, Spelling{"minute", kMinute},
    Spelling{"minutes", kMinute}, Spelling{"h", kHour},       Spelling{"hr", kHour},     Spelling{"hrs", kHour},
    Spelling{"hour", kHour},      Spelling{"hours", kHour},   Spelling{"d", kDay},       Spelling{"dy", kDay},
    Spelling{"dys", kDay},        Spelling{"day", kDay},      Spelling{"days", kDay},    Spelling{"w", kWeek},
    Spelling{"wk", kWeek},        Spelling{"wks", kWeek},     Spelling{"week", kWeek},   Spelling{"weeks", kWeek},
    Spelling{"mo", kMonth},       Spelling{"mos", kMonth},    Spelling{"mon", kMonth},   Spelling{"mons", kMonth},
    Spelling{"month", kMonth},    Spelling{"months", kMonth},
};

const Unit *unitNamed(std::string_view text)
{
    const auto found =
        std::find_if(kSpellings.begin(), kSpellings.end(), [&](const Spelling &one) { return one.text == text; });
    return found == kSpellings.end() ? nullptr : &found->unit;
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
