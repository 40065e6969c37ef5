// SPDX-License-Identifier: GPL-3.0-or-later
// What surrounds the bars: header lines, the names next to them and the dates across them.
#include "model/words/labels.h"
#include "ui/paint/gantt_painter.h"
#include "ui/paint/one_line.h"
#include "ui/paint/painter_scope.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gigaplan {

namespace {

constexpr double kIndent = 16;
constexpr double kArrow = 16;

} // namespace

void GanttPainter::paintHeader(QPainter &painter, const QRectF &header, const QRectF &keptFree) const
{
    const PainterScope scope(painter, header);
    painter.fillRect(header, m_theme.panel);
    painter.setFont(Theme::font(TextSize::Small));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const TimeHeader lines =
        timeHeader(m_axis, header.width(), [&](const QString &text) { return metrics.horizontalAdvance(text); });
    const auto paintLine = [&](const std::vector<TimeTick> &ticks, double top, QColor colour, bool rules) {
        for (const TimeTick &tick : ticks) {
            const double x = std::round(header.left() + tick.left);
            painter.setPen(m_theme.hairlinePen());
            if (rules || tick.left > 0) {
                painter.drawLine(QPointF(x, top + (rules ? 0 : kHeaderLine - 6)), QPointF(x, top + kHeaderLine));
            }
            const QRectF place(header.left() + tick.labelX, top, metrics.horizontalAdvance(tick.label), kHeaderLine);
            if (!place.intersects(keptFree)) {
                painter.setPen(colour);
                painter.drawText(place.adjusted(0, 0, space::kLarge, 0), Qt::AlignLeft | Qt::AlignVCenter, tick.label);
            }
        }
    };
    paintLine(lines.lower, header.top() + kHeaderLine, m_theme.quietText, false);
    painter.setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    paintLine(lines.upper, header.top(), m_theme.text, true);
    painter.setPen(m_theme.hairlinePen());
    painter.drawLine(QPointF(header.left(), header.bottom() - 1), QPointF(header.right(), header.bottom() - 1));
}

