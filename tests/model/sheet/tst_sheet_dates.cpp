// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/cells.h"
#include "model/exchange/sheet/date_orders.h"
#include "model/plan/fields.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;
using namespace gigaplan::sheet;

namespace {

std::string shown(const std::optional<Moment> &moment)
{
    if (!moment) {
        return "none";
    }
    return (moment->minute ? isoInstant(startOfDay(moment->day) + *moment->minute) : isoDate(moment->day))
        + (moment->isActual ? " actual" : "");
}

/// The orders of a sheet of names and two columns of dates.
Result<DateOrders> ordersOf(const std::string &text, std::optional<DateOrder> chosen = {})
{
    const auto sheet = csv::read(text, "x.csv");
    Mapping mapping = proposeMapping({}, tableId<Task>(), *sheet);
    mapping.dateOrder = chosen;
    return decideDateOrders(*sheet, mapping);
}

} // namespace

/// Dates and numbers as spreadsheets have them, and which order they are in.
class TestSheetDates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsDates_data();
    void readsDates();
    void evidence();
    void columnDecidesForAllItsCells();
    void numbersWithSigns_data();
    void numbersWithSigns();
};

void TestSheetDates::readsDates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso");
    QTest::addColumn<QString>("dayFirst");
    QTest::addColumn<QString>("monthFirst");
    const auto same = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected)
                            << QString::fromLatin1(expected) << QString::fromLatin1(expected);
    };
    const auto row = [](const char *text, const char *dayFirst, const char *monthFirst) {
        QTest::newRow(text) << QString::fromLatin1(text) << QStringLiteral("none") << QString::fromLatin1(dayFirst)
                            << QString::fromLatin1(monthFirst);
    };
    same("2026-10-01", "2026-10-01");
    same("2026-10-01T08:00", "2026-10-01T08:00");
    same("2026-10-01 08:00:30", "2026-10-01T08:00");
    same("2026/1/5", "2026-01-05");
    same("14 Mar 2028", "2028-03-14");
    same("14-Mar-28", "2028-03-14");
    same("05-Jan-26 08:00 A", "2026-01-05T08:00 actual");
    same("05-Jan-26*", "2026-01-05");
    same("March 14, 2028", "2028-03-14");
    same("Mon 5 January 2026 5:30 PM", "2026-01-05T17:30");
    same("5.1.2026", "2026-01-05");
    same("05.01.26 12:00 AM", "2026-01-05T00:00");
    row("03/04/2026", "2026-04-03", "2026-03-04");
    row("3-4-26", "2026-04-03", "2026-03-04");
    row("13/02/2026", "2026-02-13", "none");
    row("02/13/2026", "none", "2026-02-13");
    row("Mon 1/5/26 8:00 AM", "2026-05-01T08:00", "2026-01-05T08:00");
    for (const char *text : {"", "soon", "2026", "2026-13-01", "2026-02-30", "1.2.3.4", "31-Foo-26", "2026-01-05 25:00",
                             "5/2026", "2300-01-01", "NA", "12", "1/2/3/4", "2026-01-05 8", "2026-01-05 x"}) {
        same(text, "none");
    }
}

void TestSheetDates::readsDates()
{
    QFETCH(const QString, text);
    QFETCH(const QString, iso);
    QFETCH(const QString, dayFirst);
    QFETCH(const QString, monthFirst);
    QCOMPARE(shown(readMoment(text.toStdString(), DateOrder::YearFirst)), iso.toStdString());
    QCOMPARE(shown(readMoment(text.toStdString(), DateOrder::DayFirst)), dayFirst.toStdString());
    QCOMPARE(shown(readMoment(text.toStdString(), DateOrder::MonthFirst)), monthFirst.toStdString());
}

void TestSheetDates::evidence()
{
    QCOMPARE(orderEvidence("2026-10-01"), OrderEvidence::None);
    QCOMPARE(orderEvidence("1 Oct 2026"), OrderEvidence::None);
    QCOMPARE(orderEvidence("03/04/2026"), OrderEvidence::Either);
    QCOMPARE(orderEvidence("03/03/2026"), OrderEvidence::Same);
    QCOMPARE(orderEvidence("13/04/2026"), OrderEvidence::DayFirst);
    QCOMPARE(orderEvidence("04/13/2026"), OrderEvidence::MonthFirst);
    // 5 January 2026 is a Monday, 1 May 2026 a Friday.
    QCOMPARE(orderEvidence("Mon 1/5/26"), OrderEvidence::MonthFirst);
    QCOMPARE(orderEvidence("Fri 1/5/26"), OrderEvidence::DayFirst);
}

