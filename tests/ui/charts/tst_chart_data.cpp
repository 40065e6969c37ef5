// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "tests/ui/charts/hand_forecast.h"
#include "ui/charts/chart_data.h"
#include "ui/paint/chart_layout.h"

#include <QTest>

#include <random>

using namespace gigaplan;
using test::steps;

class TestChartData : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cornersOfSteps()
    {
        const StepSeries series = steps({{Date{10}, 2000}, {Date{20}, 1000}});
        const QList<QPointF> expected{{5, 0}, {10, 0}, {10, 2}, {20, 2}, {20, 3}, {30, 3}};
        QCOMPARE(stepPoints(series, Date{5}, Date{30}, 1000), expected);
        const QList<QPointF> inside{{12, 2}, {18, 2}};
        QCOMPARE(stepPoints(series, Date{12}, Date{18}, 1000), inside);
        const QList<QPointF> nothing{{0, 0}, {9, 0}};
        QCOMPARE(stepPoints(StepSeries(), Date{0}, Date{9}, 1), nothing);
    }

    void fewStepsAreAllKept()
    {
        StepSeries::Builder builder;
        for (int day = 1; day < 400; ++day) {
            builder.add(Date{day}, day % 2 ? 3 : -1);
        }
        const StepSeries series = builder.build();
        const auto points = stepPoints(series, Date{0}, Date{400}, 1);
        QCOMPARE(points.size(), 2 * 400);
        for (const QPointF &corner : points) {
            const Date date{static_cast<std::int32_t>(corner.x())};
            QVERIFY(corner.y() == static_cast<double>(series.at(date))
                    || corner.y() == static_cast<double>(series.at(date + -1)));
        }
    }

    void thinningKeepsLimitsAndEnds()
    {
        std::mt19937 random(20260301); // the seed
        StepSeries::Builder builder;
        for (int day = 0; day < 20'000; ++day) {
            builder.add(Date{day}, static_cast<std::int64_t>(random() % 2001) - 1000);
        }
        builder.add(Date{777}, 10'000'000);
        builder.add(Date{778}, -10'000'000);
        const StepSeries series = builder.build();
        const LevelRange range = levelsBetween(series, Date{0}, Date{20'000});
        const auto points = stepPoints(series, Date{0}, Date{20'000}, 1);
        QVERIFY(points.size() <= static_cast<qsizetype>(kMaxPoints));
        QVERIFY(points.size() > 500);
        double low = 0, high = 0, x = -1;
        for (const QPointF &point : points) {
            low = std::min(low, point.y());
            high = std::max(high, point.y());
            QVERIFY(point.x() >= x);
            x = point.x();
        }
        QCOMPARE(high, static_cast<double>(range.highest));
        QCOMPARE(low, static_cast<double>(range.lowest));
        QCOMPARE(points.last(), QPointF(20'000, static_cast<double>(series.last())));
    }

    void levelsInAWindow()
    {
        const StepSeries series = steps({{Date{10}, 5}, {Date{12}, 20}, {Date{14}, -22}});
        QCOMPARE(levelsBetween(series, Date{10}, Date{11}).highest, 5);
        QCOMPARE(levelsBetween(series, Date{11}, Date{12}).highest, 25);
        QCOMPARE(levelsBetween(series, Date{13}, Date{20}).lowest, 3);
        QCOMPARE(levelsBetween(series, Date{13}, Date{20}).highest, 25);
        QCOMPARE(levelsBetween(series, Date{14}, Date{20}).highest, 3);
    }

    void units_data()
    {
        QTest::addColumn<int>("quantity");
        QTest::addColumn<qint64>("highest");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("perUnit");
        const int power = static_cast<int>(ChartQuantity::Power);
        const int count = static_cast<int>(ChartQuantity::Count);
        const int amount = static_cast<int>(ChartQuantity::Amount);
        QTest::newRow("gigawatts") << power << qint64(1'300'000'000) << QStringLiteral("GW facility") << 1e9;
        QTest::newRow("megawatts") << power << qint64(999'000'000) << QStringLiteral("MW facility") << 1e6;
        QTest::newRow("no power") << power << qint64(0) << QStringLiteral("kW facility") << 1e3;
        QTest::newRow("million") << count << qint64(1'020'000) << QStringLiteral("million facility") << 1e6;
        QTest::newRow("few") << count << qint64(72) << QStringLiteral("facility") << 1.0;
        QTest::newRow("billions") << amount << qint64(10'000'000'000) << QStringLiteral("$ B") << 1e9;
    }
    void units()
    {
        QFETCH(int, quantity);
        QFETCH(qint64, highest);
        QFETCH(QString, unit);
        QFETCH(double, perUnit);
        ChartData data;
        data.quantity = static_cast<ChartQuantity>(quantity);
        data.basis = QStringLiteral("facility");
        data.currency = QStringLiteral("USD");
        const ChartScale scale = scaleFor(data, highest);
        QCOMPARE(scale.unit, unit);
        QCOMPARE(scale.perUnit, perUnit);
    }

    void exactTexts()
    {
        ChartData data;
        data.basis = QStringLiteral("facility");
        QCOMPARE(exactText(data, 1'183'449'000), QStringLiteral("1,183.4"));
        QCOMPARE(exactText(data, -41'000'000), QStringLiteral("-41.0"));
        QCOMPARE(exactText(data, -10), QStringLiteral("0.0"));
        QCOMPARE(exactUnit(data), QStringLiteral("MW facility"));
        data.quantity = ChartQuantity::Count;
        data.basis = QStringLiteral("GPUs");
        QCOMPARE(exactText(data, 403'200), QStringLiteral("403,200"));
        QCOMPARE(exactUnit(data), QStringLiteral("GPUs"));
        data.quantity = ChartQuantity::Amount;
        data.currency = QStringLiteral("USD");
        QCOMPARE(exactText(data, 10'025'000'000), QStringLiteral("10,025.0"));
        QCOMPARE(exactUnit(data), QStringLiteral("$ M"));
        data.currency = QStringLiteral("EUR");
        QCOMPARE(exactUnit(data), QStringLiteral("EUR M"));
    }

    void ticksAreRoundAndEnclose_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<QStringList>("labels");
        const auto list = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
        QTest::newRow("thirteen") << 0.0 << 13.0 << 5 << list("0 5 10 15");
        QTest::newRow("small") << 0.0 << 1.3 << 6 << list("0.00 0.25 0.50 0.75 1.00 1.25 1.50");
        QTest::newRow("exact") << 0.0 << 200.0 << 4 << list("0 50 100 150 200");
        QTest::newRow("below zero") << -30.0 << 90.0 << 4 << list("-50 0 50 100");
        QTest::newRow("only below") << -3.0 << -1.0 << 3 << list("-3 -2 -1 0");
    }
    void ticksAreRoundAndEnclose()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(int, wanted);
        QFETCH(QStringList, labels);
        const ValueTicks ticks = valueTicks(low, high, wanted);
        QVERIFY(ticks.low() <= std::min(low, 0.0));
        QVERIFY(ticks.high() >= std::max(high, 0.0));
        QStringList texts;
        for (const double value : ticks.values) {
            texts.append(ticks.label(value));
        }
        QCOMPARE(texts, labels);
    }

    void ticksOfAnEmptyRange()
    {
        const ValueTicks ticks = valueTicks(0, 0, 5);
        QVERIFY(ticks.high() > ticks.low());
        QVERIFY(std::isfinite(ticks.high()));
    }

    void labelsSpreadWithoutOverlap()
    {
        std::mt19937 random(7); // the seed
        for (int round = 0; round < 500; ++round) {
            std::vector<double> wanted(1 + random() % 9);
            for (double &y : wanted) {
                y = 20 + static_cast<double>(random() % 260);
            }
            const auto centres = spreadLabels(wanted, 16, 0, 300);
            QCOMPARE(centres.size(), wanted.size());
            for (std::size_t i = 0; i < centres.size(); ++i) {
                QVERIFY(centres[i] >= 8 - 1e-6 && centres[i] <= 292 + 1e-6);
                for (std::size_t j = 0; j < i; ++j) {
                    QVERIFY2(std::abs(centres[i] - centres[j]) >= 16 - 1e-6, qPrintable(QString::number(round)));
                    QVERIFY(wanted[i] == wanted[j] || (wanted[i] < wanted[j]) == (centres[i] < centres[j]));
                }
            }
        }
        QCOMPARE(spreadLabels({100, 200}, 16, 0, 300), (std::vector<double>{100, 200}));
        QCOMPARE(spreadLabels({100, 100}, 16, 0, 300), (std::vector<double>{92, 108}));
        QCOMPARE(spreadLabels({0}, 16, 0, 300), (std::vector<double>{8}));
    }

    void labelsWrapIntoRows()
    {
        const auto rects = flowed({40, 40, 40, 200}, 100, 20, 4);
        QCOMPARE(rects[1], QRectF(44, 0, 40, 20));
        QCOMPARE(rects[2], QRectF(0, 20, 40, 20));
        QCOMPARE(rects[3], QRectF(0, 40, 100, 20));
    }
};

GIGAPLAN_TEST(TestChartData)
#include "tst_chart_data.moc"
