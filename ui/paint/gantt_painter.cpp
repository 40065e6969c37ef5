// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/gantt_painter.h"

#include "model/words/labels.h"
#include "ui/paint/one_line.h"
#include "ui/paint/painter_scope.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

constexpr double kNarrowestBar = 2;
constexpr double kSummaryHeight = 6;

QPainterPath diamond(const QRectF &rect)
{
    const QPointF centre = rect.center();
    QPainterPath path;
    path.addPolygon(QPolygonF({QPointF(centre.x(), rect.top()), QPointF(rect.right(), centre.y()),
                               QPointF(centre.x(), rect.bottom()), QPointF(rect.left(), centre.y())}));
    path.closeSubpath();
    return path;
}

QPainterPath rounded(const QRectF &bar)
{
    const double corner = std::min({double(space::kCorner), bar.width() / 2, bar.height() / 2});
    QPainterPath path;
    path.addRoundedRect(bar, corner, corner);
    return path;
}

QFont phaseFont()
{
    return Theme::font(TextSize::Small, QFont::DemiBold);
}

QString phaseWords(const OutlineRow &row)
{
    const QString name = oneLine(row.name);
    return row.power.isEmpty() ? name : QString(name % QStringLiteral("  ·  ") % row.power);
}

/// What a phase's bar has room for: name and power, or the power alone, or nothing.
QString wordsInside(const OutlineRow &row, const QRectF &bar, const QRectF &body, const QFontMetricsF &metrics)
{
    const double room = bar.intersected(body).width() - 2 * space::kSmall;
    const QString both = phaseWords(row);
    return metrics.horizontalAdvance(both) <= room     ? both
        : metrics.horizontalAdvance(row.power) <= room ? row.power
                                                       : QString();
}

QRectF lineRect(const QRectF &area, double top, int line)
{
    return {area.left(), top + double(line) * space::kRow, area.width(), double(space::kRow)};
}

} // namespace

QRectF ganttBar(const TimeAxis &axis, const OutlineRow &row, const QRectF &body, double lineTop)
{
    const double from = body.left() + axis.x(row.start);
    const double to = body.left() + axis.x(row.finish);
    const double top = std::round(lineTop) + (space::kRow - space::kBar) / 2.0;
    if (row.milestone) {
        return {from - space::kBar / 2.0, top, double(space::kBar), double(space::kBar)};
    }
    const double width = std::max(kNarrowestBar, to - from);
    if (row.summary && !row.phaseBar) {
        return {from, top + (space::kBar - kSummaryHeight) / 2, width, kSummaryHeight};
    }
    return {from, top, width, double(space::kBar)};
}

QColor GanttPainter::baseColour(const OutlineRow &row) const
{
    return row.phase < 0 ? m_theme.quietText : m_theme.phase(row.phase, row.phaseCount);
}

double GanttPainter::doneAt(const OutlineRow &row, const QRectF &body) const
{
    const double from = m_axis.x(row.start);
    return body.left() + from + (m_axis.x(row.finish) - from) * std::clamp(row.complete, 0.0, 1.0);
}

