// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_geometry.h"

#include <cmath>

namespace gigaplan {

namespace {

constexpr double kNarrowestBody = 160;
constexpr double kEdgeReach = 3; ///< how far from the edge of the names or of a column it can be grabbed
constexpr double kEndReach = 4; ///< and from the end of a bar
constexpr double kGrabbableBar = 8; ///< narrower bars have no end of their own
constexpr double kHandleSize = 12;

double usualNamesWidth(double width)
{
    return std::clamp(width * 0.32, 184.0, 600.0);
}

} // namespace

QRectF TimelineGeometry::names() const
{
    const double widest = std::max(kNarrowestNames, size.width() - kNarrowestBody);
    const double width =
        chosenNamesWidth > 0 ? std::clamp(chosenNamesWidth, kNarrowestNames, widest) : usualNamesWidth(size.width());
    return {0, double(GanttPainter::kHeaderHeight), std::round(width),
            size.height() - double(GanttPainter::kHeaderHeight)};
}

QRectF TimelineGeometry::namesHeader() const
{
    return {0, 0, names().width(), double(GanttPainter::kHeaderHeight)};
}

QRectF TimelineGeometry::header() const
{
    const double left = names().right();
    return {left, 0, std::max(1.0, size.width() - left), double(GanttPainter::kHeaderHeight)};
}

QRectF TimelineGeometry::body() const
{
    const QRectF beside = names();
    return {beside.right(), beside.top(), header().width(), std::max(0.0, beside.height())};
}

int TimelineGeometry::lineAt(double y, const OutlineRows &rows) const
{
    const auto line = static_cast<int>(std::floor((y - linesTop()) / space::kRow));
    return y >= GanttPainter::kHeaderHeight && line >= 0 && line < rows.size() ? line : -1;
}

QRectF TimelineGeometry::cell(int line, OutlineColumn column) const
{
    const GanttColumns shown = columns();
    const GanttColumns::Place *place = shown.find(column);
    return place ? QRectF(names().left() + place->left, lineTop(line), place->width, space::kRow) : QRectF();
}

QRectF TimelineGeometry::bar(const OutlineRow &row, int line) const
{
    return ganttBar(axis, row, body(), lineTop(line));
}

QRectF TimelineGeometry::arrow(const OutlineRow &row, int line) const
{
    return ganttArrow(columns(), row, names(), lineTop(line));
}

QRectF TimelineGeometry::linkHandle(const OutlineRow &row, int line) const
{
    const QRectF drawn = bar(row, line);
    return {drawn.right() + 5, drawn.center().y() - kHandleSize / 2, kHandleSize, kHandleSize};
}

TimelineHit TimelineGeometry::hitAt(QPointF at, const OutlineRows &rows) const
{
    using Part = TimelinePart;
    const QRectF beside = names();
    if (std::abs(at.x() - beside.right()) <= kEdgeReach) {
        return {Part::NamesEdge, -1};
    }
    if (namesHeader().contains(at)) {
        const GanttColumns shown = columns();
        for (const GanttColumns::Place &place : shown.places()) {
            // The name has no width of its own; columns after it grow to the left, those before it to the right.
            const bool isBefore = place.column < OutlineColumn::Name;
            const double edge = beside.left() + (isBefore ? place.left + place.width : place.left);
            if (place.column != OutlineColumn::Name && std::abs(at.x() - edge) <= kEdgeReach) {
                return {Part::ColumnEdge, -1, place.column};
            }
        }
        return {Part::Nothing, -1};
    }
    if (header().contains(at)) {
        return {Part::Header, -1};
    }
    const int line = lineAt(at.y(), rows);
    if (line < 0) {
        return {body().contains(at) ? Part::Ground : Part::Nothing, -1};
    }
    if (rows.isGroup(line) && at.x() >= beside.right()) {
        return {Part::Ground, line};
    }
    const OutlineRow row = rows.row(line);
    if (at.x() < beside.right()) {
        return {row.summary && arrow(row, line).contains(at) ? Part::Arrow : Part::Name, line};
    }
    const QRectF drawn = bar(row, line);
    const bool canStretch = !row.summary && !row.milestone && drawn.width() >= kGrabbableBar;
    if (canStretch && std::abs(at.x() - drawn.right()) <= kEndReach) {
        return {Part::BarEnd, line};
    }
    if (linkHandle(row, line).contains(at)) {
        return {Part::LinkHandle, line};
    }
    const QRectF reach(drawn.left() - 2, lineTop(line) + 2, drawn.width() + 4, space::kRow - 4);
    return {reach.contains(at) ? Part::Bar : Part::Ground, line};
}

} // namespace gigaplan
