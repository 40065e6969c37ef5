// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/words/labels.h"
#include "ui/paint/time_axis.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace gigaplan {

namespace {

constexpr double kLabelGap = 8;

/// A pair of lines, from the finest to the coarsest, with a label as wide as any of its lower line.
struct Level {
    TimeUnit upper;
    TimeUnit lower;
    int step;
    const char16_t *widest;
    double days; ///< the shortest cell of the lower line
};
constexpr std::array kLevels{
    Level{TimeUnit::Day, TimeUnit::Hour, 1, u"00:00", 1.0 / 24},
    Level{TimeUnit::Day, TimeUnit::Hour, 2, u"00:00", 2.0 / 24},
    Level{TimeUnit::Day, TimeUnit::Hour, 6, u"00:00", 6.0 / 24},
    Level{TimeUnit::Month, TimeUnit::Day, 1, u"30", 1},
    Level{TimeUnit::Month, TimeUnit::Week, 1, u"30", 7},
    Level{TimeUnit::Year, TimeUnit::Month, 1, u"May", 28},
    Level{TimeUnit::Year, TimeUnit::Quarter, 1, u"Q4", 90},
    Level{TimeUnit::Decade, TimeUnit::Year, 1, u"2000", 365},
    Level{TimeUnit::Decade, TimeUnit::Year, 2, u"2000", 730},
    Level{TimeUnit::Decade, TimeUnit::Year, 5, u"2000", 1826},
    Level{TimeUnit::Decade, TimeUnit::Year, 10, u"2000", 3652},
    Level{TimeUnit::Decade, TimeUnit::Year, 50, u"2000", 18262},
};

const Level &levelFor(const TimeAxis &axis, const TextWidth &textWidth)
{
    for (const Level &level : kLevels) {
        // Day numbers need little air; words and times more.
        const double gap = level.lower == TimeUnit::Day ? 6 : kLabelGap;
        if (level.days * axis.pixelsPerDay() >= textWidth(QString::fromUtf16(level.widest)) + gap) {
            return level;
        }
    }
    return kLevels.back();
}

QString hourLabel(Instant at)
{
    return QStringLiteral("%1:00").arg((at - startOfDay(dateOf(at))) / 60, 2, 10, QLatin1Char('0'));
}

/// Wordings of a cell of the lower line, longest first.
QStringList lowerWordings(Instant at, TimeUnit unit)
{
    const Date day = dateOf(at);
    const YearMonthDay parts = civil(day);
    const QString number = QString::number(parts.day);
    switch (unit) {
    case TimeUnit::Hour: return {hourLabel(at)};
    case TimeUnit::Day: {
        const QString named = weekdayName(weekday(day)) % u' ' % number;
        return {named, number};
    }
    case TimeUnit::Week: return {number};
    case TimeUnit::Month: return {monthName(parts.month)};
    case TimeUnit::Quarter: return {u'Q' + QString::number((parts.month - 1) / 3 + 1)};
    case TimeUnit::Year:
    case TimeUnit::Decade: return {QString::number(parts.year)};
    }
    return {};
}

QStringList upperWordings(Instant at, TimeUnit unit)
{
    const Date day = dateOf(at);
    const YearMonthDay parts = civil(day);
    const QString year = QString::number(parts.year);
    const QString month = monthName(parts.month);
    const QString number = QString::number(parts.day);
    switch (unit) {
    case TimeUnit::Hour: return {hourLabel(at)};
    case TimeUnit::Day: {
        const QString dated = number % u' ' % month;
        const QString named = weekdayName(weekday(day)) % u' ' % dated;
        const QString full = named % u' ' % year;
        return {full, named, dated, number};
    }
    case TimeUnit::Week:
    case TimeUnit::Month: {
        const QString full = month % u' ' % year;
        return {full, month};
    }
    case TimeUnit::Quarter:
    case TimeUnit::Year: return {year};
    case TimeUnit::Decade: return {year % u's'};
    }
    return {};
}

QString longestThatFits(const QStringList &wordings, double room, const TextWidth &textWidth)
{
    for (const QString &wording : wordings) {
        if (textWidth(wording) <= room) {
            return wording;
        }
    }
    return {};
}

template <class Cell>
void forEachCell(const TimeAxis &axis, double width, TimeUnit unit, int step, Cell &&cell)
{
    const Instant end = axis.instantAt(width);
    Instant at = unitStart(axis.instantAt(0), unit, step);
    while (at <= end) {
        const Instant next = nextUnit(at, unit, step);
        cell(at, next);
        at = next;
    }
}

std::vector<TimeTick> lowerLine(const TimeAxis &axis, double width, const Level &level, const TextWidth &textWidth)
{
    std::vector<TimeTick> ticks;
    forEachCell(axis, width, level.lower, level.step, [&](Instant at, Instant next) {
        TimeTick tick{at, axis.x(at), axis.x(next), 0, {}};
        const double room = tick.right - tick.left - kLabelGap / 2;
        // Named days come all or none: one "Mon 3" among bare numbers reads as an event.
        QStringList wordings = lowerWordings(at, level.lower);
        if (level.lower == TimeUnit::Day && room < textWidth(QStringLiteral("Wed 30"))) {
            wordings.removeFirst();
        }
        tick.label = longestThatFits(wordings, room, textWidth);
        const double labelWidth = textWidth(tick.label);
        tick.labelX = tick.left + (tick.right - tick.left - labelWidth) / 2;
        if (tick.labelX < 0 || tick.labelX + labelWidth > width) {
            tick.label.clear(); // half a label says less than none
        }
        ticks.push_back(std::move(tick));
    });
    return ticks;
}

std::vector<TimeTick> upperLine(const TimeAxis &axis, double width, TimeUnit unit, const TextWidth &textWidth)
{
    std::vector<TimeTick> ticks;
    forEachCell(axis, width, unit, 1, [&](Instant at, Instant next) {
        TimeTick tick{at, axis.x(at), axis.x(next), 0, {}};
        const double from = std::max(tick.left, 0.0) + kLabelGap;
        const double to = std::min(tick.right, width) - kLabelGap / 2;
        tick.label = longestThatFits(upperWordings(at, unit), to - from, textWidth);
        tick.labelX = from;
        ticks.push_back(std::move(tick));
    });
    return ticks;
}

/// Steps of a single line, from the finest.
struct Step {
    TimeUnit unit;
    int count;
    double days;
};
constexpr std::array kSteps{
    Step{TimeUnit::Hour, 1, 1.0 / 24}, Step{TimeUnit::Hour, 6, 0.25},   Step{TimeUnit::Day, 1, 1},
    Step{TimeUnit::Week, 1, 7},        Step{TimeUnit::Month, 1, 28},    Step{TimeUnit::Quarter, 1, 90},
    Step{TimeUnit::Year, 1, 365},      Step{TimeUnit::Year, 2, 730},    Step{TimeUnit::Year, 5, 1826},
    Step{TimeUnit::Decade, 1, 3652},   Step{TimeUnit::Decade, 2, 7305}, Step{TimeUnit::Decade, 5, 18262},
};

QString tickLabel(Instant at, TimeUnit unit)
{
    const Date day = dateOf(at);
    const YearMonthDay parts = civil(day);
    QString dated = QString::number(parts.day) % u' ' % monthName(parts.month);
    switch (unit) {
    case TimeUnit::Hour: return at == startOfDay(day) ? dated : hourLabel(at);
    case TimeUnit::Day:
    case TimeUnit::Week: return dated;
    case TimeUnit::Month:
    case TimeUnit::Quarter: return monthName(parts.month) % u' ' % QString::number(parts.year);
    case TimeUnit::Year:
    case TimeUnit::Decade: return QString::number(parts.year);
    }
    return {};
}

} // namespace

