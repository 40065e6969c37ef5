// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/money.h"
#include "model/plan/power.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/test_program.h"
#include "ui/charts/capital_view.h"
#include "ui/charts/gpu_view.h"
#include "ui/charts/power_view.h"
#include "ui/charts/render_chart.h"
#include "ui/charts/step_chart.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace gigaplan;

namespace {

std::unique_ptr<Document> campus()
{
    GenerateOptions options;
    options.gigawatts = 2;
    options.start = makeDate(2026, 1, 5);
    auto plan = generatePlan(options);
    auto store = plan ? storeOf(*plan) : Result<std::unique_ptr<Store>>(plan.error());
    auto document = store ? Document::fromStore(std::move(*store)) : Result<std::unique_ptr<Document>>(store.error());
    if (!document) {
        qFatal("%s", document.error().message.c_str());
    }
    return std::move(*document);
}

QToolButton *button(const QWidget &view, const QString &text)
{
    for (QToolButton *candidate : view.findChildren<QToolButton *>()) {
        if (candidate->text() == text) {
            return candidate;
        }
    }
    return nullptr;
}

bool waitForForecast(Workspace &workspace)
{
    return QTest::qWaitFor(
        [&] { return workspace.forecast() && workspace.forecast()->plan.version() == workspace.plan().version(); },
        30'000);
}

} // namespace

class TestChartViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyViewExplainsItsPurpose()
    {
        Workspace workspace;
        PowerView power(workspace);
        power.show();
        QVERIFY(!power.emptyText().isEmpty());
        QVERIFY(power.headlineText().isEmpty());
        QVERIFY(!power.accessibleName().isEmpty());
    }

    void viewsShowThePlan()
    {
        Workspace workspace;
        PowerView power(workspace);
        GpuView gpus(workspace);
        CapitalView capital(workspace);
        const std::vector<ChartView *> views{&power, &gpus, &capital};
        for (ChartView *view : views) {
            view->resize(900, 500);
            view->show();
        }
        openIn(workspace, campus());
        QVERIFY(waitForForecast(workspace));
        for (ChartView *view : views) {
            QCOMPARE(view->emptyText(), QString());
            QVERIFY(!view->headlineText().isEmpty());
            QVERIFY(!view->chart().figure().data().series.empty());
            QVERIFY(view->chart().accessibleName().endsWith(QStringLiteral("chart")));
        }
        QVERIFY(power.headlineText().contains(QStringLiteral(" at ")));
        const Facility &facility = *workspace.forecast()->facility;
        const ChartFigure &figure = power.chart().figure();
        const Date last = workspace.forecast()->last;
        QCOMPARE(figure.stackedTo(1).at(last), facility.it.at(last) + facility.cooling.at(last));
        QVERIFY(figure.stackedTo(1).at(last) > 2'000'000'000);
    }

    void dateAndSelectionAreShared()
    {
        Workspace workspace;
        PowerView power(workspace);
        power.resize(900, 500);
        power.show();
        openIn(workspace, campus());
        QVERIFY(waitForForecast(workspace));

        const Date date = makeDate(2028, 3, 14);
        workspace.setAsOf(date);
        QCOMPARE(power.chart().asOf(), date);
        QVERIFY(power.headlineText().contains(QStringLiteral("14 Mar 2028")));
        QTest::keyClick(&power.chart(), Qt::Key_Right);
        QCOMPARE(workspace.asOf(), date + 1);

        QTest::mouseClick(button(power, QStringLiteral("By phase")), Qt::LeftButton);
        const ChartSeries phase = power.chart().figure().data().series[1];
        const ChartFigure &figure = power.chart().figure();
        const Date last = workspace.forecast()->last + -1;
        const auto inside = static_cast<double>(figure.stackedTo(1).at(last) + figure.stackedTo(0).at(last)) / 2;
        QTest::mouseClick(power.chart().viewport(), Qt::LeftButton, {},
                          QPointF(figure.xOf(last.days), figure.yOf(inside)).toPoint());
        QCOMPARE(workspace.primarySelection(), phase.ref);
        QVERIFY(figure.isSelected(phase));
    }

    void aSelectedNodeIsShown()
    {
        Workspace workspace;
        PowerView power(workspace);
        power.resize(900, 500);
        power.show();
        openIn(workspace, campus());
        QVERIFY(waitForForecast(workspace));
        QToolButton *jump = button(power, QStringLiteral("Tightest node"));
        QVERIFY(jump);
        QTest::mouseClick(jump, Qt::LeftButton);
        QCOMPARE(workspace.primarySelection(), tightestNode(*workspace.forecast()));
        const auto &node = *workspace.plan().find(workspace.primarySelection().as<Node>());
        QCOMPARE(power.chart().figure().data().title, nodeName(node));
        const std::size_t row = workspace.plan().table<Node>().indexOf(node.id);
        QCOMPARE(power.chart().figure().data().series[0].values, workspace.forecast()->facility->nodes[row].load);
        QCOMPARE(jump->text(), QStringLiteral("Back to the whole"));
        QTest::mouseClick(jump, Qt::LeftButton);
        QCOMPARE(power.chart().figure().data().title, QStringLiteral("Power"));
    }

    void hiddenViewsDeferUpdates()
    {
        Workspace workspace;
        CapitalView capital(workspace);
        capital.resize(900, 500);
        capital.show();
        openIn(workspace, campus());
        QVERIFY(waitForForecast(workspace));
        const auto before = workspace.forecast()->capital->committed;
        Tranche extra;
        extra.name = "Bridge loan";
        extra.amount = {5'000'000'000};
        capital.hide();
        workspace.perform(AddEntity<Tranche>(extra));
        QVERIFY(waitForForecast(workspace));
        const auto names = [&] {
            QStringList list;
            for (const ChartSeries &series : capital.chart().figure().data().series) {
                list.append(series.name);
            }
            return list;
        };
        QVERIFY(!names().contains(QStringLiteral("Bridge loan")));
        capital.show();
        QVERIFY(names().contains(QStringLiteral("Bridge loan")));
        QCOMPARE(workspace.forecast()->capital->committed, before + extra.amount);
    }

    void printsAsVectors()
    {
        GenerateOptions options;
        options.gigawatts = 1;
        const auto plan = generatePlan(options);
        QVERIFY(static_cast<bool>(plan));
        const auto forecast = computeForecast(*plan);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(96);
        QPainter painter(&writer);
        renderChart(ChartKind::Power, *forecast, makeDate(2028, 1, 1), Theme::print(), painter, QRectF(0, 0, 700, 400));
        painter.end();
        QVERIFY(buffer.data().startsWith("%PDF"));
        QVERIFY(!buffer.data().contains("/Subtype /Image"));
    }
};

GIGAPLAN_TEST(TestChartViews)
#include "tst_chart_views.moc"
