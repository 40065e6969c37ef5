// SPDX-License-Identifier: GPL-3.0-or-later
// What surrounds the bars: header lines, the names beside them and the dates across them.
#include "ui/paint/gantt_painter.h"
#include "ui/paint/labels.h"
#include "ui/paint/painter_scope.h"

#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace gigaplan {

namespace {

constexpr double kIndent = 16;
constexpr double kArrow = 16;
constexpr double kDateColumn = 96;
constexpr double kSlackColumn = 72;
constexpr double kNameAtLeast = 232;

QRectF nameCell(const GanttRow &row, const QRectF &column, double width, double lineTop)
{
    const double left = column.left() + space::kSmall + row.depth * kIndent + kArrow + space::kTiny;
    return {left, lineTop, std::max(0.0, column.left() + width - space::kSmall - left), double(space::kRow)};
}

QString slackText(const GanttRow &row)
{
    const double days = static_cast<double>(row.totalSlackMin) / 480;
    const QString number = QString::number(std::abs(days), 'f', std::abs(days) < 10 && days != std::round(days) ? 1 : 0);
    return days < 0 ? QStringLiteral("−") % number : number;
}

} // namespace

GanttColumns GanttColumns::forWidth(double width)
{
    GanttColumns columns;
    double left = width;
    if (left - 2 * kDateColumn >= kNameAtLeast) {
        columns.start = columns.finish = kDateColumn;
        left -= 2 * kDateColumn;
        if (left - kSlackColumn >= kNameAtLeast) {
            columns.slack = kSlackColumn;
            left -= kSlackColumn;
        }
    }
    columns.name = left;
    return columns;
}

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
    const GanttColumns columns = GanttColumns::forWidth(header.width());
    const double top = header.top() + kHeaderLine;
    painter.drawText(QRectF(header.left() + space::kMedium, top, columns.name, kHeaderLine),
                     Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("Task"));
    double left = header.left() + columns.name;
    const auto title = [&](double width, const QString &text) {
        if (width > 0) {
            painter.drawText(QRectF(left, top, width - space::kSmall, kHeaderLine), Qt::AlignRight | Qt::AlignVCenter, text);
        }
        left += width;
    };
    title(columns.start, QStringLiteral("Start"));
    title(columns.finish, QStringLiteral("Finish"));
    title(columns.slack, QStringLiteral("Slack, days"));
    painter.setPen(m_theme.hairlinePen());
    painter.drawLine(QPointF(header.left(), header.bottom() - 1), QPointF(header.right(), header.bottom() - 1));
    painter.drawLine(QPointF(header.right() - 1, header.top()), QPointF(header.right() - 1, header.bottom()));
}

QRectF GanttPainter::arrowRect(const GanttRow &row, const QRectF &column, double lineTop)
{
    return {column.left() + space::kSmall + row.depth * kIndent, lineTop + (space::kRow - kArrow) / 2, kArrow, kArrow};
}

void GanttPainter::paintNames(QPainter &painter, const QRectF &column, double top, int firstLine,
                              std::span<const GanttRow> rows) const
{
    const PainterScope scope(painter, column);
    painter.fillRect(column, m_theme.panel);
    const GanttColumns columns = GanttColumns::forWidth(column.width());
    double lineTop = top + double(firstLine) * space::kRow;
    for (const GanttRow &row : rows) {
        paintLineFill(painter, row, QRectF(column.left(), lineTop, column.width(), space::kRow));
        if (row.summary) {
            const QPointF centre = arrowRect(row, column, lineTop).center();
            painter.setRenderHint(QPainter::Antialiasing, true);
            painter.setPen(QPen(m_theme.quietText, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const std::array<QPointF, 3> chevron =
                row.expanded ? std::array{centre + QPointF(-4, -2), centre + QPointF(0, 2), centre + QPointF(4, -2)}
                             : std::array{centre + QPointF(-2, -4), centre + QPointF(2, 0), centre + QPointF(-2, 4)};
            painter.drawPolyline(chevron.data(), static_cast<int>(chevron.size()));
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
        painter.setFont(Theme::font(TextSize::Body, row.phaseBar || (row.summary && row.depth == 0) ? QFont::DemiBold
                                                                                                    : QFont::Normal));
        const QFontMetricsF metrics(painter.font(), painter.device());
        const QRectF cell = nameCell(row, column, columns.name, lineTop);
        painter.setPen(m_theme.text);
        painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(row.name, Qt::ElideRight, cell.width()));

        painter.setFont(Theme::font(TextSize::Small));
        double left = column.left() + columns.name;
        const auto value = [&](double width, const QString &text, QColor colour) {
            if (width > 0) {
                painter.setPen(colour);
                painter.drawText(QRectF(left, lineTop, width - space::kSmall, space::kRow),
                                 Qt::AlignRight | Qt::AlignVCenter, text);
            }
            left += width;
        };
        value(columns.start, dateLabel(dateOf(row.start)), m_theme.quietText);
        value(columns.finish, dateLabel(dayEnding(row.finish)), m_theme.quietText);
        value(columns.slack, slackText(row), row.critical ? m_theme.text : m_theme.quietText);

        painter.setPen(Theme::hairlinePen(m_theme.faded(m_theme.hairline, 0.55)));
        const double y = std::round(lineTop + space::kRow) - 1;
        painter.drawLine(QPointF(column.left(), y), QPointF(column.right(), y));
        lineTop += space::kRow;
    }
    painter.setPen(m_theme.hairlinePen());
    painter.drawLine(QPointF(column.right() - 1, column.top()), QPointF(column.right() - 1, column.bottom()));
}

QRectF GanttPainter::asOfChip(const QRectF &header, Date date) const
{
    const double x = header.left() + m_axis.x(date);
    if (x < header.left() || x > header.right()) {
        return {};
    }
    const QFontMetricsF metrics(Theme::font(TextSize::Small, QFont::DemiBold));
    const double width = std::ceil(metrics.horizontalAdvance(QStringLiteral("28 May 2028"))) + 2 * space::kSmall;
    const double left = std::clamp(x - width / 2, header.left() + 2, std::max(header.left() + 2, header.right() - width - 2));
    return {std::round(left), header.bottom() - kHeaderLine + 2, width, kHeaderLine - 5.0};
}

void GanttPainter::paintAsOf(QPainter &painter, const QRectF &header, const QRectF &body, Date date) const
{
    const QRectF chip = asOfChip(header, date);
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
