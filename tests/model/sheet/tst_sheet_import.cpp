// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"
#include "model/edit/document.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "tests/model/sheet/sheets.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;
using sheet::MatchBy;
using sheet::Outcome;

namespace {

PlanSnapshot emptyPlan()
{
    return planStarting(makeDate(2026, 1, 5)).snapshot();
}

/// Two tasks, the second after the first: Mon 5 to Fri 9, then Mon 12 to Fri 16 Jan 2026.
PlanSnapshot twoTasks()
{
    return planOf("Activity ID,Name,Duration,Predecessors\na,Dig,5 d,\nb,Pour,5 d,a\n");
}

const Task &taskOf(const PlanSnapshot &plan, std::string_view name)
{
    return *rowNamed<Task>(plan, name);
}

std::vector<Outcome> outcomes(std::initializer_list<Outcome> all)
{
    return all;
}

} // namespace

/// What the rows of a sheet make of a plan.
class TestSheetImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newTasksTakeEveryColumn();
    void outlineLevelsMakeSummaries();
    void predecessorsByNumberKeyAndName();
    void unlinkedStartsBecomeConstraints();
    void startAndFinishMakeADuration();
    void matchedByKeyUidOrName();
    void movedAndStretchedByDates();
    void emptyCellsClearFields();
    void problemsNameLineAndColumn();
    void dependentsOfRefusedRowsAreRefused();
    void estimatesOutOfOrderAreReported();
    void loopRefusesTheWholeImport();
    void deliveriesComeIn();
    void importIsOneUndoStep();
    void decimalCommasInEveryColumn();
    void commasInPredecessors_data();
    void commasInPredecessors();
    void decimalSignIsFoundFromTheColumn();
    void fieldDecidesAmbiguousDecimalSigns();
    void sheetsOfManyPrograms_data();
    void sheetsOfManyPrograms();
};

void TestSheetImport::newTasksTakeEveryColumn()
{
    const Tried tried =
        tryImport(emptyPlan(),
                  "Unique ID,Task Name,Duration,% Complete,Constraint Type,Constraint Date,Deadline,Notes,Work class\n"
                  "7,Energise,3 ew,50%,Finish On or Before,2026-06-01,2026-07-01,\"a, b\",Grid\n");
    QCOMPARE(tried.problems(), lines(""));
    QCOMPARE(tried.preview.summary(), "1 task added, 0 changed, 0 rows refused");
    const PlanSnapshot plan = emptyPlan().with(tried.preview.change);
    const Task &task = taskOf(plan, "Energise");
    QCOMPARE(task.key, "task-7");
    QCOMPARE(task.uid, 7);
    QCOMPARE(task.duration.value, 3 * 7 * 1440);
    QVERIFY(task.elapsed);
    QCOMPARE(task.complete.value, 50.0);
    QVERIFY(task.constraint == ConstraintKind::FinishNoLaterThan);
    QCOMPARE(isoInstant(*task.constraintDate), "2026-06-02T00:00"); // the end of the day
    QCOMPARE(isoInstant(*task.deadline), "2026-07-02T00:00");
    QCOMPARE(task.description, "a, b");
    QVERIFY(task.workClass == WorkClass::Grid);
}

void TestSheetImport::outlineLevelsMakeSummaries()
{
    const PlanSnapshot plan = planOf("Name,Outline Level\nSite,1\nDig,2\nPour,2\nHall,1\nSteel,2\nRoof,3\n");
    QVERIFY(!taskOf(plan, "Site").parent);
    QCOMPARE(taskOf(plan, "Pour").parent, taskOf(plan, "Site").id);
    QCOMPARE(taskOf(plan, "Roof").parent, taskOf(plan, "Steel").id);
    QVERIFY(taskOf(plan, "Dig").order < taskOf(plan, "Pour").order);
    QVERIFY(taskOf(plan, "Site").order < taskOf(plan, "Hall").order);
    const Tried gap = tryImport(emptyPlan(), "Name,Outline Level\nSite,1\nDig,3\n");
    QCOMPARE(gap.problems(),
             lines("line 3, column 2 (Outline Level): expected an outline level of at most 2 behind the rows before, "
                   "got 3\n"));
    // A part of a plan leaves its tasks where they are.
    const Tried part = tryImport(plan, "Name,Outline Level\nRoof,3\nPour,2\n");
    QVERIFY(part.preview.outcomes == outcomes({Outcome::Same, Outcome::Same}));
}

