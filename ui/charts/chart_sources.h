// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "ui/charts/chart_data.h"

namespace gigaplan {

enum class ChartKind { Power, Gpus, Capital };

struct PowerOptions {
    bool byPhase = false; ///< the live IT load split by phase
    EntityRef node; ///< a node: its load, usable capacity and headroom in place of the whole
};

enum class GpuStack { ByGeneration, ByPhase };

/// The content of the three charts, picked from a forecast; only units and differences of series are computed here.
/// Power: live IT load and cooling with losses, stacked, in facility MW, under the usable capacity at the sources, with
/// the least headroom of any node marked.
ChartData powerChart(const Forecast &forecast, const PowerOptions &options = {});
/// GPUs: live packages stacked by generation or phase, and the curves delivered, installed, powered and live.
ChartData gpuChart(const Forecast &forecast, GpuStack stack = GpuStack::ByGeneration);
/// Capital: released by tranche, stacked, under what is committed, with what is spent and exposed.
ChartData capitalChart(const Forecast &forecast);

/// The one line that a reader should take away. `warning` where something breaks.
struct ChartHeadline {
    QString text;
    bool warning = false;
};
ChartHeadline powerHeadline(const Forecast &forecast, Date asOf, const PowerOptions &options = {});
ChartHeadline gpuHeadline(const Forecast &forecast, Date asOf);
ChartHeadline capitalHeadline(const Forecast &forecast, Date asOf);

/// The name of a node for people; its key where it has none.
QString nodeName(const Node &node);
/// The node with the least headroom that carries power, or none.
EntityRef tightestNode(const Forecast &forecast);

} // namespace gigaplan
