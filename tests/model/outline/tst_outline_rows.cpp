// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/generate.h"
#include "model/outline/outline_link_index.h"
#include "model/outline/outline_rows.h"
#include "model/plan/links.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace gigaplan;

namespace {

Id<Task> id(std::string_view key)
{
    return {idValueFromKey("task", key)};
}

Task task(std::string_view key, std::string_view parent = {}, std::int64_t order = 0, std::int64_t days = 10)
{
    Task row;
    row.key = key;
    row.name = key;
    row.id = id(key);
    row.parent = parent.empty() ? Id<Task>() : id(parent);
    row.order = order;
    row.duration = {days * 480};
    return row;
}

OutlineRows rowsOf(PlanRows rows)
{
    Plan plan;
    plan.id = {1};
    plan.key = "plan";
    plan.start = makeDate(2028, 1, 3);
    rows.of<Plan>().push_back(plan);
    PlanSnapshot snapshot = std::move(rows).snapshot();
    auto schedule = std::make_shared<Schedule>(computeSchedule(snapshot));
    return {snapshot, schedule};
}

/// p1 { a, b { b1, b2 } } , p2 { c }, done
OutlineRows sample()
{
    PlanRows rows;
    Phase phase;
    phase.id = {7};
    phase.key = "gw1";
    phase.target = {1000};
    rows.of<Phase>().push_back(phase);
    auto first = task("p1", {}, 1);
    first.phase = phase.id;
    auto part = task("b", "p1", 2);
    part.phase = phase.id;
    auto finished = task("b1", "b", 1);
    finished.complete = {100};
    rows.of<Task>() = {task("done", {}, 3, 0),
                       task("c", "p2"),
                       task("p2", {}, 2),
                       task("b2", "b", 2, 30),
                       finished,
                       part,
                       task("a", "p1", 1),
                       first};
    Link link;
    link.id = {11};
    link.key = "l";
    link.from = id("b2");
    link.to = id("c");
    rows.of<Link>().push_back(link);
    return rowsOf(std::move(rows));
}

QStringList names(const OutlineRows &rows)
{
    QStringList list;
    for (int line = 0; line < rows.size(); ++line) {
        const OutlineRow row = rows.row(line);
        list << QString(row.depth, QLatin1Char('.')) + row.name;
    }
    return list;
}

QStringList list(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

} // namespace

class TestOutlineRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsRootsInOrderAndOpensSummaries()
    {
        OutlineRows rows = sample();
        QCOMPARE(names(rows), list("p1 p2 done"));
        rows.setExpanded(id("p1"), true);
        QCOMPARE(names(rows), list("p1 .a .b p2 done"));
        rows.setExpanded(id("b"), true);
        QCOMPARE(names(rows), list("p1 .a .b ..b1 ..b2 p2 done"));
        QCOMPARE(rows.parentLine(4), 2);
        QCOMPARE(rows.parentLine(0), -1);
        rows.setExpanded(id("p1"), false);
        QCOMPARE(names(rows), list("p1 p2 done"));
        QCOMPARE(rows.lineOf(id("b1")), -1);
        QCOMPARE(rows.lineOf(id("done")), 2);
        rows.reveal(id("c"));
        QCOMPARE(names(rows), list("p1 p2 .c done"));
        rows.expandAll();
        QCOMPARE(rows.size(), 8);
        rows.collapseAll();
        QCOMPARE(rows.size(), 3);
    }

    void rowsCarryWhatIsDrawn()
    {
        OutlineRows rows = sample();
        rows.expandAll();
        const OutlineRow phase = rows.row(rows.lineOf(id("p1")));
        QVERIFY(phase.phaseBar && phase.summary && phase.expanded);
        QCOMPARE(phase.power, QStringLiteral("1.00 GW IT"));
        QCOMPARE(phase.phase, 0);
        QVERIFY(!rows.row(rows.lineOf(id("b"))).phaseBar);
        QVERIFY(rows.row(rows.lineOf(id("done"))).milestone);
        QCOMPARE(rows.row(rows.lineOf(id("b1"))).complete, 1.0);
        QCOMPARE(rows.row(rows.lineOf(id("b"))).complete, 0.25); // 10 of 40 days
        const OutlineRow last = rows.row(rows.lineOf(id("c")));
        QVERIFY(last.critical);
        QCOMPARE(last.totalSlackMin, 0);
        QVERIFY(rows.row(rows.lineOf(id("a"))).lateFinish > rows.row(rows.lineOf(id("a"))).finish);
    }

