// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/roles.h"
#include "model/items/value_text.h"
#include "model/plan/entities.h"
#include "model/plan/natural_order.h"
#include "model/plan/row_order.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

const FieldInfo &info(TableId table, std::string_view name)
{
    return tableInfo(table).fields[*fieldNamed(table, name)];
}

} // namespace

class TestValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparesNamesNaturally()
    {
        std::vector<std::string> names{"Hall 10", "hall 2", "Hall 1", "Hall 2a", "", "Hall 002", "Hall"};
        std::sort(names.begin(), names.end(), [](const auto &a, const auto &b) { return compareNaturally(a, b) < 0; });
        const std::vector<std::string> expected{"", "Hall", "Hall 1", "Hall 002", "hall 2", "Hall 2a", "Hall 10"};
        QCOMPARE(names, expected);
    }

    void naturalOrderIsAStrictOrder()
    {
        std::mt19937 random(20260105);
        const std::string letters = "aA0129 b";
        std::vector<std::string> texts;
        for (int i = 0; i < 60; ++i) {
            std::string text;
            for (auto n = random() % 6; n > 0; --n) {
                text += letters[random() % letters.size()];
            }
            texts.push_back(text);
        }
        const auto sign = [](int value) { return (value > 0) - (value < 0); };
        for (const auto &a : texts) {
            for (const auto &b : texts) {
                QCOMPARE(sign(compareNaturally(a, b)), -sign(compareNaturally(b, a)));
                QCOMPARE(compareNaturally(a, b) == 0, a == b);
                for (const auto &c : texts) {
                    QVERIFY(!(compareNaturally(a, b) < 0 && compareNaturally(b, c) < 0) || compareNaturally(a, c) < 0);
                }
            }
        }
    }

    void readsTypedValues_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char *table, const char *field, const char *typed, const char *plain) {
            QTest::addRow("%s.%s %s", table, field, typed) << QString::fromUtf8(table) << QString::fromUtf8(field)
                                                           << QString::fromUtf8(typed) << QString::fromUtf8(plain);
        };
        row("phase", "target_mw", "1,470", "1470");
        row("phase", "target_mw", "1.2 GW", "1200");
        row("phase", "target_mw", "1,5 GW", "1500"); // a fraction, never fifteen
        row("phase", "target_mw", "1.470,5", "1470.5");
        row("phase", "target_mw", "12.375", "12.3750"); // which no spreadsheet takes for thousands
        row("tranche", "amount", "2,5 M", "2500000");
        row("phase", "target_mw", "500 kW", "0.5");
        row("node", "rating_kw", "2.5 MW", "2500");
        row("task", "duration_min", "20 d", "9600");
        row("task", "duration_min", "1.5h", "90");
        row("task", "duration_min", "2 w", "4800");
        row("tranche", "amount", "$10 B", "10000000000");
        row("tranche", "amount", "2.5 M", "2500000");
        row("tranche", "amount", "999999999999999", "999999999999999");
        row("hall", "width_mm", "12.5 m", "12500");
        row("plan", "start", "2028-03-14", "2028-03-14");
        row("plan", "start", "4 March 2028", "2028-03-04");
        row("task", "deadline", "14 Mar 2028 08:30", "2028-03-14T08:30");
        row("task", "deadline", "2028-03-14", "2028-03-14T00:00");
        row("task", "elapsed", "Yes", "yes");
        row("task", "work_class", "rack install", "Rack install");
        row("task", "work_class", "rack_install", "Rack install");
        row("row", "hall", "hall-3", "Hall 3");
        row("row", "hall", "Hall 3", "Hall 3");
        row("row", "phase", "", "");
        row("calendar", "monday", " 08:00-12:00 ", "08:00-12:00");
    }
    void readsTypedValues()
    {
        QFETCH(QString, table);
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, plain);
        const PlanSnapshot plan = smallCampusRows().snapshot();
        const FieldInfo &at = info(*tableNamed(table.toStdString()), field.toStdString());
        const auto value = parseValue(plan, at, typed);
        QVERIFY2(value, value ? "" : value.error().message.c_str());
        QCOMPARE(qtext(plainText(plan, at, *value)), plain);
    }

    void refusesNonsenseAndSaysWhatItExpects_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *table, const char *field, const char *typed, const char *says) {
            QTest::addRow("%s.%s %s", table, field, typed) << QString::fromUtf8(table) << QString::fromUtf8(field)
                                                           << QString::fromUtf8(typed) << QString::fromUtf8(says);
        };
        row("phase", "target_mw", "much", "number");
        row("phase", "target_mw", "-3", "from 0 to");
        row("phase", "target_mw", "12 kg", "number");
        row("phase", "target_mw", "", "number");
        row("phase", "target_mw", "nan", "number");
        row("phase", "order", "1.5", "whole number");
        row("plan", "start", "2028-02-30", "date");
        row("plan", "start", "", "date");
        row("row", "hall", "Hall 99", "hall");
        row("row", "hall", "", "hall");
        row("task", "work_class", "magic", "one of");
        row("calendar", "monday", "9-5", "working hours");
    }
    void refusesNonsenseAndSaysWhatItExpects()
    {
        QFETCH(QString, table);
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, says);
        const PlanSnapshot plan = smallCampusRows().snapshot();
        const auto value = parseValue(plan, info(*tableNamed(table.toStdString()), field.toStdString()), typed);
        QVERIFY(!value);
        QVERIFY2(qtext(value.error().message).contains(says), value.error().message.c_str());
    }

    void ambiguousNameIsRefused()
    {
        PlanRows rows = smallCampusRows();
        rows.of<Hall>()[1].name = rows.of<Hall>()[0].name;
        const PlanSnapshot plan = std::move(rows).snapshot();
        QVERIFY(!parseValue(plan, info(tableId<Row>(), "hall"), QStringLiteral("Hall 1")));
        QVERIFY(parseValue(plan, info(tableId<Row>(), "hall"), QStringLiteral("hall-1")));
    }

    void everyFieldReadsBackWhatItsEditorShows()
    {
        const PlanSnapshot plan = smallCampusRows().snapshot();
        int checked = 0;
        forEachEntity([&]<class E>(Tag<E>) {
            for (const E &row : plan.table<E>()) {
                for (std::size_t i = 0; i < fieldCount<E>; ++i) {
                    const FieldInfo &at = tableInfo(tableId<E>()).fields[i];
                    const Value value = fieldValue(row, i);
                    const auto back = parseValue(plan, at, editValue(value));
                    QVERIFY2(back && *back == value, std::string(at.name).c_str());
                    ++checked;
                }
            }
        });
        QVERIFY(checked > 300);
    }

    void headersNameUnitsAndTheCurrency()
    {
        PlanRows rows = smallCampusRows();
        rows.of<Plan>()[0].currency = "EUR";
        const PlanSnapshot plan = std::move(rows).snapshot();
        QCOMPARE(headerText(plan, info(tableId<Phase>(), "target_mw")), QStringLiteral("Target (MW)"));
        QCOMPARE(headerText(plan, info(tableId<Tranche>(), "amount")), QStringLiteral("Amount (EUR)"));
        QCOMPARE(headerText(plan, info(tableId<EnergySource>(), "price_per_mwh")), QStringLiteral("Price (EUR/MWh)"));
        QCOMPARE(headerText(plan, info(tableId<Phase>(), "name")), QStringLiteral("Name"));
    }

    void decimalsAreGroupedAndKeepAllTheirDigits()
    {
        const PlanSnapshot plan = smallCampusRows().snapshot();
        const FieldInfo &rating = info(tableId<Node>(), "rating_kw");
        QCOMPARE(displayField(plan, rating, 1234567.125), std::string("1,234,567.125"));
        QCOMPARE(displayField(plan, rating, -123.5), std::string("-123.5"));
        QCOMPARE(displayField(plan, rating, -1000.0), std::string("-1,000"));
        QCOMPARE(displayField(plan, rating, 0.0), std::string("0"));
    }

    void tasksFollowTheOutlineDespiteParentLoops()
    {
        PlanRows rows = smallCampusRows();
        const auto keys = [](const PlanSnapshot &plan) {
            std::vector<std::string> out;
            for (const std::int64_t id : rowsInOrder(plan, tableId<Task>())) {
                out.push_back(plan.find(Id<Task>{id})->key);
            }
            return out;
        };
        const std::vector<std::string> expected{"programme", "grid", "install-1", "install-2"};
        QCOMPARE(keys(PlanRows(rows).snapshot()), expected);
        rows.of<Task>()[0].parent = idOf<Task>("grid");
        QCOMPARE(keys(std::move(rows).snapshot()).size(), std::size_t{4});
    }

    void rowsAreInNaturalOrder()
    {
        const PlanSnapshot plan = smallCampusRows().snapshot();
        const auto ids = rowsInOrder(plan, tableId<Row>());
        for (std::size_t i = 0; i < ids.size(); ++i) {
            QCOMPARE(plan.find(Id<Row>{ids[i]})->key, "row-" + std::to_string(i + 1));
        }
    }
};

GIGAPLAN_TEST(TestValues)
#include "tst_values.moc"