void TestSheetDates::columnDecidesForAllItsCells()
{
    const auto day = ordersOf("Name,Start\nA,03/04/2026\nB,13/04/2026\n");
    QVERIFY(day);
    QCOMPARE(day->columns[1], DateOrder::DayFirst);
    QCOMPARE(
        day->remarks,
        (std::vector<std::string>{"In column 2 (Start), dates have the day first, as \"13/04/2026\" in line 3 tells"}));
    const auto other = ordersOf("Name,Start,Deadline\nA,03/04/2026,04/13/2026\n");
    QVERIFY(other);
    QCOMPARE(other->columns[1], DateOrder::MonthFirst); // as in the other column
    const auto open = ordersOf("Name,Start\nA,03/04/2026\nB,2026-04-05\n");
    QVERIFY(!open);
    QCOMPARE(open.error().message,
             "column 2 (Start): \"03/04/2026\" in line 2 may have the day or the month first, and no other date tells; "
             "choose the order of dates");
    QVERIFY(ordersOf("Name,Start\nA,03/03/2026\n")); // the same either way
    QVERIFY(!ordersOf("Name,Start\nA,13/04/2026\nB,04/13/2026\n"));
    const auto chosen = ordersOf("Name,Start\nA,03/04/2026\n", DateOrder::MonthFirst);
    QVERIFY(chosen && chosen->columns[1] == DateOrder::MonthFirst);
}

void TestSheetDates::numbersWithSigns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("point");
    QTest::addColumn<QString>("comma");
    QTest::addColumn<QString>("unknown");
    const auto row = [](const char *text, const char *point, const char *comma, const char *unknown) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(point) << QString::fromUtf8(comma)
                            << QString::fromUtf8(unknown);
    };
    const auto same = [&](const char *text, const char *number) { row(text, number, number, number); };
    same("1470", "1470");
    same("-12.5 kW", "-12.5 kW");
    row("1,470", "1470", "1.470", "?");
    row("1.470", "1.470", "1470", "?");
    row("1,500 d", "1500 d", "1.500 d", "?");
    same("0.125", "0.125");
    same("0,125", "0.125");
    same("1234,567", "1234.567");
    same("1,5 d", "1.5 d");
    same(",5", "0.5");
    same(".5", "0.5");
    same("5,", "5");
    same("1,470.5", "1470.5");
    same("1.470,5", "1470.5");
    same("1,470.500", "1470.500");
    same("1,470,000", "1470000");
    same("1.470.000", "1470000");
    same("12,34,567", "1234567");
    same("1,23,456.75", "123456.75");
    same("1'470", "1470");
    same("1\xE2\x80\x99"
         "470.5",
         "1470.5");
    same("1\xC2\xA0"
         "470",
         "1470");
    same("1\xE2\x80\xAF"
         "470,5\xC2\xA0%",
         "1470.5 %");
    same("1 470,500", "1470.500");
    same("\xE2\x88\x92"
         "1,5",
         "-1.5");
    same("1,5E+06", "1.5E+06");
    same("1,375E+06", "1.375E+06");
    same("1.375e20", "1.375e20");
    same("1,2,3", "?");
    same("1,2.5", "?");
    same("12.34,5", "?");
    same("1,470.5.5", "?");
    same("12 5", "?");
    same("0,500,000", "?");
}

void TestSheetDates::numbersWithSigns()
{
    QFETCH(const QString, text);
    for (const auto &[sign, column] : {std::pair(DecimalSign::Point, "point"), std::pair(DecimalSign::Comma, "comma"),
                                       std::pair(DecimalSign::Unknown, "unknown")}) {
        const QString expected = *static_cast<const QString *>(QTest::qData(column, qMetaTypeId<QString>()));
        QCOMPARE(QString::fromStdString(withDecimalPoint(text.toStdString(), sign).value_or("?")), expected);
    }
}

GIGAPLAN_TEST(TestSheetDates)
#include "tst_sheet_dates.moc"
