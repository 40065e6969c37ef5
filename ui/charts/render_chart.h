// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_figure.h"
#include "ui/charts/chart_sources.h"
#include "ui/paint/drawing.h"

class QGraphicsScene;

namespace gigaplan {

/// Draws one of the charts with its title and headline into `rect`, for reports and pictures; one unit of the painter
/// is 1/96 inch. Vector output stays vector. Needs a QApplication, on any platform plugin, and no window.
void renderChart(ChartKind kind, const Forecast &forecast, Date asOf, const Theme &theme, QPainter &painter,
                 const QRectF &rect);

/// The same for the register of drawings.
Drawing chartDrawing(std::string_view id, ChartKind kind);

/// The same for any chart: its title, `line` under it, then the chart.
void renderChart(ChartData data, const QString &line, Date asOf, const Theme &theme, QPainter &painter,
                 const QRectF &rect);

/// Frame, series and frame again into `rect`, which has the figure's size; `scene` holds the figure's chart.
void paintFigure(QPainter &painter, const ChartFigure &figure, QGraphicsScene &scene, const QRectF &rect,
                 bool staticLegend);

} // namespace gigaplan
