// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outline/outline_rows.h"
#include "ui/paint/gantt_columns.h"
#include "ui/paint/theme.h"
#include "ui/paint/time_axis.h"

#include <QPainter>
#include <QRectF>

#include <functional>
#include <span>

namespace gigaplan {

/// Where a row's bar (or diamond) is; for hit tests too. `lineTop` is the y of its line.
QRectF ganttBar(const TimeAxis &axis, const OutlineRow &row, const QRectF &body, double lineTop);
/// Where the arrow that opens a summary is, in a column of names.
QRectF ganttArrow(const GanttColumns &columns, const OutlineRow &row, const QRectF &names, double lineTop);
/// Where the chip of the as-of date is in the header; empty where the date is out of sight.
QRectF ganttAsOfChip(const TimeAxis &axis, const QRectF &header, Date date);

/// Draws a Gantt onto any painter: screen, picture or paper. Values in, pixels out; it keeps nothing and knows no
/// widget. x of a time is that of the axis, right of `body.left()`; line 0 is at `top`, which may lie above the body
/// when scrolled. Each function paints inside of the rectangle that it is given and nowhere else.
class GanttPainter {
public:
    static constexpr int kHeaderHeight = 48;
    static constexpr int kHeaderLine = kHeaderHeight / 2;

    GanttPainter(Theme theme, TimeAxis axis) : m_theme(theme), m_axis(axis) {}

    /// Without: as many columns as fit.
    void setColumns(GanttColumns columns) { m_columns = std::move(columns); }

    const TimeAxis &axis() const { return m_axis; }

    /// Both header lines; labels that would touch `keptFree` (the as-of chip's place) are left out.
    void paintHeader(QPainter &painter, const QRectF &header, const QRectF &keptFree = {}) const;
    /// Ground, days off where days are wide enough, upright hairlines of the header's cells and the lines' hairlines.
    void paintGround(QPainter &painter, const QRectF &body, double top, int lines,
                     const std::function<bool(Date)> &isDayOff) const;
    /// The bars of `rows`, whose first is line `firstLine`.
    void paintBars(QPainter &painter, const QRectF &body, double top, int firstLine,
                   std::span<const OutlineRow> rows) const;
    void paintLinks(QPainter &painter, const QRectF &body, double top, std::span<const OutlineLink> links) const;
    /// A bar being dragged: an outline over what is there.
    void paintGhost(QPainter &painter, const QRectF &body, double top, int line, const OutlineRow &row) const;
    /// The new position of a bar that follows from another's move: a dashed outline.
    void paintFollower(QPainter &painter, const QRectF &body, double top, int line, const OutlineRow &row) const;
    /// Names and columns, with a hairline at the right edge.
    void paintNames(QPainter &painter, const QRectF &column, double top, int firstLine,
                    std::span<const OutlineRow> rows) const;
    void paintNamesHeader(QPainter &painter, const QRectF &header) const;
    /// An upright line over `body` and, for the as-of date, a chip with the date in `header`.
    void paintAsOf(QPainter &painter, const QRectF &header, const QRectF &body, Date date) const;
    void paintToday(QPainter &painter, const QRectF &body, Date date) const;

    QColor baseColour(const OutlineRow &row) const;

private:
    double doneAt(const OutlineRow &row, const QRectF &body) const; ///< x up to which the work is done
    void paintBar(QPainter &painter, const OutlineRow &row, const QRectF &body, double lineTop) const;
    void paintSummary(QPainter &painter, const OutlineRow &row, const QRectF &bar, const QRectF &body) const;
    void paintLeaf(QPainter &painter, const OutlineRow &row, const QRectF &bar, const QRectF &body) const;
    void paintPhase(QPainter &painter, const OutlineRow &row, const QRectF &bar, const QRectF &body) const;
    void paintMilestone(QPainter &painter, const OutlineRow &row, const QRectF &bar) const;
    /// Words that found no room in the bar; returns where they end.
    double paintWordsBeside(QPainter &painter, const OutlineRow &row, const QRectF &bar, const QRectF &body) const;
    void paintSlack(QPainter &painter, const OutlineRow &row, const QRectF &bar, double from, const QRectF &body) const;
    void paintUncertainty(QPainter &painter, const OutlineRow &row, const QRectF &bar, const QRectF &body) const;
    /// From P10 on the bar grows pale: it may be over by then.
    void paintEarlyEnd(QPainter &painter, const OutlineRow &row, const QRectF &bar, const QRectF &body) const;
    void paintDeadline(QPainter &painter, const OutlineRow &row, const QRectF &body, double lineTop) const;
    void paintLineFill(QPainter &painter, const OutlineRow &row, const QRectF &line) const;

    GanttColumns columnsFor(double width) const
    {
        return m_columns.isEmpty() ? GanttColumns::forWidth(width) : m_columns;
    }
    void paintCell(QPainter &painter, const OutlineRow &row, OutlineColumn column, const QRectF &cell) const;
    void paintNameCell(QPainter &painter, const OutlineRow &row, const QRectF &line, const QRectF &cell) const;

    Theme m_theme;
    TimeAxis m_axis;
    GanttColumns m_columns;
};

} // namespace gigaplan