    void uncertaintyRunsOnTheTasksOwnDays()
    {
        PlanRows plan;
        Task open = task("open");
        open.pessimistic = {12 * 480};
        Task done = open;
        done.key = "past";
        done.id = id("past");
        done.complete = {100};
        plan.of<Task>() = {open, done, task("plain")};
        const OutlineRows rows = rowsOf(std::move(plan));
        const OutlineRow fading = rows.row(rows.lineOf(id("open")));
        QCOMPARE(dayEnding(fading.finish).days, makeDate(2028, 1, 14).days);
        QCOMPARE(dayEnding(fading.pessimisticFinish).days, makeDate(2028, 1, 18).days); // over a weekend
        for (const auto *key : {"past", "plain"}) {
            const OutlineRow row = rows.row(rows.lineOf(id(key)));
            QCOMPARE(row.pessimisticFinish.minutes, row.finish.minutes);
        }
    }

    void linksOfTheSelectionStandInForHiddenTasks()
    {
        OutlineRows rows = sample();
        QVERIFY(rows.links({}, OutlineRows::LinkChoice::SelectionAndCritical).empty()); // both ends are hidden
        const auto selected = rows.links({id("c").value}, OutlineRows::LinkChoice::Selection);
        QCOMPARE(selected.size(), std::size_t(1));
        QCOMPARE(selected[0].fromRow, 0);
        QCOMPARE(selected[0].toRow, 1);
        QVERIFY(selected[0].selected);
        rows.expandAll();
        const auto critical = rows.links({}, OutlineRows::LinkChoice::SelectionAndCritical);
        QCOMPARE(critical.size(), std::size_t(1));
        QVERIFY(critical[0].critical && critical[0].fromFinish && critical[0].toStart);
        QVERIFY(rows.links({}, OutlineRows::LinkChoice::Selection).empty());
    }

    void expandsAsManyLevelsAsFit()
    {
        OutlineRows rows = sample();
        rows.expandToFit(3, {});
        QCOMPARE(names(rows), list("p1 p2 done"));
        rows.expandToFit(5, {});
        QCOMPARE(names(rows), list("p1 .a .b p2 done"));
        rows.expandToFit(6, {});
        QCOMPARE(names(rows), list("p1 .a .b p2 .c done"));
        rows.expandToFit(100, {});
        QCOMPARE(rows.size(), 8);
    }

    void numbersCountTheWholeOutline()
    {
        OutlineRows rows = sample();
        rows.collapseAll();
        const int hidden = rows.numberOf(id("b"));
        QVERIFY(hidden > 0 && rows.lineOf(id("b")) < 0);
        QVERIFY(rows.taskNumbered(hidden) == id("b"));
        rows.expandAll();
        for (int line = 0; line < rows.size(); ++line) {
            QCOMPARE(rows.row(line).number, line + 1);
            QVERIFY(rows.taskNumbered(line + 1) == rows.taskAt(line));
        }
        QVERIFY(!rows.taskNumbered(0) && !rows.taskNumbered(rows.size() + 1));
    }

    void aFilterShowsMatchesBelowTheirSummaries()
    {
        OutlineRows rows = sample();
        rows.expandAll();
        const int all = rows.size();
        OutlineFilter filter;
        filter.text = QStringLiteral("C");
        rows.arrange(filter, OutlineGrouping::None);
        QCOMPARE(rows.row(rows.lineOf(id("c"))).depth, 1);
        QVERIFY(rows.lineOf(id("a")) < 0 && rows.size() < all);
        filter.text = QStringLiteral("nothing like it");
        rows.arrange(filter, OutlineGrouping::None);
        QCOMPARE(rows.size(), 0);
        QCOMPARE(rows.matchCount(), 0);
        rows.arrange({}, OutlineGrouping::None);
        QCOMPARE(rows.size(), all);
    }

    void groupsCollectTasks()
    {
        OutlineRows rows = sample();
        rows.expandAll();
        const int all = rows.size();
        rows.arrange({}, OutlineGrouping::WorkClass);
        QVERIFY(rows.isGroup(0) && rows.isSummary(0) && rows.isExpanded(0));
        QVERIFY(rows.taskAt(0).value < 0);
        QCOMPARE(rows.lineOf(rows.taskAt(0)), 0);
        QCOMPARE(rows.parentLine(1), 0);
        for (int line = 1; line < rows.size(); ++line) {
            QVERIFY(rows.isGroup(line) || (rows.row(line).depth == 1 && !rows.isSummary(line)));
        }
        const int open = rows.size();
        rows.setExpanded(rows.taskAt(0), false);
        QVERIFY(rows.size() < open);
        QVERIFY(rows.row(0).finish > rows.row(0).start);
        rows.arrange({}, OutlineGrouping::None);
        QCOMPARE(rows.size(), all);
    }

