// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/time_slider.h"

#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/words/labels.h"
#include "ui/kit/boxes.h"

#include <QAction>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

namespace gigaplan {

namespace {

constexpr int kHeight = 44;
constexpr int kTrackY = 20; ///< of the line
constexpr int kMargin = 12; ///< keeps the handle inside
constexpr int kPlaySeconds = 24; ///< the whole plan
constexpr int kFrameMs = 33;

QFontMetricsF metricsOf(const QWidget &widget)
{
    return QFontMetricsF(Theme::font(TextSize::Small), &widget);
}

} // namespace

TimeTrack::TimeTrack(Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("As-of date"));
    setToolTip(tr("Drag to see the plan on another date"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&workspace, &Workspace::asOfChanged, this, qOverload<>(&QWidget::update));
    connect(&workspace, &Workspace::forecastChanged, this, qOverload<>(&QWidget::update));
}

void TimeTrack::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QSize TimeTrack::sizeHint() const
{
    return {600, kHeight};
}

QSize TimeTrack::minimumSizeHint() const
{
    return {200, kHeight};
}

TimeAxis TimeTrack::axis() const
{
    TimeAxis axis;
    const auto &forecast = m_workspace.forecast();
    const Date first = forecast ? forecast->first : makeDate(2025, 1, 1);
    const Date last = forecast ? forecast->last : makeDate(2035, 1, 1);
    axis.fit(startOfDay(first), startOfDay(last), width(), kMargin);
    return axis;
}

double TimeTrack::xOf(Date date) const
{
    return axis().x(date);
}

void TimeTrack::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const TimeAxis scale = axis();
    drawLivePower(painter, scale);
    painter.setPen(m_theme.hairlinePen(m_theme.quietText));
    painter.drawLine(QPointF(kMargin, kTrackY + 0.5), QPointF(width() - kMargin, kTrackY + 0.5));
    drawTicks(painter, scale);
    drawGoLives(painter, scale);
    drawHandle(painter, scale);
}

void TimeTrack::drawLivePower(QPainter &painter, const TimeAxis &scale) const
{
    const auto &forecast = m_workspace.forecast();
    if (!forecast) {
        return;
    }
    const StepSeries &live = forecast->capacity->total.power(forecast->plan.plan().basis, RowState::Live);
    const std::int64_t highest = live.highest();
    if (highest <= 0) {
        return;
    }
    QPainterPath path(QPointF(scale.x(live.steps().front().date), kTrackY));
    double y = kTrackY;
    for (const auto &step : live.steps()) {
        const double x = scale.x(step.date);
        path.lineTo(x, y);
        y = kTrackY - (kTrackY - space::kTiny) * static_cast<double>(step.level) / static_cast<double>(highest);
        path.lineTo(x, y);
    }
    path.lineTo(width() - kMargin, y);
    path.lineTo(width() - kMargin, kTrackY);
    painter.fillPath(path, m_theme.faded(m_theme.accent, 0.18));
}

void TimeTrack::drawTicks(QPainter &painter, const TimeAxis &scale) const
{
    const QFontMetricsF metrics = metricsOf(*this);
    painter.setFont(Theme::font(TextSize::Small));
    const auto width = [&](const QString &text) { return metrics.horizontalAdvance(text); };
    for (const TimeTick &tick : timeTicks(scale, this->width(), width)) {
        const double x = scale.x(tick.at);
        if (x < kMargin || x > this->width() - kMargin) {
            continue;
        }
        painter.setPen(m_theme.hairlinePen(m_theme.quietText));
        painter.drawLine(QPointF(x, kTrackY + 1), QPointF(x, kTrackY + 5));
        if (tick.labelX >= 0 && tick.labelX + width(tick.label) <= this->width()) {
            painter.setPen(m_theme.quietText);
            painter.drawText(QPointF(tick.labelX, kTrackY + 8 + metrics.ascent()), tick.label);
        }
    }
}

void TimeTrack::drawGoLives(QPainter &painter, const TimeAxis &scale) const
{
    const auto &forecast = m_workspace.forecast();
    if (!forecast) {
        return;
    }
    const auto phases = inOrder<Phase>(forecast->plan);
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const Date live = forecast->capacity->phaseLiveOn[forecast->plan.table<Phase>().indexOf(phases[i]->id)];
        if (live == kNever) {
            continue;
        }
        const QPointF centre(scale.x(live), kTrackY + 0.5);
        painter.setPen(m_theme.hairlinePen(m_theme.text));
        painter.setBrush(m_theme.phase(static_cast<int>(i), static_cast<int>(phases.size())));
        painter.drawPolygon(QPolygonF{centre + QPointF(0, -4), centre + QPointF(4, 0), centre + QPointF(0, 4),
                                      centre + QPointF(-4, 0)});
    }
}

