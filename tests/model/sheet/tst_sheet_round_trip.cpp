// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/export.h"
#include "model/generate/generate.h"
#include "model/plan/links.h"
#include "model/plan/power.h"
#include "model/plan/tasks.h"
#include "tests/model/sheet/sheets.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <array>

using namespace gigaplan;
using namespace gigaplan::test;
using sheet::Outcome;

/// What goes out comes in again and changes nothing.
class TestSheetRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTableOfRandomPlans();
    void tasksOfTheShippedPlans_data();
    void tasksOfTheShippedPlans();
    void randomTasksRoundTrip();
    void reformattedDatesChangeNothing();
    void columnsOfTheTaskTable();
    void manyRows();
    void numbersOfEveryConvention();

private:
    static void changesNothing(const PlanSnapshot &plan, TableId table, const std::string &text);
};

void TestSheetRoundTrip::changesNothing(const PlanSnapshot &plan, TableId table, const std::string &text)
{
    const Tried tried = tryImport(plan, text, table);
    QCOMPARE(tried.preview.refusal, "");
    QCOMPARE(tried.problems(), QStringList());
    QVERIFY2(tried.preview.change.isEmpty(), text.c_str());
    QCOMPARE(tried.preview.count(Outcome::Same), tried.sheet.rows.size());
}

void TestSheetRoundTrip::everyTableOfRandomPlans()
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const PlanSnapshot plan = RandomPlan(seed).plannedRows(6).snapshot();
        for (std::size_t i = 0; i < kPlannedTableCount; ++i) {
            changesNothing(plan, tableAt(i), sheet::tableCsv(plan, tableAt(i)));
        }
    }
}

