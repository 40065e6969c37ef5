// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/baselines/variance.h"
#include "model/edit/commands.h"
#include "model/edit/take_baseline.h"
#include "model/plan/baselines.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/tasks.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

struct Computed {
    PlanSnapshot plan;
    Schedule schedule = computeSchedule(plan);
    Capacity capacity = computeCapacity(plan, schedule);
    Capital capital = computeCapital(plan, schedule, capacity);

    std::vector<TaskVariance> against(Id<Baseline> baseline) const
    {
        return taskVariances(plan, schedule, capital, baseline);
    }
    const TaskVariance &task(const std::vector<TaskVariance> &variances, std::string_view key) const
    {
        return variances[plan.table<Task>().indexOf(idOf<Task>(key))];
    }
};

Id<Baseline> take(Document &document, const std::string &name)
{
    const Computed now{document.snapshot()};
    const auto rows = baselineRows(now.plan, now.schedule, now.capital);
    if (!document.perform(TakeBaseline(name, startOfDay(makeDate(2026, 1, 2)), rows))) {
        return {};
    }
    for (const Baseline &baseline : document.snapshot().table<Baseline>()) {
        if (baseline.name == name) {
            return baseline.id;
        }
    }
    return {};
}

} // namespace

/// On the small campus: the grid takes 20 working days from Monday 5 January 2026, then install 1 and install 2 take 30
/// each. Install 1 is done on Friday 13 March, and with it phase 1 is live.
class TestVariance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unchangedPlanHasNoVariance();
    void laterAndLonger();
    void earlierOverAWeekend();
    void costs();
    void phases();
    void tasksMissingFromTheBaseline();
    void duplicateRowsUseTheFirstKey();
    void takingABaselineIsOneUndoStep();
};

void TestVariance::unchangedPlanHasNoVariance()
{
    const auto document = openDocument(smallCampusRows());
    QVERIFY(document);
    const auto baseline = take(*document, "Agreed");
    QVERIFY(baseline);
    const Computed now{document->snapshot()};
    const auto tasks = now.against(baseline);
    QCOMPARE(tasks.size(), std::size_t(4));
    for (const TaskVariance &task : tasks) {
        QVERIFY(task.known);
        QCOMPARE(task.startMin, 0);
        QCOMPARE(task.finishMin, 0);
        QCOMPARE(task.durationMin, 0);
        QCOMPARE(task.cost.value, 0);
    }
    QCOMPARE(now.task(tasks, "grid").before.duration.value, 480 * 20);
    QCOMPARE(now.task(tasks, "programme").before.duration.value, 480 * 80); // spans its parts
    for (const PhaseVariance &phase :
         phaseVariances(now.plan, now.schedule, now.capacity, tasks, makeDate(2026, 3, 15))) {
        QCOMPARE(phase.liveBefore, phase.liveNow);
        QCOMPARE(phase.days, std::optional(0));
        QCOMPARE(phase.itBefore.value, phase.itNow.value);
    }
}

void TestVariance::laterAndLonger()
{
    const auto document = openDocument(smallCampusRows());
    const auto baseline = take(*document, "Agreed");
    QVERIFY(document->perform(StretchTask(idOf<Task>("grid"), {480 * 27}))); // seven working days longer
    const Computed now{document->snapshot()};
    const auto tasks = now.against(baseline);
    const TaskVariance &grid = now.task(tasks, "grid");
    QCOMPARE(grid.startMin, 0);
    QCOMPARE(grid.finishMin, 480 * 7);
    QCOMPARE(grid.durationMin, 480 * 7);
    QCOMPARE(grid.finishDays, 11); // Friday 30 January to Tuesday 10 February
    const TaskVariance &install = now.task(tasks, "install-1");
    QCOMPARE(install.startMin, 480 * 7);
    QCOMPARE(install.startDays, 9); // Monday 2 to Wednesday 11 February
    QCOMPARE(install.durationMin, 0);
    QCOMPARE(now.task(tasks, "programme").durationMin, 480 * 7);
}

void TestVariance::earlierOverAWeekend()
{
    const auto document = openDocument(smallCampusRows());
    const auto baseline = take(*document, "Agreed");
    QVERIFY(document->perform(StretchTask(idOf<Task>("grid"), {480 * 18})));
    const Computed now{document->snapshot()};
    const auto tasks = now.against(baseline);
    const TaskVariance &install = now.task(tasks, "install-1"); // Monday 2 February to Thursday 29 January
    QCOMPARE(install.startMin, -480 * 2);
    QCOMPARE(install.startDays, -4);
}

