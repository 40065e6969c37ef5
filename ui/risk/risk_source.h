// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/risk_analysis.h"
#include "ui/charts/chart_sources.h"
#include "ui/paint/tornado_painter.h"

namespace gigaplan {

enum class FanOf { Power, Gpus };

/// What may be live at the end of each month: the band from P10 to P90, the one from P20 to P80 in it, P50, and with
/// them the plan without risk and the target.
ChartData fanChart(const RiskAnalysis &analysis, FanOf of);
/// How many of the trials have the target live by `asOf`, and by the planned date; the date that 80 % of them hold.
ChartHeadline fanHeadline(const RiskAnalysis &analysis, Date asOf);

/// The drivers of the phase's go-live, or the plan's finish where there is no such phase.
TornadoPicture tornadoPicture(const RiskAnalysis &analysis, Id<Phase> phase);

/// The text to show with the figures: the remarks of the analysis, and the label of the default profile where it took
/// part; empty for nothing.
QString besideText(const RiskAnalysis &analysis);

} // namespace gigaplan
