// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/series_ink.h"

namespace gigaplan {

namespace {

// A line one pixel wide needs more ink than a bar's fill to be seen, so states keep their order but start darker.
constexpr std::array<double, kRowStateCount> kLineStrength{0.3, 0.45, 0.6, 0.8, 1.0};
constexpr std::array<double, 2> kBandStrength{0.16, 0.38};

} // namespace

QColor seriesColour(const Theme &theme, const ChartSeries &series)
{
    switch (series.role) {
    case SeriesRole::Ramp: return theme.phase(series.index, series.count);
    case SeriesRole::Kind:
        // A strong colour is for a thin line; over half of a window it shouts.
        return series.style == SeriesStyle::Area ? theme.faded(theme.kind(series.index), 0.72)
                                                 : theme.kind(series.index);
    case SeriesRole::State: return theme.faded(theme.text, kLineStrength[static_cast<std::size_t>(series.index)]);
    case SeriesRole::Capacity: return theme.text;
    case SeriesRole::Reference:
        return series.style == SeriesStyle::Area ? theme.faded(theme.quietText, series.index == 0 ? 0.35 : 0.6)
                                                 : theme.quietText;
    case SeriesRole::Uncertain: {
        const QColor base = theme.kind(theme.isDark ? 4 : 0); // the deep blue would sink into slate
        return series.style == SeriesStyle::Band
            ? theme.faded(base, kBandStrength[static_cast<std::size_t>(series.index)])
            : base;
    }
    }
    return theme.text;
}

QPen seriesPen(const Theme &theme, const ChartSeries &series)
{
    const bool isThin = series.role == SeriesRole::Reference
        || (series.role == SeriesRole::State && series.index < static_cast<int>(RowState::Live));
    QPen pen(seriesColour(theme, series), isThin ? 1.0 : 2.0);
    pen.setJoinStyle(Qt::MiterJoin);
    pen.setCapStyle(Qt::FlatCap);
    if (series.style == SeriesStyle::Dashed) {
        pen.setDashPattern({4, 3});
    }
    return pen;
}

void paintSwatch(QPainter &painter, const Theme &theme, const ChartSeries &series, const QRectF &rect, bool hidden)
{
    const QPointF centre = rect.center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (series.style == SeriesStyle::Area || series.style == SeriesStyle::Band) {
        const QRectF square(std::round(centre.x()) - 4, std::round(centre.y()) - 4, 8, 8);
        if (hidden) {
            painter.setPen(Theme::hairlinePen(theme.quietText));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(square.adjusted(0, 0, -1, -1));
        } else {
            painter.fillRect(square, seriesColour(theme, series));
        }
    } else {
        QPen pen = seriesPen(theme, series);
        if (hidden) {
            pen.setColor(theme.hairline);
        }
        if (series.style == SeriesStyle::Dashed) {
            pen.setDashPattern({2, 1.5});
        }
        painter.setPen(pen);
        painter.drawLine(QPointF(rect.left(), std::round(centre.y())), QPointF(rect.right(), std::round(centre.y())));
    }
    painter.restore();
}

} // namespace gigaplan
