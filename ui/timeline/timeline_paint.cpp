// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/links.h"
#include "ui/paint/gantt_blackouts.h"
#include "ui/paint/painter_scope.h"
#include "ui/timeline/timeline_canvas.h"

#include <QDate>
#include <QLineEdit>
#include <QPaintEvent>
#include <QPainter>

namespace gigaplan {

namespace {

Date today()
{
    const QDate now = QDate::currentDate();
    return makeDate(now.year(), static_cast<unsigned>(now.month()), static_cast<unsigned>(now.day()));
}

/// Bars whose dates are others after the change, as they would be.
void paintFollowers(QPainter &p, const GanttPainter &gantt, const TimelineGeometry &geometry, const OutlineRows &rows,
                    const Forecast &after, const TimelineGestures &gestures, int first, int end)
{
    for (int line = first; line < end; ++line) {
        const TaskDates *then = after.schedule->find(after.plan, rows.taskAt(line));
        const bool isHeld = gestures.now().changesPlan() && gestures.isDragged(line);
        const TaskDates &now = rows.datesAt(line);
        if (then && !isHeld && (then->start != now.start || then->finish != now.finish)) {
            OutlineRow row = rows.row(line);
            row.start = then->start;
            row.finish = then->finish;
            gantt.paintFollower(p, geometry.body(), geometry.linesTop(), line, row);
        }
    }
}

/// The line from a bar's handle to the pointer, and the bar that it would be linked to.
void paintLinkDrag(QPainter &p, const Theme &theme, const TimelineGeometry &geometry, const OutlineRows &rows,
                   const TimelineGesture &gesture)
{
    const PainterScope scope(p, geometry.body());
    p.setRenderHint(QPainter::Antialiasing, true);
    const QRectF bar = geometry.bar(rows.row(gesture.pressed.line), gesture.pressed.line);
    p.setPen(QPen(theme.accent, 2));
    p.drawLine(QPointF(gesture.fromFinish ? bar.right() : bar.left(), bar.center().y()), gesture.at);
    p.setBrush(theme.accent);
    p.drawEllipse(gesture.at, 3, 3);
    if (gesture.target >= 0) {
        const QRectF target = geometry.bar(rows.row(gesture.target), gesture.target);
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(target.adjusted(-3, -3, 3, 3), space::kCorner, space::kCorner);
    }
}

void paintLinkHandle(QPainter &p, const Theme &theme, const QRectF &body, const QRectF &handle)
{
    const PainterScope scope(p, body);
    p.setRenderHint(QPainter::Antialiasing, true);
    p.setPen(QPen(theme.accent, 1.5));
    p.setBrush(theme.panel);
    p.drawEllipse(handle.center(), 3.5, 3.5);
}

} // namespace

void TimelineCanvas::paintEvent(QPaintEvent *event)
{
    QPainter p(viewport());
    p.setClipRegion(event->region());
    p.fillRect(viewport()->rect(), m_theme.panel);
    const OutlineRows &lines = m_lines.rows();
    if (!m_lines.hasPlan() || lines.isEmpty()) {
        return;
    }
    GanttPainter gantt(m_theme, m_geometry.axis);
    const GanttColumns columns = m_geometry.columns();
    gantt.setColumns(columns);
    const QRectF body = m_geometry.body(), header = m_geometry.header();
    const double top = m_geometry.linesTop();
    const int first = std::max(0, static_cast<int>((body.top() - top) / space::kRow));
    const int end = std::min(lines.size(), static_cast<int>((body.bottom() - top) / space::kRow) + 1);
    std::vector<OutlineRow> rows;
    for (int line = first; line < end; ++line) {
        rows.push_back(m_lines.shownRow(line, columns.find(OutlineColumn::Predecessors)));
        rows.back().hovered = line == m_hovered;
    }

    const CalendarClock &clock = lines.tree().planClock();
    gantt.paintGround(p, body, top, lines.size(),
                      [&clock](Date day) { return clock.between(startOfDay(day), startOfDay(day + 1)) == 0; });
    paintGanttBlackouts(p, body, top, first, rows, lines.plan(), m_geometry.axis, m_theme);
    gantt.paintToday(p, body, today());
    gantt.paintBars(p, body, top, first, rows);
    paintGanttGhosts(p, body, top, first, rows, m_lines.ghosts(), m_geometry.axis, m_theme);
    gantt.paintLinks(p, body, top, m_lines.links().touching(first, end));
    paintMarks(p, gantt, first, end);
    gantt.paintHeader(p, header, m_geometry.asOfChip(m_workspace.asOf()));
    gantt.paintAsOf(p, header, body, m_workspace.asOf());
    if (m_gestures.now().kind == TimelineGesture::Kind::Link) {
        paintLinkDrag(p, m_theme, m_geometry, lines, m_gestures.now());
    } else if (!m_gestures.isActive() && m_hovered >= 0) {
        paintLinkHandle(p, m_theme, body, m_geometry.linkHandle(lines.row(m_hovered), m_hovered));
    }
    gantt.paintNames(p, m_geometry.names(), top, first, rows);
    gantt.paintNamesHeader(p, m_geometry.namesHeader());
    if (const QString &ghosts = m_lines.ghosts().name(); !ghosts.isEmpty()) {
        const QRectF beside = m_geometry.namesHeader();
        paintGhostLegend(p,
                         QRectF(beside.left() + space::kMedium, beside.top(), beside.width() - 2 * space::kMedium,
                                GanttPainter::kHeaderLine),
                         m_workspace.compared() ? tr("Ghost: %1").arg(ghosts) : tr("Baseline: %1").arg(ghosts),
                         m_theme);
    }
    paintConsequences(p);
}

void TimelineCanvas::paintMarks(QPainter &p, const GanttPainter &gantt, int first, int end) const
{
    const auto &effect = m_cells.line() ? m_cells.effect() : m_gestures.effect();
    if (effect && effect->after) {
        paintFollowers(p, gantt, m_geometry, m_lines.rows(), *effect->after, m_gestures, first, end);
    }
    for (const auto &bars : {m_gestures.dropped(), m_gestures.dragged(first, end)}) {
        for (const auto &[line, row] : bars) {
            gantt.paintGhost(p, m_geometry.body(), m_geometry.linesTop(), line, row);
        }
    }
}

void TimelineCanvas::paintConsequences(QPainter &p) const
{
    const QRectF body = m_geometry.body();
    if (const Readout typed = m_cells.readout(); !typed.title.isEmpty()) {
        const QRectF cell = m_cells.line()->geometry();
        const QPointF corner = cell.bottomLeft() - QPointF(space::kLarge, space::kHuge - space::kSmall);
        paintReadout(p, typed, readoutRect(typed, corner, m_geometry.names().united(body)), m_theme);
        return;
    }
    const Readout said = m_gestures.readout();
    if (said.title.isEmpty()) {
        return;
    }
    const TimelineGesture &gesture = m_gestures.now();
    QPointF at = gesture.at;
    if (gesture.byKeys) {
        OutlineRow row = m_lines.rows().row(gesture.pressed.line);
        row.start = row.start + gesture.byMinutes;
        const QRectF bar = m_geometry.bar(row, gesture.pressed.line);
        at = QPointF(std::clamp(bar.left(), body.left(), body.right()), bar.center().y());
    }
    paintReadout(p, said, readoutRect(said, at, body), m_theme);
}

} // namespace gigaplan
