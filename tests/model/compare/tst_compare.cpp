// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compare/comparison.h"
#include "model/compare/field_words.h"
#include "model/compare/values.h"
#include "model/plan/equipment.h"
#include "model/plan/fields.h"
#include "model/plan/knowledge.h"
#include "model/plan/money.h"
#include "model/plan/natural_order.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <set>

using namespace gigaplan;

/// Two plans side by side: sentences and consequences, worked out by hand on a small campus.
class TestCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldWordsNameExistingFields();
    void equalPlansDoNotDiffer();
    void substationSixMonthsLater();
    void consequencesForPowerCostAndGpus();
    void phasesPresentOnOneSideOnly();
    void everyChangeHasItsWord();
    void sentencesUsePlainWords();
    void rowsOfTheSameNameAreDistinguished();
    void rowsAreInOrder();
    void plansWithOtherIdsAreAligned();
};

namespace {

template <class E>
E &rowOf(PlanRows &rows, std::string_view key)
{
    for (E &row : rows.of<E>()) {
        if (row.key == key) {
            return row;
        }
    }
    qFatal("no such row");
}

Comparison compared(PlanRows before, PlanRows after)
{
    return comparePlans(std::move(before).snapshot(), std::move(after).snapshot());
}

/// The comparison of the small campus with itself after `edit`.
template <class Edit>
Comparison edited(Edit edit)
{
    PlanRows after = test::smallCampusRows();
    edit(after);
    return compared(test::smallCampusRows(), std::move(after));
}

std::string onlySentence(const Comparison &comparison)
{
    return comparison.rows.size() == 1 ? comparison.rows[0].sentence : std::to_string(comparison.rows.size()) + " rows";
}

} // namespace

void TestCompare::fieldWordsNameExistingFields()
{
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const FieldWord &word : fieldWords()) {
        const auto table = tableNamed(word.table);
        QVERIFY2(table, std::string(word.table).c_str());
        QVERIFY2(fieldNamed(*table, word.field), std::string(word.field).c_str());
        QVERIFY2(seen.insert({word.table, word.field}).second, std::string(word.field).c_str());
        QVERIFY(word.word != ChangeWord::Added && word.word != ChangeWord::Removed);
    }
}

void TestCompare::equalPlansDoNotDiffer()
{
    const Comparison same = edited([](PlanRows &) {});
    QVERIFY(same.change.isEmpty());
    QVERIFY(same.rows.empty());
    QCOMPARE(same.phases.size(), std::size_t{2});
    for (const PhaseConsequence &phase : same.phases) {
        QVERIFY(phase.isNone());
        QCOMPARE(phase.days, std::optional<std::int32_t>(0));
    }
}

void TestCompare::substationSixMonthsLater()
{
    // From 5 Jan 2026 the substation takes four weeks, each install six: GW 1 is live on Fri 13 Mar, GW 2 on 24 Apr.
    // Begun on 6 Jul, 182 days later, all of it shifts by 26 whole weeks.
    const Comparison comparison = edited([](PlanRows &rows) {
        Task &grid = rowOf<Task>(rows, "grid");
        grid.constraint = ConstraintKind::StartNoEarlierThan;
        grid.constraintDate = startOfDay(makeDate(2026, 7, 6));
    });
    QCOMPARE(comparison.phases.size(), std::size_t{2});
    QVERIFY(comparison.phases[0].liveBefore == makeDate(2026, 3, 13));
    QVERIFY(comparison.phases[0].liveAfter == makeDate(2026, 9, 11));
    QVERIFY(comparison.phases[1].liveBefore == makeDate(2026, 4, 24));
    QVERIFY(comparison.phases[1].liveAfter == makeDate(2026, 10, 23));
    for (const PhaseConsequence &phase : comparison.phases) {
        QCOMPARE(phase.days, std::optional<std::int32_t>(182));
        QCOMPARE(phase.itMw.value, 0.0);
        QCOMPARE(phase.gpus, std::int64_t{0});
        QCOMPARE(phase.cost, std::int64_t{0});
        QCOMPARE(phase.releasedByEnd, std::int64_t{0});
        QVERIFY(!phase.isNone());
    }
    QCOMPARE(
        onlySentence(comparison),
        std::string("Task “Energise substation” starts no earlier than 6 Jul 2026 instead of as soon as possible"));
    QCOMPARE(comparison.rows[0].word, ChangeWord::ReDated);
    QCOMPARE(comparison.rows[0].fields.size(), std::size_t{2});
}

