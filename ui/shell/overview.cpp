// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/overview.h"

#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/words/labels.h"
#include "ui/paint/one_line.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace gigaplan {

namespace {

constexpr double kFiguresTop = 60;
constexpr double kFiguresHeight = 60;
constexpr double kLabelHeight = 40; ///< two lines where the window is narrow
constexpr double kPhasesTop = kFiguresTop + kFiguresHeight + 48;
constexpr double kHighestLine = 36;
constexpr double kLowestLine = 26; ///< below that a tall programme is cut off rather than made unreadable

/// Columns of the phase table as shares of the width.
struct Columns {
    double name, live, power, gpus, capital, progress, end;
    explicit Columns(double width)
    {
        const double left = space::kHuge;
        const double usable = std::max(400.0, width - 2 * space::kHuge);
        name = left;
        live = left + usable * 0.15;
        power = left + usable * 0.29;
        gpus = left + usable * 0.45;
        capital = left + usable * 0.57;
        progress = left + usable * 0.69;
        end = left + usable;
    }
};

struct Figure {
    QString value;
    QString label;
};

std::vector<Figure> figuresOf(const Forecast &forecast, Date at)
{
    const KeyFigures figures = keyFigures(forecast, at);
    const Plan &plan = forecast.plan.plan();
    const auto live = static_cast<std::size_t>(RowState::Live);
    const bool it = plan.basis == CapacityBasis::It;
    return {
        {powerLabel(it ? figures.it[live] : figures.facility[live], it ? "IT" : "facility"),
         Overview::tr("live of %1").arg(powerLabel(toWatts(plan.target), it ? "IT" : "facility"))},
        {countLabel(figures.gpus[live]), Overview::tr("GPUs live of %1").arg(countLabel(figures.gpus[0]))},
        {moneyLabel(figures.released, plan.currency),
         Overview::tr("released of %1").arg(moneyLabel(figures.committed, plan.currency))},
        {moneyLabel(figures.exposed, plan.currency), Overview::tr("spent ahead of release")},
        {Overview::tr("%1 TWh").arg(qtext(threeDigits(figures.energy.mwh / 1e6))),
         Overview::tr("a year, %1 Mt CO₂").arg(qtext(threeDigits(figures.energy.tco2 / 1e6)))},
        {moneyLabel(figures.energy.wholeCost(), plan.currency),
         Overview::tr("of energy, %1 m³ of water").arg(countLabel(figures.energy.wholeWaterM3()))},
    };
}

} // namespace

Overview::Overview(Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    setMouseTracking(true);
    setAccessibleName(tr("Overview"));
    for (auto signal : {&Workspace::forecastChanged, &Workspace::selectionChanged, &Workspace::documentReplaced}) {
        connect(&workspace, signal, this, qOverload<>(&QWidget::update));
    }
    connect(&workspace, &Workspace::asOfChanged, this, qOverload<>(&QWidget::update));
}

void Overview::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QRectF Overview::phaseLine(std::size_t index) const
{
    const auto count =
        static_cast<double>(std::max<std::size_t>(1, m_workspace.forecast()->plan.table<Phase>().size()));
    const double line = std::clamp((height() - kPhasesTop - space::kSmall) / count, kLowestLine, kHighestLine);
    return {space::kLarge, kPhasesTop + line * static_cast<double>(index), width() - 2.0 * space::kLarge, line};
}

int Overview::phaseAt(const QPointF &point) const
{
    if (!m_workspace.forecast()) {
        return -1;
    }
    const auto count = inOrder<Phase>(m_workspace.forecast()->plan).size();
    for (std::size_t i = 0; i < count; ++i) {
        if (phaseLine(i).contains(point)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

QRectF Overview::titleLine() const
{
    return {space::kHuge, space::kLarge, width() - 2.0 * space::kHuge, 28};
}

bool Overview::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_workspace.forecast()) {
        return QWidget::event(event);
    }
    const auto *help = static_cast<QHelpEvent *>(event);
    const PlanSnapshot &plan = m_workspace.forecast()->plan;
    const int phase = phaseAt(help->pos());
    const QString whole = phase >= 0
        ? qtext(displayName(plan, inOrder<Phase>(plan)[static_cast<std::size_t>(phase)]->id))
        : titleLine().contains(help->pos()) ? qtext(plan.plan().title)
                                            : QString();
    QToolTip::showText(help->globalPos(), whole, this);
    return true;
}

void Overview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.panel);
    if (!m_workspace.forecast() || m_workspace.plan().table<Phase>().isEmpty()) {
        drawEmpty(painter);
        return;
    }
    drawFigures(painter);
    drawPhases(painter);
}

void Overview::drawEmpty(QPainter &painter) const
{
    painter.setPen(m_theme.quietText);
    painter.setFont(Theme::font(TextSize::Heading));
    painter.drawText(
        rect(), Qt::AlignCenter,
        tr("Phases of the programme appear here.\nMake a plan with File → New, or add a phase in Tables."));
}