void TestSheetImport::predecessorsByNumberKeyAndName()
{
    const PlanSnapshot numbered = planOf("ID,Name,Predecessors\n10,A,\n20,B,10\n30,C,\"10SS+2 d; 20FF-50%\"\n");
    QCOMPARE(numbered.table<Link>().size(), std::size_t(3));
    const auto linkInto = [&](std::string_view to, std::string_view from) {
        for (const Link &link : numbered.table<Link>()) {
            if (link.to == taskOf(numbered, to).id && link.from == taskOf(numbered, from).id) {
                return link;
            }
        }
        return Link();
    };
    QVERIFY(linkInto("B", "A").kind == LinkKind::FinishStart);
    QVERIFY(linkInto("C", "A").kind == LinkKind::StartStart);
    QCOMPARE(linkInto("C", "A").lag.value, 960);
    QCOMPARE(linkInto("C", "B").lagPercent.value, -50.0);
    QCOMPARE(planOf("Name,Predecessors\nDig,\nPour,Dig\n").table<Link>().size(), std::size_t(1));
    QCOMPARE(twoTasks().table<Link>().size(), std::size_t(1));
    const Tried unknown = tryImport(emptyPlan(), "Name,Predecessors\nDig,Hole\n");
    QCOMPARE(unknown.problems(),
             lines("line 2, column 2 (Predecessors): \"Hole\" names no task; write numbers with a type and a lag, like "
                   "12FS+5 d\n"));
    // What the sheet says replaces what the plan has.
    const Tried other = tryImport(twoTasks(), "Activity ID,Predecessors\na,\nb,aSS\n");
    QVERIFY(other.preview.outcomes == outcomes({Outcome::Same, Outcome::Changed}));
    QCOMPARE(other.preview.change.of<Link>().removed.size(), std::size_t(1));
    QCOMPARE(other.preview.change.of<Link>().inserted.size(), std::size_t(1));
}

void TestSheetImport::unlinkedStartsBecomeConstraints()
{
    const std::string text =
        "ID,Name,Duration,Start,Finish,Predecessors\n1,A,5 d,2026-02-02,2026-02-06,\n2,B,5 d,2026-02-09,2026-02-13,1\n"
        "3,C,5 d,2026-01-05,2026-01-09,\n4,D,5 d,2026-03-02,2026-03-06,1\n";
    const Tried tried = tryImport(emptyPlan(), text);
    const PlanSnapshot plan = emptyPlan().with(tried.preview.change);
    QVERIFY(taskOf(plan, "A").constraint == ConstraintKind::StartNoEarlierThan);
    QVERIFY(taskOf(plan, "B").constraint == ConstraintKind::AsSoonAsPossible); // its link decides
    QVERIFY(taskOf(plan, "C").constraint == ConstraintKind::AsSoonAsPossible); // the plan starts then
    QCOMPARE(isoInstant(*taskOf(plan, "D").sourceStart), "2026-03-02T00:00");
    const Schedule schedule = computeSchedule(plan);
    QCOMPARE(isoInstant(schedule.find(plan, taskOf(plan, "B").id)->start), "2026-02-09T08:00");
    QCOMPARE(tried.preview.remarks.back(),
             "New tasks with other dates in the plan than in the sheet, by links and calendars: 1, first line 5, "
             "\"D\": 2026-02-09T08:00 to 2026-02-13T17:00");
    // Once more, the sheet changes nothing.
    QVERIFY(tryImport(plan, text).preview.change.isEmpty());
    // A sheet with constraints means what they say.
    const PlanSnapshot held = planOf("Name,Duration,Start,Constraint\nA,5 d,2026-02-02,As soon as possible\n");
    QVERIFY(taskOf(held, "A").constraint == ConstraintKind::AsSoonAsPossible);
}

void TestSheetImport::startAndFinishMakeADuration()
{
    const PlanSnapshot plan =
        planOf("Name,Start,Finish\nA,2026-01-05,2026-01-16\nB,2026-01-05 08:00,2026-01-05 12:00\n");
    QCOMPARE(taskOf(plan, "A").duration.value, 10 * 480);
    QCOMPARE(taskOf(plan, "B").duration.value, 240);
    const Tried back = tryImport(emptyPlan(), "Name,Start,Finish\nA,2026-01-16,2026-01-05\n");
    QCOMPARE(back.problems(), lines("line 2, column 3 (Finish): expected a finish that is not before the start\n"));
}

