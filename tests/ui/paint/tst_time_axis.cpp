// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_program.h"
#include "ui/paint/time_axis.h"

#include <QTest>

#include <random>

using namespace gigaplan;

namespace {

/// Every letter seven pixels wide.
double textWidth(const QString &text)
{
    return 7.0 * double(text.size());
}

Instant at(int year, unsigned month, unsigned day, int hour = 0)
{
    return startOfDay(makeDate(year, month, day)) + hour * 60;
}

QStringList labels(const std::vector<TimeTick> &ticks)
{
    QStringList texts;
    for (const TimeTick &tick : ticks) {
        texts << tick.label;
    }
    return texts;
}

TimeAxis daysWide(Instant left, double pixelsPerDay)
{
    return {left, pixelsPerDay / 1440};
}

} // namespace

class TestTimeAxis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mapsTimesToPixelsAndBack()
    {
        const TimeAxis axis = daysWide(at(2028, 3, 1), 10);
        QCOMPARE(axis.x(at(2028, 3, 1)), 0.0);
        QCOMPARE(axis.x(makeDate(2028, 3, 14)), 130.0);
        QCOMPARE(axis.x(at(2028, 2, 28)), -20.0); // 2028 is a leap year
        QCOMPARE(axis.instantAt(5).minutes, at(2028, 3, 1, 12).minutes);
        QCOMPARE(axis.dateAt(9.9).days, makeDate(2028, 3, 1).days);
        QCOMPARE(axis.dateAt(10.1).days, makeDate(2028, 3, 2).days);
    }

    void zoomKeepsTheMomentUnderThePointer()
    {
        std::mt19937 random(20280314);
        for (int i = 0; i < 500; ++i) {
            TimeAxis axis =
                daysWide(at(2026 + int(random() % 20), 1 + random() % 12, 1), 0.01 + double(random() % 4000));
            const double x = double(random() % 1500);
            const double days = double(axis.instantAt(x).minutes);
            axis.zoomAbout(x, 0.2 + double(random() % 100) / 20);
            QVERIFY(std::abs(double(axis.instantAt(x).minutes) - days) <= 1);
        }
    }

    void zoomEndsAtBothLimits()
    {
        TimeAxis axis = daysWide(at(2026, 1, 1), 1);
        for (int i = 0; i < 200; ++i) {
            axis.zoomAbout(100, 0.5);
        }
        QCOMPARE(axis.pixelsPerMinute(), TimeAxis::kCoarsest);
        for (int i = 0; i < 200; ++i) {
            axis.zoomAbout(100, 2);
        }
        QCOMPARE(axis.pixelsPerMinute(), TimeAxis::kFinest);
    }

    void panMovesByPixels()
    {
        TimeAxis axis = daysWide(at(2028, 3, 1), 10);
        axis.panBy(30);
        QCOMPARE(axis.x(at(2028, 3, 1)), 30.0);
    }

    void fitShowsTheWholeSpanBetweenItsMargins()
    {
        TimeAxis axis;
        axis.fit(at(2026, 10, 1), at(2033, 6, 1), 1000, 40);
        QVERIFY(std::abs(axis.x(at(2026, 10, 1)) - 40) < 0.01);
        QVERIFY(std::abs(axis.x(at(2033, 6, 1)) - 960) < 0.01);
        axis.fit(at(2026, 10, 1), at(2026, 10, 1), 1000);
        QCOMPARE(axis.pixelsPerMinute(), TimeAxis::kFinest);
    }

    void snapsToDaysUntilHoursAreInSight()
    {
        QCOMPARE(daysWide(at(2028, 3, 1), 30).snapMinutes(), 1440);
        QCOMPARE(daysWide(at(2028, 3, 1), 30).snapped(at(2028, 3, 4, 13)).minutes, at(2028, 3, 5).minutes);
        QCOMPARE(daysWide(at(2028, 3, 1), 400).snapMinutes(), 60);
        QCOMPARE(daysWide(at(2028, 3, 1), 4000).snapMinutes(), 5);
    }

    void shadesWeekendsOnlyWhenDaysAreWide()
    {
        QVERIFY(!daysWide(at(2028, 3, 1), 2).showsWeekends());
        QVERIFY(daysWide(at(2028, 3, 1), 12).showsWeekends());
    }

    void unitsBeginOnCalendarBoundaries()
    {
        const Instant moment = at(2028, 8, 17, 15) + 20;
        QCOMPARE(unitStart(moment, TimeUnit::Hour).minutes, at(2028, 8, 17, 15).minutes);
        QCOMPARE(unitStart(moment, TimeUnit::Hour, 6).minutes, at(2028, 8, 17, 12).minutes);
        QCOMPARE(unitStart(moment, TimeUnit::Day).minutes, at(2028, 8, 17).minutes);
        QCOMPARE(unitStart(moment, TimeUnit::Week).minutes, at(2028, 8, 14).minutes); // a Monday
        QCOMPARE(unitStart(moment, TimeUnit::Month).minutes, at(2028, 8, 1).minutes);
        QCOMPARE(unitStart(moment, TimeUnit::Quarter).minutes, at(2028, 7, 1).minutes);
        QCOMPARE(unitStart(moment, TimeUnit::Year, 5).minutes, at(2025, 1, 1).minutes);
        QCOMPARE(unitStart(moment, TimeUnit::Decade).minutes, at(2020, 1, 1).minutes);
        QCOMPARE(nextUnit(at(2028, 10, 1), TimeUnit::Quarter).minutes, at(2029, 1, 1).minutes);
        QCOMPARE(nextUnit(at(2028, 12, 25), TimeUnit::Week).minutes, at(2029, 1, 1).minutes);
    }

    void headerLinesFollowTheZoom_data()
    {
        QTest::addColumn<double>("pixelsPerDay");
        QTest::addColumn<int>("upper");
        QTest::addColumn<int>("lower");
        QTest::newRow("decade/year") << 0.12 << int(TimeUnit::Decade) << int(TimeUnit::Year);
        QTest::newRow("year/quarter") << 0.4 << int(TimeUnit::Year) << int(TimeUnit::Quarter);
        QTest::newRow("year/month") << 2.0 << int(TimeUnit::Year) << int(TimeUnit::Month);
        QTest::newRow("month/week") << 6.0 << int(TimeUnit::Month) << int(TimeUnit::Week);
        QTest::newRow("month/day") << 24.0 << int(TimeUnit::Month) << int(TimeUnit::Day);
        QTest::newRow("day/hour") << 1500.0 << int(TimeUnit::Day) << int(TimeUnit::Hour);
    }
    void headerLinesFollowTheZoom()
    {
        QFETCH(double, pixelsPerDay);
        const TimeHeader header = timeHeader(daysWide(at(2028, 3, 1), pixelsPerDay), 1200, textWidth);
        QTEST(int(header.upperUnit), "upper");
        QTEST(int(header.lowerUnit), "lower");
    }

    void headerNamesItsCells()
    {
        const TimeHeader header = timeHeader(daysWide(at(2028, 1, 1), 0.4), 300, textWidth);
        QCOMPARE(labels(header.lower).mid(0, 5),
                 QStringList({QStringLiteral("Q1"), QStringLiteral("Q2"), QStringLiteral("Q3"), QStringLiteral("Q4"),
                              QStringLiteral("Q1")}));
        QCOMPARE(labels(header.upper).mid(0, 2), QStringList({QStringLiteral("2028"), QStringLiteral("2029")}));
        const TimeHeader days = timeHeader(daysWide(at(2028, 3, 1), 60), 300, textWidth);
        QCOMPARE(labels(days.lower).value(0), QStringLiteral("Wed 1"));
        QCOMPARE(labels(days.upper).value(0), QStringLiteral("Mar 2028"));
    }

    /// At every zoom both lines cover what is shown without gaps, and no two labels of a line touch.
    void labelsNeverOverlap()
    {
        std::mt19937 random(7);
        for (double scale = TimeAxis::kCoarsest; scale <= TimeAxis::kFinest; scale *= 1.13) {
            const TimeAxis axis(at(2020 + int(random() % 20), 1 + random() % 12, 1 + random() % 28), scale);
            const TimeHeader header = timeHeader(axis, 1000, textWidth);
            for (const auto *line : {&header.upper, &header.lower}) {
                QVERIFY(!line->empty());
                QVERIFY(line->front().left <= 0.01);
                QVERIFY(line->back().right >= std::min(999.0, axis.x(kLastDate)));
                double taken = -1e9;
                for (std::size_t i = 0; i < line->size(); ++i) {
                    const TimeTick &tick = (*line)[i];
                    if (i > 0) {
                        QVERIFY(std::abs(tick.left - (*line)[i - 1].right) < 0.01);
                    }
                    if (!tick.label.isEmpty()) {
                        QVERIFY2(tick.labelX > taken, qPrintable(tick.label));
                        taken = tick.labelX + textWidth(tick.label);
                        QVERIFY(taken <= std::max(tick.right, 0.0) + 0.01);
                    }
                }
            }
        }
    }

    void singleLineTicksDoNotOverlap()
    {
        for (double scale = TimeAxis::kCoarsest; scale <= TimeAxis::kFinest; scale *= 1.37) {
            const auto ticks = timeTicks(TimeAxis(at(2028, 3, 5), scale), 1000, textWidth);
            double taken = -1e9;
            for (const TimeTick &tick : ticks) {
                QVERIFY(tick.left >= 0 && tick.left <= 1000);
                if (!tick.label.isEmpty()) {
                    QVERIFY(tick.labelX >= taken + 4);
                    taken = tick.labelX + textWidth(tick.label);
                }
            }
        }
    }
};

GIGAPLAN_TEST(TestTimeAxis)
#include "tst_time_axis.moc"
