// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/step_chart.h"

#include "ui/charts/legend_button.h"
#include "ui/charts/render_chart.h"

#include <QApplication>
#include <QChart>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace gigaplan {

namespace {

constexpr double kGrip = 5;
constexpr double kZoomStep = 1.25;

} // namespace

StepChart::StepChart(QWidget *parent) : QChartView(parent)
{
    // The figure made the chart; the view's own empty one goes.
    QChart *ownedByView = chart();
    setChart(m_figure.chart());
    delete ownedByView;
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setMinimumSize(320, 160);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

StepChart::~StepChart() = default;

void StepChart::setData(ChartData chartData)
{
    setAccessibleName(QStringLiteral("%1 chart").arg(chartData.title));
    m_figure.setData(std::move(chartData));
    m_hover.reset();
    figureChanged();
}

void StepChart::setTheme(const Theme &theme)
{
    m_figure.setTheme(theme);
    figureChanged();
}

void StepChart::setAsOf(Date date)
{
    if (date != m_asOf) {
        m_asOf = date;
        viewport()->update();
    }
}

void StepChart::setSelected(std::vector<EntityRef> refs)
{
    m_figure.setSelected(std::move(refs));
    figureChanged();
}

void StepChart::setSeriesHidden(const QString &name, bool hidden)
{
    m_figure.setHidden(name, hidden);
    m_hover.reset();
    figureChanged();
}

void StepChart::resetWindow()
{
    m_figure.setWindow(m_figure.wholeWindow());
    figureChanged();
}

void StepChart::figureChanged()
{
    m_isStale = true;
    placeLegend();
    viewport()->update();
}

void StepChart::placeLegend()
{
    const auto &rects = m_figure.frame().legend;
    while (m_legend.size() > rects.size()) {
        delete m_legend.back();
        m_legend.pop_back();
    }
    while (m_legend.size() < rects.size()) {
        auto *button = new LegendButton(viewport());
        const std::size_t index = m_legend.size();
        connect(button, &QAbstractButton::clicked, this,
                [this, index](bool isShown) { setSeriesHidden(m_figure.data().series[index].name, !isShown); });
        m_legend.push_back(button);
    }
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const ChartSeries &series = m_figure.data().series[i];
        m_legend[i]->show(series, m_figure.theme(), m_figure.font(TextSize::Small), m_figure.isHidden(series),
                          m_figure.isSelected(series));
        m_legend[i]->setGeometry(rects[i].toAlignedRect());
        m_legend[i]->setVisible(true);
    }
}

void StepChart::paintEvent(QPaintEvent *)
{
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(viewport()->size()) * ratio).toSize();
    if (m_isStale || m_picture.size() != pixels) {
        m_picture = QPixmap(pixels);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(m_figure.theme().panel);
        QPainter painter(&m_picture);
        paintFigure(painter, m_figure, *scene(), QRectF(QPointF(), m_figure.size()), false);
        m_isStale = false;
    }
    QPainter painter(viewport());
    painter.drawPixmap(QPointF(), m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintChartMarks(painter, m_figure, m_asOf);
    if (m_hover && m_drag == Drag::None) {
        paintHover(painter, m_figure, *m_hover, m_hoverY);
    }
}

void StepChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    m_figure.setSize(QSizeF(viewport()->size()), logicalDpiY());
    figureChanged();
}

void StepChart::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    if (std::abs(turn.x()) > std::abs(turn.y())) {
        const auto window = m_figure.window();
        const double shift = -turn.x() / 1200.0 * (window.to - window.from);
        m_figure.setWindow({window.from + shift, window.to + shift});
        figureChanged();
    } else if (turn.y() != 0) {
        zoomAbout(event->position().x(), std::pow(kZoomStep, turn.y() / 120.0));
    }
    updateHover(event->position());
    event->accept();
}

void StepChart::zoomAbout(double x, double factor)
{
    const auto window = m_figure.window();
    const QRectF plot = m_figure.plotArea();
    const double day = m_figure.dayAt(std::clamp(x, plot.left(), plot.right()));
    // At the limits of the zoom the day under the pointer stays, so the span is clamped before the ends are found.
    const auto whole = m_figure.wholeWindow();
    const double span =
        std::clamp((window.to - window.from) / factor, ChartFigure::kLeastWindow, whole.to - whole.from);
    const double share = (day - window.from) / (window.to - window.from);
    m_figure.setWindow({day - share * span, day + (1 - share) * span});
    figureChanged();
}