void TimeTrack::drawHandle(QPainter &painter, const TimeAxis &scale) const
{
    const double x = std::clamp(scale.x(m_workspace.asOf()), double(kMargin), double(width() - kMargin));
    painter.setPen(QPen(m_theme.accent, 1.5));
    painter.drawLine(QPointF(x, space::kTiny), QPointF(x, kTrackY));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.accent);
    painter.drawEllipse(QPointF(x, kTrackY + 0.5), 6, 6);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.faded(m_theme.accent, 0.5), 2));
        painter.drawEllipse(QPointF(x, kTrackY + 0.5), 8, 8);
    }
}

void TimeTrack::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_workspace.setAsOf(
            axis().dateAt(std::clamp(event->position().x(), double(kMargin), double(width() - kMargin))));
    }
}

void TimeTrack::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton) {
        m_workspace.setAsOf(
            axis().dateAt(std::clamp(event->position().x(), double(kMargin), double(width() - kMargin))));
    }
}

void TimeTrack::keyPressEvent(QKeyEvent *event)
{
    const Date now = m_workspace.asOf();
    switch (event->key()) {
    case Qt::Key_Left: m_workspace.setAsOf(now + -1); break;
    case Qt::Key_Right: m_workspace.setAsOf(now + 1); break;
    case Qt::Key_PageDown: m_workspace.setAsOf(addMonths(now, 1)); break;
    case Qt::Key_PageUp: m_workspace.setAsOf(addMonths(now, -1)); break;
    case Qt::Key_Home: m_workspace.setAsOf(axis().dateAt(kMargin)); break;
    case Qt::Key_End: m_workspace.setAsOf(axis().dateAt(width() - kMargin)); break;
    default: QWidget::keyPressEvent(event);
    }
}

void TimeTrack::wheelEvent(QWheelEvent *event)
{
    m_workspace.setAsOf(m_workspace.asOf() + (event->angleDelta().y() > 0 ? 7 : -7));
    event->accept();
}

TimeSlider::TimeSlider(Workspace &workspace, QAction *back, QAction *play, QAction *forward, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_track(new TimeTrack(workspace, this)), m_date(new QLabel(this))
{
    auto *layout = line(this, {}, {space::kSmall, 0, space::kMedium, 0}, space::kTiny);
    for (QAction *action : {back, play, forward}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setIconSize({space::kIcon, space::kIcon});
        layout->addWidget(button);
    }
    layout->addWidget(m_track, 1);
    m_date->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_date->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_date->setMinimumWidth(QFontMetrics(m_date->font()).horizontalAdvance(tr("as of 28 May 2028")) + space::kSmall);
    layout->addWidget(m_date);
    connect(&workspace, &Workspace::asOfChanged, this, &TimeSlider::showDate);
    connect(&m_timer, &QTimer::timeout, this, &TimeSlider::playOn);
    showDate();
}

void TimeSlider::setTheme(const Theme &theme)
{
    m_track->setTheme(theme);
}

void TimeSlider::showDate()
{
    m_date->setText(m_workspace.document() ? tr("as of %1").arg(dateLabel(m_workspace.asOf())) : QString());
}

void TimeSlider::setPlaying(bool playing)
{
    const auto &forecast = m_workspace.forecast();
    if (!playing || !forecast) {
        m_timer.stop();
        return;
    }
    if (m_workspace.asOf() >= forecast->last) {
        m_workspace.setAsOf(forecast->first);
    }
    m_day = m_workspace.asOf().days;
    m_timer.start(kFrameMs);
}

void TimeSlider::playOn()
{
    const auto &forecast = m_workspace.forecast();
    if (!forecast || m_workspace.asOf() >= forecast->last) {
        m_timer.stop();
        Q_EMIT playEnded();
        return;
    }
    m_day += static_cast<double>(forecast->last - forecast->first) * kFrameMs / (kPlaySeconds * 1000.0);
    m_workspace.setAsOf(std::min(Date{static_cast<std::int32_t>(m_day)}, forecast->last));
}

void TimeSlider::moveByMonths(int months)
{
    m_workspace.setAsOf(addMonths(m_workspace.asOf(), months));
}

void TimeSlider::moveToGoLive(int direction)
{
    if (!m_workspace.forecast()) {
        return;
    }
    Date best = kNever;
    const Date now = m_workspace.asOf();
    for (const Date live : m_workspace.forecast()->capacity->phaseLiveOn) {
        const bool ahead = direction > 0 ? live > now && live != kNever : live < now;
        if (ahead && (best == kNever || (direction > 0 ? live < best : live > best))) {
            best = live;
        }
    }
    if (best != kNever) {
        m_workspace.setAsOf(best);
    }
}

} // namespace gigaplan
