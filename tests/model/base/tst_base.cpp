// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/date.h"
#include "model/base/id.h"
#include "model/base/step_series.h"
#include "model/base/text.h"
#include "model/base/work_hours.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <random>
#include <set>

using namespace gigaplan;

class TestBase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void datesRoundTripThroughText();
    void datesOutsideOfPlansAreRefused_data();
    void datesOutsideOfPlansAreRefused();
    void addingMonthsClampsToTheLastDay();
    void anEndAtMidnightBelongsToTheDayBefore();
    void workHoursRoundTripThroughText();
    void brokenWorkHoursAreRefused_data();
    void brokenWorkHoursAreRefused();
    void stepSeriesEqualsDayByDaySums();
    void stepSeriesFirstAtLeast();
    void numbersAreFormattedForReaders_data();
    void numbersAreFormattedForReaders();
    void idsFromKeysAreStableAndDistinct();
};

void TestBase::datesRoundTripThroughText()
{
    for (std::int32_t day = kFirstDate.days; day <= kLastDate.days; day += 13) {
        QCOMPARE(parseDate(isoDate({day})), std::optional(Date{day}));
    }
    QCOMPARE(isoDate(kFirstDate), std::string("1990-01-01"));
    QCOMPARE(isoDate(kLastDate), std::string("2199-12-31"));
    QCOMPARE(weekday(makeDate(2026, 11, 23)), 0); // a Monday
    QCOMPARE(isoInstant(startOfDay(makeDate(2028, 2, 29)) + 8 * 60 + 5), std::string("2028-02-29T08:05"));
    QCOMPARE(parseInstant("2028-02-29T08:05"), std::optional(startOfDay(makeDate(2028, 2, 29)) + 485));
    QCOMPARE(displayDate(makeDate(2028, 3, 14)), std::string("14 Mar 2028"));
    QCOMPARE(displayDate(kNever), std::string("never"));
}

void TestBase::datesOutsideOfPlansAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"1989-12-31", "2200-01-01", "2027-02-29", "2026-13-01", "2026-00-10", "2026-1-01",
                             "26-01-01", "2026-01-01T00:00", "", "2026/01/01", "2026-01-0x"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void TestBase::datesOutsideOfPlansAreRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseDate(text.toStdString()));
    QVERIFY(!parseInstant(text.toStdString() + "T24:00"));
}

void TestBase::addingMonthsClampsToTheLastDay()
{
    QCOMPARE(isoDate(addMonths(makeDate(2027, 1, 31), 1)), std::string("2027-02-28"));
    QCOMPARE(isoDate(addMonths(makeDate(2027, 3, 31), -13)), std::string("2026-02-28"));
    QCOMPARE(isoDate(firstOfMonth(makeDate(2027, 1, 31), -1)), std::string("2026-12-01"));
}

void TestBase::anEndAtMidnightBelongsToTheDayBefore()
{
    const Date day = makeDate(2026, 5, 5);
    QCOMPARE(dayEnding(startOfDay(day)), day + -1);
    QCOMPARE(dayEnding(startOfDay(day) + 1), day);
    QCOMPARE(dateOf(startOfDay(day) + -1), day + -1);
}

void TestBase::workHoursRoundTripThroughText()
{
    for (const char *text : {"", "08:00-12:00 13:00-17:00", "00:00-24:00", "22:00-24:00"}) {
        const auto hours = parseWorkHours(text);
        QVERIFY(hours);
        QCOMPARE(toText(*hours), std::string(text));
    }
    QCOMPARE(parseWorkHours("08:00-12:00 13:00-17:00")->minutes(), 480);
}

void TestBase::brokenWorkHoursAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"08:00", "12:00-08:00", "08:00-08:00", "08:00-12:00 11:00-13:00", "08:00-25:00",
                             "8:00-12:00", "08:00-12:00  13:00-17:00", "08:60-09:00", "08:00-12:00 12:00-13:00"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void TestBase::brokenWorkHoursAreRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseWorkHours(text.toStdString()));
}

