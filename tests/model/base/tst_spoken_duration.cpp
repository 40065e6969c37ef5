// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/spoken_duration.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <random>

using namespace gigaplan;

/// Durations as planners and the exports of their tools write them.
class TestSpokenDuration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsDurations_data();
    void readsDurations();
    void refusesMalformedDurations_data();
    void refusesMalformedDurations();
    void textRoundTrips();
};

void TestSpokenDuration::readsDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("minutes");
    QTest::addColumn<bool>("elapsed");
    QTest::addColumn<bool>("saysUnit");
    const auto row = [](const char *text, qint64 minutes, bool elapsed, bool saysUnit) {
        QTest::newRow(text) << QString::fromLatin1(text) << minutes << elapsed << saysUnit;
    };
    row("20 d", 20 * 480, false, true);
    row("5 days?", 5 * 480, false, true);
    row("12,5", -1, false, false);
    row("3", 3 * 480, false, false);
    row("1.5w", 1.5 * 2400, false, true);
    row("2 wks", 2 * 2400, false, true);
    row("1 mon", 20 * 480, false, true);
    row("90 min", 90, false, true);
    row("7 hrs", 7 * 60, false, true);
    row("3 ew", 3 * 7 * 1440, true, true);
    row("2 emons", 2 * 30 * 1440, true, true);
    row("4 elapsed days", 4 * 1440, true, true);
    row("  0 Days ", 0, false, true);
}

void TestSpokenDuration::readsDurations()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, minutes);
    QFETCH(const bool, elapsed);
    QFETCH(const bool, saysUnit);
    const auto read = parseDuration(text.toStdString(), "d");
    QCOMPARE(read.has_value(), minutes >= 0);
    if (read) {
        QCOMPARE(qint64(read->minutes), minutes);
        QCOMPARE(read->elapsed, elapsed);
        QCOMPARE(read->saysUnit, saysUnit);
    }
}

void TestSpokenDuration::refusesMalformedDurations_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "d", "-3 d", "five", "3 x", "3 e", "nan d", "1e3 d", "300000000 d", "3 d 2 h"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void TestSpokenDuration::refusesMalformedDurations()
{
    QFETCH(const QString, text);
    QVERIFY(!parseDuration(text.toStdString(), "d"));
}

void TestSpokenDuration::textRoundTrips()
{
    QCOMPARE(durationText(20 * 480, false), "20 d");
    QCOMPARE(durationText(240, false), "0.5 d");
    QCOMPARE(durationText(300, false), "5 h");
    QCOMPARE(durationText(-90, false), "-90 min");
    QCOMPARE(durationText(3 * 1440, true), "3 ed");
    QCOMPARE(durationText(96'000'000, false), "200000 d");
    std::mt19937 random(7);
    for (int i = 0; i < 5000; ++i) {
        const std::int64_t step = std::array{1, 60, 240, 480, 720, 1440}[random() % 6];
        const SpokenDuration one{static_cast<std::int64_t>(random() % 60'000) * step, random() % 2 == 0, true};
        const auto read = parseDuration(durationText(one.minutes, one.elapsed), "d");
        QVERIFY(read && *read == one);
    }
}

GIGAPLAN_TEST(TestSpokenDuration)
#include "tst_spoken_duration.moc"