void GanttPainter::paintNamesHeader(QPainter &painter, const QRectF &header) const
{
    const PainterScope scope(painter, header);
    painter.fillRect(header, m_theme.panel);
    painter.setFont(Theme::font(TextSize::Small));
    painter.setPen(m_theme.quietText);
    const double top = header.top() + kHeaderLine;
    const GanttColumns columns = columnsFor(header.width());
    for (const GanttColumns::Place &place : columns.places()) {
        const bool isText = place.column == OutlineColumn::Name || place.column == OutlineColumn::Predecessors;
        const double inset = place.column == OutlineColumn::Name ? space::kMedium : space::kSmall;
        const QRectF cell(header.left() + place.left + (isText ? inset : 0), top,
                          place.width - (isText ? inset : space::kSmall), kHeaderLine);
        painter.drawText(cell, (isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                         outlineColumnTitle(place.column));
    }
    painter.setPen(m_theme.hairlinePen());
    painter.drawLine(QPointF(header.left(), header.bottom() - 1), QPointF(header.right(), header.bottom() - 1));
    painter.drawLine(QPointF(header.right() - 1, header.top()), QPointF(header.right() - 1, header.bottom()));
}

QRectF ganttArrow(const GanttColumns &columns, const OutlineRow &row, const QRectF &names, double lineTop)
{
    const GanttColumns::Place *name = columns.find(OutlineColumn::Name);
    return {names.left() + (name ? name->left : 0) + space::kSmall + row.depth * kIndent,
            lineTop + (space::kRow - kArrow) / 2, kArrow, kArrow};
}

void GanttPainter::paintNameCell(QPainter &painter, const OutlineRow &row, const QRectF &line, const QRectF &cell) const
{
    const QRectF arrow = ganttArrow(columnsFor(line.width()), row, line, line.top());
    if (row.summary) {
        const QPointF centre = arrow.center();
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(m_theme.quietText, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const std::array<QPointF, 3> chevron = row.expanded
            ? std::array{centre + QPointF(-4, -2), centre + QPointF(0, 2), centre + QPointF(4, -2)}
            : std::array{centre + QPointF(-2, -4), centre + QPointF(2, 0), centre + QPointF(-2, 4)};
        painter.drawPolyline(chevron.data(), static_cast<int>(chevron.size()));
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.setFont(
        Theme::font(TextSize::Body, row.phaseBar || (row.summary && row.depth == 0) ? QFont::DemiBold : QFont::Normal));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double left = arrow.right() + space::kTiny;
    const QRectF words(left, line.top(), std::max(0.0, cell.right() - space::kSmall - left), line.height());
    painter.setPen(m_theme.text);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(oneLine(row.name), Qt::ElideRight, words.width()));
}

void GanttPainter::paintCell(QPainter &painter, const OutlineRow &row, OutlineColumn column, const QRectF &cell) const
{
    const bool isLate = column == OutlineColumn::Variance && row.varianceDays.value_or(0) > 0;
    const bool isPlain = isLate || (column == OutlineColumn::Slack && row.critical);
    painter.setFont(Theme::font(TextSize::Small, isLate ? QFont::DemiBold : QFont::Normal));
    painter.setPen(isPlain ? m_theme.text : m_theme.quietText);
    const QString text = outlineCellText(row, column);
    if (column == OutlineColumn::Predecessors) {
        const QRectF words = cell.adjusted(space::kSmall, 0, -space::kTiny, 0);
        painter.drawText(
            words, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(painter.font(), painter.device()).elidedText(oneLine(text), Qt::ElideRight, words.width()));
    } else {
        painter.drawText(cell.adjusted(0, 0, -space::kSmall, 0), Qt::AlignRight | Qt::AlignVCenter, text);
    }
}

void GanttPainter::paintNames(QPainter &painter, const QRectF &column, double top, int firstLine,
                              std::span<const OutlineRow> rows) const
{
    const PainterScope scope(painter, column);
    painter.fillRect(column, m_theme.panel);
    const GanttColumns columns = columnsFor(column.width());
    double lineTop = top + double(firstLine) * space::kRow;
    for (const OutlineRow &row : rows) {
        const QRectF line(column.left(), lineTop, column.width(), space::kRow);
        paintLineFill(painter, row, line);
        for (const GanttColumns::Place &place : columns.places()) {
            const QRectF cell(column.left() + place.left, lineTop, place.width, space::kRow);
            if (place.column == OutlineColumn::Name) {
                paintNameCell(painter, row, line, cell);
            } else {
                paintCell(painter, row, place.column, cell);
            }
        }
        painter.setPen(Theme::hairlinePen(m_theme.faded(m_theme.hairline, 0.55)));
        const double y = std::round(lineTop + space::kRow) - 1;
        painter.drawLine(QPointF(column.left(), y), QPointF(column.right(), y));
        lineTop += space::kRow;
    }
    painter.setPen(m_theme.hairlinePen());
    painter.drawLine(QPointF(column.right() - 1, column.top()), QPointF(column.right() - 1, column.bottom()));
}

QRectF ganttAsOfChip(const TimeAxis &axis, const QRectF &header, Date date)
{
    const double x = header.left() + axis.x(date);
    if (x < header.left() || x > header.right()) {
        return {};
    }
    const QFontMetricsF metrics(Theme::font(TextSize::Small, QFont::DemiBold));
    const double width = std::ceil(metrics.horizontalAdvance(QStringLiteral("28 May 2028"))) + 2 * space::kSmall;
    const double left =
        std::clamp(x - width / 2, header.left() + 2, std::max(header.left() + 2, header.right() - width - 2));
    return {std::round(left), header.bottom() - GanttPainter::kHeaderLine + 2, width, GanttPainter::kHeaderLine - 5.0};
}

void GanttPainter::paintAsOf(QPainter &painter, const QRectF &header, const QRectF &body, Date date) const
{
    const QRectF chip = ganttAsOfChip(m_axis, header, date);
    if (chip.isEmpty()) {
        return;
    }
    const PainterScope scope(painter, header.united(body));
    const double x = std::round(body.left() + m_axis.x(date));
    painter.fillRect(QRectF(x - 0.5, chip.center().y(), 1.5, body.bottom() - chip.center().y()), m_theme.accent);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.accent);
    painter.drawRoundedRect(chip, space::kCorner, space::kCorner);
    painter.setPen(m_theme.readableOn(m_theme.accent));
    painter.setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    painter.drawText(chip, Qt::AlignCenter, dateLabel(date));
}

void GanttPainter::paintToday(QPainter &painter, const QRectF &body, Date date) const
{
    const PainterScope scope(painter, body);
    const double x = std::round(body.left() + m_axis.x(date));
    QPen pen(m_theme.quietText, 1, Qt::DashLine);
    painter.setPen(pen);
    painter.drawLine(QPointF(x, body.top()), QPointF(x, body.bottom()));
    painter.setFont(Theme::font(TextSize::Small));
    painter.drawText(QRectF(x + space::kTiny, body.bottom() - space::kRow, 100, space::kRow),
                     Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("today"));
}

} // namespace gigaplan
