// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/drawing.h"
#include "ui/risk/risk_source.h"

namespace gigaplan {

/// Draws the fan of live power or GPUs into `rect`, for reports and pictures, and below it what it is based on: trials,
/// seed, whose risks and, where it took part, the default profile's label. One unit of the painter is 1/96 inch.
void renderFan(const RiskAnalysis &analysis, FanOf of, Date asOf, const Theme &theme, QPainter &painter,
               const QRectF &rect);
/// The same of the tornado of a phase's go-live, or of the plan's finish.
void renderTornado(const RiskAnalysis &analysis, Id<Phase> phase, const Theme &theme, QPainter &painter,
                   const QRectF &rect);

/// Both for the register of drawings.
Drawing fanDrawing();
Drawing tornadoDrawing();

} // namespace gigaplan
