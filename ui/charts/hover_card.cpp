// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/hover_card.h"

#include "model/words/labels.h"
#include "ui/charts/series_ink.h"

#include <QFontMetricsF>

#include <cmath>

namespace gigaplan {

HoverTable hoverTable(const ChartFigure &figure, Date date)
{
    const ChartData &data = figure.data();
    HoverTable table{date, {}};
    const auto add = [&](std::size_t i, const QString &name, const StepSeries &values) {
        if (!figure.isHidden(data.series[i])) {
            const std::int64_t level = values.at(date);
            table.rows.push_back({static_cast<int>(i), name, level, exactText(data, level)});
        }
    };
    const auto addSeries = [&](std::size_t i) { add(i, data.series[i].name, data.series[i].values); };
    for (std::size_t i = data.series.size(); i-- > 0;) {
        if (data.series[i].style == SeriesStyle::Area) {
            addSeries(i);
        }
    }
    if (!data.areaTotal.isEmpty() && table.rows.size() > 1) {
        const std::int64_t level = figure.stackedTo(data.series.size() - 1).at(date);
        table.rows.push_back({-1, data.areaTotal, level, exactText(data, level)});
    }
    std::vector<std::size_t> bands; // around the next line
    for (std::size_t i = 0; i < data.series.size(); ++i) {
        if (data.series[i].style == SeriesStyle::Band) {
            add(i, data.series[i].upperName, data.series[i].upper);
            bands.push_back(i);
        } else if (data.series[i].style != SeriesStyle::Area) {
            addSeries(i);
            for (; !bands.empty(); bands.pop_back()) {
                add(bands.back(), data.series[bands.back()].lowerName, data.series[bands.back()].values);
            }
        }
    }
    return table;
}

void paintHover(QPainter &painter, const ChartFigure &figure, const HoverTable &table, double pointerY)
{
    const Theme &theme = figure.theme();
    const QRectF plot = figure.plotArea();
    const double x = std::round(figure.xOf(table.date.days));
    const QFont plain = figure.font(TextSize::Small);
    const QFont strong = figure.font(TextSize::Small, QFont::DemiBold);
    const QFontMetricsF metrics(strong);
    double nameWidth = 0;
    double textWidth = 0;
    for (const auto &row : table.rows) {
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(row.name));
        textWidth = std::max(textWidth, metrics.horizontalAdvance(row.text));
    }
    const double line = std::ceil(metrics.height()) + 2;
    const QString unit = exactUnit(figure.data());
    const double headWidth = metrics.horizontalAdvance(dateLabel(table.date)) + metrics.horizontalAdvance(unit);
    const double rowWidth = kSwatchWidth + space::kTiny + nameWidth + textWidth;
    const double width = std::ceil(std::max(rowWidth, headWidth)) + space::kLarge + 2 * space::kSmall;
    const double height = line * static_cast<double>(table.rows.size() + 1) + 2 * space::kTiny;
    const bool isRight = x + space::kMedium + width <= figure.size().width();
    const double left = isRight ? x + space::kMedium : std::max(0.0, x - space::kMedium - width);
    const double lowest = std::max(0.0, figure.size().height() - height - 1);
    const QRectF card(left, std::round(std::clamp(pointerY - height / 2, std::min(plot.top(), lowest), lowest)), width,
                      height);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Theme::hairlinePen(theme.quietText));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.shadow);
    painter.drawRoundedRect(card.translated(0, 1).adjusted(-1, 0, 1, 1), space::kCorner, space::kCorner);
    painter.setPen(theme.hairlinePen());
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(card, space::kCorner, space::kCorner);

    QRectF at(card.left() + space::kSmall, card.top() + space::kTiny, card.width() - 2 * space::kSmall, line);
    painter.setFont(strong);
    painter.setPen(theme.text);
    painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter, dateLabel(table.date));
    painter.setFont(plain);
    painter.setPen(theme.quietText);
    painter.drawText(at, Qt::AlignRight | Qt::AlignVCenter, unit);
    for (const auto &row : table.rows) {
        at.translate(0, line);
        painter.setFont(row.series < 0 ? strong : plain);
        if (row.series >= 0) {
            paintSwatch(painter, theme, figure.data().series[static_cast<std::size_t>(row.series)],
                        QRectF(at.left(), at.top(), kSwatchWidth, line), false);
        }
        painter.setPen(theme.text);
        painter.drawText(at.adjusted(kSwatchWidth + space::kTiny, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter.drawText(at, Qt::AlignRight | Qt::AlignVCenter, row.text);
    }
    painter.restore();
}

} // namespace gigaplan