void GanttPainter::paintGround(QPainter &painter, const QRectF &body, double top, int lines,
                               const std::function<bool(Date)> &isDayOff) const
{
    const PainterScope scope(painter, body);
    painter.fillRect(body, m_theme.panel);
    if (m_axis.showsWeekends() && isDayOff) {
        const Date last = m_axis.dateAt(body.width());
        for (Date day = m_axis.dateAt(0); day <= last; day = day + 1) {
            if (isDayOff(day)) {
                painter.fillRect(QRectF(body.left() + m_axis.x(day), body.top(), m_axis.pixelsPerDay(), body.height()),
                                 m_theme.weekend);
            }
        }
    }
    const QFontMetricsF metrics(Theme::font(TextSize::Small), painter.device());
    const TimeHeader header =
        timeHeader(m_axis, body.width(), [&](const QString &text) { return metrics.horizontalAdvance(text); });
    painter.setPen(m_theme.hairlinePen());
    for (const TimeTick &tick : header.upper) {
        const double x = std::round(body.left() + tick.left);
        painter.drawLine(QPointF(x, body.top()), QPointF(x, body.bottom()));
    }
    const int first = std::max(0, static_cast<int>((body.top() - top) / space::kRow) - 1);
    const int end = std::min(lines, static_cast<int>((body.bottom() - top) / space::kRow) + 1);
    painter.setPen(Theme::hairlinePen(m_theme.faded(m_theme.hairline, 0.55)));
    for (int line = first; line < end; ++line) {
        const double y = std::round(lineRect(body, top, line).bottom()) - 1;
        painter.drawLine(QPointF(body.left(), y), QPointF(body.right(), y));
    }
}

void GanttPainter::paintLineFill(QPainter &painter, const OutlineRow &row, const QRectF &line) const
{
    if (row.hovered && !row.selected) {
        painter.fillRect(line, QColor(m_theme.hover.red(), m_theme.hover.green(), m_theme.hover.blue(), 150));
    }
    if (row.selected || row.related) {
        painter.fillRect(line, row.selected ? m_theme.selected : m_theme.related);
    }
}

void GanttPainter::paintBars(QPainter &painter, const QRectF &body, double top, int firstLine,
                             std::span<const OutlineRow> rows) const
{
    const PainterScope scope(painter, body);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QRectF line = lineRect(body, top, firstLine + static_cast<int>(i));
        if (line.intersects(body)) {
            paintLineFill(painter, rows[i], line);
            paintBar(painter, rows[i], body, line.top());
        }
    }
}

void GanttPainter::paintBar(QPainter &painter, const OutlineRow &row, const QRectF &body, double lineTop) const
{
    // A bar many screens wide is cut to the neighbourhood of what is shown: raster engines lose precision far out.
    QRectF bar = ganttBar(m_axis, row, body, lineTop);
    const double labelRoom = 400;
    if (bar.left() > body.right()
        || std::max(bar.right(), body.left() + m_axis.x(std::max(row.lateFinish, row.pessimisticFinish))) + labelRoom
            < body.left()) {
        return;
    }
    if (!row.milestone) {
        bar.setLeft(std::clamp(bar.left(), body.left() - 50, body.right() + 50));
        bar.setRight(std::clamp(bar.right(), body.left() - 50, body.right() + 50));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintSlack(painter, row, bar, paintWordsBeside(painter, row, bar, body), body);
    if (row.milestone) {
        paintMilestone(painter, row, bar);
    } else if (row.phaseBar) {
        paintPhase(painter, row, bar, body);
    } else if (row.summary) {
        paintSummary(painter, row, bar, body);
    } else {
        paintUncertainty(painter, row, bar, body);
        paintLeaf(painter, row, bar, body);
        paintEarlyEnd(painter, row, bar, body);
    }
    paintDeadline(painter, row, body, lineTop);
    if (row.driving && !row.selected) {
        // A lit edge above the bar: its own colour, its critical edge and the baseline below stay as they are.
        painter.fillRect(QRectF(bar.left(), bar.top() - 3.5, std::max(bar.width(), 4.0), 2.5), m_theme.accent);
    }
    if (row.selected && !row.milestone) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.accent, 1.5));
        painter.drawPath(rounded(bar.adjusted(-2, -2, 2, 2)));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void GanttPainter::paintLeaf(QPainter &painter, const OutlineRow &row, const QRectF &bar, const QRectF &body) const
{
    const QColor base = baseColour(row);
    const QPainterPath shape = rounded(bar);
    const bool hasOutline = bar.width() >= 4;
    // Without an outline a pale sliver would be lost on the ground.
    painter.fillPath(shape, hasOutline ? m_theme.faded(base, m_theme.isDark ? 0.5 : 0.42) : base);
    if (row.complete > 0) {
        const PainterScope part(painter);
        painter.setClipRect(QRectF(bar.left(), bar.top(), std::max(0.0, doneAt(row, body) - bar.left()), bar.height()),
                            Qt::IntersectClip);
        painter.fillPath(shape, base);
    }
    if (hasOutline) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(row.critical ? QPen(m_theme.text, 1.4) : QPen(base, 1));
        painter.drawPath(rounded(bar.adjusted(0.5, 0.5, -0.5, -0.5)));
    } else if (row.critical) {
        painter.fillRect(bar, m_theme.text);
    }
}

