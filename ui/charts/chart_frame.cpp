// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_figure.h"

#include "model/words/labels.h"
#include "ui/charts/series_ink.h"
#include "ui/paint/one_line.h"

#include <QFontMetricsF>

#include <cmath>

namespace gigaplan {

namespace {

constexpr double kChipHeight = 20;

void drawText(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text)
{
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, text);
}

} // namespace

void ChartFigure::paintUnder(QPainter &painter) const
{
    paintValueAxis(painter);
    paintTimeAxis(painter);
}

void ChartFigure::paintValueAxis(QPainter &painter) const
{
    painter.setFont(font(TextSize::Small));
    const double line = QFontMetricsF(painter.font()).height();
    for (const double value : m_ticks.values) {
        const double y = std::round(yOf(value * m_scale.perUnit));
        const bool isZero = std::abs(value) < m_ticks.step / 2;
        painter.setPen(Theme::hairlinePen(isZero ? mixed(m_theme.hairline, m_theme.text, 0.4) : m_theme.hairline));
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        painter.setPen(m_theme.quietText);
        const QRectF rect(0, y - line / 2, m_plot.left() - space::kSmall, line);
        drawText(painter, rect, Qt::AlignRight | Qt::AlignVCenter, m_ticks.label(value));
    }
    painter.setPen(m_theme.quietText);
    drawText(painter, QRectF(0, m_plot.top() - line * 1.5, m_plot.right(), line), Qt::AlignLeft | Qt::AlignVCenter,
             m_scale.unit);
}

void ChartFigure::paintTimeAxis(QPainter &painter) const
{
    painter.setFont(font(TextSize::Small));
    for (const TickLabel &tick : m_timeTicks) {
        painter.setPen(Theme::hairlinePen(mixed(m_theme.hairline, m_theme.text, 0.4)));
        painter.drawLine(QPointF(tick.x, m_plot.bottom()), QPointF(tick.x, m_plot.bottom() + space::kTiny));
        painter.setPen(m_theme.quietText);
        drawText(painter, tick.rect.adjusted(0, 0, 1, 0), Qt::AlignLeft | Qt::AlignVCenter, tick.text);
    }
}

void ChartFigure::paintOver(QPainter &painter, bool staticLegend) const
{
    paintEnds(painter);
    if (staticLegend) {
        for (std::size_t i = 0; i < m_legendRects.size(); ++i) {
            const ChartSeries &series = m_data.series[i];
            paintLegendEntry(painter, m_theme, font(TextSize::Small), series, m_legendRects[i], isHidden(series),
                             isSelected(series));
        }
    }
}

void ChartFigure::paintEnds(QPainter &painter) const
{
    for (const EndLabel &end : m_ends) {
        const ChartSeries &series = m_data.series[end.series];
        const QRectF swatch(end.at.x(), end.at.y() - 6, kSwatchWidth, 12);
        paintSwatch(painter, m_theme, series, swatch, false);
        painter.setFont(font(TextSize::Small, isSelected(series) ? QFont::DemiBold : QFont::Normal));
        painter.setPen(m_theme.text);
        const QFontMetricsF metrics(painter.font());
        const QRectF rect(swatch.right() + space::kTiny, end.at.y() - metrics.height() / 2,
                          m_size.width() - swatch.right() - space::kTiny, metrics.height());
        drawText(painter, rect, Qt::AlignLeft | Qt::AlignVCenter,
                 metrics.elidedText(oneLine(series.name), Qt::ElideRight, rect.width()));
    }
}

