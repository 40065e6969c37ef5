// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/synonyms.h"
#include "tests/model/sheet/sheets.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;
using sheet::Role;

namespace {

constexpr TableId kTasks = tableId<Task>();

/// The targets' names of a header's columns.
std::vector<std::string> proposed(const std::string &text, TableId table = kTasks)
{
    const auto read = csv::read(text, "x.csv");
    const sheet::Mapping mapping = sheet::proposeMapping({}, table, *read);
    std::vector<std::string> names;
    for (const sheet::ColumnMapping &column : mapping.columns) {
        for (const sheet::TargetName &one : sheet::targetsOf(table)) {
            if (one.target == column.target) {
                names.push_back(one.name);
            }
        }
    }
    return names;
}

} // namespace

/// Which field a column becomes.
class TestSheetMapping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exportsOfOtherPrograms();
    void deliveries();
    void betterColumnTakesEachTarget();
    void unreadableCellsLowerTheConfidence();
    void choicesOverrideTheProposal();
    void everyFieldIsFoundByItsOwnNames();
};

void TestSheetMapping::exportsOfOtherPrograms()
{
    const std::vector<std::string> project{"number", "uid",          "name",          "duration_min",     "start",
                                           "finish", "predecessors", "outline_level", "complete_percent", "description",
                                           "wbs",    "ignore"};
    QCOMPARE(proposed("ID,Unique ID,Task Name,Duration,Start,Finish,Predecessors,Outline Level,% "
                      "Complete,Notes,WBS,Resource Names\n"),
             project);
    const std::vector<std::string> primavera{
        "key",      "name",         "duration_min", "start",           "finish",
        "computed", "predecessors", "constraint",   "constraint_date", "complete_percent"};
    QCOMPARE(
        proposed(
            "Activity ID;Activity Name;Original Duration(d);Start;Finish;Total Float;Predecessors;Primary Constraint;"
            "Primary Constraint Date;Activity % Complete\n"),
        primavera);
}

void TestSheetMapping::deliveries()
{
    const std::vector<std::string> expected{"key", "equipment", "quantity", "date", "status", "phase"};
    QCOMPARE(proposed("PO number,Rack type,Qty,ETA,Status,Phase\n", tableId<Supply>()), expected);
}

void TestSheetMapping::betterColumnTakesEachTarget()
{
    QCOMPARE(proposed("Task,Name\n"), (std::vector<std::string>{"ignore", "name"}));
    QCOMPARE(proposed("Early Start,Late Start,Start\n"), (std::vector<std::string>{"computed", "computed", "start"}));
    QCOMPARE(proposed(",,Name\n"), (std::vector<std::string>{"ignore", "ignore", "name"}));
}

void TestSheetMapping::unreadableCellsLowerTheConfidence()
{
    // "Level" is ambiguous, and its cells fit none of its meanings. "Start" is a field's own name: it stays,
    // so that rows without a date are refused by name and not passed over.
    const auto read = csv::read("Name,Level,Start\nA,high,soon\nB,low,later\n", "x.csv");
    const sheet::Mapping mapping = sheet::proposeMapping({}, tableId<Task>(), *read);
    QCOMPARE(mapping.columns[0].confidence, 1.0);
    QVERIFY(mapping.columns[1].target.role == Role::Ignored);
    QVERIFY(mapping.columns[2].target.role == Role::Start);
    QCOMPARE(mapping.columns[2].confidence, 0.5);
    const auto half = csv::read("Name,Duration\nA,5 d\nB,five\n", "x.csv");
    QCOMPARE(sheet::proposeMapping({}, tableId<Task>(), *half).columns[1].confidence, 0.75);
}

void TestSheetMapping::choicesOverrideTheProposal()
{
    const auto read = csv::read("What,Length (h),When\nA,5,1 Oct 2026\n", "x.csv");
    sheet::Mapping mapping = sheet::proposeMapping({}, tableId<Task>(), *read);
    QVERIFY(applyChoices(mapping, *read, "What=name, Length (h) = Duration,3=start"));
    QCOMPARE(mapping.columnOfField("name"), std::optional<std::size_t>(0));
    QCOMPARE(mapping.columnOfField("duration_min"), std::optional<std::size_t>(1));
    QCOMPARE(mapping.columns[1].bareUnit, "h");
    QCOMPARE(mapping.columnOf(Role::Start), std::optional<std::size_t>(2));
    QVERIFY(applyChoices(mapping, *read, "3=name")); // taken from the first column
    QCOMPARE(mapping.columnOfField("name"), std::optional<std::size_t>(2));
    QVERIFY(mapping.columns[0].target.role == Role::Ignored);
    QCOMPARE(applyChoices(mapping, *read, "Who=name").error().message, "the sheet has no column \"Who\"");
    QCOMPARE(applyChoices(mapping, *read, "What=colour").error().message, "tasks have no field \"colour\"");
    QVERIFY(!applyChoices(mapping, *read, "What"));
}

void TestSheetMapping::everyFieldIsFoundByItsOwnNames()
{
    for (std::size_t i = 0; i < kPlannedTableCount; ++i) {
        std::string names, labels;
        for (const FieldInfo &info : tableInfo(tableAt(i)).fields) {
            names += (names.empty() ? "" : ",") + std::string(info.name);
            labels += (labels.empty() ? "" : ",") + std::string(info.label)
                + (info.unit.empty() ? "" : " (" + std::string(info.unit) + ")");
        }
        for (const std::string &header : {names, labels}) {
            for (const std::string &name : proposed(header + '\n', tableAt(i))) {
                QVERIFY2(name != "ignore", (std::string(tableInfo(tableAt(i)).name) + ": " + header).c_str());
            }
        }
    }
}

GIGAPLAN_TEST(TestSheetMapping)
#include "tst_sheet_mapping.moc"