void TestVariance::costs()
{
    PlanRows rows = smallCampusRows();
    auto cost = make<Cost>("works");
    cost.amount = {100};
    cost.task = idOf<Task>("grid");
    rows.of<Cost>().push_back(cost);
    const auto document = openDocument(std::move(rows));
    const auto baseline = take(*document, "Agreed");
    QVERIFY(
        document->perform(SetField({idOf<Cost>("works")}, *fieldNamed(tableId<Cost>(), "amount"), std::int64_t{160})));
    const Computed now{document->snapshot()};
    const auto tasks = now.against(baseline);
    QCOMPARE(now.task(tasks, "grid").before.cost.value, 100);
    QCOMPARE(now.task(tasks, "grid").cost.value, 60);
    QCOMPARE(now.task(tasks, "programme").before.cost.value, 0); // its parts' costs are not counted twice
}

void TestVariance::phases()
{
    PlanRows rows = smallCampusRows();
    for (Task &task : rows.of<Task>()) {
        if (task.key == "install-1") {
            task.phase = idOf<Phase>("gw-1");
        }
    }
    rows.of<Cost>().front().task = idOf<Task>("install-1"); // 2 M per IT MW of the phase's 6
    const auto document = openDocument(std::move(rows));
    const auto baseline = take(*document, "Agreed");
    QVERIFY(document->perform(StretchTask(idOf<Task>("grid"), {480 * 25})));
    const Computed now{document->snapshot()};
    const auto phases =
        phaseVariances(now.plan, now.schedule, now.capacity, now.against(baseline), makeDate(2026, 3, 15));
    const auto row = now.plan.table<Phase>().indexOf(idOf<Phase>("gw-1"));
    QCOMPARE(phases.size(), std::size_t(2));
    QCOMPARE(phases[row].liveBefore, makeDate(2026, 3, 13));
    QCOMPARE(phases[row].liveNow, makeDate(2026, 3, 20));
    QCOMPARE(phases[row].days, std::optional(7));
    QCOMPARE(phases[row].itBefore.value, 6'000'000);
    QCOMPARE(phases[row].itNow.value, 0);
    QCOMPARE(phases[row].costBefore.value, 12'000'000);
    QCOMPARE(phases[row].costNow.value, 12'000'000);
}

void TestVariance::tasksMissingFromTheBaseline()
{
    const auto document = openDocument(smallCampusRows());
    const auto baseline = take(*document, "Agreed");
    QVERIFY(document->perform(*addDefaultRow(document->snapshot(), tableId<Task>(), {})));
    const Computed now{document->snapshot()};
    const auto tasks = now.against(baseline);
    QCOMPARE(std::count_if(tasks.begin(), tasks.end(), [](const TaskVariance &task) { return !task.known; }), 1);
    QVERIFY(now.against({}).size() == tasks.size() && !now.against({}).front().known);
    QVERIFY(taskVariances(now.plan, {}, {}, baseline).empty());
}

void TestVariance::duplicateRowsUseTheFirstKey()
{
    PlanRows rows = smallCampusRows();
    auto baseline = make<Baseline>("b");
    rows.of<Baseline>().push_back(baseline);
    for (const int day : {6, 7}) {
        auto row = make<BaselineTask>("row-" + std::to_string(day));
        row.id = {day};
        row.baseline = baseline.id;
        row.task = idOf<Task>("grid");
        row.start = startOfDay(makeDate(2026, 1, static_cast<unsigned>(day))) + 8 * 60;
        row.finish = *row.start + 60;
        rows.of<BaselineTask>().push_back(row);
    }
    const Computed now{std::move(rows).snapshot()};
    QCOMPARE(now.task(now.against(baseline.id), "grid").startMin, -480); // 5 January against the 6th
}

void TestVariance::takingABaselineIsOneUndoStep()
{
    const auto document = openDocument(smallCampusRows());
    const PlanSnapshot before = document->snapshot();
    const auto first = take(*document, "Agreed");
    QVERIFY(!take(*document, "Agreed")); // refused: the name is taken
    QVERIFY(!document->perform(TakeBaseline("  ", {}, {})));
    const auto second = take(*document, "Rebaselined");
    QCOMPARE(document->history().doneCount(), std::size_t(2));
    QCOMPARE(document->snapshot().table<BaselineTask>().size(), std::size_t(8));
    QCOMPARE(firstBaseline(document->snapshot())->id, first);
    QCOMPARE(inOrder<Baseline>(document->snapshot()).back()->id, second);
    QVERIFY(document->perform(RemoveEntities({first})));
    QCOMPARE(document->snapshot().table<BaselineTask>().size(), std::size_t(4));
    QVERIFY(document->goTo(0));
    QVERIFY(document->snapshot() == before);
}

GIGAPLAN_TEST(TestVariance)
#include "tst_variance.moc"