void ChartFigure::paintNotes(QPainter &painter) const
{
    for (const ChartAnnotation &note : m_data.annotations) {
        const double x = std::round(xOf(note.date.days));
        if (x < m_plot.left() || x > m_plot.right()) {
            continue;
        }
        const double y = std::clamp(std::round(yOf(static_cast<double>(note.level))), m_plot.top(), m_plot.bottom());
        painter.setFont(font(TextSize::Small));
        const QFontMetricsF metrics(painter.font());
        // In the middle, so that the figure before a name and the date after it stay.
        const QString words =
            metrics.elidedText(oneLine(note.text), Qt::ElideMiddle, m_plot.width() - 2 * space::kSmall);
        const double width = metrics.horizontalAdvance(words) + 2 * space::kTiny;
        const double height = metrics.height() + space::kTiny;
        const double leftmost = m_plot.left() + 1;
        const double left = std::clamp(x - width / 2, leftmost, std::max(leftmost, m_plot.right() - width));
        // Above the mark, or below it where the plot ends.
        const double lift = y - m_plot.top() > height + 2 * space::kLarge ? -space::kHuge - height : space::kHuge;
        const QRectF box(left, std::round(y + lift), width, height);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(Theme::hairlinePen(m_theme.text));
        painter.drawLine(QPointF(x, y), QPointF(x, lift < 0 ? box.bottom() : box.top()));
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(Theme::hairlinePen(m_theme.hairline));
        painter.setBrush(m_theme.panel);
        painter.drawRoundedRect(box, space::kCorner, space::kCorner);
        painter.setPen(QPen(m_theme.panel, 1.5));
        painter.setBrush(m_theme.text);
        painter.drawEllipse(QPointF(x, y), 4, 4);
        painter.setPen(m_theme.text);
        drawText(painter, box, Qt::AlignCenter, words);
    }
}

void ChartFigure::paintMarks(QPainter &painter, Date asOf) const
{
    painter.save();
    paintAsOf(painter, asOf);
    paintNotes(painter);
    painter.restore();
}

QRectF ChartFigure::chipRect(Date date) const
{
    const QFontMetricsF metrics(font(TextSize::Small, QFont::DemiBold));
    const double width = std::ceil(metrics.horizontalAdvance(dateLabel(date))) + 2 * space::kSmall;
    const double x = xOf(date.days) - width / 2;
    const double leftmost = m_plot.left() - space::kTiny; // the axis' labels stay readable
    const double left = std::clamp(x, leftmost, std::max(leftmost, m_size.width() - width));
    return {std::round(left), std::round(m_plot.bottom()) + 3, width, kChipHeight};
}

void ChartFigure::paintAsOf(QPainter &painter, Date asOf) const
{
    const double x = std::round(xOf(asOf.days));
    if (x < m_plot.left() || x > m_plot.right() + 0.5) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    // A rim of paper keeps the line in sight over areas that are as blue as it is.
    QColor rim = m_theme.panel;
    rim.setAlphaF(0.7F);
    painter.fillRect(QRectF(x - 1, m_plot.top(), 3, m_plot.height()), rim);
    painter.fillRect(QRectF(x, m_plot.top(), 1, m_plot.height() + 4), m_theme.accent);
    const QRectF chip = chipRect(asOf);
    for (const TickLabel &tick : m_timeTicks) {
        const QRectF covered = tick.rect.adjusted(-2, 0, 2, 0);
        if (covered.intersects(chip)) {
            painter.fillRect(covered, m_theme.panel);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.accent);
    painter.drawRoundedRect(chip, space::kCorner, space::kCorner);
    painter.setPen(m_theme.readableOn(m_theme.accent));
    painter.setFont(font(TextSize::Small, QFont::DemiBold));
    drawText(painter, chip, Qt::AlignCenter, dateLabel(asOf));
}

void paintLegendEntry(QPainter &painter, const Theme &theme, const QFont &font, const ChartSeries &series, QRectF rect,
                      bool hidden, bool selected)
{
    paintSwatch(painter, theme, series, QRectF(rect.left(), rect.top(), kSwatchWidth, rect.height()), hidden);
    QFont face = font;
    face.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter.setFont(face);
    painter.setPen(hidden ? theme.quietText : theme.text);
    rect.setLeft(rect.left() + kSwatchWidth + space::kTiny);
    drawText(painter, rect, Qt::AlignLeft | Qt::AlignVCenter,
             QFontMetricsF(face).elidedText(oneLine(series.name), Qt::ElideRight, rect.width()));
}

} // namespace gigaplan