void TestSheetImport::matchedByKeyUidOrName()
{
    const PlanSnapshot plan = planOf("Activity ID,Unique ID,Name,Duration\na,1,Dig,5 d\nb,2,Pour,5 d\nc,3,Pour,5 d\n");
    const Tried byKey = tryImport(plan, "Key,Name\na,Excavate\nd,New\n");
    QVERIFY(byKey.preview.matchedBy == MatchBy::Key);
    QVERIFY(byKey.preview.outcomes == outcomes({Outcome::Changed, Outcome::Added}));
    const Tried byUid = tryImport(plan, "UID,Name\n2,Cast\n,New\n");
    QVERIFY(byUid.preview.matchedBy == MatchBy::Uid);
    QVERIFY(byUid.preview.outcomes == outcomes({Outcome::Changed, Outcome::Added}));
    QCOMPARE(taskOf(plan.with(byUid.preview.change), "Cast").key, "b");
    const Tried byName = tryImport(plan, "Name,Duration\nDig,6 d\nPour,6 d\nNew,1 d\nNew,2 d\n");
    QVERIFY(byName.preview.matchedBy == MatchBy::Name);
    QVERIFY(byName.preview.outcomes == outcomes({Outcome::Changed, Outcome::Refused, Outcome::Added, Outcome::Added}));
    QCOMPARE(byName.problems(),
             lines("line 3: 2 tasks of the plan are called \"Pour\"; a column of keys would tell which is meant\n"));
    const Tried twice = tryImport(plan, "Key,Duration\na,6 d\na,7 d\n");
    QCOMPARE(twice.problems(), lines("line 3: \"a\" stands in line 2 already\n"));
}

void TestSheetImport::movedAndStretchedByDates()
{
    const PlanSnapshot plan = twoTasks();
    // As computed, with and without a time: nothing changes.
    QVERIFY(tryImport(plan, "Key,Start,Finish\na,2026-01-05,2026-01-09\nb,2026-01-12 08:00,2026-01-16 17:00\n")
                .preview.change.isEmpty());
    const PlanSnapshot moved = plan.with(
        tryImport(plan, "Key,Start,Finish\na,2026-01-07,2026-01-09\nb,2026-01-12,2026-01-16\n").preview.change);
    QVERIFY(taskOf(moved, "Dig").constraint == ConstraintKind::StartNoEarlierThan);
    QCOMPARE(isoInstant(*taskOf(moved, "Dig").constraintDate), "2026-01-07T00:00");
    QCOMPARE(taskOf(moved, "Dig").duration.value, 5 * 480); // its finish is as it was: moved, not cut
    QCOMPARE(taskOf(moved, "Pour"), taskOf(plan, "Pour"));
    const PlanSnapshot stretched = plan.with(tryImport(plan, "Key,Finish\nb,2026-01-20\n").preview.change);
    QCOMPARE(taskOf(stretched, "Pour").duration.value, 7 * 480);
    const Tried both =
        tryImport(plan, "Key,Duration,Finish\nb,3 d,2026-01-16\n"); // the duration was changed, the finish is of before
    QCOMPARE(taskOf(plan.with(both.preview.change), "Pour").duration.value, 3 * 480);
    const PlanSnapshot begun = plan.with(tryImport(plan, "Key,Actual start\na,2026-01-05 08:00\n").preview.change);
    QCOMPARE(tryImport(begun, "Key,Start\na,2026-01-07\n").problems(),
             lines("line 2, column 2 (Start): the task has started on 2026-01-05 and cannot be moved\n"));
    // P6 marks what has happened.
    QCOMPARE(
        isoInstant(*taskOf(planOf("Activity ID,Activity Name,Start\na,Dig,05-Jan-26 08:00 A\n"), "Dig").actualStart),
        "2026-01-05T08:00");
}

void TestSheetImport::emptyCellsClearFields()
{
    const PlanSnapshot plan = planOf("Key,Name,Duration,Deadline,Notes\na,Dig,5 d,2026-03-01,deep\n");
    const PlanSnapshot emptied = plan.with(tryImport(plan, "Key,Name,Duration,Deadline,Notes\na,,,,\n").preview.change);
    const Task &task = taskOf(emptied, "Dig");
    QVERIFY(!task.deadline && task.description.empty());
    QCOMPARE(task.duration.value, 5 * 480);
    // A deadline on the same day keeps its time.
    QVERIFY(tryImport(plan, "Key,Deadline\na,1 Mar 2026\n").preview.change.isEmpty());
}