void GanttPainter::paintSummary(QPainter &painter, const OutlineRow &row, const QRectF &bar, const QRectF &body) const
{
    const QColor base = baseColour(row);
    const double doneTo = std::clamp(doneAt(row, body), bar.left(), bar.right());
    const QRectF done(bar.left(), bar.top(), doneTo - bar.left(), bar.height());
    painter.fillRect(bar, m_theme.faded(base, 0.62));
    painter.fillRect(done, base);
    // The ends reach down like the ends of a dimension line: a summary spans, it does no work of its own.
    const double foot = std::min(3.0, bar.width() / 2);
    const QColor edge = row.critical ? m_theme.text : base;
    painter.fillRect(QRectF(bar.left(), bar.top(), foot, bar.height() + 4), edge);
    painter.fillRect(QRectF(bar.right() - foot, bar.top(), foot, bar.height() + 4), edge);
    if (row.critical) {
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), 1.4), edge);
    }
}

void GanttPainter::paintPhase(QPainter &painter, const OutlineRow &row, const QRectF &bar, const QRectF &body) const
{
    const QColor done = baseColour(row);
    const QColor open = m_theme.faded(done, row.complete > 0 ? 0.6 : 0.88);
    const double doneTo = std::clamp(doneAt(row, body), bar.left(), bar.right());
    const QRectF doneArea(bar.left(), bar.top() - 4, doneTo - bar.left(), bar.height() + 8);
    const QRectF openArea(doneTo, doneArea.top(), bar.right() - doneTo, doneArea.height());
    const QPainterPath shape = rounded(bar);
    painter.setFont(phaseFont());
    const QString text = wordsInside(row, bar, body, QFontMetricsF(painter.font(), painter.device()));
    for (const auto &[area, fill] : {std::pair(doneArea, done), std::pair(openArea, open)}) {
        const PainterScope part(painter, area);
        painter.fillPath(shape, fill);
        painter.setPen(m_theme.readableOn(fill));
        painter.drawText(bar.intersected(body).adjusted(space::kSmall, -3, -space::kSmall, 3),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    if (row.critical) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.text, 1.4));
        painter.drawPath(rounded(bar.adjusted(0.5, 0.5, -0.5, -0.5)));
    }
}

void GanttPainter::paintMilestone(QPainter &painter, const OutlineRow &row, const QRectF &bar) const
{
    const QColor base = baseColour(row);
    const QPainterPath shape = diamond(bar);
    painter.fillPath(shape, row.complete >= 1 ? base : m_theme.faded(base, 0.75));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(row.selected ? QPen(m_theme.accent, 2) : row.critical ? QPen(m_theme.text, 1.4) : QPen(base, 1));
    painter.drawPath(shape);
}

