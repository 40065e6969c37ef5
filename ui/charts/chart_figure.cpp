// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_figure.h"

#include "ui/charts/series_ink.h"
#include "ui/paint/time_axis.h"

#include <QAreaSeries>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>

#include <cmath>

namespace gigaplan {

namespace {

constexpr std::size_t kMostNamedAtEnds = 6;
constexpr double kLegendLine = 20;
constexpr double kTimeAxisHeight = 24;
constexpr double kUnitHeight = 24;

Date dayBefore(double days)
{
    return {static_cast<std::int32_t>(std::floor(days))};
}
Date dayAfter(double days)
{
    return {static_cast<std::int32_t>(std::ceil(days))};
}

bool isArea(const ChartSeries &series)
{
    return series.style == SeriesStyle::Area;
}
bool isBand(const ChartSeries &series)
{
    return series.style == SeriesStyle::Band;
}
bool isFilled(const ChartSeries &series)
{
    return isArea(series) || isBand(series);
}

} // namespace

ChartFigure::ChartFigure() : m_chart(new QChart), m_timeAxis(new QValueAxis), m_valueAxis(new QValueAxis)
{
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->legend()->hide();
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_valueAxis, Qt::AlignLeft);
    m_timeAxis->setVisible(false);
    m_valueAxis->setVisible(false);
    m_chart->setAcceptHoverEvents(false);
}

void ChartFigure::setData(ChartData data)
{
    const bool wasWhole = m_data.series.empty() || m_window == wholeWindow();
    const auto kinds = [](const ChartData &d) {
        std::vector<bool> filled;
        std::transform(d.series.begin(), d.series.end(), std::back_inserter(filled), isFilled);
        return filled;
    };
    const bool sameKinds = kinds(m_data) == kinds(data);
    m_data = std::move(data);
    if (!sameKinds) {
        rebuildSeries();
    }
    restack();
    m_window = wasWhole ? wholeWindow() : m_window;
    inkSeries();
    setWindow(m_window);
}

void ChartFigure::setTheme(const Theme &theme)
{
    m_theme = theme;
    inkSeries();
}

void ChartFigure::setSize(QSizeF size, double dotsPerInch)
{
    m_size = size;
    m_dotsPerInch = dotsPerInch;
    m_chart->resize(size);
    refresh();
}

void ChartFigure::setSelected(std::vector<EntityRef> refs)
{
    m_selected = std::move(refs);
    inkSeries();
}

ChartFigure::Window ChartFigure::wholeWindow() const
{
    return {static_cast<double>(m_data.first.days),
            std::max(static_cast<double>(m_data.last.days), m_data.first.days + kLeastWindow)};
}

void ChartFigure::setWindow(Window window)
{
    const Window whole = wholeWindow();
    const double span = std::clamp(window.to - window.from, kLeastWindow, whole.to - whole.from);
    const double from = std::clamp(window.from, whole.from, whole.to - span);
    m_window = {from, from + span};
    refresh();
}

void ChartFigure::setHidden(const QString &name, bool hidden)
{
    if (hidden) {
        m_hidden.insert(name);
    } else {
        m_hidden.remove(name);
    }
    restack();
    inkSeries();
    refresh();
}

bool ChartFigure::hasLegend() const
{
    return m_data.series.size() > kMostNamedAtEnds;
}

bool ChartFigure::isSelected(const ChartSeries &series) const
{
    return series.ref && std::find(m_selected.begin(), m_selected.end(), series.ref) != m_selected.end();
}

QFont ChartFigure::font(TextSize size, QFont::Weight weight) const
{
    QFont font = Theme::font(size, weight);
    font.setPixelSize(static_cast<int>(std::lround(static_cast<int>(size) * m_dotsPerInch / 72)));
    return font;
}

void ChartFigure::rebuildSeries()
{
    m_chart->removeAllSeries();
    m_drawn.clear();
    const auto add = [this](QAbstractSeries *series) {
        m_chart->addSeries(series);
        series->attachAxis(m_timeAxis);
        series->attachAxis(m_valueAxis);
    };
    for (const ChartSeries &series : m_data.series) {
        Drawn drawn;
        if (isFilled(series)) {
            drawn.upper = new QLineSeries;
            drawn.lower = new QLineSeries;
            drawn.area = new QAreaSeries(drawn.upper, drawn.lower);
            drawn.upper->setParent(drawn.area);
            drawn.lower->setParent(drawn.area);
            add(drawn.area);
        } else {
            drawn.solid = new QLineSeries;
            drawn.dashed = new QLineSeries;
            add(drawn.solid);
            add(drawn.dashed);
        }
        m_drawn.push_back(drawn);
    }
}

