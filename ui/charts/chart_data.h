// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/step_series.h"
#include "model/plan/entity_list.h"

#include <QList>
#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace gigaplan {

/// What the levels of a chart count; it decides units and number formats.
enum class ChartQuantity {
    Power, ///< watts
    Count, ///< packages
    Amount, ///< money: whole units of the plan's currency
};

/// What a series represents; the theme turns role and index into a colour.
enum class SeriesRole {
    Ramp, ///< one of `count` ordered things (phases, tranches): step `index` of the phase ramp
    Kind, ///< one of several unordered things: colour `index` of the kinds
    State, ///< a row state: `index` is the RowState
    Capacity, ///< the dark line over a load
    Reference, ///< a quiet line, or a quiet area in one of two greys
    Uncertain, ///< possible outcomes: index 0 the widest band, 1 one within it; and the line in their middle
};

enum class SeriesStyle {
    Area, ///< stacked on the areas before it, from zero
    Line, ///< solid until the chart's `actualUntil`, dashed after
    Dashed, ///< dashed throughout
    Band, ///< between `values` and `upper`, not stacked; comes before the line that it spreads around
};

/// One quantity over time, in the raw unit of the engine's result.
struct ChartSeries {
    QString name;
    SeriesRole role = SeriesRole::Kind;
    int index = 0;
    int count = 1;
    SeriesStyle style = SeriesStyle::Line;
    StepSeries values;
    EntityRef ref = {}; ///< what a click on it selects; none: nothing
    StepSeries upper = {}; ///< of a band
    QString upperName = {}, lowerName = {}; ///< of a band's edges, in tables
};

/// A day worth a note: a mark at `level` on `date` with a text next to it.
struct ChartAnnotation {
    Date date;
    std::int64_t level = 0;
    QString text;
    EntityRef ref;
};

/// The content of a chart, without colours or pixels.
struct ChartData {
    QString title;
    ChartQuantity quantity = ChartQuantity::Power;
    QString basis; ///< what the unit is of: "facility", "IT", "GPUs"
    QString currency; ///< ISO 4217, for money
    QString empty; ///< why there is nothing to draw, and the first step; empty: there is something
    QString areaTotal; ///< name of the sum of the areas in tables; empty: no sum is shown
    std::vector<ChartSeries> series; ///< areas bottom up, then lines
    std::vector<ChartAnnotation> annotations;
    Date first, last;
    std::optional<Date> actualUntil; ///< lines are dashed after this date
};

/// How levels are shown on the axis: `level / perUnit` in `unit`.
struct ChartScale {
    double perUnit = 1;
    QString unit; ///< "GW facility", "$ B", "million GPUs"
};

/// The largest unit in which `highest` is at least one.
ChartScale scaleFor(const ChartData &data, std::int64_t highest);

/// A level with enough digits for checking, in `exactUnit`: "1,183.4", "403,200", "10,025.0".
QString exactText(const ChartData &data, std::int64_t level);
/// The unit of exact texts: "MW facility", "GPUs", "$ M".
QString exactUnit(const ChartData &data);

inline constexpr std::size_t kMaxPoints = 2000;

/// Corner points of the series between two dates, x in days since 1970, y in `perUnit`s; at most `limit` points: where
/// there are more steps, each slice of time keeps its first, lowest, highest and last.
QList<QPointF> stepPoints(const StepSeries &series, Date from, Date to, double perUnit, std::size_t limit = kMaxPoints);

/// The lowest and highest level that holds on any day of [from, to].
struct LevelRange {
    std::int64_t lowest = 0;
    std::int64_t highest = 0;
};
LevelRange levelsBetween(const StepSeries &series, Date from, Date to);

} // namespace gigaplan
