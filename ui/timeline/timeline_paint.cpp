// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/gantt_blackouts.h"
#include "ui/paint/painter_scope.h"
#include "ui/timeline/timeline_canvas.h"

#include <QDate>
#include <QPaintEvent>
#include <QPainter>

namespace gigaplan {

namespace {

Date today()
{
    const QDate now = QDate::currentDate();
    return makeDate(now.year(), static_cast<unsigned>(now.month()), static_cast<unsigned>(now.day()));
}

} // namespace

void TimelineCanvas::paintEvent(QPaintEvent *event)
{
    QPainter p(viewport());
    p.setClipRegion(event->region());
    p.fillRect(viewport()->rect(), m_theme.panel);
    if (!hasPlan() || m_rows.isEmpty()) {
        return;
    }
    const GanttPainter gantt = painter();
    const QRectF body = bodyRect();
    const int first = std::max(0, static_cast<int>((body.top() - linesTop()) / space::kRow));
    const int end = std::min(m_rows.size(), static_cast<int>((body.bottom() - linesTop()) / space::kRow) + 1);
    std::vector<GanttRow> rows;
    for (int line = first; line < end; ++line) {
        rows.push_back(rowInState(line));
    }

    const CalendarClock &clock = m_rows.planClock();
    gantt.paintGround(p, body, linesTop(), m_rows.size(),
                      [&clock](Date day) { return clock.between(startOfDay(day), startOfDay(day + 1)) == 0; });
    paintGanttBlackouts(p, body, linesTop(), first, rows, m_forecast->plan, m_axis, m_theme);
    gantt.paintToday(p, body, today());
    gantt.paintBars(p, body, linesTop(), first, rows);
    paintGanttGhosts(p, body, linesTop(), first, rows, m_ghosts, m_axis, m_theme);
    gantt.paintLinks(p, body, linesTop(), m_links.touching(first, end));
    paintFollowers(p, gantt, first, end);
    paintGhosts(p, gantt);
    gantt.paintHeader(p, headerRect(), asOfChip());
    gantt.paintAsOf(p, headerRect(), body, m_workspace.asOf());
    paintLinkGesture(p);
    gantt.paintNames(p, namesRect(), linesTop(), first, rows);
    gantt.paintNamesHeader(p, namesHeaderRect());
    if (!m_ghosts.name().isEmpty()) {
        const QRectF header = namesHeaderRect();
        paintGhostLegend(p,
                         QRectF(header.left() + space::kMedium, header.top(), header.width() - 2 * space::kMedium,
                                GanttPainter::kHeaderLine),
                         m_workspace.compared() ? tr("Ghost: %1").arg(m_ghosts.name())
                                                : tr("Baseline: %1").arg(m_ghosts.name()),
                         m_theme);
    }
    paintConsequences(p);
}

void TimelineCanvas::paintFollowers(QPainter &p, const GanttPainter &gantt, int first, int end) const
{
    if (!m_effect || !m_effect->after) {
        return;
    }
    const Forecast &after = *m_effect->after;
    for (int line = first; line < end; ++line) {
        const TaskDates *then = after.schedule->find(after.plan, m_rows.taskAt(line));
        const bool isHeld = m_gesture.changesPlan() && isDragged(line);
        if (!then || isHeld
            || (then->start == m_rows.datesAt(line).start && then->finish == m_rows.datesAt(line).finish)) {
            continue;
        }
        GanttRow row = m_rows.row(line);
        row.start = then->start;
        row.finish = then->finish;
        gantt.paintFollower(p, bodyRect(), linesTop(), line, row);
    }
}

void TimelineCanvas::paintConsequences(QPainter &p) const
{
    if (const Readout typed = cellReadout(); !typed.title.isEmpty()) {
        const QPointF corner =
            QRectF(m_editor->geometry()).bottomLeft() - QPointF(space::kLarge, space::kHuge - space::kSmall);
        paintReadout(p, typed, readoutRect(typed, corner, namesRect().united(bodyRect())), m_theme);
        return;
    }
    const Readout said = readout();
    if (said.title.isEmpty()) {
        return;
    }
    QPointF at = m_gesture.at;
    if (m_gesture.byKeys) {
        GanttRow row = m_rows.row(m_gesture.pressed.line);
        row.start = row.start + m_gesture.byMinutes;
        const QRectF bar = painter().barRect(row, bodyRect(), lineTop(m_gesture.pressed.line));
        at = QPointF(std::clamp(bar.left(), bodyRect().left(), bodyRect().right()), bar.center().y());
    }
    paintReadout(p, said, readoutRect(said, at, bodyRect()), m_theme);
}

void TimelineCanvas::paintGhosts(QPainter &p, const GanttPainter &gantt) const
{
    const auto paint = [&](int line, const GanttRow &row) { gantt.paintGhost(p, bodyRect(), linesTop(), line, row); };
    for (const auto &[line, row] : m_dropped) {
        paint(line, row);
    }
    if (m_gesture.kind == TimelineGesture::Kind::Move) {
        const int first = std::max(0, lineAt(bodyRect().top()));
        const int last = std::min(m_rows.size(), first + static_cast<int>(bodyRect().height() / space::kRow) + 2);
        for (int line = first; line < last; ++line) {
            if (!isDragged(line)) {
                continue;
            }
            GanttRow row = m_rows.row(line);
            row.start = row.start + m_gesture.byMinutes;
            row.finish = row.finish + m_gesture.byMinutes;
            paint(line, row);
        }
    } else if (m_gesture.kind == TimelineGesture::Kind::Stretch) {
        GanttRow row = m_rows.row(m_gesture.pressed.line);
        row.finish = m_gesture.finish;
        paint(m_gesture.pressed.line, row);
    }
}

void TimelineCanvas::paintLinkGesture(QPainter &p) const
{
    const PainterScope scope(p, bodyRect());
    p.setRenderHint(QPainter::Antialiasing, true);
    if (m_gesture.kind == TimelineGesture::Kind::Link) {
        const int line = m_gesture.pressed.line;
        const QRectF bar = painter().barRect(m_rows.row(line), bodyRect(), lineTop(line));
        const QPointF from(m_gesture.fromFinish ? bar.right() : bar.left(), bar.center().y());
        p.setPen(QPen(m_theme.accent, 2));
        p.drawLine(from, m_gesture.at);
        p.setBrush(m_theme.accent);
        p.drawEllipse(m_gesture.at, 3, 3);
        if (m_gesture.target >= 0) {
            const QRectF target =
                painter().barRect(m_rows.row(m_gesture.target), bodyRect(), lineTop(m_gesture.target));
            p.setBrush(Qt::NoBrush);
            p.drawRoundedRect(target.adjusted(-3, -3, 3, 3), space::kCorner, space::kCorner);
        }
    } else if (m_gesture.kind == TimelineGesture::Kind::None && m_hovered >= 0) {
        const QRectF handle = linkHandle(m_rows.row(m_hovered), m_hovered);
        p.setPen(QPen(m_theme.accent, 1.5));
        p.setBrush(m_theme.panel);
        p.drawEllipse(handle.center(), 3.5, 3.5);
    }
}

} // namespace gigaplan
