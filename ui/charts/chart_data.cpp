// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_data.h"

#include "model/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gigaplan {

namespace {

struct Unit {
    double perUnit;
    const char *name;
};
constexpr std::array kPowerUnits{Unit{1e9, "GW"}, Unit{1e6, "MW"}, Unit{1e3, "kW"}};
constexpr std::array kCountUnits{Unit{1e9, "billion"}, Unit{1e6, "million"}, Unit{1e3, "thousand"}, Unit{1, ""}};
constexpr std::array kMoneyUnits{Unit{1e12, "T"}, Unit{1e9, "B"}, Unit{1e6, "M"}, Unit{1e3, "k"}, Unit{1, ""}};

template <std::size_t N>
Unit largestUnit(const std::array<Unit, N> &units, std::int64_t highest)
{
    for (const Unit &unit : units) {
        if (static_cast<double>(highest) >= unit.perUnit) {
            return unit;
        }
    }
    return units.back();
}

QString joined(const QString &a, const QString &b)
{
    return a.isEmpty() ? b : b.isEmpty() ? a : QString(a + QLatin1Char(' ') + b);
}

QString currencySymbol(const QString &currency)
{
    return currency == QLatin1String("USD") ? QStringLiteral("$") : currency;
}

using Steps = std::vector<StepSeries::Step>;

/// The level on `from`, then every change up to `to`.
Steps window(const StepSeries &series, Date from, Date to)
{
    Steps steps{{from, series.at(from)}};
    const auto all = series.steps();
    auto step = std::upper_bound(all.begin(), all.end(), from,
                                 [](Date date, const StepSeries::Step &s) { return date < s.date; });
    for (; step != all.end() && step->date <= to; ++step) {
        steps.push_back(*step);
    }
    return steps;
}

Steps thinned(const Steps &steps, Date from, Date to, std::size_t limit)
{
    const std::size_t slices = std::max<std::size_t>(1, limit / 4);
    const double perSlice = (to - from + 1) / static_cast<double>(slices);
    Steps kept;
    for (auto first = steps.begin(); first != steps.end();) {
        const auto slice = std::floor((first->date - from) / perSlice);
        auto end = first;
        while (end != steps.end() && std::floor((end->date - from) / perSlice) == slice) {
            ++end;
        }
        const auto byLevel = [](const auto &a, const auto &b) { return a.level < b.level; };
        std::array chosen{first, std::min_element(first, end, byLevel), std::max_element(first, end, byLevel), end - 1};
        std::sort(chosen.begin(), chosen.end());
        for (auto at = chosen.begin(); at != std::unique(chosen.begin(), chosen.end()); ++at) {
            if (kept.empty() || kept.back().date < (*at)->date) {
                kept.push_back(**at);
            }
        }
        first = end;
    }
    return kept;
}

} // namespace

ChartScale scaleFor(const ChartData &data, std::int64_t highest)
{
    switch (data.quantity) {
    case ChartQuantity::Power: {
        const Unit unit = largestUnit(kPowerUnits, highest);
        return {unit.perUnit, joined(QLatin1String(unit.name), data.basis)};
    }
    case ChartQuantity::Count: {
        const Unit unit = largestUnit(kCountUnits, highest);
        return {unit.perUnit, joined(QLatin1String(unit.name), data.basis)};
    }
    case ChartQuantity::Amount: {
        const Unit unit = largestUnit(kMoneyUnits, highest);
        return {unit.perUnit, joined(currencySymbol(data.currency), QLatin1String(unit.name))};
    }
    }
    return {};
}

QString exactText(const ChartData &data, std::int64_t level)
{
    const auto tenths = [](std::int64_t value, double perUnit) {
        const auto rounded = std::llround(std::abs(static_cast<double>(value)) / perUnit * 10);
        return QString(QLatin1String(value < 0 && rounded > 0 ? "-" : "")
                       + QString::fromStdString(grouped(rounded / 10)) + QLatin1Char('.')
                       + QString::number(rounded % 10));
    };
    return data.quantity == ChartQuantity::Count ? QString::fromStdString(grouped(level)) : tenths(level, 1e6);
}

QString exactUnit(const ChartData &data)
{
    switch (data.quantity) {
    case ChartQuantity::Power: return joined(QStringLiteral("MW"), data.basis);
    case ChartQuantity::Count: return data.basis;
    case ChartQuantity::Amount: return joined(currencySymbol(data.currency), QStringLiteral("M"));
    }
    return {};
}

QList<QPointF> stepPoints(const StepSeries &series, Date from, Date to, double perUnit, std::size_t limit)
{
    Steps steps = window(series, from, to);
    // A step makes two corners, and the line ends with one more point.
    const std::size_t most = std::max<std::size_t>(4, (limit - 2) / 2);
    if (steps.size() > most) {
        steps = thinned(steps, from, to, most);
    }
    QList<QPointF> points;
    points.reserve(2 * static_cast<qsizetype>(steps.size()) + 1);
    for (const auto &step : steps) {
        const double y = static_cast<double>(step.level) / perUnit;
        if (!points.isEmpty()) {
            points.append({static_cast<double>(step.date.days), points.last().y()});
        }
        points.append({static_cast<double>(step.date.days), y});
    }
    if (to.days > points.last().x()) {
        points.append({static_cast<double>(to.days), points.last().y()});
    }
    return points;
}

LevelRange levelsBetween(const StepSeries &series, Date from, Date to)
{
    const Steps steps = window(series, from, to);
    LevelRange range{steps.front().level, steps.front().level};
    for (const auto &step : steps) {
        range.lowest = std::min(range.lowest, step.level);
        range.highest = std::max(range.highest, step.level);
    }
    return range;
}

} // namespace gigaplan