    void uncertainEndsFollowTheDurationRange()
    {
        // Triangular 8, 10, 20 days: P10 = 8 + √(0.1 · 12 · 2) = 9.55, P90 = 20 − √(0.1 · 12 · 10) = 16.54 days.
        PlanRows plan;
        Task own = task("own");
        own.optimistic = {8 * 480};
        own.pessimistic = {20 * 480};
        Task byClass = task("class");
        byClass.workClass = WorkClass::Grid;
        plan.of<Task>() = {own, byClass, task("certain")};
        DurationRisk risk;
        risk.id = {77};
        risk.key = "grid";
        risk.workClass = WorkClass::Grid;
        risk.optimistic = {0.8};
        risk.pessimistic = {2};
        plan.of<DurationRisk>() = {risk};
        const OutlineRows rows = rowsOf(std::move(plan));
        for (const char *key : {"own", "class"}) {
            const OutlineRow row = rows.row(rows.lineOf(id(key)));
            QCOMPARE(dayEnding(row.finish).days, makeDate(2028, 1, 14).days);
            QCOMPARE(dayEnding(row.pessimisticFinish).days, makeDate(2028, 1, 25).days);
            QCOMPARE(row.finish - row.optimisticFinish, std::int64_t(std::llround(480 * (2 - std::sqrt(2.4)))));
        }
        const OutlineRow certain = rows.row(rows.lineOf(id("certain")));
        QCOMPARE(certain.pessimisticFinish.minutes, certain.finish.minutes);
        QCOMPARE(certain.optimisticFinish.minutes, certain.finish.minutes);
    }

    void linksAreFoundByVisibleLines()
    {
        for (unsigned seed = 1; seed <= 20; ++seed) {
            std::mt19937 random(seed);
            std::vector<OutlineLink> links(random() % 200);
            for (OutlineLink &link : links) {
                link.fromRow = static_cast<int>(random() % 500);
                link.toRow = static_cast<int>(random() % 500);
                link.selected = random() % 5 == 0;
            }
            const OutlineLinkIndex index(links);
            for (int first = 0; first < 500; first += 37) {
                const int last = first + 40;
                const auto found = index.touching(first, last);
                const auto expected = std::count_if(links.begin(), links.end(), [&](const OutlineLink &link) {
                    return std::max(link.fromRow, link.toRow) >= first && std::min(link.fromRow, link.toRow) <= last;
                });
                QVERIFY2(std::ssize(found) == expected, qPrintable(QStringLiteral("seed %1").arg(seed)));
                for (const OutlineLink &link : found) {
                    QVERIFY(std::max(link.fromRow, link.toRow) >= first && std::min(link.fromRow, link.toRow) <= last);
                }
                QVERIFY(std::is_sorted(found.begin(), found.end(), [](const OutlineLink &a, const OutlineLink &b) {
                    return a.selected < b.selected;
                }));
            }
        }
        QVERIFY(OutlineLinkIndex().touching(0, 100).empty());
    }

    void splitPhaseShowsItsPowerOnce()
    {
        PlanRows plan;
        Phase phase;
        phase.id = {5};
        phase.key = phase.name = "GW 1";
        phase.target = {1000};
        plan.of<Phase>() = {phase};
        plan.of<Task>() = {task("one", {}, 1), task("one.1", "one"), task("two", {}, 2), task("two.1", "two")};
        for (Task &row : plan.of<Task>()) {
            row.phase = phase.id;
        }
        const OutlineRows rows = rowsOf(std::move(plan));
        QVERIFY(rows.row(0).phaseBar && rows.row(1).phaseBar);
        QVERIFY(!rows.row(0).power.isEmpty());
        QVERIFY(rows.row(1).power.isEmpty());
    }

    void anEmptyPlanHasNoLines()
    {
        QCOMPARE(rowsOf({}).size(), 0);
        QCOMPARE(OutlineRows().size(), 0);
        QCOMPARE(OutlineRows().lineOf(id("x")), -1);
    }

    /// Against the obvious definition on random trees, rings of parents and missing parents included.
    void everyTaskAppearsOnceUnderItsParent()
    {
        std::mt19937 random(42);
        for (int round = 0; round < 50; ++round) {
            PlanRows plan;
            const int count = 1 + int(random() % 40);
            for (int i = 0; i < count; ++i) {
                const auto parent = random() % 3 == 0 ? std::string() : "t" + std::to_string(random() % 45);
                const auto key = "t" + std::to_string(i);
                plan.of<Task>().push_back(task(key, parent == key ? std::string() : parent, random() % 5));
            }
            OutlineRows rows = rowsOf(std::move(plan));
            rows.expandAll();
            QCOMPARE(rows.size(), count);
            for (int line = 0; line < rows.size(); ++line) {
                QCOMPARE(rows.lineOf(rows.taskAt(line)), line);
                const int parent = rows.parentLine(line);
                QVERIFY(parent < line);
                QCOMPARE(rows.row(line).depth, parent < 0 ? 0 : rows.row(parent).depth + 1);
            }
        }
    }
};

GIGAPLAN_TEST(TestOutlineRows)
#include "tst_outline_rows.moc"
