// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_data.h"
#include "ui/paint/theme.h"

#include <QPainter>

namespace gigaplan {

/// The theme's colour for what a series represents.
QColor seriesColour(const Theme &theme, const ChartSeries &series);
/// How its line is drawn; for an area, that of its outline in a swatch.
QPen seriesPen(const Theme &theme, const ChartSeries &series);
/// The small mark before a series' name: a square for an area, a piece of line for a line; hollow when hidden.
void paintSwatch(QPainter &painter, const Theme &theme, const ChartSeries &series, const QRectF &rect, bool hidden);

/// Room for a swatch before a name.
inline constexpr double kSwatchWidth = space::kMedium;

} // namespace gigaplan