void TestSheetImport::problemsNameLineAndColumn()
{
    const Tried tried = tryImport(emptyPlan(),
                                  "Name,Duration,% Complete,Calendar,Start\nA,five,20,,\nB,5 d,140,,2026-02-02\nC,5 "
                                  "d,20,nights,\n,5 d,20,,\nE,5 d,20,,,9\nF,5 d,20,,2026-13-01\n");
    QCOMPARE(
        tried.problems(),
        lines("line 2, column 2 (Duration): expected a duration like 20 d, 6 h or 3 ew (by the clock), got \"five\"\n"
              "line 3, column 3 (% Complete): expected a number from 0 to 100 (%), got \"140\"\n"
              "line 4, column 4 (Calendar): expected the key or the name of a calendar, got \"nights\"\n"
              "line 5, column 1 (Name): expected a name\n"
              "line 6, column 6: expected at most 5 cells, as the header has, got 6\n"
              "line 7, column 5 (Start): expected a date from 1990 to 2199 with the year first, or like 14 Mar 2028, "
              "got \"2026-13-01\"\n"));
    QCOMPARE(tried.preview.count(Outcome::Refused), std::size_t(6));
    QVERIFY(tried.preview.change.isEmpty());
    QCOMPARE(tryImport(emptyPlan(), "Duration\n5 d\n").preview.refusal, "no column holds names or keys of tasks");
    QVERIFY(!tryImport(emptyPlan(), "Name,Start\nA,03/04/2026\n").preview.refusal.empty());
    QVERIFY(tryImport(emptyPlan(), "Name,Start\nA,03/04/2026\n", tableId<Task>(), sheet::DateOrder::DayFirst)
                .preview.refusal.empty());
}

void TestSheetImport::dependentsOfRefusedRowsAreRefused()
{
    const Tried tried = tryImport(
        emptyPlan(),
        "ID,Name,Duration,Outline Level,Predecessors\n1,Site,x,1,\n2,Dig,5 d,2,\n3,Hall,5 d,1,2\n4,Park,5 d,1,\n");
    QVERIFY(tried.preview.outcomes == outcomes({Outcome::Refused, Outcome::Refused, Outcome::Refused, Outcome::Added}));
    QCOMPARE(tried.problems().mid(1),
             lines("line 3: refers to line 2, which is refused\nline 4: refers to line 3, which is refused\n"));
    QVERIFY(tried.preview.change.of<Link>().isEmpty());
    const Tried twice = tryImport(emptyPlan(), "ID,Name,Predecessors\n1,A,\n1,B,\n2,C,1\n");
    QVERIFY(twice.preview.outcomes == outcomes({Outcome::Added, Outcome::Refused, Outcome::Added}));
    // Nothing slips under the row before where its own group has no place.
    const Tried outline = tryImport(emptyPlan(), "Name,Outline Level\nA,1\nB,first\nC,2\nD,1\n");
    QVERIFY(outline.preview.outcomes == outcomes({Outcome::Added, Outcome::Refused, Outcome::Refused, Outcome::Added}));
}

void TestSheetImport::estimatesOutOfOrderAreReported()
{
    const auto preview = tryImport(emptyPlan(),
                                   "Activity ID,Name,Duration,Optimistic,Pessimistic\n"
                                   "a,Dig,5 d,7 d,4 d\nb,Pour,5 d,4 d,7 d\n")
                             .preview;
    QVERIFY(preview.refusal.empty() && preview.problems.empty());
    QVERIFY(!preview.remarks.empty());
    QVERIFY2(preview.remarks.back().find("“Dig” (optimistic 7 d is above the planned 5 d and pessimistic 4 d")
                 != std::string::npos,
             preview.remarks.back().c_str());
    QVERIFY(preview.remarks.back().find("Pour") == std::string::npos);
}

void TestSheetImport::loopRefusesTheWholeImport()
{
    const Tried links = tryImport(emptyPlan(), "Name,Predecessors\nA,C\nB,A\nC,B\n");
    QVERIFY(links.preview.refusal.starts_with("links form a loop: "));
    for (const char *step : {"A → B", "B → C", "C → A"}) {
        QVERIFY(links.preview.refusal.find(step) != std::string::npos);
    }
    QVERIFY(links.preview.change.isEmpty());
    QVERIFY(!tryImport(twoTasks(), "Key,Predecessors\na,b\n").preview.refusal.empty());
    QVERIFY(tryImport(twoTasks(), "Key,Part of\na,b\nb,a\n").preview.refusal.find("part of itself")
            != std::string::npos);
}

