// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/analysis/risk/risk_analysis.h"
#include "ui/paint/theme.h"

#include <QPainter>

namespace gigaplan {

/// The data that a drawing may show; all of one plan.
struct DrawingInput {
    std::shared_ptr<const Forecast> forecast;
    Date at; ///< of floor maps and of the as-of line
    std::shared_ptr<const RiskAnalysis> risk = nullptr; ///< never nullptr for a drawing of a simulation
    Id<Phase> phase = {}; ///< of a tornado; none: the plan's finish
};

/// A view as one picture, for `render` and the report. Each family of views describes its own, and the shell's register
/// (`ui/shell/views.h`) lists them.
struct Drawing {
    std::string_view id; ///< for `--view` and for sections of the report
    bool simulates = false; ///< it is of a risk analysis
    bool hasDate = true; ///< it is of a date, or marks one
    bool hasPhase = false; ///< it can be of one phase
    /// One unit of the painter is 1/96 inch.
    std::function<void(const DrawingInput &, const Theme &, QPainter &, const QRectF &)> paint;
};

} // namespace gigaplan