void ChartFigure::inkSeries()
{
    const bool isAnySelected = std::any_of(m_data.series.begin(), m_data.series.end(),
                                           [this](const ChartSeries &series) { return isSelected(series); });
    for (std::size_t i = 0; i < m_drawn.size(); ++i) {
        const ChartSeries &series = m_data.series[i];
        const Drawn &drawn = m_drawn[i];
        if (drawn.area) {
            QPen outline(Qt::NoPen);
            if (isSelected(series)) {
                outline = QPen(m_theme.accent, 2);
            }
            drawn.area->setPen(outline);
            // What is not selected steps back, so that a thin band in a tall stack is found at once.
            const double strength = isAnySelected && !isSelected(series) ? 0.5 : 1.0;
            drawn.area->setBrush(m_theme.faded(seriesColour(m_theme, series), strength));
            drawn.area->setVisible(!isHidden(series));
            continue;
        }
        QPen pen = seriesPen(m_theme, series);
        drawn.solid->setPen(pen);
        if (series.style != SeriesStyle::Dashed) {
            pen.setDashPattern({4, 2});
        }
        drawn.dashed->setPen(pen);
        drawn.solid->setVisible(!isHidden(series));
        drawn.dashed->setVisible(!isHidden(series));
    }
}

void ChartFigure::restack()
{
    m_stack.assign(m_data.series.size(), {});
    StepSeries top;
    for (std::size_t i = 0; i < m_stack.size(); ++i) {
        const ChartSeries &series = m_data.series[i];
        if (isArea(series) && !isHidden(series)) {
            top = top + series.values;
        }
        m_stack[i] = top;
    }
}

LevelRange ChartFigure::visibleLevels() const
{
    const Date from = dayBefore(m_window.from);
    const Date to = dayAfter(m_window.to);
    LevelRange all;
    const auto include = [&](const StepSeries &series) {
        const LevelRange range = levelsBetween(series, from, to);
        all.lowest = std::min(all.lowest, range.lowest);
        all.highest = std::max(all.highest, range.highest);
    };
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        if (!isHidden(m_data.series[i])) {
            include(isArea(m_data.series[i])       ? m_stack[i]
                        : isBand(m_data.series[i]) ? m_data.series[i].upper
                                                   : m_data.series[i].values);
        }
    }
    return all;
}

double ChartFigure::legendEntryWidth(const ChartSeries &series) const
{
    // Wide enough for the bold face that a selected entry takes, so that selecting moves nothing.
    const QFontMetricsF metrics(font(TextSize::Small, QFont::DemiBold));
    return std::ceil(kSwatchWidth + space::kTiny + metrics.horizontalAdvance(series.name) + space::kSmall);
}

double ChartFigure::endWidth() const
{
    const QFontMetricsF metrics(font(TextSize::Small, QFont::DemiBold));
    double widest = 0;
    for (const ChartSeries &series : m_data.series) {
        widest = std::max(widest, metrics.horizontalAdvance(series.name));
    }
    return std::min(std::ceil(space::kSmall + kSwatchWidth + space::kTiny + widest), m_size.width() * 0.3);
}

void ChartFigure::refresh()
{
    layOut();
    placePoints();
}

void ChartFigure::layOut()
{
    const LevelRange levels = visibleLevels();
    m_frame.scale = scaleFor(m_data, std::max(levels.highest, -levels.lowest));

    m_frame.legend.clear();
    double legendHeight = 0;
    if (hasLegend()) {
        std::vector<double> widths;
        for (const ChartSeries &series : m_data.series) {
            widths.push_back(legendEntryWidth(series));
        }
        m_frame.legend = flowed(widths, m_size.width(), kLegendLine, space::kTiny);
        legendHeight = m_frame.legend.back().bottom() + space::kTiny;
    }

    const double top = legendHeight + kUnitHeight;
    const double height = std::max(24.0, m_size.height() - top - kTimeAxisHeight);
    m_frame.ticks =
        valueTicks(static_cast<double>(levels.lowest) / m_frame.scale.perUnit,
                   static_cast<double>(levels.highest) / m_frame.scale.perUnit,
                   std::clamp(static_cast<int>(height / 56), std::clamp(static_cast<int>(height / 24), 2, 5), 8));
    const QFontMetricsF metrics(font(TextSize::Small));
    double left = 0;
    for (const double value : m_frame.ticks.values) {
        left = std::max(left, metrics.horizontalAdvance(m_frame.ticks.label(value)));
    }
    left = std::ceil(left) + space::kSmall;
    const double right = hasLegend() ? space::kLarge : endWidth();
    m_frame.plot = QRectF(left, top, std::max(24.0, m_size.width() - left - right), height);
    m_chart->setPlotArea(m_frame.plot);
    layOutTime();
    layOutEnds(right);
}