void TestSheetImport::deliveriesComeIn()
{
    PlanRows rows = planStarting(makeDate(2026, 1, 5));
    auto rack = make<Equipment>("gb200-nvl72");
    rack.name = "GB200 NVL72";
    rack.aliases = "DGX GB200";
    rows.of<Equipment>().push_back(rack);
    const PlanSnapshot plan = std::move(rows).snapshot();
    const Tried tried = tryImport(plan,
                                  "Delivery ID;Rack type;Qty;ETA;Status\nL1;GB200 NVL72;1.200.000;13.02.2026;in "
                                  "transit\nL2;DGX GB200;8;14.02.2026;Planned\n"
                                  "L3;H100;8;14.02.2026;\nL4;;8;14.02.2026;\n",
                                  tableId<Supply>());
    QCOMPARE(tried.problems(),
             lines("line 4, column 2 (Rack type): expected the key or the name of a equipment, got \"H100\"\n"
                   "line 5, column 2 (Rack type): Equipment is missing: expected the key of a equipment\n"));
    QCOMPARE(tried.preview.summary(), "2 supplies added, 0 changed, 2 rows refused");
    const PlanSnapshot made = plan.with(tried.preview.change);
    const Supply &first = *made.find(idOf<Supply>("L1"));
    QCOMPARE(first.equipment, rack.id);
    QCOMPARE(first.quantity, 1'200'000);
    QCOMPARE(isoDate(*first.date), "2026-02-13");
    QVERIFY(first.status == SupplyStatus::Shipped);
    QCOMPARE(made.find(idOf<Supply>("L2"))->equipment, rack.id);
}

void TestSheetImport::importIsOneUndoStep()
{
    auto store = Store::create({});
    QVERIFY(store);
    const PlanSnapshot start = twoTasks();
    QVERIFY((*store)->fill([&](RowWriter &writer) -> Result<void> {
        forEachEntity([&]<class E>(Tag<E>) {
            for (const E &row : start.table<E>()) {
                writer.insert(row);
            }
        });
        return {};
    }));
    auto document = Document::fromStore(std::move(*store));
    QVERIFY(document);
    const Tried tried =
        tryImport(start, "Key,Name,Duration,Predecessors\na,Dig,6 d,\nb,Pour,5 d,\nc,Cure,7 d,\"a,b\"\n");
    QVERIFY((*document)->perform(*importCommand(tried.preview, tried.sheet)));
    QCOMPARE((*document)->history().undoStep().text, "Import 3 tasks from sheet.csv");
    QVERIFY((*document)->snapshot() == start.with(tried.preview.change));
    QVERIFY((*document)->undo());
    QVERIFY((*document)->snapshot() == start);
    QVERIFY(!(*document)->history().canUndo());
}

void TestSheetImport::decimalCommasInEveryColumn()
{
    const PlanSnapshot empty = planStarting(makeDate(2026, 3, 2)).snapshot();
    for (const std::string &separator : std::vector<std::string>{";", "\t", ","}) {
        const auto line = [&](const std::vector<std::string> &cells) {
            std::string text;
            for (const std::string &cell : cells) {
                text += (text.empty() ? "" : separator) + (separator == "," ? '"' + cell + '"' : cell);
            }
            return text + "\r\n";
        };
        const Tried tried = tryImport(empty,
                                      line({"ID", "Name", "Duration", "Predecessors", "% Complete", "Optimistic"})
                                          + line({"1", "Dig", "1,5 days", " ", "12,5%", "1,250"})
                                          + line({"2", "Pour", "2,25d", "1FS+0,5d", "0", "0,5 w"})
                                          + line({"3", "Test", "1d", "2", "1,125", "4,0 h"}));
        QCOMPARE(tried.problems(), QStringList());
        const PlanSnapshot plan = empty.with(tried.preview.change);
        const Schedule schedule = computeSchedule(plan);
        const auto dates = [&](const char *name) {
            const TaskDates &at = *schedule.find(plan, taskOf(plan, name).id);
            return isoInstant(at.start) + ' ' + isoInstant(at.finish);
        };
        QCOMPARE(dates("Dig"), "2026-03-02T08:00 2026-03-03T12:00");
        QCOMPARE(dates("Pour"), "2026-03-04T08:00 2026-03-06T10:00");
        QCOMPARE(dates("Test"), "2026-03-06T10:00 2026-03-09T10:00");
        QCOMPARE(plan.table<Link>().size(), std::size_t(2));
        QCOMPARE(taskOf(plan, "Dig").complete.value, 12.5);
        QCOMPARE(taskOf(plan, "Test").complete.value, 1.125);
        QCOMPARE(taskOf(plan, "Dig").optimistic.value, 600);
        QCOMPARE(taskOf(plan, "Pour").optimistic.value, 1200);
    }
}

