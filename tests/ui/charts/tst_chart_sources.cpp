// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "tests/support/test_program.h"
#include "tests/ui/charts/hand_forecast.h"
#include "ui/charts/chart_sources.h"

#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

const ChartSeries &named(const ChartData &data, const char *name)
{
    for (const ChartSeries &series : data.series) {
        if (series.name == QLatin1String(name)) {
            return series;
        }
    }
    qFatal("no series %s", name);
}

StepSeries areas(const ChartData &data)
{
    StepSeries total;
    for (const ChartSeries &series : data.series) {
        if (series.style == SeriesStyle::Area) {
            total = total + series.values;
        }
    }
    return total;
}

QStringList names(const ChartData &data)
{
    QStringList list;
    for (const ChartSeries &series : data.series) {
        list.append(series.name);
    }
    return list;
}

} // namespace

class TestChartSources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void powerInTotal()
    {
        const auto forecast = handForecast();
        const ChartData data = powerChart(*forecast);
        QCOMPARE(names(data),
                 (QStringList{QStringLiteral("Live IT load"), QStringLiteral("Cooling and losses"),
                              QStringLiteral("Usable capacity")}));
        QVERIFY(data.empty.isEmpty());
        QCOMPARE(data.basis, QStringLiteral("facility"));
        QCOMPARE(areas(data).at(kPhase2Live), 208 * kMw);
        QCOMPARE(areas(data), forecast->facility->it + forecast->facility->cooling);
        QCOMPARE(named(data, "Usable capacity").values, forecast->facility->capacity);
        QCOMPARE(data.first, forecast->first);
        QCOMPARE(data.last, forecast->last);
    }

    void powerByPhaseAddsUpToTheSame()
    {
        const auto forecast = handForecast();
        const ChartData data = powerChart(*forecast, {true, {}});
        QCOMPARE(
            names(data).mid(0, 3),
            (QStringList{QStringLiteral("p-first"), QStringLiteral("p-second"), QStringLiteral("Cooling and losses")}));
        QCOMPARE(areas(data), areas(powerChart(*forecast)));
        QCOMPARE(named(data, "p-second").values.at(kPhase2Live), 60 * kMw);
        QCOMPARE(named(data, "p-second").ref, EntityRef(idOf<Phase>("p-second")));
        QCOMPARE(named(data, "p-second").index, 1);
        QCOMPARE(named(data, "p-second").count, 2);
    }

    void loadOutsideOfPhasesIsShown()
    {
        Forecast forecast = *handForecast();
        auto facility = std::make_shared<Facility>(*forecast.facility);
        facility->it = facility->it + steps({{kPhase2Live, 7 * kMw}});
        forecast.facility = facility;
        const ChartData data = powerChart(forecast, {true, {}});
        QCOMPARE(named(data, "No phase").values, steps({{kPhase2Live, 7 * kMw}}));
        QCOMPARE(areas(data), facility->it + facility->cooling);
    }

    void leastHeadroomIsMarked()
    {
        const ChartData data = powerChart(*handForecast());
        QCOMPARE(data.annotations.size(), std::size_t(1));
        QCOMPARE(data.annotations[0].date, kPhase2Live);
        QCOMPARE(data.annotations[0].level, 208 * kMw);
        QCOMPARE(data.annotations[0].text, QStringLiteral("Least headroom 41.0 MW at Substation 2, 1 Mar 2027"));
        QCOMPARE(data.annotations[0].ref, EntityRef(idOf<Node>("Substation 2")));
    }

    void powerOfASingleNode()
    {
        const auto forecast = handForecast();
        const ChartData data = powerChart(*forecast, {false, idOf<Node>("Substation 2")});
        QCOMPARE(data.title, QStringLiteral("Substation 2"));
        QCOMPARE(names(data),
                 (QStringList{QStringLiteral("Load"), QStringLiteral("Usable capacity"), QStringLiteral("Headroom")}));
        QCOMPARE(named(data, "Headroom").values.at(kStart), 201 * kMw);
        QCOMPARE(named(data, "Headroom").values.at(kPhase1Live), 101 * kMw);
        QCOMPARE(named(data, "Headroom").values.at(kPhase2Live), 41 * kMw);
        QCOMPARE(data.annotations.size(), std::size_t(1));
        QCOMPARE(data.annotations[0].level, 160 * kMw);
        QVERIFY(!powerChart(*forecast, {false, idOf<Node>("Cooling plant")}).empty.isEmpty());
        QCOMPARE(powerChart(*forecast, {false, idOf<Node>("unknown")}).title, QStringLiteral("Power"));
    }

    void powerHeadlines()
    {
        Forecast forecast = *handForecast();
        QCOMPARE(powerHeadline(forecast, kPhase1Live).text,
                 QStringLiteral("Least headroom 41.0 MW at Substation 2, 1 Mar 2027 · 130 MW of 150 MW facility in use "
                                "on 1 Jul 2026"));
        const PowerOptions node{false, idOf<Node>("Substation 2")};
        QVERIFY(powerHeadline(forecast, kPhase1Live, node)
                    .text.endsWith(QStringLiteral(" · carries 100 MW of 201 MW on 1 Jul 2026")));
        QVERIFY(
            powerHeadline(forecast, kStart + -9, node).text.endsWith(QStringLiteral(" · not ready on 23 Dec 2025")));
        QVERIFY(!powerHeadline(forecast, kPhase1Live).warning);
        auto facility = std::make_shared<Facility>(*forecast.facility);
        facility->nodes[facility->tightest].leastHeadroom = {-12 * kMw};
        forecast.facility = facility;
        QVERIFY(powerHeadline(forecast, kStart)
                    .text.startsWith(QStringLiteral("Short by 12.0 MW at Substation 2, 1 Mar 2027")));
        QVERIFY(powerHeadline(forecast, kStart).warning);
        facility = std::make_shared<Facility>(*forecast.facility);
        facility->tightest = static_cast<std::size_t>(-1);
        forecast.facility = facility;
        QCOMPARE(powerHeadline(forecast, kStart).text, QStringLiteral("No node carries load yet"));
        QVERIFY(powerChart(forecast).annotations.empty());
    }

    void gpusByGenerationAndByPhase()
    {
        const auto forecast = handForecast();
        const auto live = static_cast<std::size_t>(RowState::Live);
        const ChartData byGeneration = gpuChart(*forecast);
        QCOMPARE(names(byGeneration),
                 (QStringList{QStringLiteral("Blackwell"), QStringLiteral("Rubin"), QStringLiteral("Delivered"),
                              QStringLiteral("Installed"), QStringLiteral("Powered"), QStringLiteral("Live")}));
        QCOMPARE(areas(byGeneration), forecast->capacity->total.gpus[live]);
        QCOMPARE(named(byGeneration, "Delivered").values,
                 forecast->capacity->total.gpus[static_cast<std::size_t>(RowState::Delivered)]);
        const ChartData byPhase = gpuChart(*forecast, GpuStack::ByPhase);
        QCOMPARE(areas(byPhase), forecast->capacity->total.gpus[live]);
        QCOMPARE(named(byPhase, "p-first").ref, EntityRef(idOf<Phase>("p-first")));
        QCOMPARE(gpuHeadline(*forecast, kPhase1Live).text,
                 QStringLiteral("50,000 GPUs live of 90,000 planned on 1 Jul 2026 · 50,000 delivered · 50,000 "
                                "powered"));
    }

    void capitalByTranche()
    {
        const auto forecast = handForecast();
        const ChartData data = capitalChart(*forecast);
        QCOMPARE(names(data),
                 (QStringList{QStringLiteral("t1"), QStringLiteral("t2"), QStringLiteral("Committed"),
                              QStringLiteral("Spent"), QStringLiteral("Exposed")}));
        QCOMPARE(areas(data), forecast->capital->released);
        QVERIFY(named(data, "t2").values.isEmpty());
        QCOMPARE(named(data, "t1").ref, EntityRef(idOf<Tranche>("t1")));
        QCOMPARE(named(data, "Exposed").values, forecast->capital->exposed);
        QCOMPARE(capitalHeadline(*forecast, kPhase1Live).text,
                 QStringLiteral("$400 released of $1.00 k committed on 1 Jul 2026 · $300 spent · $0 exposed"));
    }

    void emptyPlansSaySo()
    {
        Forecast forecast;
        forecast.plan = planStarting(kStart).snapshot();
        forecast.first = kStart;
        forecast.last = kStart;
        forecast.capacity = std::make_shared<Capacity>();
        forecast.facility = std::make_shared<Facility>();
        forecast.capital = std::make_shared<Capital>();
        for (const ChartData &data : {powerChart(forecast), gpuChart(forecast), capitalChart(forecast)}) {
            QVERIFY(!data.empty.isEmpty());
            QVERIFY(data.series.empty());
            QVERIFY(data.last > data.first);
        }
        QVERIFY(!tightestNode(forecast));
    }
};

GIGAPLAN_TEST(TestChartSources)
#include "tst_chart_sources.moc"