void ChartFigure::layOutTime()
{
    m_frame.timeTicks.clear();
    const QFontMetricsF metrics(font(TextSize::Small));
    const double minutes = (m_window.to - m_window.from) * static_cast<double>(kMinutesPerDay);
    const TimeAxis axis(Instant{std::llround(m_window.from * static_cast<double>(kMinutesPerDay))},
                        m_frame.plot.width() / minutes);
    const auto width = [&metrics](const QString &text) { return metrics.horizontalAdvance(text); };
    for (const TimeTick &tick : timeTicks(axis, m_frame.plot.width(), width)) {
        const double x = std::round(m_frame.plot.left() + axis.x(tick.at));
        if (x >= m_frame.plot.left() - 1 && x <= m_frame.plot.right() + 1) {
            const QRectF rect(m_frame.plot.left() + tick.labelX, m_frame.plot.bottom() + space::kTiny + 2,
                              width(tick.label), metrics.height());
            const bool fits = rect.left() >= 0 && rect.right() <= m_size.width();
            m_frame.timeTicks.push_back({x, rect, fits ? tick.label : QString()});
        }
    }
}

void ChartFigure::layOutEnds(double width)
{
    m_frame.ends.clear();
    if (hasLegend() || width <= 0) {
        return;
    }
    const Date end = dayBefore(m_window.to);
    std::vector<double> wanted;
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const ChartSeries &series = m_data.series[i];
        if (isHidden(series)) {
            continue;
        }
        const double level = static_cast<double>((isBand(series) ? series.upper : series.values).at(end));
        const double middle = isArea(series) ? static_cast<double>(m_stack[i].at(end)) - level / 2 : level;
        m_frame.ends.push_back({i, QPointF(m_frame.plot.right() + space::kSmall, 0)});
        wanted.push_back(yOf(middle));
    }
    const double line = std::ceil(QFontMetricsF(font(TextSize::Small)).height());
    const auto centres = spreadLabels(wanted, line, m_frame.plot.top() - line / 2, m_frame.plot.bottom() + line / 2);
    for (std::size_t i = 0; i < m_frame.ends.size(); ++i) {
        m_frame.ends[i].at.setY(centres[i]);
    }
}

void ChartFigure::placePoints()
{
    m_timeAxis->setRange(m_window.from, m_window.to);
    m_valueAxis->setRange(m_frame.ticks.low(), m_frame.ticks.high());
    const Date from = dayBefore(m_window.from);
    const Date to = dayAfter(m_window.to);
    const Date until = std::clamp(m_data.actualUntil.value_or(to), from, to);
    for (std::size_t i = 0; i < m_drawn.size(); ++i) {
        const ChartSeries &series = m_data.series[i];
        const Drawn &drawn = m_drawn[i];
        // A series begins where it rises, not with years along the bottom or along the band beneath it.
        const auto steps = (isBand(series) ? series.upper : series.values).steps();
        const Date rise = steps.empty() ? to : std::clamp(steps.front().date, from, to);
        if (isBand(series)) {
            drawn.upper->replace(stepPoints(series.upper, rise, to, m_frame.scale.perUnit));
            drawn.lower->replace(stepPoints(series.values, rise, to, m_frame.scale.perUnit));
            continue;
        }
        if (drawn.area) {
            const StepSeries below = i > 0 ? m_stack[i - 1] : StepSeries();
            drawn.upper->replace(stepPoints(m_stack[i], rise, to, m_frame.scale.perUnit));
            drawn.lower->replace(stepPoints(below, rise, to, m_frame.scale.perUnit));
            continue;
        }
        const Date begin = std::max(rise + -1, from);
        const Date change = series.style == SeriesStyle::Dashed ? begin : std::max(begin, until);
        const auto between = [&](Date first, Date last) {
            return first < last && !steps.empty() ? stepPoints(series.values, first, last, m_frame.scale.perUnit)
                                                  : QList<QPointF>();
        };
        drawn.solid->replace(between(begin, change));
        drawn.dashed->replace(between(change, to));
    }
}

double ChartFigure::xOf(double days) const
{
    return m_frame.plot.left() + (days - m_window.from) / (m_window.to - m_window.from) * m_frame.plot.width();
}

double ChartFigure::dayAt(double x) const
{
    return m_window.from + (x - m_frame.plot.left()) / m_frame.plot.width() * (m_window.to - m_window.from);
}

double ChartFigure::yOf(double level) const
{
    const double share =
        (level / m_frame.scale.perUnit - m_frame.ticks.low()) / (m_frame.ticks.high() - m_frame.ticks.low());
    return m_frame.plot.bottom() - share * m_frame.plot.height();
}

int ChartFigure::areaAt(QPointF point) const
{
    if (!m_frame.plot.contains(point)) {
        return -1;
    }
    const Date date = dayBefore(dayAt(point.x()));
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const double below = i > 0 ? static_cast<double>(m_stack[i - 1].at(date)) : 0.0;
        const double above = static_cast<double>(m_stack[i].at(date));
        if (isArea(m_data.series[i]) && above > below && point.y() >= yOf(above) && point.y() < yOf(below)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

} // namespace gigaplan
