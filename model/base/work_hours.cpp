// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/work_hours.h"

#include "model/base/units.h"

#include <cstdio>

namespace gigaplan {

namespace {

std::optional<std::int32_t> parseClock(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':') {
        return std::nullopt;
    }
    for (const std::size_t i : {0u, 1u, 3u, 4u}) {
        if (text[i] < '0' || text[i] > '9') {
            return std::nullopt;
        }
    }
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    const int total = hour * 60 + minute;
    return minute > 59 || total > kMinutesPerDay ? std::nullopt : std::optional(total);
}

} // namespace

std::int32_t WorkHours::minutes() const
{
    std::int32_t sum = 0;
    for (const auto &interval : intervals) {
        sum += interval.to - interval.from;
    }
    return sum;
}

std::string toText(const WorkHours &hours)
{
    std::string out;
    for (const auto &[from, to] : hours.intervals) {
        char text[32];
        std::snprintf(text, sizeof text, "%s%02d:%02d-%02d:%02d", out.empty() ? "" : " ", from / 60, from % 60, to / 60,
                      to % 60);
        out += text;
    }
    return out;
}

std::optional<WorkHours> parseWorkHours(std::string_view text)
{
    WorkHours hours;
    std::int32_t last = -1;
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        const std::string_view part = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (part.size() != 11 || part[5] != '-') {
            return std::nullopt;
        }
        const auto from = parseClock(part.substr(0, 5));
        const auto to = parseClock(part.substr(6));
        if (!from || !to || *from >= *to || *from <= last) {
            return std::nullopt;
        }
        hours.intervals.push_back({*from, *to});
        last = *to;
    }
    return hours;
}

} // namespace gigaplan
