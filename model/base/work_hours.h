// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gigaplan {

/// The working intervals of one day, in minutes after midnight, in order and apart; empty means a day off.
struct WorkHours {
    struct Interval {
        std::int32_t from = 0;
        std::int32_t to = 0; ///< up to 1440
        friend auto operator<=>(const Interval &, const Interval &) = default;
    };
    std::vector<Interval> intervals;

    std::int32_t minutes() const;
    friend auto operator<=>(const WorkHours &, const WorkHours &) = default;
};

/// "08:00-12:00 13:00-17:00"; the empty text is a day off; midnight as an end is 24:00.
std::string toText(const WorkHours &hours);
std::optional<WorkHours> parseWorkHours(std::string_view text);

} // namespace gigaplan
