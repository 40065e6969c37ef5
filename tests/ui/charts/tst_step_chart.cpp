// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/phases.h"
#include "tests/support/test_program.h"
#include "tests/ui/charts/hand_forecast.h"
#include "ui/charts/chart_sources.h"
#include "ui/charts/legend_button.h"
#include "ui/charts/render_chart.h"
#include "ui/charts/step_chart.h"

#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

void wheel(StepChart &chart, QPointF at, int delta)
{
    QWheelEvent event(at, chart.viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(chart.viewport(), &event);
}

QPoint at(const StepChart &chart, Date date, std::int64_t level)
{
    return QPointF(chart.figure().xOf(date.days), chart.figure().yOf(static_cast<double>(level))).toPoint();
}

std::unique_ptr<StepChart> shown(ChartData data, QSize size = {900, 500})
{
    auto chart = std::make_unique<StepChart>();
    chart->resize(size);
    chart->setData(std::move(data));
    chart->setAsOf(makeDate(2026, 10, 1));
    chart->show();
    return chart;
}

} // namespace

class TestStepChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewSeriesAreLabelledAtTheirEnds()
    {
        const auto forecast = handForecast();
        auto chart = shown(powerChart(*forecast, {true, {}}));
        QVERIFY(!chart->figure().hasLegend());
        QVERIFY(chart->legendButtons().empty());
        chart->setData(gpuChart(*forecast));
        QVERIFY(!chart->figure().hasLegend()); // six
        ChartData seven = gpuChart(*forecast);
        seven.series.push_back({QStringLiteral("One more"), SeriesRole::Reference, 0, 1, SeriesStyle::Line, {}, {}});
        chart->setData(seven);
        QVERIFY(chart->figure().hasLegend());
        QCOMPARE(chart->legendButtons().size(), std::size_t(7));
        QCOMPARE(chart->legendButtons()[0]->accessibleName(), QStringLiteral("Blackwell"));
    }

    void legendFilters()
    {
        ChartData data = gpuChart(*handForecast());
        data.series.push_back({QStringLiteral("One more"), SeriesRole::Reference, 0, 1, SeriesStyle::Line, {}, {}});
        auto chart = shown(data);
        QCOMPARE(chart->figure().stackedTo(1).at(kPhase2Live), 90'000);
        QTest::mouseClick(chart->legendButtons()[0], Qt::LeftButton);
        QVERIFY(chart->figure().isHidden(chart->figure().data().series[0]));
        QVERIFY(!chart->figure().chart()->series()[0]->isVisible());
        QCOMPARE(chart->figure().stackedTo(1).at(kPhase2Live), 40'000);
        QCOMPARE(hoverTable(chart->figure(), kPhase2Live).rows.size(), std::size_t(6));
        QVERIFY(!chart->legendButtons()[0]->isChecked());
        chart->setData(data); // stays hidden
        QVERIFY(chart->figure().isHidden(chart->figure().data().series[0]));
        QTest::mouseClick(chart->legendButtons()[0], Qt::LeftButton);
        QVERIFY(chart->figure().chart()->series()[0]->isVisible());
        QCOMPARE(chart->figure().stackedTo(1).at(kPhase2Live), 90'000);
    }

    void drawnPointsAreTheStack()
    {
        auto chart = shown(powerChart(*handForecast()));
        const auto series = chart->figure().chart()->series();
        const auto *it = qobject_cast<QAreaSeries *>(series[0]);
        const auto *cooling = qobject_cast<QAreaSeries *>(series[1]);
        QVERIFY(it && cooling);
        QCOMPARE(it->lowerSeries()->points().last().y(), 0.0);
        QCOMPARE(it->upperSeries()->points().last().y(), 160.0);
        QCOMPARE(cooling->lowerSeries()->points(), it->upperSeries()->points());
        QCOMPARE(cooling->upperSeries()->points().last().y(), 208.0);
    }

    void hoverTableHoldsTheSeriesValues()
    {
        const auto forecast = handForecast();
        auto chart = shown(powerChart(*forecast, {true, {}}));
        for (const Date date : {kStart, kPhase1Live + -1, kPhase1Live, kPhase2Live, makeDate(2027, 12, 31)}) {
            const HoverTable table = hoverTable(chart->figure(), date);
            QCOMPARE(table.rows.size(), std::size_t(5));
            std::int64_t total = 0;
            for (const auto &row : table.rows) {
                if (row.series < 0) {
                    QCOMPARE(row.level, total);
                    QCOMPARE(row.name, QStringLiteral("Live load"));
                    continue;
                }
                const ChartSeries &series = chart->figure().data().series[static_cast<std::size_t>(row.series)];
                QCOMPARE(row.level, series.values.at(date));
                total += series.style == SeriesStyle::Area ? row.level : 0;
            }
        }
    }

    void hoverFollowsThePointer()
    {
        auto chart = shown(powerChart(*handForecast()));
        QVERIFY(!chart->hover());
        const QPointF point = chart->figure().plotArea().center();
        QTest::mouseMove(chart->viewport(), point.toPoint());
        QVERIFY(chart->hover());
        QCOMPARE(chart->hover()->date.days, static_cast<int>(std::floor(chart->figure().dayAt(point.toPoint().x()))));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(chart.get(), &leave);
        QVERIFY(!chart->hover());
    }

    void wheelZoomsAboutThePointer()
    {
        auto chart = shown(powerChart(*handForecast()));
        const QPointF point = chart->figure().plotArea().topLeft() + QPointF(300, 100);
        const double day = chart->figure().dayAt(point.x());
        for (int turn = 0; turn < 5; ++turn) {
            wheel(*chart, point, 120);
            // The plot's left edge moves with the width of its labels; the day stays where it was in the plot.
            QVERIFY(std::abs(chart->figure().xOf(day) - point.x()) < 8);
        }
        const auto zoomed = chart->figure().window();
        QVERIFY(zoomed.to - zoomed.from < 250);
        for (int turn = 0; turn < 60; ++turn) {
            wheel(*chart, point, 120);
        }
        QCOMPARE(chart->figure().window().to - chart->figure().window().from, ChartFigure::kLeastWindow);
        QTest::mouseDClick(chart->viewport(), Qt::LeftButton, {}, point.toPoint());
        QCOMPARE(chart->figure().window(), chart->figure().wholeWindow());
        wheel(*chart, point, -120);
        QCOMPARE(chart->figure().window(), chart->figure().wholeWindow());
    }

    void dragPansAndStopsAtTheEnds()
    {
        auto chart = shown(powerChart(*handForecast()));
        const QPoint point = (chart->figure().plotArea().topLeft() + QPointF(500, 60)).toPoint();
        wheel(*chart, point, 480);
        const auto before = chart->figure().window();
        const double width = chart->figure().plotArea().width();
        QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, point);
        QTest::mouseMove(chart->viewport(), point - QPoint(40, 0));
        const auto after = chart->figure().window();
        QVERIFY(std::abs(after.from - before.from - 40 / width * (before.to - before.from)) < 1e-6);
        QCOMPARE(after.to - after.from, before.to - before.from);
        QTest::mouseMove(chart->viewport(), point + QPoint(100'000, 0));
        QCOMPARE(chart->figure().window().from, chart->figure().wholeWindow().from);
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, point);
    }

    void clickSelectsAndPanningDoesNot()
    {
        auto chart = shown(powerChart(*handForecast(), {true, {}}));
        QSignalSpy selects(chart.get(), &StepChart::selectRequested);
        const QPoint phase2 = at(*chart, makeDate(2027, 8, 1), 130 * kMw);
        QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, phase2);
        QTest::mouseMove(chart->viewport(), phase2 + QPoint(30, 0));
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, phase2 + QPoint(30, 0));
        QCOMPARE(selects.size(), 0);
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, phase2);
        QCOMPARE(selects.size(), 1);
        QCOMPARE(selects[0][0].value<EntityRef>(), EntityRef(idOf<Phase>("p-second")));
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, at(*chart, makeDate(2027, 8, 1), 50 * kMw));
        QCOMPARE(selects[1][0].value<EntityRef>(), EntityRef(idOf<Phase>("p-first")));
        // Cooling has nothing to select, and there is nothing above the stack.
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, at(*chart, makeDate(2027, 8, 1), 190 * kMw));
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, at(*chart, makeDate(2027, 8, 1), 250 * kMw));
        QCOMPARE(selects.size(), 2);
    }

    void asOfChipDrags()
    {
        auto chart = shown(powerChart(*handForecast()));
        QSignalSpy dates(chart.get(), &StepChart::asOfRequested);
        connect(chart.get(), &StepChart::asOfRequested, chart.get(), &StepChart::setAsOf);
        const auto window = chart->figure().window();
        const QPoint chip = chart->figure().chipRect(chart->asOf()).center().toPoint();
        const QPoint target(static_cast<int>(chart->figure().xOf(kPhase2Live.days)), chip.y());
        QTest::mousePress(chart->viewport(), Qt::LeftButton, {}, chip);
        QTest::mouseMove(chart->viewport(), target);
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, target);
        QVERIFY(!dates.empty());
        QVERIFY(std::abs(chart->asOf() - kPhase2Live) <= 1);
        QCOMPARE(chart->figure().window(), window);
        // Never beyond the plan's time.
        QTest::mousePress(chart->viewport(), Qt::LeftButton, {},
                          chart->figure().chipRect(chart->asOf()).center().toPoint());
        QTest::mouseMove(chart->viewport(), QPoint(5000, chip.y()));
        QTest::mouseRelease(chart->viewport(), Qt::LeftButton, {}, QPoint(5000, chip.y()));
        QCOMPARE(chart->asOf(), makeDate(2028, 1, 1));
    }

    void keysMoveTheDate()
    {
        auto chart = shown(powerChart(*handForecast()));
        connect(chart.get(), &StepChart::asOfRequested, chart.get(), &StepChart::setAsOf);
        QTest::keyClick(chart.get(), Qt::Key_Right);
        QCOMPARE(chart->asOf(), makeDate(2026, 10, 2));
        QTest::keyClick(chart.get(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(chart->asOf(), makeDate(2026, 9, 2));
        QTest::keyClick(chart.get(), Qt::Key_Plus);
        QVERIFY(chart->figure().window() != chart->figure().wholeWindow());
        QTest::keyClick(chart.get(), Qt::Key_Home);
        QCOMPARE(chart->figure().window(), chart->figure().wholeWindow());
    }

    void newDataKeepsSeriesObjectsAndWindow()
    {
        const auto forecast = handForecast();
        auto chart = shown(powerChart(*forecast));
        wheel(*chart, chart->figure().plotArea().center(), 240);
        const auto window = chart->figure().window();
        const auto series = chart->figure().chart()->series();
        chart->setData(powerChart(*forecast));
        QCOMPARE(chart->figure().window(), window);
        QCOMPARE(chart->figure().chart()->series(), series);
        chart->setData(capitalChart(*forecast));
        QVERIFY(chart->figure().chart()->series() != series);
    }

    void pictureShowsPhaseColoursAndNoBox()
    {
        for (const Theme &theme : {Theme::light(), Theme::dark()}) {
            auto chart = shown(powerChart(*handForecast(), {true, {}}));
            chart->setTheme(theme);
            const QImage picture = chart->viewport()->grab().toImage();
            QCOMPARE(picture.pixelColor(at(*chart, makeDate(2027, 8, 1), 50 * kMw)), theme.phase(0, 2));
            QCOMPARE(picture.pixelColor(at(*chart, makeDate(2027, 8, 1), 130 * kMw)), theme.phase(1, 2));
            QCOMPARE(picture.pixelColor(2, 2), theme.panel);
            const QPointF corner = chart->figure().plotArea().topRight();
            QCOMPARE(picture.pixelColor((corner + QPointF(-1, 6)).toPoint()), theme.panel);
        }
    }

    void rendersIntoItsTargetOnly()
    {
        const auto forecast = handForecast();
        for (const auto kind : {ChartKind::Power, ChartKind::Gpus, ChartKind::Capital}) {
            QImage image(1000, 640, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            renderChart(kind, *forecast, kPhase1Live, Theme::print(), painter, QRectF(100, 20, 800, 600));
            painter.end();
            int inked = 0;
            int outside = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const bool isInk = image.pixel(x, y) != qRgb(255, 255, 255);
                    inked += isInk;
                    outside += isInk && !QRect(99, 19, 802, 602).contains(x, y);
                }
            }
            QVERIFY(inked > 20'000);
            QCOMPARE(outside, 0);
        }
    }
};

GIGAPLAN_TEST(TestStepChart)
#include "tst_step_chart.moc"