void TestCompare::consequencesForPowerCostAndGpus()
{
    // Row 1 has ten slots more: 10 × 100 kW, 10 × 72 GPUs, and $2 M more by the cost per IT MW of GW 1. Row 12 is gone:
    // 1 MW and 720 GPUs less, and GW 2 never reaches its 6 MW.
    const Comparison comparison = edited([](PlanRows &rows) {
        rowOf<Row>(rows, "row-1").slots = 20;
        std::erase_if(rows.of<Row>(), [](const Row &row) { return row.key == "row-12"; });
    });
    const PhaseConsequence &first = comparison.phases[0], &second = comparison.phases[1];
    QCOMPARE(first.name, std::string("GW 1"));
    QCOMPARE(first.itMw.value, 1.0);
    QCOMPARE(first.gpus, std::int64_t{720});
    QCOMPARE(first.cost, std::int64_t{2'000'000});
    QCOMPARE(first.days, std::optional<std::int32_t>(0));
    QCOMPARE(second.itMw.value, -1.0);
    QCOMPARE(second.gpus, std::int64_t{-720});
    QCOMPARE(second.cost, std::int64_t{0});
    QVERIFY(second.liveBefore == makeDate(2026, 4, 24));
    QVERIFY(!second.liveAfter);
    QVERIFY(!second.days);
    QCOMPARE(comparison.rows.size(), std::size_t{2});
    QCOMPARE(comparison.rows[0].sentence, std::string("Row “Row 1” has slots 20 instead of 10"));
    QCOMPARE(comparison.rows[0].word, ChangeWord::Resized);
    QCOMPARE(comparison.rows[1].sentence, std::string("Row “Row 12” (Hall 3, Building 2) is removed"));
    QVERIFY(comparison.rows[1].fields.empty());
}

void TestCompare::phasesPresentOnOneSideOnly()
{
    const Comparison comparison = edited([](PlanRows &rows) {
        // GW 1 and its six rows become part of a new phase 0, and GW 1 is gone with its tranche.
        auto phase = test::make<Phase>("gw-0");
        phase.name = "GW 0";
        phase.target = {6};
        for (Row &row : rows.of<Row>()) {
            if (row.phase == test::idOf<Phase>("gw-1")) {
                row.phase = phase.id;
            }
        }
        rows.of<Cost>()[0].phase = phase.id;
        rows.of<Tranche>().clear();
        std::erase_if(rows.of<Phase>(), [](const Phase &old) { return old.key == "gw-1"; });
        rows.of<Phase>().push_back(phase);
    });
    QCOMPARE(comparison.phases.size(), std::size_t{3});
    QCOMPARE(comparison.phases[0].name, std::string("GW 0"));
    QVERIFY(!comparison.phases[0].liveBefore);
    QVERIFY(comparison.phases[0].liveAfter == makeDate(2026, 3, 13));
    QCOMPARE(comparison.phases[0].itMw.value, 6.0);
    QCOMPARE(comparison.phases[0].gpus, std::int64_t{4320});
    QCOMPARE(comparison.phases[0].cost, std::int64_t{12'000'000});
    QCOMPARE(comparison.phases[1].name, std::string("GW 1"));
    QCOMPARE(comparison.phases[1].itMw.value, -6.0);
    QCOMPARE(comparison.phases[1].gpus, std::int64_t{-4320});
    QCOMPARE(comparison.phases[1].cost, std::int64_t{-12'000'000});
    QCOMPARE(comparison.phases[1].releasedByEnd, std::int64_t{-10'000'000});
    QVERIFY(comparison.phases[2].isNone());
}

