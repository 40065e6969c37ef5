// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"
#include "model/base/units.h"

#include <QString>

#include <functional>
#include <vector>

namespace gigaplan {

/// Maps the plan's time to horizontal pixels and back, in minutes, from decades down to hours; a value, so that a view
/// can try a zoom before it takes it. x grows with time; x = 0 is the left edge of the visible range.
class TimeAxis {
public:
    /// Pixels per minute at the ends of the zoom: the plan's whole range on a small screen; an hour over 240 pixels.
    static constexpr double kCoarsest = 3e-6;
    static constexpr double kFinest = 4.0;

    TimeAxis() = default;
    TimeAxis(Instant left, double pixelsPerMinute);

    double pixelsPerMinute() const { return m_scale; }
    double pixelsPerDay() const { return m_scale * static_cast<double>(kMinutesPerDay); }

    double x(Instant instant) const { return (static_cast<double>(instant.minutes) - m_left) * m_scale; }
    double x(Date date) const { return x(startOfDay(date)); }
    Instant instantAt(double x) const; ///< the nearest minute
    Date dateAt(double x) const; ///< the day under the pixel

    /// The moment under `x` stays where it is.
    void zoomAbout(double x, double factor);
    /// The content moves right by `pixels` (the axis shows earlier times).
    void panBy(double pixels);
    /// Shows `from` to `to` in `width` pixels with `margin` free at both ends.
    void fit(Instant from, Instant to, double width, double margin = 0);

    /// Whether days are wide enough that shading the days off helps rather than hatches.
    bool showsWeekends() const { return pixelsPerDay() >= 6; }
    /// What a drag snaps to: a day, or as hours come into sight an hour, then five minutes.
    std::int64_t snapMinutes() const;
    Instant snapped(Instant instant) const;

    friend bool operator==(const TimeAxis &, const TimeAxis &) = default;

private:
    double m_left = 0; ///< minutes since 1970 at x = 0
    double m_scale = 0.001;
};

/// Units of time that can be distinguished on an axis.
enum class TimeUnit { Hour, Day, Week, Month, Quarter, Year, Decade };
/// The beginning of the unit (of `step` units, counted from a round one) that holds the instant, and of the next.
Instant unitStart(Instant instant, TimeUnit unit, int step = 1);
Instant nextUnit(Instant start, TimeUnit unit, int step = 1);

/// One cell of a header line. `left` may lie outside the visible range.
struct TimeTick {
    Instant at;
    double left = 0;
    double right = 0;
    double labelX = 0; ///< left edge of the label; within the visible range
    QString label; ///< the longest wording that fits its cell; empty where none does
};

/// Two lines that always fit the zoom: decade/year, year/quarter, year/month, month/week, month/day, day/hour.
struct TimeHeader {
    TimeUnit upperUnit = TimeUnit::Year;
    TimeUnit lowerUnit = TimeUnit::Quarter;
    std::vector<TimeTick> upper, lower;
};

/// Width of a text in pixels in the font that will be used.
using TextWidth = std::function<double(const QString &)>;

/// The header of the pixels 0 … `width`. Labels of one line never overlap.
TimeHeader timeHeader(const TimeAxis &axis, double width, const TextWidth &textWidth);
/// One line of ticks for a chart or a slider: "2028", "Apr 2028", "14 Apr", apart by at least a label and a gap. Here
/// labels are centred on their tick.
std::vector<TimeTick> timeTicks(const TimeAxis &axis, double width, const TextWidth &textWidth);

} // namespace gigaplan
