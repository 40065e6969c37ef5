// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/gantt_painter.h"

#include <QSizeF>

namespace gigaplan {

/// The part under the pointer.
enum class TimelinePart { Nothing, Header, NamesEdge, ColumnEdge, Arrow, Name, Bar, BarEnd, LinkHandle, Ground };
struct TimelineHit {
    TimelinePart part = TimelinePart::Nothing;
    int line = -1;
    OutlineColumn column = OutlineColumn::Name; ///< ColumnEdge: the one whose width it is
};

/// Where the parts of the Gantt are in its viewport: names and their header at the left, bars and the time axis right of
/// them. In pixels of the viewport.
struct TimelineGeometry {
    static constexpr double kNarrowestNames = 96;

    QSizeF size; ///< of the viewport
    double scrolled = 0; ///< how far the lines are scrolled up
    double chosenNamesWidth = 0; ///< 0: by the width of the viewport
    TimeAxis axis;
    GanttColumns::Choice columnChoice;

    QRectF names() const;
    QRectF namesHeader() const;
    QRectF header() const;
    QRectF body() const;
    double linesTop() const { return GanttPainter::kHeaderHeight - scrolled; } ///< y of line 0
    double lineTop(int line) const { return linesTop() + double(line) * space::kRow; }
    int lineAt(double y, const OutlineRows &rows) const; ///< -1 outside

    GanttColumns columns() const { return GanttColumns::forWidth(names().width(), columnChoice); }
    QRectF cell(int line, OutlineColumn column) const; ///< empty where the column is hidden
    QRectF bar(const OutlineRow &row, int line) const;
    QRectF arrow(const OutlineRow &row, int line) const;
    QRectF linkHandle(const OutlineRow &row, int line) const;
    QRectF asOfChip(Date date) const { return ganttAsOfChip(axis, header(), date); } ///< empty where it is out of sight
    TimelineHit hitAt(QPointF at, const OutlineRows &rows) const;
};

} // namespace gigaplan