double GanttPainter::paintWordsBeside(QPainter &painter, const OutlineRow &row, const QRectF &bar,
                                      const QRectF &body) const
{
    QString text;
    if (bar.right() < body.left()) {
        return bar.right();
    }
    if (row.milestone) {
        painter.setFont(Theme::font(TextSize::Small));
        text = oneLine(row.name);
    } else if (row.phaseBar) {
        painter.setFont(phaseFont());
        if (wordsInside(row, bar, body, QFontMetricsF(painter.font(), painter.device())).isEmpty()) {
            text = phaseWords(row);
        }
    }
    if (text.isEmpty()) {
        return bar.right();
    }
    double left = bar.right() + 6;
    const QFontMetricsF metrics(painter.font(), painter.device());
    double width = metrics.horizontalAdvance(text) + 2;
    const double deadline = row.deadline ? body.left() + m_axis.x(*row.deadline) : left;
    if (deadline > bar.right() - 4 && deadline < left + width) {
        left = std::max(left, deadline + 6);
    }
    if (const double room = body.right() - left; room > 0 && width > room) {
        text = metrics.elidedText(text, Qt::ElideRight, room - 2);
        width = room;
    }
    painter.setPen(m_theme.text);
    painter.drawText(QRectF(left, bar.top() - 5, width, bar.height() + 10), Qt::AlignLeft | Qt::AlignVCenter, text);
    return left + width + space::kTiny;
}

void GanttPainter::paintSlack(QPainter &painter, const OutlineRow &row, const QRectF &bar, double from,
                              const QRectF &body) const
{
    const double to = std::min(body.left() + m_axis.x(row.lateFinish), body.right() + 50);
    if (row.totalSlackMin <= 0 || to - from < 2 || row.complete >= 1) {
        return;
    }
    const double y = std::round(bar.center().y());
    const QColor colour = mixed(m_theme.hairline, m_theme.quietText, 0.4);
    painter.fillRect(QRectF(from, y - 0.5, to - from, 1), colour);
    painter.fillRect(QRectF(to - 1, y - 2.5, 1, 5), colour);
}

void GanttPainter::paintUncertainty(QPainter &painter, const OutlineRow &row, const QRectF &bar,
                                    const QRectF &body) const
{
    const double to = body.left() + m_axis.x(row.pessimisticFinish);
    const double from = body.left() + m_axis.x(row.finish) - std::min<double>(space::kCorner, bar.width());
    if (to - bar.right() < 2 || bar.right() > body.right() || to < body.left()) {
        return;
    }
    // It begins under the rounded end, so that no wedge of ground shows between the two.
    const QRectF end(from, bar.top() + 2, to - from, bar.height() - 4);
    QColor strong = baseColour(row);
    strong.setAlphaF(0.5F);
    QColor gone = strong;
    gone.setAlphaF(0);
    QLinearGradient fading(end.topLeft(), end.topRight());
    fading.setColorAt(0, strong);
    fading.setColorAt(1, gone);
    painter.fillRect(end, fading);
}

void GanttPainter::paintEarlyEnd(QPainter &painter, const OutlineRow &row, const QRectF &bar, const QRectF &body) const
{
    const double from = std::max(bar.left(), body.left() + m_axis.x(row.optimisticFinish));
    const QRectF end(from, bar.top() + 1, bar.right() - from - 1, bar.height() - 2);
    if (row.optimisticFinish <= row.start || end.width() < 3 || from > body.right()) {
        return;
    }
    QColor none = m_theme.panel, much = m_theme.panel;
    none.setAlphaF(0);
    much.setAlphaF(0.55F);
    QLinearGradient fading(end.topLeft(), end.topRight());
    fading.setColorAt(0, none);
    fading.setColorAt(1, much);
    painter.fillRect(end, fading);
}

void GanttPainter::paintDeadline(QPainter &painter, const OutlineRow &row, const QRectF &body, double lineTop) const
{
    if (!row.deadline) {
        return;
    }
    const double x = body.left() + m_axis.x(*row.deadline);
    const double y = std::round(lineTop) + 2;
    const bool missed = row.finish > *row.deadline;
    QPainterPath flag;
    flag.addPolygon(QPolygonF({QPointF(x - 4, y), QPointF(x + 4, y), QPointF(x, y + 6)}));
    flag.closeSubpath();
    painter.fillPath(flag, missed ? m_theme.failed : m_theme.quietText);
    painter.fillRect(QRectF(x - 0.5, y, 1, space::kRow - 4), missed ? m_theme.failed : m_theme.quietText);
}

