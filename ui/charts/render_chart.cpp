// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/render_chart.h"

#include "ui/paint/wrapped_text.h"

#include <QChart>
#include <QGraphicsScene>

namespace gigaplan {

namespace {

constexpr double kHeaderHeight = 44, kHeadingHeight = 20; ///< with a line each
constexpr int kHeadingLines = 2, kHeadlineLines = 3; ///< at most

ChartData chartOf(ChartKind kind, const Forecast &forecast)
{
    switch (kind) {
    case ChartKind::Power: return powerChart(forecast);
    case ChartKind::Gpus: return gpuChart(forecast);
    case ChartKind::Capital: return capitalChart(forecast);
    }
    return {};
}

ChartHeadline headlineOf(ChartKind kind, const Forecast &forecast, Date asOf)
{
    switch (kind) {
    case ChartKind::Power: return powerHeadline(forecast, asOf);
    case ChartKind::Gpus: return gpuHeadline(forecast, asOf);
    case ChartKind::Capital: return capitalHeadline(forecast, asOf);
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
    paintChartUnder(painter, figure);
    painter.restore();

    // Steps run along the pixel grid, so without smoothing their edges are sharp.
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    scene.render(&painter, rect, QRectF(QPointF(), figure.size()), Qt::IgnoreAspectRatio);
    painter.restore();

    painter.save();
    painter.translate(rect.topLeft());
    painter.setRenderHint(QPainter::Antialiasing);
    paintChartOver(painter, figure, staticLegend);
    painter.restore();
}

void renderChart(ChartKind kind, const Forecast &forecast, Date asOf, const Theme &theme, QPainter &painter,
                 const QRectF &rect)
{
    renderChart(chartOf(kind, forecast), headlineOf(kind, forecast, asOf).text, asOf, theme, painter, rect);
}

void renderChart(ChartData data, const QString &line, Date asOf, const Theme &theme, QPainter &painter,
                 const QRectF &rect)
{
    const QString title = data.title;
    const QString empty = data.empty;
    ChartFigure figure;
    QGraphicsScene scene;
    scene.addItem(figure.chart());
    figure.setTheme(theme);
    figure.setData(std::move(data));
    const WrappedText heading(title, figure.font(TextSize::Heading, QFont::DemiBold), rect.width(), kHeadingLines);
    const WrappedText headline(line, figure.font(TextSize::Body), rect.width(), kHeadlineLines);
    const QRectF body = rect.adjusted(0, kHeaderHeight + heading.excess() + headline.excess(), 0, 0);
    figure.setSize(body.size());

    painter.save();
    painter.setPen(theme.text);
    heading.paint(painter, rect.topLeft());
    if (!empty.isEmpty()) {
        painter.setPen(theme.quietText);
        painter.setFont(figure.font(TextSize::Body));
        painter.drawText(body, Qt::AlignCenter | Qt::TextWordWrap, empty);
        painter.restore();
        return;
    }
    painter.setPen(theme.quietText);
    headline.paint(painter, rect.topLeft() + QPointF(0, kHeadingHeight + heading.excess()));
    painter.restore();

    paintFigure(painter, figure, scene, body, true);
    painter.save();
    painter.translate(body.topLeft());
    paintChartMarks(painter, figure, asOf);
    painter.restore();
}

Drawing chartDrawing(std::string_view id, ChartKind kind)
{
    return {.id = id,
            .paint = [kind](const DrawingInput &input, const Theme &theme, QPainter &painter, const QRectF &room) {
                renderChart(kind, *input.forecast, input.at, theme, painter, room);
            }};
}

} // namespace gigaplan