void Overview::drawFigures(QPainter &painter) const
{
    const Forecast &forecast = *m_workspace.forecast();
    painter.setPen(m_theme.text);
    painter.setFont(Theme::font(TextSize::Title, QFont::DemiBold));
    const QRectF line = titleLine();
    painter.drawText(line, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetricsF(painter.font())
                         .elidedText(oneLine(qtext(forecast.plan.plan().title)), Qt::ElideRight, line.width()));
    const auto figures = figuresOf(forecast, m_workspace.asOf());
    const double step = (width() - 2.0 * space::kHuge) / static_cast<double>(figures.size());
    const bool narrow = step < 180;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const QRectF cell(space::kHuge + step * static_cast<double>(i), kFiguresTop, step - space::kSmall,
                          kFiguresHeight);
        painter.setPen(m_theme.text);
        painter.setFont(Theme::font(narrow ? TextSize::Title : TextSize::Display));
        painter.drawText(cell, Qt::AlignLeft | Qt::AlignTop, figures[i].value);
        const double valueHeight = QFontMetricsF(painter.font()).height();
        painter.setPen(m_theme.quietText);
        painter.setFont(Theme::font(narrow ? TextSize::Small : TextSize::Body));
        const QRectF below(cell.left(), cell.top() + valueHeight + space::kTiny, cell.width(), kLabelHeight);
        painter.drawText(below, int(Qt::TextWordWrap) | int(Qt::AlignLeft | Qt::AlignTop), figures[i].label);
    }
}

void Overview::drawPhases(QPainter &painter) const
{
    const Forecast &forecast = *m_workspace.forecast();
    const Columns columns(width());
    painter.setPen(m_theme.quietText);
    painter.setFont(Theme::font(TextSize::Small));
    const double headerY = kPhasesTop - 24;
    const auto header = [&](double left, double right, const QString &text, Qt::Alignment alignment) {
        painter.drawText(QRectF(left, headerY, right - left - space::kLarge, 20), alignment | Qt::AlignVCenter, text);
    };
    const QString basis = forecast.plan.plan().basis == CapacityBasis::It ? tr("IT") : tr("facility");
    header(columns.name, columns.live, tr("Phase"), Qt::AlignLeft);
    header(columns.live, columns.power, tr("Live on"), Qt::AlignRight);
    header(columns.power, columns.gpus, tr("Power (%1)").arg(basis), Qt::AlignRight);
    header(columns.gpus, columns.capital, tr("GPUs"), Qt::AlignRight);
    header(columns.capital, columns.progress, tr("Released"), Qt::AlignRight);
    header(columns.progress, columns.end + space::kLarge, tr("Delivered · installed · powered · live"), Qt::AlignLeft);
    const auto figures = keyFigures(forecast, m_workspace.asOf()).phases;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        drawPhase(painter, phaseLine(i), i, figures[i]);
    }
}

void Overview::drawPhase(QPainter &painter, const QRectF &line, std::size_t index, const PhaseFigures &figures) const
{
    const Forecast &forecast = *m_workspace.forecast();
    const Plan &plan = forecast.plan.plan();
    const Columns columns(width());
    if (m_workspace.isSelected(figures.phase) || m_hovered == static_cast<int>(index)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_workspace.isSelected(figures.phase) ? m_theme.selected : m_theme.hover);
        painter.drawRoundedRect(line, space::kCorner, space::kCorner);
    }
    painter.setPen(m_theme.hairlinePen());
    painter.drawLine(line.topLeft(), line.topRight());
    const auto &phases = forecast.plan.table<Phase>();
    const QColor colour = m_theme.phase(static_cast<int>(index), static_cast<int>(phases.size()));
    const double middle = line.center().y();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(columns.name, middle - 6, 12, 12), 3, 3);
    const auto cell = [&](double left, double right, const QString &text, Qt::Alignment alignment) {
        const QRectF box(left, line.top(), right - left - space::kLarge, line.height());
        painter.drawText(box, alignment | Qt::AlignVCenter,
                         QFontMetricsF(painter.font()).elidedText(oneLine(text), Qt::ElideRight, box.width()));
    };
    painter.setFont(Theme::font(TextSize::Body, QFont::DemiBold));
    painter.setPen(m_theme.text);
    cell(columns.name + 20, columns.live, qtext(displayName(forecast.plan, figures.phase)), Qt::AlignLeft);
    painter.setFont(Theme::font());
    cell(columns.live, columns.power, dateLabel(figures.liveOn), Qt::AlignRight);
    cell(columns.power, columns.gpus, powerLabel(plan.basis == CapacityBasis::It ? figures.it : figures.facility),
         Qt::AlignRight);
    cell(columns.gpus, columns.capital, countLabel(figures.gpus), Qt::AlignRight);
    cell(columns.capital, columns.progress, moneyLabel(figures.capitalReleased, plan.currency), Qt::AlignRight);
    // Four nested bars, the furthest state the fullest: how much of the phase has come how far.
    const StateSeries &series = forecast.capacity->phases[phases.indexOf(figures.phase)];
    const double total = static_cast<double>(std::max<std::int64_t>(1, series.gpus[0].last()));
    const QRectF track(columns.progress, middle - 6, columns.end - columns.progress, 12);
    painter.setPen(m_theme.hairlinePen(m_theme.quietText));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(track);
    for (std::size_t state = 1; state < kRowStateCount; ++state) {
        const double share = static_cast<double>(series.gpus[state].at(m_workspace.asOf())) / total;
        if (share > 0) {
            painter.fillRect(QRectF(track.left(), track.top(), track.width() * std::min(1.0, share), track.height()),
                             m_theme.state(colour, static_cast<RowState>(state)));
        }
    }
}

void Overview::mousePressEvent(QMouseEvent *event)
{
    const int phase = phaseAt(event->position());
    if (phase >= 0) {
        const auto phases = inOrder<Phase>(m_workspace.forecast()->plan);
        m_workspace.select({phases[static_cast<std::size_t>(phase)]->id});
    } else {
        m_workspace.select({});
    }
}

void Overview::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = phaseAt(event->position());
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void Overview::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

ViewSpec overviewSpec()
{
    return viewSpec<Overview>(QLatin1String("overview"), Overview::tr("Overview"),
                              Overview::tr("Every phase at a glance"));
}

} // namespace gigaplan