void TestCompare::everyChangeHasItsWord()
{
    const auto wordOf = [](auto edit) {
        const Comparison comparison = edited(edit);
        return comparison.rows.size() == 1 ? label(comparison.rows[0].word) : std::string_view("not one row");
    };
    QCOMPARE(wordOf([](PlanRows &rows) { rows.of<Note>().push_back(test::make<Note>("n-2")); }),
             std::string_view("added"));
    QCOMPARE(wordOf([](PlanRows &rows) { rows.of<Note>().clear(); }), std::string_view("removed"));
    QCOMPARE(wordOf([](PlanRows &rows) { rowOf<Task>(rows, "grid").duration = {480}; }), std::string_view("re-dated"));
    QCOMPARE(wordOf([](PlanRows &rows) { rowOf<Row>(rows, "row-1").phase = test::idOf<Phase>("gw-2"); }),
             std::string_view("re-phased"));
    QCOMPARE(wordOf([](PlanRows &rows) { rowOf<Row>(rows, "row-1").feedB = test::idOf<Node>("substation"); }),
             std::string_view("re-fed"));
    QCOMPARE(wordOf([](PlanRows &rows) { rowOf<Row>(rows, "row-1").x = {500}; }), std::string_view("moved"));
    QCOMPARE(wordOf([](PlanRows &rows) { rowOf<Hall>(rows, "hall-1").width = {60'000}; }), std::string_view("resized"));
    QCOMPARE(wordOf([](PlanRows &rows) { rowOf<Hall>(rows, "hall-1").name = "East"; }), std::string_view("renamed"));
    QCOMPARE(wordOf([](PlanRows &rows) { rows.of<Note>()[0].text = "From the west"; }), std::string_view("changed"));
    // The most important of several.
    QCOMPARE(wordOf([](PlanRows &rows) {
                 Row &row = rowOf<Row>(rows, "row-1");
                 row.name = "Row A";
                 row.x = {500};
                 row.phase = test::idOf<Phase>("gw-2");
             }),
             std::string_view("re-phased"));
}

void TestCompare::sentencesUsePlainWords()
{
    const auto sentence = [](auto edit) { return onlySentence(edited(edit)); };
    QCOMPARE(sentence([](PlanRows &rows) { rowOf<Task>(rows, "grid").duration = {480 * 25}; }),
             std::string("Task “Energise substation” takes 25 working days instead of 20 working days"));
    QCOMPARE(sentence([](PlanRows &rows) {
                 Row &row = rowOf<Row>(rows, "row-2");
                 row.x = {12'500};
                 row.hall = test::idOf<Hall>("hall-2");
             }),
             std::string("Row “Row 2” stands in Hall 2 instead of Hall 1 and stands at 12.5, 0 m instead of 0, 0 m"));
    QCOMPARE(sentence([](PlanRows &rows) { rowOf<Hall>(rows, "hall-1").width = {60'000}; }),
             std::string("Hall “Hall 1” measures 60 × 50 m instead of 50 × 50 m"));
    QCOMPARE(sentence([](PlanRows &rows) { rowOf<Row>(rows, "row-1").feedB = test::idOf<Node>("substation"); }),
             std::string("Row “Row 1” is fed on side B from Substation 1 instead of none"));
    QCOMPARE(sentence([](PlanRows &rows) { rowOf<Row>(rows, "row-1").feedA = {}; }),
             std::string("Row “Row 1” has no feed A instead of Substation 1"));
    QCOMPARE(sentence([](PlanRows &rows) { rowOf<Hall>(rows, "hall-1").name = "East"; }),
             std::string("Hall “Hall 1” is called “East” instead of “Hall 1”"));
    QCOMPARE(sentence([](PlanRows &rows) { rows.of<Tranche>()[0].amount = {12'500'000}; }),
             std::string("Tranche “First tranche” is $12,500,000 instead of $10,000,000"));
    QCOMPARE(sentence([](PlanRows &rows) { rowOf<Node>(rows, "substation").rating = {45'000.5}; }),
             std::string("Node “Substation 1” has rating per unit 45,000.5 kW instead of 30,000 kW"));
    QCOMPARE(sentence([](PlanRows &rows) { rowOf<Equipment>(rows, "rack-100").operating = {120}; }),
             std::string("Equipment “rack-100” has operating power 120 kW instead of 100 kW"));
    QCOMPARE(sentence([](PlanRows &rows) { rows.of<Supply>()[0].date = makeDate(2026, 8, 3); }),
             std::string("Delivery “delivery” arrives on 3 Aug 2026 instead of 2 Feb 2026"));
    QCOMPARE(sentence([](PlanRows &rows) { rowOf<Hall>(rows, "hall-1").key = "hall-one"; }),
             std::string("Hall “Hall 1” has key “hall-one” instead of “hall-1”"));
    const Comparison cells = edited([](PlanRows &rows) {
        rowOf<Hall>(rows, "hall-1").width = {60'250};
        rowOf<Hall>(rows, "hall-1").itLimit = {1'500};
    });
    QCOMPARE(cells.rows[0].fields[0].label, std::string("Width (m)"));
    QCOMPARE(cells.rows[0].fields[0].before, std::string("50"));
    QCOMPARE(cells.rows[0].fields[0].after, std::string("60.25"));
    QCOMPARE(cells.rows[0].fields[1].label, std::string("IT limit (kW)"));
    QCOMPARE(cells.rows[0].fields[1].after, std::string("1,500"));
}

void TestCompare::rowsOfTheSameNameAreDistinguished()
{
    const Comparison comparison = edited([](PlanRows &rows) {
        rowOf<Row>(rows, "row-9").name = "Row 1"; // now the name of one in hall 1 and of one in hall 3
        rowOf<Row>(rows, "row-1").slots = 9;
        rowOf<Row>(rows, "row-2").slots = 9;
    });
    QCOMPARE(comparison.rows.size(), std::size_t{3});
    QCOMPARE(comparison.rows[0].where, std::string("Hall 1, Building 1"));
    QCOMPARE(comparison.rows[0].sentence, std::string("Row “Row 1” (Hall 1, Building 1) has slots 9 instead of 10"));
    QCOMPARE(comparison.rows[1].where, std::string("Hall 3, Building 2"));
    QCOMPARE(comparison.rows[2].where, std::string());
}

void TestCompare::rowsAreInOrder()
{
    const Comparison comparison = edited([](PlanRows &rows) {
        for (Row &row : rows.of<Row>()) {
            row.slots = 9;
        }
        rowOf<Phase>(rows, "gw-1").target = {5};
        rows.of<Plan>()[0].target = {11};
    });
    QCOMPARE(comparison.rows.size(), std::size_t{14});
    QVERIFY(comparison.rows[0].row.is<Plan>());
    QVERIFY(comparison.rows[1].row.is<Phase>());
    for (std::size_t i = 0; i < 12; ++i) {
        QCOMPARE(comparison.rows[i + 2].name, "Row " + std::to_string(i + 1));
    }
    QVERIFY(compareNaturally("Row 2", "Row 10", LetterCase::Counts) < 0);
    QVERIFY(compareNaturally("row 2", "Row 10", LetterCase::Counts) > 0);
    QVERIFY(compareNaturally("Row 2", "Row 2 b", LetterCase::Counts) < 0);
    QCOMPARE(compareNaturally("Row 2", "Row 2", LetterCase::Counts), 0);
}

void TestCompare::plansWithOtherIdsAreAligned()
{
    PlanRows after = test::smallCampusRows();
    const Id<Note> other{4711};
    after.of<Note>()[0].id = other;
    after.of<Note>()[0].text = "From the west";
    const Comparison comparison = compared(test::smallCampusRows(), std::move(after));
    QCOMPARE(comparison.rows.size(), std::size_t{1});
    QCOMPARE(comparison.rows[0].word, ChangeWord::Changed);
    QVERIFY(comparison.rows[0].row == EntityRef(test::idOf<Note>("n-1")));
    QVERIFY(comparison.before->plan.with(comparison.change) == comparison.after->plan);
}

GIGAPLAN_TEST(TestCompare)
#include "tst_compare.moc"
