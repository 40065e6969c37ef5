// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/render_chart.h"

#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsScene>

namespace gigaplan {

namespace {

constexpr double kHeaderHeight = 44;

ChartData chartOf(ChartKind kind, const Forecast &forecast)
{
    switch (kind) {
    case ChartKind::Power:
        return powerChart(forecast);
    case ChartKind::Gpus:
        return gpuChart(forecast);
    case ChartKind::Capital:
        return capitalChart(forecast);
    }
    return {};
}

ChartHeadline headlineOf(ChartKind kind, const Forecast &forecast, Date asOf)
{
    switch (kind) {
    case ChartKind::Power:
        return powerHeadline(forecast, asOf);
    case ChartKind::Gpus:
        return gpuHeadline(forecast, asOf);
    case ChartKind::Capital:
        return capitalHeadline(forecast, asOf);
    }
    return {};
}

} // namespace

void paintFigure(QPainter &painter, const ChartFigure &figure, QGraphicsScene &scene, const QRectF &rect,
                 bool staticLegend)
{
    painter.save();
    painter.translate(rect.topLeft());
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setRenderHint(QPainter::TextAntialiasing);
    figure.paintUnder(painter);
    painter.restore();

    // Steps run along the pixel grid, so without smoothing their edges are sharp.
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    scene.render(&painter, rect, QRectF(QPointF(), figure.size()), Qt::IgnoreAspectRatio);
    painter.restore();

    painter.save();
    painter.translate(rect.topLeft());
    painter.setRenderHint(QPainter::Antialiasing);
    figure.paintOver(painter, staticLegend);
    painter.restore();
}

void renderChart(ChartKind kind, const Forecast &forecast, Date asOf, const Theme &theme, QPainter &painter,
                 const QRectF &rect)
{
    renderChart(chartOf(kind, forecast), headlineOf(kind, forecast, asOf).text, asOf, theme, painter, rect);
}

void renderChart(ChartData data, const QString &line, Date asOf, const Theme &theme, QPainter &painter, const QRectF &rect)
{
    const QString title = data.title;
    const QString empty = data.empty;
    ChartFigure figure;
    QGraphicsScene scene;
    scene.addItem(figure.chart());
    figure.setTheme(theme);
    figure.setData(std::move(data));
    const QRectF body = rect.adjusted(0, kHeaderHeight, 0, 0);
    figure.setSize(body.size());

    painter.save();
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextSingleLine;
    painter.setPen(theme.text);
    painter.setFont(figure.font(TextSize::Heading, QFont::DemiBold));
    painter.drawText(rect, flags, title);
    if (!empty.isEmpty()) {
        painter.setPen(theme.quietText);
        painter.setFont(figure.font(TextSize::Body));
        painter.drawText(body, Qt::AlignCenter | Qt::TextWordWrap, empty);
        painter.restore();
        return;
    }
    painter.setFont(figure.font(TextSize::Body));
    painter.setPen(theme.quietText);
    painter.drawText(rect.adjusted(0, 20, 0, 0), flags,
                     QFontMetricsF(painter.font()).elidedText(line, Qt::ElideRight, rect.width()));
    painter.restore();

    paintFigure(painter, figure, scene, body, true);
    painter.save();
    painter.translate(body.topLeft());
    figure.paintMarks(painter, asOf);
    painter.restore();
}

} // namespace gigaplan