void TestSheetImport::commasInPredecessors_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("other"); ///< duration of the task
    QTest::addColumn<QString>("links"); ///< from and lag in minutes
    const auto row = [](const char *cell, const char *other, const char *links) {
        QTest::newRow(QByteArray(QByteArray(cell) + " beside " + other).constData()) << cell << other << links;
    };
    row("1FS+0,5d", "1d", "1+240");
    row("1FS+0,5d;2", "1d", "1+240 2+0");
    row("1FS+0,5d,2SS-1,5h", "1d", "1+240 2-90");
    row("1,2", "1,5d", "1+0 2+0");
    row("1,2FS+1 d", "1,5d", "1+0 2+480");
    row("1FS+1.5d,2", "1d", "1+720 2+0");
    row("1FS+12,5%", "1d", "1+12.5%");
    row("1FS+5,2", "1,5d", "1+2496"); // fractions have a comma
    row("1FS+5,2", "1.5d", "1+2400 2+0"); // they have a point
    row("1FS+5,2", "1d", "?"); // ambiguous
    row("1FS+5,9", "1d", "1+2832"); // there is no task 9
    row("1FS+1,500h", "1,5d", "1+90");
    row("1FS+1.500h", "1.5d", "1+90");
    row("1FS+1.500h", "1,5d", "1+90000");
    row("1FS+1.500h", "1d", "?");
    row("Dig, deep", "1d", "1+0"); // that is its name
    row("1\n2", "1d", "1+0 2+0");
    row("9FS+0,5d", "1d", "?");
}

void TestSheetImport::commasInPredecessors()
{
    QFETCH(const QString, cell);
    QFETCH(const QString, other);
    QFETCH(const QString, links);
    const std::string text = "ID;Name;Duration;Predecessors\n1;Dig, deep;" + other.toStdString()
        + ";\n2;Pour;1d;\n3;Test;1d;\"" + cell.toStdString() + "\"\n";
    const Tried tried = tryImport(emptyPlan(), text);
    if (links == QLatin1String("?")) {
        QCOMPARE(tried.problems().size(), 1);
        QVERIFY2(tried.problems().constFirst().startsWith(QStringLiteral("line 4, column 4 (Predecessors): ")),
                 qPrintable(tried.problems().constFirst()));
        QVERIFY2(tried.problems().constFirst().contains(
                     cell.contains(QLatin1Char(',')) ? QStringLiteral("comma") : QStringLiteral("decimal sign")),
                 qPrintable(tried.problems().constFirst()));
        return;
    }
    QCOMPARE(tried.problems(), QStringList());
    const PlanSnapshot plan = emptyPlan().with(tried.preview.change);
    QStringList found;
    for (const Link &link : plan.table<Link>()) {
        const QString number = plan.find(link.from)->name == "Pour" ? QStringLiteral("2") : QStringLiteral("1");
        const bool isShare = link.lagKind == LagKind::PercentOfPredecessor;
        const QString lag = isShare ? QString(QString::number(link.lagPercent.value) + QLatin1Char('%'))
                                    : QString::number(link.lag.value);
        found += QString(number + (lag.startsWith(QLatin1Char('-')) ? QString() : QStringLiteral("+")) + lag);
    }
    found.sort();
    QCOMPARE(found.join(QLatin1Char(' ')), links);
}

