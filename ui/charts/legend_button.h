// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_data.h"
#include "ui/paint/theme.h"

#include <QAbstractButton>

namespace gigaplan {

/// One entry of a chart's legend: checked while its series is shown; a click or the space bar filters.
class LegendButton final : public QAbstractButton {
    Q_OBJECT

public:
    explicit LegendButton(QWidget *parent);

    void show(const ChartSeries &series, const Theme &theme, const QFont &font, bool hidden, bool selected);
    QSize sizeHint() const override { return size(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ChartSeries m_series;
    Theme m_theme = Theme::light();
    QFont m_font;
    bool m_selected = false;
};

} // namespace gigaplan
