// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "ui/charts/chart_figure.h"

namespace gigaplan {

/// The content of the table next to the crosshair: every visible series on one date, top of the stack first, then the
/// sum of the areas where the chart names one, then lines, each between the edges of the bands that spread around it.
struct HoverTable {
    struct Row {
        int series = -1; ///< position in the chart's data; -1: the sum of the areas
        QString name;
        std::int64_t level = 0;
        QString text;
    };
    Date date;
    std::vector<Row> rows;
};
HoverTable hoverTable(const ChartFigure &figure, Date date);

/// A vertical line on the date and the table next to it, inside the figure.
void paintHover(QPainter &painter, const ChartFigure &figure, const HoverTable &table, double pointerY);

} // namespace gigaplan
