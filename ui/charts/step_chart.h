// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_figure.h"
#include "ui/charts/hover_card.h"

#include <QChartView>
#include <QPixmap>

namespace gigaplan {

class LegendButton;

/// An interactive chart of step series: hover for the values of a date, wheel to zoom on time, drag to pan, double
/// click for the whole, drag the date chip to move the as-of date, click an area to select what it represents. Keys:
/// left and right move the date by a day (with Shift a month), plus and minus zoom, Home shows the whole.
class StepChart final : public QChartView {
    Q_OBJECT

public:
    explicit StepChart(QWidget *parent = nullptr);
    ~StepChart() override;

    void setData(ChartData chartData);
    void setTheme(const Theme &theme);
    void setAsOf(Date date);
    void setSelected(std::vector<EntityRef> refs);
    void setSeriesHidden(const QString &name, bool hidden);
    void resetWindow();

    const ChartFigure &figure() const { return m_figure; }
    Date asOf() const { return m_asOf; }
    /// The table next to the pointer; none while the pointer is elsewhere.
    const std::optional<HoverTable> &hover() const { return m_hover; }
    const std::vector<LegendButton *> &legendButtons() const { return m_legend; }

Q_SIGNALS:
    void asOfRequested(gigaplan::Date date);
    void selectRequested(gigaplan::EntityRef ref);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Drag { None, Pan, AsOf };

    void figureChanged();
    void placeLegend();
    void zoomAbout(double x, double factor);
    void requestAsOf(double x);
    bool isOnAsOf(QPointF at) const;
    void updateHover(QPointF at);

    ChartFigure m_figure;
    Date m_asOf;
    std::optional<HoverTable> m_hover;
    double m_hoverY = 0;
    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    bool m_moved = false;
    ChartFigure::Window m_windowAtPress;
    QPixmap m_picture; ///< the chart without what moves over it, so that hovering and scrubbing only copy pixels
    bool m_isStale = true;
    std::vector<LegendButton *> m_legend;
};

} // namespace gigaplan
