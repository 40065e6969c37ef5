// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/risk/render_risk.h"

#include "model/words/labels.h"
#include "ui/charts/render_chart.h"

#include <QFontMetricsF>

namespace gigaplan {

namespace {

/// Paints the basis of the figures at the bottom of `rect`; returns what is left above.
QRectF paintBasis(const RiskAnalysis &analysis, const Theme &theme, QPainter &painter, const QRectF &rect)
{
    const QString beside = besideText(analysis);
    const QString text = qtext(basisOf(analysis)) + (beside.isEmpty() ? QString() : QStringLiteral("\n") + beside);
    painter.save();
    QFont font = Theme::font(TextSize::Small);
    font.setPixelSize(static_cast<int>(TextSize::Small) * 96 / 72);
    painter.setFont(font);
    painter.setPen(theme.quietText);
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap;
    const double height =
        QFontMetricsF(font).boundingRect(QRectF(0, 0, rect.width(), rect.height()), flags, text).height();
    painter.drawText(QRectF(rect.left(), rect.bottom() - height, rect.width(), height + 1), flags, text);
    painter.restore();
    return rect.adjusted(0, 0, 0, -height - space::kSmall);
}

} // namespace

void renderFan(const RiskAnalysis &analysis, FanOf of, Date asOf, const Theme &theme, QPainter &painter,
               const QRectF &rect)
{
    const QRectF room = paintBasis(analysis, theme, painter, rect);
    renderChart(fanChart(analysis, of), fanHeadline(analysis, asOf).text, asOf, theme, painter, room);
}

void renderTornado(const RiskAnalysis &analysis, Id<Phase> phase, const Theme &theme, QPainter &painter,
                   const QRectF &rect)
{
    const QRectF room = paintBasis(analysis, theme, painter, rect);
    paintTornado(painter, tornadoPicture(analysis, phase), room, theme);
}

Drawing fanDrawing()
{
    return {.id = "risk",
            .simulates = true,
            .paint = [](const DrawingInput &input, const Theme &theme, QPainter &painter, const QRectF &room) {
                renderFan(*input.risk, FanOf::Power, input.at, theme, painter, room);
            }};
}

Drawing tornadoDrawing()
{
    return {.id = "tornado",
            .simulates = true,
            .hasDate = false,
            .hasPhase = true,
            .paint = [](const DrawingInput &input, const Theme &theme, QPainter &painter, const QRectF &room) {
                renderTornado(*input.risk, input.phase, theme, painter, room);
            }};
}

} // namespace gigaplan