TimeHeader timeHeader(const TimeAxis &axis, double width, const TextWidth &textWidth)
{
    const Level &level = levelFor(axis, textWidth);
    return {level.upper, level.lower, upperLine(axis, width, level.upper, textWidth),
            lowerLine(axis, width, level, textWidth)};
}

std::vector<TimeTick> timeTicks(const TimeAxis &axis, double width, const TextWidth &textWidth)
{
    const auto fits = [&](const Step &step) {
        // Any tick's label is about as wide as this one; the gap covers the difference.
        const QString sample = tickLabel(startOfDay(makeDate(2028, 8, 28)), step.unit);
        return step.days * axis.pixelsPerDay() >= textWidth(sample) + 2 * kLabelGap;
    };
    const auto found = std::find_if(kSteps.begin(), kSteps.end(), fits);
    const Step &step = found == kSteps.end() ? kSteps.back() : *found;

    std::vector<TimeTick> ticks;
    double taken = -1e9;
    forEachCell(axis, width, step.unit, step.count, [&](Instant at, Instant next) {
        TimeTick tick{at, axis.x(at), axis.x(next), 0, tickLabel(at, step.unit)};
        if (tick.left < 0 || tick.left > width) {
            return;
        }
        const double labelWidth = textWidth(tick.label);
        tick.labelX = tick.left - labelWidth / 2;
        if (tick.labelX < taken + kLabelGap) {
            tick.label.clear();
        } else {
            taken = tick.labelX + labelWidth;
        }
        ticks.push_back(std::move(tick));
    });
    return ticks;
}

} // namespace gigaplan