void TestSheetImport::decimalSignIsFoundFromTheColumn()
{
    const TableId nodes = tableId<Node>();
    const auto ratings = [&](const std::string &text, std::optional<DecimalSign> chosen = {}) {
        Tried tried{*csv::read(text, "sheet.csv"), {}, {}};
        tried.mapping = sheet::proposeMapping(emptyPlan(), nodes, tried.sheet);
        tried.mapping.decimalSign = chosen;
        tried.preview = sheet::previewImport(emptyPlan(), tried.sheet, tried.mapping);
        QString found = tried.problems().join(QLatin1Char('\n'));
        const PlanSnapshot made = emptyPlan().with(tried.preview.change);
        for (const Node &node : made.table<Node>()) {
            found += node.key == "a" ? QString::number(node.rating.value) : QString();
        }
        return std::pair(found, tried.preview.remarks);
    };
    for (const std::string &s : std::vector<std::string>{";", "\t", ","}) {
        const std::string header = "Key" + s + "Rating per unit (kW)" + s + "Efficiency\n";
        const auto a = [&](const char *rating) { return "a" + s + '"' + rating + '"' + s + "1\n"; };
        const auto other = [&](const char *rating, const char *efficiency = "1") {
            return "b" + s + '"' + rating + '"' + s + '"' + efficiency + "\"\n";
        };
        QCOMPARE(ratings(header + a("1,500") + other("2,5")).first, QStringLiteral("1.5"));
        QCOMPARE(ratings(header + a("1,500") + other("2.5")).first, QStringLiteral("1500"));
        QCOMPARE(ratings(header + a("1.500") + other("2.500,5")).first, QStringLiteral("1500"));
        QCOMPARE(ratings(header + a("1.500") + other("2,500,000")).first, QStringLiteral("1.5"));
        // Another column decides where this one does not.
        const auto byOther = ratings(header + a("1,500") + other("7", "0,97"));
        QCOMPARE(byOther.first, QStringLiteral("1.5"));
        QCOMPARE(byOther.second,
                 std::vector<std::string>{
                     "In column 2 (Rating per unit (kW)), fractions have a comma, as in the other columns"});
        QCOMPARE(ratings(header + a("1,500") + other("2,500")).first,
                 QStringLiteral("line 2, column 2 (Rating per unit (kW)): \"1,500\" may be 1500 or 1.500, and the "
                                "other numbers do not tell; "
                                "choose the decimal sign\nline 3, column 2 (Rating per unit (kW)): \"2,500\" may be "
                                "2500 or 2.500, and the other "
                                "numbers do not tell; choose the decimal sign"));
        QCOMPARE(ratings(header + a("1,500") + other("2,500"), DecimalSign::Comma).first, QStringLiteral("1.5"));
        QCOMPARE(ratings(header + a("1,500") + other("2,500"), DecimalSign::Point).first, QStringLiteral("1500"));
        // In a column that mixes both kinds, each unambiguous number is read.
        QCOMPARE(ratings(header + a("1,5") + other("2.5")).first, QStringLiteral("1.5"));
        QVERIFY(ratings(header + a("1,500") + other("2.5") + "c" + s + "\"3,5\"" + s + "1\n")
                    .first.startsWith(QStringLiteral("line 2, column 2")));
    }
}

