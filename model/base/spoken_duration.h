// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gigaplan {

/// A length of time as planners write it: "20 d", "3 ew", "5 days?", "2 emons".
struct SpokenDuration {
    std::int64_t minutes = 0;
    bool elapsed = false; ///< by the wall clock, not by working time
    bool saysUnit = false; ///< written with a unit, so that `elapsed` was meant
    friend bool operator==(const SpokenDuration &, const SpokenDuration &) = default;
};

/// Reads a number that is not negative, with a decimal point, and a unit in any of its usual spellings: minutes, hours,
/// days, weeks or months; of the wall clock with an "e" or "elapsed" before it. A day of work has 8 hours, a week 5
/// days, a month 20, as in the field's standard tools; a month by the clock has 30 days. A question mark after it, by
/// which those tools mark an estimate, is ignored. A bare number is in `bareUnit`. Nothing: not understood, or longer
/// than a plan may state.
std::optional<SpokenDuration> parseDuration(std::string_view text, std::string_view bareUnit);

/// "20 d", "3.5 d", "6 h", "90 min", "3 ed": the largest unit up to a day that expresses the minutes exactly. Reads
/// back the same. Negative minutes have their sign in front.
std::string durationText(std::int64_t minutes, bool elapsed);

} // namespace gigaplan
