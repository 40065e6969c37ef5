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

void paintValueAxis(QPainter &painter, const ChartFigure &figure)
{
    const Theme &theme = figure.theme();
    const QRectF plot = figure.plotArea();
    painter.setFont(figure.font(TextSize::Small));
    const double line = QFontMetricsF(painter.font()).height();
    for (const double value : figure.frame().ticks.values) {
        const double y = std::round(figure.yOf(value * figure.frame().scale.perUnit));
        const bool isZero = std::abs(value) < figure.frame().ticks.step / 2;
        painter.setPen(Theme::hairlinePen(isZero ? mixed(theme.hairline, theme.text, 0.4) : theme.hairline));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(theme.quietText);
        const QRectF rect(0, y - line / 2, plot.left() - space::kSmall, line);
        drawText(painter, rect, Qt::AlignRight | Qt::AlignVCenter, figure.frame().ticks.label(value));
    }
    painter.setPen(theme.quietText);
    drawText(painter, QRectF(0, plot.top() - line * 1.5, plot.right(), line), Qt::AlignLeft | Qt::AlignVCenter,
             figure.frame().scale.unit);
}

void paintTimeAxis(QPainter &painter, const ChartFigure &figure)
{
    const Theme &theme = figure.theme();
    painter.setFont(figure.font(TextSize::Small));
    for (const ChartFrame::TickLabel &tick : figure.frame().timeTicks) {
        painter.setPen(Theme::hairlinePen(mixed(theme.hairline, theme.text, 0.4)));
        painter.drawLine(QPointF(tick.x, figure.plotArea().bottom()),
                         QPointF(tick.x, figure.plotArea().bottom() + space::kTiny));
        painter.setPen(theme.quietText);
        drawText(painter, tick.rect.adjusted(0, 0, 1, 0), Qt::AlignLeft | Qt::AlignVCenter, tick.text);
    }
}

void paintEnds(QPainter &painter, const ChartFigure &figure)
{
    for (const ChartFrame::EndLabel &end : figure.frame().ends) {
        const ChartSeries &series = figure.data().series[end.series];
        const QRectF swatch(end.at.x(), end.at.y() - 6, kSwatchWidth, 12);
        paintSwatch(painter, figure.theme(), series, swatch, false);
        painter.setFont(figure.font(TextSize::Small, figure.isSelected(series) ? QFont::DemiBold : QFont::Normal));
        painter.setPen(figure.theme().text);
        const QFontMetricsF metrics(painter.font());
        const QRectF rect(swatch.right() + space::kTiny, end.at.y() - metrics.height() / 2,
                          figure.size().width() - swatch.right() - space::kTiny, metrics.height());
        drawText(painter, rect, Qt::AlignLeft | Qt::AlignVCenter,
                 metrics.elidedText(oneLine(series.name), Qt::ElideRight, rect.width()));
    }
}

void paintNotes(QPainter &painter, const ChartFigure &figure)
{
    const Theme &theme = figure.theme();
    const QRectF plot = figure.plotArea();
    for (const ChartAnnotation &note : figure.data().annotations) {
        const double x = std::round(figure.xOf(note.date.days));
        if (x < plot.left() || x > plot.right()) {
            continue;
        }
        const double y = std::clamp(std::round(figure.yOf(static_cast<double>(note.level))), plot.top(), plot.bottom());
        painter.setFont(figure.font(TextSize::Small));
        const QFontMetricsF metrics(painter.font());
        // In the middle, so that the figure before a name and the date after it stay.
        const QString words = metrics.elidedText(oneLine(note.text), Qt::ElideMiddle, plot.width() - 2 * space::kSmall);
        const double width = metrics.horizontalAdvance(words) + 2 * space::kTiny;
        const double height = metrics.height() + space::kTiny;
        const double leftmost = plot.left() + 1;
        const double left = std::clamp(x - width / 2, leftmost, std::max(leftmost, plot.right() - width));
        // Above the mark, or below it where the plot ends.
        const double lift = y - plot.top() > height + 2 * space::kLarge ? -space::kHuge - height : space::kHuge;
        const QRectF box(left, std::round(y + lift), width, height);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(Theme::hairlinePen(theme.text));
        painter.drawLine(QPointF(x, y), QPointF(x, lift < 0 ? box.bottom() : box.top()));
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(Theme::hairlinePen(theme.hairline));
        painter.setBrush(theme.panel);
        painter.drawRoundedRect(box, space::kCorner, space::kCorner);
        painter.setPen(QPen(theme.panel, 1.5));
        painter.setBrush(theme.text);
        painter.drawEllipse(QPointF(x, y), 4, 4);
        painter.setPen(theme.text);
        drawText(painter, box, Qt::AlignCenter, words);
    }
}

void paintAsOf(QPainter &painter, const ChartFigure &figure, Date asOf)
{
    const Theme &theme = figure.theme();
    const QRectF plot = figure.plotArea();
    const double x = std::round(figure.xOf(asOf.days));
    if (x < plot.left() || x > plot.right() + 0.5) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    // A rim of paper keeps the line in sight over areas that are as blue as it is.
    QColor rim = theme.panel;
    rim.setAlphaF(0.7F);
    painter.fillRect(QRectF(x - 1, plot.top(), 3, plot.height()), rim);
    painter.fillRect(QRectF(x, plot.top(), 1, plot.height() + 4), theme.accent);
    const QRectF chip = figure.chipRect(asOf);
    for (const ChartFrame::TickLabel &tick : figure.frame().timeTicks) {
        const QRectF covered = tick.rect.adjusted(-2, 0, 2, 0);
        if (covered.intersects(chip)) {
            painter.fillRect(covered, theme.panel);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(chip, space::kCorner, space::kCorner);
    painter.setPen(theme.readableOn(theme.accent));
    painter.setFont(figure.font(TextSize::Small, QFont::DemiBold));
    drawText(painter, chip, Qt::AlignCenter, dateLabel(asOf));
}

} // namespace

void paintChartUnder(QPainter &painter, const ChartFigure &figure)
{
    paintValueAxis(painter, figure);
    paintTimeAxis(painter, figure);
}

void paintChartOver(QPainter &painter, const ChartFigure &figure, bool staticLegend)
{
    paintEnds(painter, figure);
    if (staticLegend) {
        for (std::size_t i = 0; i < figure.frame().legend.size(); ++i) {
            const ChartSeries &series = figure.data().series[i];
            paintLegendEntry(painter, figure.theme(), figure.font(TextSize::Small), series, figure.frame().legend[i],
                             figure.isHidden(series), figure.isSelected(series));
        }
    }
}

void paintChartMarks(QPainter &painter, const ChartFigure &figure, Date asOf)
{
    painter.save();
    paintAsOf(painter, figure, asOf);
    paintNotes(painter, figure);
    painter.restore();
}

QRectF ChartFigure::chipRect(Date date) const
{
    const QFontMetricsF metrics(font(TextSize::Small, QFont::DemiBold));
    const double width = std::ceil(metrics.horizontalAdvance(dateLabel(date))) + 2 * space::kSmall;
    const double x = xOf(date.days) - width / 2;
    const double leftmost = m_frame.plot.left() - space::kTiny; // the axis' labels stay readable
    const double left = std::clamp(x, leftmost, std::max(leftmost, m_size.width() - width));
    return {std::round(left), std::round(m_frame.plot.bottom()) + 3, width, kChipHeight};
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