void TestSheetImport::fieldDecidesAmbiguousDecimalSigns()
{
    PlanRows rows = planStarting(makeDate(2026, 1, 5));
    rows.of<Equipment>().push_back(make<Equipment>("rack"));
    rows.of<Plan>().front().currency = "EUR";
    const PlanSnapshot plan = std::move(rows).snapshot();
    // Half a rack is none, so 1.500 are thousands, and then 2.000 are, too.
    const PlanSnapshot made =
        plan.with(tryImport(plan, "Key;Equipment;Date;Racks\na;rack;2026-02-02;1.500\nb;rack;2026-02-02;2.000\n",
                            tableId<Supply>())
                      .preview.change);
    QCOMPARE(made.find(idOf<Supply>("a"))->quantity, 1500);
    QCOMPARE(made.find(idOf<Supply>("b"))->quantity, 2000);
    QCOMPARE(
        tryImport(plan, "Key;Equipment;Date;Racks\nb;rack;2026-02-02;2.000\n", tableId<Supply>()).problems().size(), 1);
    const Tried money =
        tryImport(plan, "Key;Name;Amount\na;Land;\"1.234.000 \u20AC\"\nb;Shell;\"1,5 M\"\nc;Grid;EUR 2.000,00\n",
                  tableId<Cost>());
    QCOMPARE(money.problems(), QStringList());
    const PlanSnapshot paid = plan.with(money.preview.change);
    QCOMPARE(paid.find(idOf<Cost>("a"))->amount.value, 1'234'000);
    QCOMPARE(paid.find(idOf<Cost>("b"))->amount.value, 1'500'000);
    QCOMPARE(paid.find(idOf<Cost>("c"))->amount.value, 2'000);
}

void TestSheetImport::sheetsOfManyPrograms_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto utf16 = [](const QString &text, bool bigEndian) {
        QByteArray bytes = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
        for (const QChar c : text) {
            const char low = static_cast<char>(c.unicode() & 0xFF), high = static_cast<char>(c.unicode() >> 8);
            bytes += bigEndian ? high : low;
            bytes += bigEndian ? low : high;
        }
        return bytes;
    };
    const QByteArray german = "ID;Vorgang;Name;Duration;Predecessors;Deadline;\r\n1;;Gr\u00FCndung;1,5 "
                              "days;;02.03.2026;\r\n2;;Pour;2,25d;1FS+0,5d;"
                              "03.04.2026;\r\n;;;;;;\r\n";
    QTest::newRow("Excel, CSV UTF-8, German") << QByteArray("\xEF\xBB\xBF") + german;
    QTest::newRow("Excel, CSV, German") << QString::fromUtf8(german).toLatin1();
    QTest::newRow("with its separator named") << QByteArray("sep=;\r\n") + german;
    QTest::newRow("the same, in UTF-8 with a mark") << QByteArray("\xEF\xBB\xBFSEP=;\r\n") + german;
    const QString tabs = QString::fromUtf8(german).replace(QLatin1Char(';'), QLatin1Char('\t'));
    QTest::newRow("Excel, Unicode text") << utf16(tabs, false);
    QTest::newRow("UTF-16, big-endian") << utf16(tabs, true);
    QTest::newRow("clipboard") << tabs.toUtf8();
    QTest::newRow("Google Sheets, German")
        << QByteArray("ID,Name,Duration,Predecessors,Deadline\r\n1,Gr\u00FCndung,\"1,5 "
                      "days\",,02.03.2026\r\n2,Pour,\"2,25d\",\"1FS+0,5d\",03.04.2026");
    QTest::newRow("LibreOffice, all in quotes")
        << QByteArray("\"ID\";\"Name\";\"Duration\n(d)\";\"Predecessors\";\"Deadline\"\n\"1\";\"Gr\u00FCndung\";\"1,"
                      "5\";\"\";\"2026-03-02\"\n"
                      "\"2\";\"Pour\";\"2,25\";\"1FS+0,5\";\"2026-04-03\"\n");
    QTest::newRow("P6, hours") << QByteArray("Activity ID\tActivity Name\tOriginal Duration(h)\tPredecessors\tMust "
                                             "Finish By\n1\tGr\u00FCndung\t12,0h\t\t02-Mar-26\n"
                                             "2\tPour\t18,0h\t1FS+4,0h\t03-Apr-26 A\n");
    QTest::newRow("Excel, Swiss") << QByteArray("ID;Name;Duration;Predecessors;Deadline\r\n1;Gr\u00FCndung;1.5 "
                                                "days;;02.03.2026\r\n2;Pour;2.25d;1FS+0.5d;03.04.2026\r\n");
    QTest::newRow("Excel, India") << QByteArray("ID,Name,Duration,Predecessors,Deadline\r\n1,Gr\u00FCndung,1.5 "
                                                "days,,02-03-2026\r\n2,Pour,2.25d,1FS+0.5d,03-04-2026\r\n"
                                                "3,Roof,\"1,00,000 min\",,13-04-2026\r\n");
}

/// The same two tasks, whoever wrote them.
void TestSheetImport::sheetsOfManyPrograms()
{
    QFETCH(const QByteArray, bytes);
    const Tried tried = tryImport(emptyPlan(), bytes.toStdString());
    QCOMPARE(tried.preview.refusal, "");
    QCOMPARE(tried.problems(), QStringList());
    const PlanSnapshot plan = emptyPlan().with(tried.preview.change);
    QCOMPARE(taskOf(plan, "Gr\u00FCndung").duration.value, 720);
    QCOMPARE(taskOf(plan, "Pour").duration.value, 1080);
    QCOMPARE(plan.table<Link>().size(), std::size_t(1));
    QCOMPARE(plan.table<Link>()[0].lag.value, 240);
    QCOMPARE(isoDate(dayEnding(*taskOf(plan, "Gr\u00FCndung").deadline)), "2026-03-02");
    QCOMPARE(isoDate(dayEnding(*taskOf(plan, "Pour").deadline)), "2026-04-03");
}

GIGAPLAN_TEST(TestSheetImport)
#include "tst_sheet_import.moc"