void TestSheetRoundTrip::tasksOfTheShippedPlans_data()
{
    QTest::addColumn<QString>("scenario");
    for (const char *name : {"one-hall", "abilene", "openai-nvidia-10gw"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TestSheetRoundTrip::tasksOfTheShippedPlans()
{
    QFETCH(const QString, scenario);
    const auto plan = scenarioPlan(scenario.toStdString());
    QVERIFY(plan);
    const std::string text = sheet::tasksCsv(*plan, computeSchedule(*plan));
    changesNothing(*plan, tableId<Task>(), text);
    for (std::size_t i = 0; i < kPlannedTableCount; ++i) {
        changesNothing(*plan, tableAt(i), sheet::tableCsv(*plan, tableAt(i)));
    }
}

void TestSheetRoundTrip::randomTasksRoundTrip()
{
    std::mt19937 random(12);
    for (int round = 0; round < 60; ++round) {
        PlanRows rows = planStarting(makeDate(2026, 1, 5));
        const int count = 2 + static_cast<int>(random() % 20);
        for (int i = 0; i < count; ++i) {
            auto task = make<Task>("t" + std::to_string(i));
            task.name = random() % 4 == 0 ? "Same, \"name\"" : "Task " + std::to_string(i);
            task.order = i;
            task.duration = {static_cast<std::int64_t>(random() % 40) * 30};
            task.elapsed = random() % 5 == 0;
            task.parent =
                i > 0 && random() % 3 == 0 ? rows.of<Task>()[random() % static_cast<unsigned>(i)].parent : Id<Task>();
            if (i > 0 && random() % 4 == 0) {
                task.parent = rows.of<Task>().back().id;
            }
            rows.of<Task>().push_back(task);
        }
        for (int i = 1; i < count; ++i) {
            if (random() % 2 == 0) {
                auto link = make<Link>("l" + std::to_string(i));
                link.from = rows.of<Task>()[random() % static_cast<unsigned>(i)].id;
                link.to = rows.of<Task>()[static_cast<std::size_t>(i)].id;
                link.kind = static_cast<LinkKind>(random() % 4);
                link.lagKind = static_cast<LagKind>(random() % 3);
                link.lag = {static_cast<std::int64_t>(random() % 4000) - 1000};
                link.lagPercent = {static_cast<double>(random() % 400) / 4 - 50};
                rows.of<Link>().push_back(link);
            }
        }
        const PlanSnapshot plan = std::move(rows).snapshot();
        if (!findLoops(plan).empty()) {
            continue; // a task may not wait for its own summary
        }
        const std::string text = sheet::tasksCsv(plan, computeSchedule(plan));
        changesNothing(plan, tableId<Task>(), text);
        // Into an empty plan, the same network comes out: same dates, same sheet but for the dates of its source.
        const PlanSnapshot again = planOf(text);
        QCOMPARE(again.table<Task>().size(), plan.table<Task>().size());
        QCOMPARE(again.table<Link>().size(), plan.table<Link>().size());
        const Schedule first = computeSchedule(plan), second = computeSchedule(again);
        for (const Task &task : plan.table<Task>()) {
            QVERIFY(*first.find(plan, task.id) == *second.find(again, task.id));
        }
    }
}

void TestSheetRoundTrip::reformattedDatesChangeNothing()
{
    const PlanSnapshot plan =
        planOf("Key,Name,Duration,Deadline,Predecessors\na,Dig,5 d,2026-01-13,\nb,Pour,5 d,2026-02-20 12:00,a\n");
    changesNothing(plan, tableId<Task>(),
                   "Key;Name;Duration;Start;Finish;Deadline;Predecessors\na;Dig;5 d;05/01/2026;09/01/2026;13/01/2026;\n"
                   "b;Pour;5 d;12/01/2026 08:00;16/01/2026 17:00;20/02/2026;a\n");
}

void TestSheetRoundTrip::columnsOfTheTaskTable()
{
    const PlanSnapshot plan = planOf("Key,Name,Duration,Predecessors\na,=Dig,5 d,\nb,Pour,3 ed,aSS+1 d\n");
    // A lag runs on the successor's clock, here the wall clock: eight hours.
    QCOMPARE(lines(sheet::tasksCsv(plan, computeSchedule(plan)).c_str()),
             lines("Key,ID,Outline level,Name,Duration,Start,Finish,Predecessors,Early start,Early finish,Late "
                   "start,Late finish,Total slack (d),"
                   "Free slack (d),Critical,Summary,Constraint\n"
                   "a,1,1,'=Dig,5 d,2026-01-05 08:00,2026-01-09 17:00,,2026-01-05 08:00,2026-01-09 17:00,2026-01-05 "
                   "08:00,2026-01-09 17:00,0,0,yes,no,"
                   "As soon as possible\n"
                   "b,2,1,Pour,3 ed,2026-01-05 16:00,2026-01-08 16:00,1SS+1 d,2026-01-05 16:00,2026-01-08 "
                   "16:00,2026-01-06 17:00,2026-01-09 17:00,3.13,"
                   "3.13,no,no,As soon as possible\n"));
}

void TestSheetRoundTrip::manyRows()
{
    std::string text = "ID,Name,Duration,Predecessors\n";
    for (int i = 1; i <= 50'000; ++i) {
        text += std::to_string(i) + ",Task " + std::to_string(i) + ",5 d,"
            + (i > 1 ? std::to_string(i - 1 - (i > 5 ? i % 3 : 0)) : "") + '\n';
    }
    const PlanSnapshot plan = planOf(text);
    QCOMPARE(plan.table<Task>().size(), std::size_t(50'000));
    QCOMPARE(plan.table<Link>().size(), std::size_t(49'999));
    changesNothing(plan, tableId<Task>(), sheet::tasksCsv(plan, computeSchedule(plan)));
}

/// Numbers as spreadsheets of many countries write them, in every separator: read as meant or refused.
void TestSheetRoundTrip::numbersOfEveryConvention()
{
    std::mt19937 random(5);
    const auto below = [&](std::uint64_t bound) { return random() % bound; };
    const PlanSnapshot empty = planStarting(makeDate(2026, 1, 5)).snapshot();
    struct Convention {
        const char *decimal, *group;
        bool indian;
    };
    const Convention conventions[]{{".", ",", false},     {",", ".", false},      {",", "", false},
                                   {".", "", false},      {",", "\u00A0", false}, {",", " ", false},
                                   {".", "'", false},     {".", "\u2019", false}, {".", ",", true},
                                   {",", "\u202F", false}};
    std::size_t read = 0, refused = 0;
    for (int round = 0; round < 600; ++round) {
        const Convention &convention = conventions[below(std::size(conventions))];
        const char separator = ";\t,"[below(3)];
        const auto written = [&](double value, int places) {
            const std::string digits = QString::number(value, 'f', places).toStdString();
            const std::size_t point = std::min(digits.find('.'), digits.size());
            std::string whole = digits.substr(0, point);
            for (std::size_t at = whole.size(), step = 3; at > step; step = convention.indian ? 2 : 3) {
                at -= step;
                whole.insert(at, convention.group);
            }
            return separator + ('"' + whole) + (places > 0 ? convention.decimal + digits.substr(point + 1) : "") + '"';
        };
        const int places[3]{static_cast<int>(below(5)), 0, 2 + static_cast<int>(below(3))};
        const double highest[3]{below(2) ? 1e6 : 1e4, 1e5, 1};
        std::vector<std::array<double, 3>> values(1 + below(4));
        std::string text =
            std::string("Key") + separator + "Rating per unit" + separator + "Units" + separator + "Efficiency\n";
        for (std::size_t row = 0; row < values.size(); ++row) {
            text += "n" + std::to_string(row);
            for (std::size_t column = 0; column < 3; ++column) {
                const double any = (0.01 + 0.99 * static_cast<double>(below(100'001)) / 100'000) * highest[column];
                values[row][column] = QString::number(any, 'f', places[column]).toDouble();
                text += written(any, places[column]);
            }
            text += '\n';
        }
        const Tried tried = tryImport(empty, text, tableId<Node>());
        const PlanSnapshot plan = empty.with(tried.preview.change);
        for (std::size_t row = 0; row < values.size(); ++row) {
            const Node *node = plan.find(idOf<Node>("n" + std::to_string(row)));
            if (!node) {
                ++refused;
                continue;
            }
            ++read;
            QVERIFY2(node->rating.value == values[row][0] && static_cast<double>(node->units) == values[row][1]
                         && node->efficiency.value == values[row][2],
                     text.c_str());
        }
    }
    QVERIFY(read > 1000 && refused < read / 4);
}

GIGAPLAN_TEST(TestSheetRoundTrip)
#include "tst_sheet_round_trip.moc"