void TestBase::stepSeriesEqualsDayByDaySums()
{
    std::mt19937 random(5);
    const auto upTo = [&](int highest) { return std::uniform_int_distribution(0, highest)(random); };
    for (int round = 0; round < 200; ++round) {
        std::vector<std::pair<int, std::int64_t>> changes;
        StepSeries::Builder builder;
        for (int i = upTo(12); i > 0; --i) {
            changes.emplace_back(upTo(20), upTo(10) - 5);
            builder.add(Date{changes.back().first}, changes.back().second);
        }
        builder.add(kNever, 1000);
        const StepSeries series = builder.build();
        std::int64_t highest = 0;
        for (int day = -1; day <= 21; ++day) {
            std::int64_t level = 0;
            for (const auto &[date, amount] : changes) {
                level += date <= day ? amount : 0;
            }
            highest = std::max(highest, level);
            QCOMPARE(series.at(Date{day}), level);
        }
        QCOMPARE(series.highest(), highest);
        for (std::size_t i = 1; i < series.steps().size(); ++i) {
            QVERIFY(series.steps()[i - 1].date < series.steps()[i].date);
            QVERIFY(series.steps()[i - 1].level != series.steps()[i].level);
        }
        QVERIFY((series - series).isEmpty());
        const std::vector<StepSeries> three{series, series, series};
        StepSeries::Builder tripled;
        tripled.add(series, 3);
        QVERIFY(sum(three) == tripled.build());
    }
}

void TestBase::stepSeriesFirstAtLeast()
{
    StepSeries::Builder builder;
    builder.add(Date{10}, 5);
    builder.add(Date{20}, 5);
    const StepSeries series = builder.build();
    QCOMPARE(series.firstAtLeast(5), Date{10});
    QCOMPARE(series.firstAtLeast(6), Date{20});
    QCOMPARE(series.firstAtLeast(11), kNever);
    QCOMPARE(series.last(), 10);
}

void TestBase::numbersAreFormattedForReaders_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("expected");
    const auto row = [](const std::string &said, const char *expected) {
        QTest::newRow(expected) << QString::fromStdString(said) << QString::fromUtf8(expected);
    };
    row(displayPower({1'180'000'000}, "IT"), "1.18 GW IT");
    row(displayPower({999'600'000}), "1.00 GW"); // not "1,000 MW"
    row(displayPower({147'000'000}, "facility"), "147 MW facility");
    row(displayPower({0}), "0 MW");
    row(displayPower({-2'500'000}), "-2.50 MW");
    row(displayMoney({10'000'000'000}, "USD"), "$10.0 B");
    row(displayMoney({-7'800'000}, "EUR"), "-EUR 7.80 M");
    row(displayCount(403'200), "403,200");
    row(displayCount(1'020'000), "1.02 M");
    row(displayWork(0), "0 d");
    row(displayWork(40), "40 min");
    row(displayWork(-90), "-1.5 h");
    row(displayWork(479), "8 h");
    row(displayWork(12 * 480), "12 d");
    row(displayWork(-600), "-1.3 d");
    row(grouped(-1'234'567), "-1,234,567");
    row(grouped(999), "999");
    row(shortest(1.14), "1.14");
    row(shortest(1000), "1000");
}

void TestBase::numbersAreFormattedForReaders()
{
    QFETCH(QString, said);
    QFETCH(QString, expected);
    QCOMPARE(said, expected);
}

void TestBase::idsFromKeysAreStableAndDistinct()
{
    // Plan files rely on these: the same key must get the same id in every version of the program.
    QCOMPARE(idValueFromKey("task", "design"), idValueFromKey("task", "design"));
    QVERIFY(idValueFromKey("task", "design") != idValueFromKey("row", "design"));
    std::set<std::int64_t> seen;
    for (int i = 0; i < 100'000; ++i) {
        const std::int64_t id = idValueFromKey("row", "gw" + std::to_string(i));
        QVERIFY(id > 0);
        seen.insert(id);
    }
    QCOMPARE(seen.size(), std::size_t{100'000});
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(newIdValue() > 0);
    }
}

GIGAPLAN_TEST(TestBase)
#include "tst_base.moc"
