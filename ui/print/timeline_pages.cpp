// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/timeline_pages.h"

#include "ui/paint/gantt_painter.h"

namespace gigaplan {

namespace {

/// Lines that a report shows: whole levels of the breakdown while they fit, so about three or four sheets.
constexpr int kMostLines = 120;
constexpr double kNames = 340;
constexpr double kMilestoneNames = 72;

/// What all pages share: the lines, and the span that they cover.
struct Timeline {
    OutlineRows rows;
    Theme theme;
    Date at;
    Instant first, last;

    int linesPerPage(double height) const
    {
        return std::max(1, static_cast<int>((height - GanttPainter::kHeaderHeight) / space::kRow));
    }
    int pageCount(const QSizeF &room) const
    {
        const int lines = linesPerPage(room.height());
        return std::max(1, (rows.size() + lines - 1) / lines);
    }
    void paint(int page, QPainter &painter, const QRectF &room) const;
};

void Timeline::paint(int page, QPainter &painter, const QRectF &room) const
{
    const int most = linesPerPage(room.height());
    const int from = page * most;
    const int to = std::min(rows.size(), from + most);
    std::vector<OutlineRow> lines;
    for (int i = from; i < to; ++i) {
        lines.push_back(rows.row(i));
    }
    const double names = std::min(kNames, room.width() / 3);
    const QRectF header(room.left() + names, room.top(), room.width() - names, GanttPainter::kHeaderHeight);
    const QRectF body(header.left(), header.bottom(), header.width(), (to - from) * double(space::kRow));
    TimeAxis axis;
    // Room at the right for the names of the last milestones.
    axis.fit(first, last, body.width() - kMilestoneNames, space::kLarge);
    const GanttPainter gantt(theme, axis);
    const double top = body.top() - from * double(space::kRow);
    gantt.paintHeader(painter, header);
    gantt.paintNamesHeader(painter, QRectF(room.left(), room.top(), names, GanttPainter::kHeaderHeight));
    gantt.paintGround(painter, body, top, rows.size(), [](Date) { return false; });
    gantt.paintLinks(painter, body, top, rows.links({}, OutlineRows::LinkChoice::SelectionAndCritical));
    gantt.paintBars(painter, body, top, from, lines);
    gantt.paintNames(painter, QRectF(room.left(), body.top(), names, body.height()), top, from, lines);
    gantt.paintAsOf(painter, header, body, at);
}

} // namespace

PagedPainter timelinePages(const Forecast &forecast, Date at, const Theme &theme)
{
    auto timeline = std::make_shared<Timeline>(Timeline{OutlineRows(forecast.plan, forecast.schedule), theme, at,
                                                        startOfDay(forecast.first), startOfDay(forecast.last)});
    timeline->rows.expandToFit(kMostLines, startOfDay(at));
    return {[timeline](const QSizeF &room) { return timeline->pageCount(room); },
            [timeline](int page, QPainter &painter, const QRectF &room) { timeline->paint(page, painter, room); }};
}

Drawing timelineDrawing()
{
    return {.id = "timeline",
            .paint = [](const DrawingInput &input, const Theme &theme, QPainter &painter, const QRectF &room) {
                timelinePages(*input.forecast, input.at, theme).paint(0, painter, room);
            }};
}

} // namespace gigaplan
