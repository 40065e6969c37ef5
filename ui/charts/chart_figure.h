// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_data.h"
#include "ui/paint/chart_layout.h"
#include "ui/paint/theme.h"

#include <QPainter>
#include <QPointer>
#include <QSet>

class QAreaSeries;
class QChart;
class QLineSeries;
class QValueAxis;

namespace gigaplan {

/// What is drawn around the series of a chart, where.
struct ChartFrame {
    struct TickLabel {
        double x; ///< of the tick
        QRectF rect;
        QString text;
    };
    struct EndLabel {
        std::size_t series;
        QPointF at; ///< left end, middle
    };
    ChartScale scale;
    ValueTicks ticks;
    QRectF plot;
    std::vector<QRectF> legend; ///< by series; empty: names are at the ends
    std::vector<TickLabel> timeTicks;
    std::vector<EndLabel> ends;
};

/// One chart as drawn: series by Qt Charts, the frame around them (hairlines, unit, ticks, names, notes) by this
/// program. The same figure serves the window, pictures and paper. It makes the QChart; a scene or view takes it over.
class ChartFigure {
public:
    ChartFigure();

    QChart *chart() const { return m_chart; }
    const ChartData &data() const { return m_data; }
    const Theme &theme() const { return m_theme; }

    /// Replaces what is shown. Points of series are replaced in place where the chart has the same kinds of series. A
    /// window over the whole time stays so; another is kept as far as it fits.
    void setData(ChartData data);
    void setTheme(const Theme &theme);
    /// Size in pixels; fonts are made for `dotsPerInch` of such pixels.
    void setSize(QSizeF size, double dotsPerInch = 96);
    QSizeF size() const { return m_size; }
    void setSelected(std::vector<EntityRef> refs);
    bool isSelected(const ChartSeries &series) const;

    /// Time shown, in days since 1970; clamped to the data's time and to four weeks at least.
    struct Window {
        double from = 0;
        double to = 1;
        friend bool operator==(const Window &, const Window &) = default;
    };
    static constexpr double kLeastWindow = 28;
    Window window() const { return m_window; }
    void setWindow(Window window);
    Window wholeWindow() const;

    /// A hidden series also leaves the stack. By name, so that it stays hidden when the data changes.
    void setHidden(const QString &name, bool hidden);
    bool isHidden(const ChartSeries &series) const { return m_hidden.contains(series.name); }

    /// A legend is shown instead of names at the ends from seven series on.
    bool hasLegend() const;

    const ChartFrame &frame() const { return m_frame; }
    QRectF plotArea() const { return m_frame.plot; }
    double xOf(double days) const;
    double dayAt(double x) const;
    double yOf(double level) const; ///< of a raw level
    /// The areas' upper edge up to series `index`, hidden ones left out.
    const StepSeries &stackedTo(std::size_t index) const { return m_stack[index]; }
    /// The series whose area is under a point, or -1.
    int areaAt(QPointF point) const;
    /// The date chip of `date` below the plot.
    QRectF chipRect(Date date) const;

    QFont font(TextSize size, QFont::Weight weight = QFont::Normal) const;

private:
    struct Drawn {
        QPointer<QAreaSeries> area;
        QLineSeries *upper = nullptr;
        QLineSeries *lower = nullptr;
        QPointer<QLineSeries> solid, dashed;
    };

    void rebuildSeries();
    void restack();
    void refresh();
    void layOut();
    void layOutTime();
    void layOutEnds(double width);
    void placePoints();
    void inkSeries();
    double endWidth() const;
    double legendEntryWidth(const ChartSeries &series) const;
    LevelRange visibleLevels() const;

    ChartData m_data;
    Theme m_theme = Theme::light();
    QSizeF m_size{640, 360};
    double m_dotsPerInch = 96;
    Window m_window;
    QSet<QString> m_hidden;
    std::vector<EntityRef> m_selected;

    QChart *m_chart;
    QValueAxis *m_timeAxis;
    QValueAxis *m_valueAxis;
    std::vector<Drawn> m_drawn;

    std::vector<StepSeries> m_stack;
    ChartFrame m_frame;
};

/// The frame beneath the series, then above them; `staticLegend` where no buttons lie over it.
void paintChartUnder(QPainter &painter, const ChartFigure &figure);
void paintChartOver(QPainter &painter, const ChartFigure &figure, bool staticLegend);
/// The parts that move with the date or lie above it: the as-of line with its chip, if it is inside of the window, then
/// the notes.
void paintChartMarks(QPainter &painter, const ChartFigure &figure, Date asOf);

/// Draws a legend entry, as on paper and as a button.
void paintLegendEntry(QPainter &painter, const Theme &theme, const QFont &font, const ChartSeries &series, QRectF rect,
                      bool hidden, bool selected);

} // namespace gigaplan
