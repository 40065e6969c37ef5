// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/time_axis.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

const double kLeftmost = static_cast<double>(startOfDay(kFirstDate).minutes);
const double kRightmost = static_cast<double>(startOfDay(kLastDate).minutes);

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

} // namespace

TimeAxis::TimeAxis(Instant left, double pixelsPerMinute)
    : m_left(static_cast<double>(left.minutes)), m_scale(std::clamp(pixelsPerMinute, kCoarsest, kFinest))
{
}

Instant TimeAxis::instantAt(double x) const
{
    return {std::llround(std::clamp(m_left + x / m_scale, kLeftmost, kRightmost))};
}

Date TimeAxis::dateAt(double x) const
{
    const double minute = std::clamp(m_left + x / m_scale, kLeftmost, kRightmost);
    return dateOf(Instant{static_cast<std::int64_t>(std::floor(minute))});
}

void TimeAxis::zoomAbout(double x, double factor)
{
    const double held = m_left + x / m_scale;
    m_scale = std::clamp(m_scale * factor, kCoarsest, kFinest);
    m_left = held - x / m_scale;
}

void TimeAxis::panBy(double pixels)
{
    m_left = std::clamp(m_left - pixels / m_scale, kLeftmost, kRightmost);
}

void TimeAxis::fit(Instant from, Instant to, double width, double margin)
{
    const double room = std::max(1.0, width - 2 * margin);
    const double span = static_cast<double>(std::max<std::int64_t>(1, to - from));
    m_scale = std::clamp(room / span, kCoarsest, kFinest);
    m_left = static_cast<double>(from.minutes) + span / 2 - width / 2 / m_scale;
}

std::int64_t TimeAxis::snapMinutes() const
{
    if (m_scale * 60 < 8) {
        return kMinutesPerDay;
    }
    return m_scale * 60 < 60 ? 60 : 5;
}

Instant TimeAxis::snapped(Instant instant) const
{
    const std::int64_t step = snapMinutes();
    return {floorTo(instant.minutes + step / 2, step)};
}

Instant unitStart(Instant instant, TimeUnit unit, int step)
{
    const Date day = dateOf(instant);
    const YearMonthDay parts = civil(day);
    const auto year = [&](int years) {
        return startOfDay(makeDate(static_cast<int>(floorTo(parts.year, years)), 1, 1));
    };
    switch (unit) {
    case TimeUnit::Hour: return {floorTo(instant.minutes, 60LL * step)};
    case TimeUnit::Day: return startOfDay(day);
    case TimeUnit::Week: return startOfDay(day + -weekday(day));
    case TimeUnit::Month: return startOfDay(firstOfMonth(day));
    case TimeUnit::Quarter: return startOfDay(makeDate(parts.year, (parts.month - 1) / 3 * 3 + 1, 1));
    case TimeUnit::Year: return year(step);
    case TimeUnit::Decade: return year(10 * step);
    }
    return instant;
}

Instant nextUnit(Instant start, TimeUnit unit, int step)
{
    const auto months = [&](int count) { return startOfDay(addMonths(dateOf(start), count)); };
    switch (unit) {
    case TimeUnit::Hour: return start + 60LL * step;
    case TimeUnit::Day: return start + kMinutesPerDay;
    case TimeUnit::Week: return start + 7 * kMinutesPerDay;
    case TimeUnit::Month: return months(1);
    case TimeUnit::Quarter: return months(3);
    case TimeUnit::Year: return months(12 * step);
    case TimeUnit::Decade: return months(120 * step);
    }
    return start;
}

} // namespace gigaplan