bool StepChart::isOnAsOf(QPointF at) const
{
    const QRectF plot = m_figure.plotArea();
    const double x = m_figure.xOf(m_asOf.days);
    if (x < plot.left() - 0.5 || x > plot.right() + 0.5) {
        return false;
    }
    return m_figure.chipRect(m_asOf).contains(at)
        || (std::abs(at.x() - x) <= kGrip && at.y() >= plot.top() && at.y() <= plot.bottom());
}

void StepChart::requestAsOf(double x)
{
    const auto window = m_figure.wholeWindow();
    const double day = std::clamp(std::round(m_figure.dayAt(x)), window.from, window.to);
    const Date date{static_cast<std::int32_t>(day)};
    if (date != m_asOf) {
        Q_EMIT asOfRequested(date);
    }
}

void StepChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_pressedAt = event->position();
    m_windowAtPress = m_figure.window();
    m_moved = false;
    if (isOnAsOf(m_pressedAt)) {
        m_drag = Drag::AsOf;
    } else if (m_figure.plotArea().contains(m_pressedAt)) {
        m_drag = Drag::Pan;
    }
}

void StepChart::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    if (m_drag != Drag::None && (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_moved = true;
    }
    if (m_drag == Drag::AsOf) {
        if (m_moved) {
            requestAsOf(at.x());
        }
        return;
    }
    if (m_drag == Drag::Pan && m_moved) {
        viewport()->setCursor(Qt::ClosedHandCursor);
        const double perPixel = (m_windowAtPress.to - m_windowAtPress.from) / m_figure.plotArea().width();
        const double shift = (m_pressedAt.x() - at.x()) * perPixel;
        m_figure.setWindow({m_windowAtPress.from + shift, m_windowAtPress.to + shift});
        figureChanged();
        return;
    }
    viewport()->setCursor(isOnAsOf(at) ? Qt::SizeHorCursor : Qt::ArrowCursor);
    updateHover(at);
}

void StepChart::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (event->button() == Qt::LeftButton && drag == Drag::Pan && !m_moved) {
        const int area = m_figure.areaAt(event->position());
        if (area >= 0 && m_figure.data().series[static_cast<std::size_t>(area)].ref) {
            Q_EMIT selectRequested(m_figure.data().series[static_cast<std::size_t>(area)].ref);
        }
    }
    viewport()->setCursor(isOnAsOf(event->position()) ? Qt::SizeHorCursor : Qt::ArrowCursor);
    updateHover(event->position());
}

void StepChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        resetWindow();
    }
}

void StepChart::leaveEvent(QEvent *event)
{
    m_hover.reset();
    viewport()->update();
    QChartView::leaveEvent(event);
}

void StepChart::updateHover(QPointF at)
{
    const bool wasShown = m_hover.has_value();
    m_hover.reset();
    if (m_figure.plotArea().contains(at) && !m_figure.data().series.empty()) {
        m_hover = hoverTable(m_figure, {static_cast<std::int32_t>(std::floor(m_figure.dayAt(at.x())))});
        m_hoverY = at.y();
    }
    if (wasShown || m_hover) {
        viewport()->update();
    }
}

void StepChart::keyPressEvent(QKeyEvent *event)
{
    const QPointF middle = m_figure.plotArea().center();
    const bool isMonth = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left: Q_EMIT asOfRequested(isMonth ? addMonths(m_asOf, -1) : m_asOf + -1); break;
    case Qt::Key_Right: Q_EMIT asOfRequested(isMonth ? addMonths(m_asOf, 1) : m_asOf + 1); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomAbout(middle.x(), kZoomStep); break;
    case Qt::Key_Minus: zoomAbout(middle.x(), 1 / kZoomStep); break;
    case Qt::Key_Home: resetWindow(); break;
    default: event->ignore();
    }
}

} // namespace gigaplan
