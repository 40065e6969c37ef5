// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"
#include "ui/charts/hover_card.h"
#include "ui/risk/render_risk.h"
#include "ui/risk/tornado_chart.h"

#include <QAreaSeries>
#include <QBuffer>
#include <QChart>
#include <QLineSeries>
#include <QPdfWriter>
#include <QSignalSpy>
#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

constexpr std::int64_t kMegawatt = 1'000'000;
const Date kFirst = makeDate(2027, 3, 1), kSecond = makeDate(2027, 6, 1);

/// Ten trials: nothing, then on the first day 0, 10 … 90 MW, then on the second 100 MW in all.
RiskAnalysis tenTrials()
{
    PlanRows rows = planStarting(makeDate(2026, 1, 1));
    rows.of<Plan>().front().target = {100};
    auto phase = make<Phase>("GW 1");
    rows.of<Phase>().push_back(phase);
    auto hall = make<Task>("Hall 1"), racks = make<Task>("Racks");
    racks.parent = hall.id;
    rows.of<Task>() = {hall, racks};
    rows.of<RiskCause>().push_back(make<RiskCause>("Utility"));
    RiskAnalysis analysis;
    analysis.plan = std::move(rows).snapshot();
    analysis.settings = {10, 5, 1, RiskProfile::Plan};
    Simulation &simulation = analysis.simulation;
    simulation.trials = 10;
    simulation.record.finishes.assign(10, Instant{});
    simulation.record.phases = {std::vector<Date>(10, kSecond)};
    for (int i = 0; i < 10; ++i) {
        simulation.record.live.push_back({{kFirst, i * 10 * kMegawatt, i * 10}, {kSecond, 100 * kMegawatt, 100}});
    }
    const std::vector<Date> days{kFirst + -1, kFirst, kSecond};
    analysis.fan = fanOn(simulation.record, days);
    StepSeries::Builder planned;
    planned.add(kFirst, 100 * kMegawatt);
    analysis.plannedWatts = planned.build();
    analysis.milestones = riskMilestones(analysis.plan, {std::vector{kFirst}, {}, analysis.plannedWatts}, simulation);
    analysis.allHeld = 0.0;
    const auto row = static_cast<std::uint32_t>(analysis.plan.table<Task>().indexOf(racks.id));
    analysis.finishDrivers = {{RiskFactor::Task, row, -20, 60, 3}, {RiskFactor::Cause, 0, -10, 15, 3}};
    analysis.phaseDrivers = {{}};
    return analysis;
}

int inked(const QImage &image, QColor colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += image.pixel(x, y) == colour.rgb();
        }
    }
    return count;
}

template <class Paint>
QImage picture(QSize size, Paint paint)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter, QRectF(QPointF(), size));
    return image;
}

} // namespace

class TestRiskCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFanHoldsThePercentiles()
    {
        const RiskAnalysis analysis = tenTrials();
        const ChartData data = fanChart(analysis, FanOf::Power);
        QCOMPARE(data.basis, QStringLiteral("IT"));
        QCOMPARE(data.series.size(), std::size_t(5));
        const ChartSeries &outer = data.series[0], &inner = data.series[1], &middle = data.series[2];
        QCOMPARE(outer.style, SeriesStyle::Band);
        // The k-th smallest of ten, by nearest rank: P10 the first, P20 the second …
        QCOMPARE(outer.values.at(kFirst), 0 * kMegawatt);
        QCOMPARE(inner.values.at(kFirst), 10 * kMegawatt);
        QCOMPARE(middle.values.at(kFirst), 40 * kMegawatt);
        QCOMPARE(inner.upper.at(kFirst), 70 * kMegawatt);
        QCOMPARE(outer.upper.at(kFirst), 80 * kMegawatt);
        QCOMPARE(data.series[3].values, analysis.plannedWatts);
        QCOMPARE(data.series[4].values.at(data.first), 100 * kMegawatt);
        QCOMPARE(fanChart(analysis, FanOf::Gpus).series[2].values.at(kFirst), std::int64_t(40));
        QVERIFY(data.first < kFirst && data.last > kSecond);
    }

    void emptyFanExplainsItself()
    {
        RiskAnalysis analysis = tenTrials();
        analysis.fan.clear();
        QVERIFY(!fanChart(analysis, FanOf::Power).empty.isEmpty());
    }

    void hoverTableListsPercentilesInOrder()
    {
        ChartFigure figure;
        const std::unique_ptr<QChart> chart(figure.chart());
        figure.setSize({600, 300});
        figure.setData(fanChart(tenTrials(), FanOf::Power));
        const HoverTable table = hoverTable(figure, kFirst);
        QStringList said;
        for (const auto &row : table.rows) {
            said << row.name + QLatin1Char(' ') + row.text;
        }
        QCOMPARE(said,
                 (QStringList{QStringLiteral("P90 80.0"), QStringLiteral("P80 70.0"), QStringLiteral("P50 40.0"),
                              QStringLiteral("P20 10.0"), QStringLiteral("P10 0.0"), QStringLiteral("Plan 100.0"),
                              QStringLiteral("Target 100.0")}));
    }

    void bandsAreDrawnBetweenTheirEdges()
    {
        ChartFigure figure;
        const std::unique_ptr<QChart> chart(figure.chart());
        figure.setSize({600, 300});
        figure.setData(fanChart(tenTrials(), FanOf::Power));
        const auto *band = qobject_cast<QAreaSeries *>(figure.chart()->series()[1]);
        QVERIFY(band);
        const auto levelOn = [](const QLineSeries &line, Date day) {
            double level = -1;
            for (const QPointF &point : line.points()) {
                level = point.x() <= day.days ? point.y() : level;
            }
            return level;
        };
        QCOMPARE(levelOn(*band->lowerSeries(), kFirst + 5), 10.0);
        QCOMPARE(levelOn(*band->upperSeries(), kFirst + 5), 70.0);
        QCOMPARE(figure.areaAt({figure.xOf(kFirst.days + 5), figure.yOf(50.0 * kMegawatt)}),
                 -1); // a band selects nothing
    }

    void theHeadlineFollowsTheDate()
    {
        const RiskAnalysis analysis = tenTrials();
        QVERIFY(fanHeadline(analysis, kFirst).text.startsWith(QStringLiteral("0 % have 100 MW IT by 1 Mar 2027")));
        QVERIFY(fanHeadline(analysis, kSecond).text.startsWith(QStringLiteral("100 % have 100 MW IT by 1 Jun 2027")));
        QVERIFY(fanHeadline(analysis, kFirst).text.contains(QStringLiteral("P80 1 Jun 2027")));
    }

    void theTornadoNamesAndFollowsItsTarget()
    {
        const RiskAnalysis analysis = tenTrials();
        const TornadoPicture finish = tornadoPicture(analysis, {});
        QCOMPARE(finish.entries.size(), std::size_t(2));
        QCOMPARE(finish.entries[0].name, QStringLiteral("Racks"));
        QCOMPARE(finish.entries[0].detail, QStringLiteral("Hall 1"));
        QCOMPARE(finish.entries[0].ref, EntityRef(idOf<Task>("Racks")));
        QCOMPARE(finish.entries[1].detail, QStringLiteral("common cause"));
        const TornadoPicture phase = tornadoPicture(analysis, idOf<Phase>("GW 1"));
        QVERIFY(phase.title.contains(QStringLiteral("GW 1")));
        QVERIFY(phase.entries.empty() && !phase.empty.isEmpty());
    }

    void tornadoChartSelects()
    {
        TornadoChart chart;
        chart.resize(340, 200);
        chart.setPicture(tornadoPicture(tenTrials(), {}));
        chart.show();
        QSignalSpy asked(&chart, &TornadoChart::selectRequested);
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, chart.rowRect(1).center());
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].value<EntityRef>(), EntityRef(idOf<RiskCause>("Utility")));
        QTest::keyClick(&chart, Qt::Key_Up);
        QVERIFY(chart.accessibleDescription().startsWith(QStringLiteral("Racks")));
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(asked[1][0].value<EntityRef>(), EntityRef(idOf<Task>("Racks")));
        QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, QPoint(10, 10)); // the axis
        QCOMPARE(asked.count(), 2);
    }

    void pictureNamesTheDefaultProfile()
    {
        RiskAnalysis analysis = tenTrials();
        QVERIFY(besideText(analysis).isEmpty());
        const auto fan = [&] {
            return picture({900, 500}, [&](QPainter &painter, const QRectF &room) {
                renderFan(analysis, FanOf::Power, kFirst, Theme::print(), painter, room);
            });
        };
        const QImage without = fan();
        analysis.simulation.slips = TrackedSlips::fitted();
        QVERIFY(besideText(analysis).startsWith(QStringLiteral("Default risk profile")));
        const QRect foot(0, 440, 900, 40);
        QVERIFY(inked(fan().copy(foot), Theme::print().quietText)
                > inked(without.copy(foot), Theme::print().quietText));
        QVERIFY(inked(without, seriesOuter()) > 500);
    }

    void printsAsVectors()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(96);
        QPainter painter(&writer);
        renderFan(tenTrials(), FanOf::Power, kFirst, Theme::print(), painter, QRectF(0, 0, 700, 400));
        writer.newPage();
        renderTornado(tenTrials(), {}, Theme::print(), painter, QRectF(0, 0, 700, 400));
        painter.end();
        QVERIFY(buffer.data().startsWith("%PDF"));
        QVERIFY(!buffer.data().contains("/Subtype /Image"));
    }

private:
    /// The colour of the widest band.
    static QColor seriesOuter()
    {
        const Theme theme = Theme::print();
        return theme.faded(theme.kind(0), 0.16).toRgb();
    }
};

GIGAPLAN_TEST(TestRiskCharts)
#include "tst_risk_charts.moc"