void GanttPainter::paintGhost(QPainter &painter, const QRectF &body, double top, int line, const OutlineRow &row) const
{
    const PainterScope scope(painter, body);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const QRectF bar = ganttBar(m_axis, row, body, lineRect(body, top, line).top());
    const QPainterPath shape = row.milestone ? diamond(bar) : rounded(bar);
    QColor fill = m_theme.accent;
    fill.setAlphaF(0.25F);
    painter.fillPath(shape, fill);
    painter.setPen(QPen(m_theme.accent, 1.5));
    painter.drawPath(shape);
}

void GanttPainter::paintFollower(QPainter &painter, const QRectF &body, double top, int line,
                                 const OutlineRow &row) const
{
    const PainterScope scope(painter, body);
    painter.setRenderHint(QPainter::Antialiasing, true);
    QRectF bar = ganttBar(m_axis, row, body, lineRect(body, top, line).top());
    if (!row.milestone) {
        bar.setLeft(std::clamp(bar.left(), body.left() - 50, body.right() + 50));
        bar.setRight(std::clamp(bar.right(), body.left() - 50, body.right() + 50));
    }
    QPen pen(m_theme.accent, 1);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(row.milestone ? diamond(bar) : rounded(bar));
}

void GanttPainter::paintLinks(QPainter &painter, const QRectF &body, double top,
                              std::span<const OutlineLink> links) const
{
    const PainterScope scope(painter, body);
    const auto centre = [&](int line) { return std::round(lineRect(body, top, line).center().y()); };
    const auto at = [&](Instant instant) {
        return std::clamp(std::round(body.left() + m_axis.x(instant)), body.left() - 2000, body.right() + 2000);
    };
    constexpr double kElbow = 8;
    constexpr double kArrow = 4;
    for (const OutlineLink &link : links) {
        const double fromY = centre(link.fromRow);
        const double toY = centre(link.toRow);
        if (std::max(fromY, toY) < body.top() || std::min(fromY, toY) > body.bottom()) {
            continue;
        }
        const double out = link.fromFinish ? kElbow : -kElbow;
        const double in = link.toStart ? -kElbow : kElbow;
        const QPointF a(at(link.from), fromY);
        const QPointF b(at(link.to), toY);
        QPolygonF way{a};
        const double turn = a.x() + out;
        const bool straight =
            link.fromFinish == link.toStart ? (link.fromFinish ? b.x() + in >= turn : b.x() + in <= turn) : false;
        if (straight) {
            way << QPointF(turn, a.y()) << QPointF(turn, b.y());
        } else if (link.fromFinish != link.toStart) {
            const double side = link.fromFinish ? std::max(turn, b.x() + in) : std::min(turn, b.x() + in);
            way << QPointF(side, a.y()) << QPointF(side, b.y());
        } else {
            // Backwards in time: out of the bar, along the gap between two lines, and in from the right side.
            const double gap = a.y() + (b.y() > a.y() ? 1 : -1) * space::kRow / 2.0;
            way << QPointF(turn, a.y()) << QPointF(turn, gap) << QPointF(b.x() + in, gap) << QPointF(b.x() + in, b.y());
        }
        way << b;
        const QColor colour = link.selected || link.driving ? m_theme.accent
            : link.critical                                 ? m_theme.text
                                                            : mixed(m_theme.hairline, m_theme.quietText, 0.6);
        painter.setPen(QPen(colour, link.driving ? 2.5 : link.selected ? 1.5 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(way);
        const double back = link.toStart ? -kArrow : kArrow;
        QPainterPath head;
        head.addPolygon(QPolygonF({b, b + QPointF(back * 1.4, -kArrow + 0.5), b + QPointF(back * 1.4, kArrow - 0.5)}));
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.fillPath(head, colour);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

} // namespace gigaplan
