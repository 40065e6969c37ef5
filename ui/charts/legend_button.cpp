// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legend_button.h"

#include "ui/charts/chart_figure.h"

namespace gigaplan {

LegendButton::LegendButton(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
}

void LegendButton::show(const ChartSeries &series, const Theme &theme, const QFont &font, bool hidden, bool selected)
{
    m_series = series;
    m_theme = theme;
    m_font = font;
    m_selected = selected;
    setChecked(!hidden);
    setAccessibleName(series.name);
    setToolTip(hidden ? QStringLiteral("Show %1").arg(series.name) : QStringLiteral("Hide %1").arg(series.name));
    update();
}

void LegendButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (underMouse() || hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? QPen(m_theme.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(m_theme.hover);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::kCorner, space::kCorner);
    }
    paintLegendEntry(painter, m_theme, m_font, m_series, QRectF(rect()), !isChecked(), m_selected);
}

} // namespace gigaplan
