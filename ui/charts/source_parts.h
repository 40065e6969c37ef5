// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_sources.h"

namespace gigaplan {

/// An empty chart over the forecast's time; lines are actual up to the plan's status date.
ChartData chartOver(const Forecast &forecast);

/// Stacks what each phase has of `total`, in the phases' order, and what no phase has.
void addByPhase(ChartData &data, const Forecast &forecast, const StepSeries &total,
                const std::function<const StepSeries &(const StateSeries &phase)> &ofPhase);

} // namespace gigaplan
