// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/baselines/task_figures.h"
#include "model/analysis/learning/learning.h"
#include "model/analysis/schedule/calendar_clock.h"
#include "model/edit/apply_difference.h"
#include "model/edit/take_baseline.h"
#include "model/plan/baselines.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

constexpr std::int64_t kHundredDays = 48'000;

/// Phases 1 … n, each with one electrical task of 100 days, "e1" … "en", and a cost of a million spent over it.
PlanRows programme(int phases)
{
    PlanRows rows = planStarting(makeDate(2026, 1, 5));
    for (int i = 1; i <= phases; ++i) {
        const std::string number = std::to_string(i);
        auto phase = make<Phase>("p" + number);
        phase.order = i;
        rows.of<Phase>().push_back(phase);
        auto task = make<Task>("e" + number);
        task.workClass = WorkClass::Electrical;
        task.phase = phase.id;
        task.duration = {kHundredDays};
        rows.of<Task>().push_back(task);
        auto cost = make<Cost>("c" + number);
        cost.phase = phase.id;
        cost.task = task.id;
        cost.amount = {1'000'000};
        rows.of<Cost>().push_back(cost);
    }
    return rows;
}

LearningRate rate(WorkClass workClass, LearningKind kind, double duration = 0, double cost = 0)
{
    auto row = make<LearningRate>("rate-" + std::string(enumName(workClass)));
    row.workClass = workClass;
    row.kind = kind;
    row.duration = {duration};
    row.cost = {cost};
    return row;
}

Task &taskOf(PlanRows &rows, std::string_view key)
{
    auto &tasks = rows.of<Task>();
    return *std::find_if(tasks.begin(), tasks.end(), [key](const Task &task) { return task.key == key; });
}

/// It started with the plan and took the given working minutes.
void took(PlanRows &rows, std::string_view key, std::int64_t minutes)
{
    Task &task = taskOf(rows, key);
    task.actualStart = startOfDay(makeDate(2026, 1, 5)) + 8 * 60;
    task.actualFinish = CalendarClock::standardWeek().advance(*task.actualStart, minutes);
    task.complete = {100};
}

Learning learn(const PlanSnapshot &plan)
{
    return computeLearning(plan, plan.table<LearningRate>());
}

const WorkClassLearning &electrical(const Learning &learning)
{
    return *std::find_if(learning.classes.begin(), learning.classes.end(),
                         [](const auto &one) { return one.workClass == WorkClass::Electrical; });
}

std::int64_t duration(const PlanSnapshot &plan, std::string_view key)
{
    return plan.find(idOf<Task>(key))->duration.value;
}

} // namespace

class TestLearning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statedRate();
    void slowerWork();
    void rateZeroChangesNothing();
    void exactCurveIsFound();
    void standardErrorByHand();
    void fewerThanThreeCannotBeFitted();
    void fittedRateChangesWhatIsToCome();
    void startedWorkIsUnchanged();
    void threePointEstimatesScale();
    void costs();
    void costsOverSummariesGoByTheirOwnClass();
    void expectationComesFromTheBaseline();
    void learningIsIdempotentWithABaseline();
    void goLiveComesEarlier();
    void classWithoutARateIsUnchanged();
    void describesTheResult();
};

void TestLearning::statedRate()
{
    PlanRows rows = programme(4);
    rows.of<LearningRate>().push_back(rate(WorkClass::Electrical, LearningKind::Stated, 10));
    const PlanSnapshot plan = std::move(rows).snapshot();
    const Learning learning = learn(plan);
    const PlanSnapshot after = plan.with(learning.change);
    QCOMPARE(duration(after, "e1"), 48'000); // the first
    QCOMPARE(duration(after, "e2"), 43'200); // × 0.9
    QCOMPARE(duration(after, "e3"), 40'620); // × 3^log2(0.9) = 0.846206, to the hour
    QCOMPARE(duration(after, "e4"), 38'880); // × 0.81
    QCOMPARE(learning.change.size(), std::size_t(3)); // no cost: its rate is 0
    QCOMPARE(electrical(learning).duration.rows, std::size_t(3));
    QCOMPARE(electrical(learning).duration.before, 192'000.0);
    QCOMPARE(electrical(learning).duration.after, 170'700.0);
}

void TestLearning::slowerWork()
{
    PlanRows rows = programme(2);
    rows.of<LearningRate>().push_back(rate(WorkClass::Electrical, LearningKind::Stated, -10));
    const PlanSnapshot plan = std::move(rows).snapshot();
    QCOMPARE(duration(plan.with(learn(plan).change), "e2"), 52'800);
}

void TestLearning::rateZeroChangesNothing()
{
    PlanRows rows = programme(4);
    took(rows, "e1", 90'000);
    for (std::size_t i = 0; i < EnumNames<WorkClass>::entries.size(); ++i) {
        rows.of<LearningRate>().push_back(rate(static_cast<WorkClass>(i), LearningKind::Stated));
    }
    const auto document = openDocument(std::move(rows));
    const Schedule schedule = computeSchedule(document->snapshot());
    const Capital capital =
        computeCapital(document->snapshot(), schedule, computeCapacity(document->snapshot(), schedule));
    QVERIFY(document->perform(TakeBaseline("Agreed", startOfDay(makeDate(2026, 1, 2)),
                                           baselineRows(document->snapshot(), schedule, capital))));
    const std::string before = document->store().dump();
    const Learning learning = learn(document->snapshot());
    QVERIFY(learning.change.isEmpty());
    QVERIFY(document->perform(ApplyDifference(learning.change, "Learn")));
    QVERIFY(document->store().dump() == before);
    QCOMPARE(document->history().doneCount(), std::size_t(1)); // the baseline
}

void TestLearning::exactCurveIsFound()
{
    const std::array points{LearningPoint{1, 1.1}, LearningPoint{2, 1.1 * 0.8}, LearningPoint{4, 1.1 * 0.64},
                            LearningPoint{8, 1.1 * 0.512}};
    const auto fit = fitLearning(points);
    QVERIFY(fit);
    QVERIFY(std::abs(fit->curve.rate() - 20) < 1e-9);
    QVERIFY(std::abs(fit->curve.level - 1.1) < 1e-12);
    QVERIFY(fit->standardError < 1e-9);
    QCOMPARE(fit->points, std::size_t(4));
}

void TestLearning::standardErrorByHand()
{
    // ln n = 0, L, 2 L with L = ln 2, ln ratio = 0, -0.1, -0.3: slope -0.15 / L, residuals -1/60, 1/30, -1/60, so the
    // squares add up to 1/600 with one degree of freedom, over 2 L squared.
    const std::array points{LearningPoint{1, 1}, LearningPoint{2, std::exp(-0.1)}, LearningPoint{4, std::exp(-0.3)}};
    const auto fit = fitLearning(points);
    QVERIFY(fit);
    const double l = std::log(2.0);
    QVERIFY(std::abs(fit->curve.exponent + 0.15 / l) < 1e-12);
    QVERIFY(std::abs(fit->standardError - std::sqrt(1.0 / 600 / (2 * l * l))) < 1e-12);
    QVERIFY(fit->rateLow < fit->curve.rate() && fit->curve.rate() < fit->rateHigh);
}

void TestLearning::fewerThanThreeCannotBeFitted()
{
    QVERIFY(!fitLearning({}));
    const std::array same{LearningPoint{2, 1}, LearningPoint{2, 0.9}, LearningPoint{2, 0.8}};
    QVERIFY(!fitLearning(same));
    PlanRows rows = programme(4);
    took(rows, "e1", 50'000);
    took(rows, "e2", 40'000);
    rows.of<LearningRate>().push_back(rate(WorkClass::Electrical, LearningKind::Fitted));
    const Learning learning = learn(std::move(rows).snapshot());
    QVERIFY(learning.change.isEmpty());
    const ClassLearning &learned = electrical(learning).duration;
    QVERIFY(!learned.fit);
    QCOMPARE(learned.cannotFit,
             std::string("only 2 phases have finished work of this class; a curve with its error needs 3"));
    QCOMPARE(learned.points.size(), std::size_t(2));
}

void TestLearning::fittedRateChangesWhatIsToCome()
{
    PlanRows rows = programme(6);
    took(rows, "e1", 60'000); // 1.25
    took(rows, "e2", 48'000); // × 0.8
    took(rows, "e4", 38'400); // × 0.64
    rows.of<LearningRate>().push_back(
        rate(WorkClass::Electrical, LearningKind::Fitted, 99, 99)); // the figures are unused
    const PlanSnapshot plan = std::move(rows).snapshot();
    const Learning learning = learn(plan);
    QVERIFY(std::abs(electrical(learning).duration.fit->curve.rate() - 20) < 1e-9);
    QVERIFY(std::abs(electrical(learning).duration.fit->curve.level - 1.25) < 1e-9);
    const PlanSnapshot after = plan.with(learning.change);
    for (const auto &[key, unit] : {std::pair{"e3", 3}, std::pair{"e5", 5}, std::pair{"e6", 6}}) {
        QCOMPARE(duration(after, key), 60 * std::llround(1'000 * std::pow(unit, std::log2(0.8))));
    }
    QCOMPARE(duration(after, "e4"), kHundredDays);
}

void TestLearning::startedWorkIsUnchanged()
{
    PlanRows rows = programme(4);
    taskOf(rows, "e2").actualStart = startOfDay(makeDate(2026, 1, 5)) + 8 * 60;
    taskOf(rows, "e3").complete = {10};
    rows.of<LearningRate>().push_back(rate(WorkClass::Electrical, LearningKind::Stated, 10, 10));
    const PlanSnapshot plan = std::move(rows).snapshot();
    const Learning learning = learn(plan);
    QCOMPARE(learning.change.of<Task>().updated.size(), std::size_t(1));
    QCOMPARE(learning.change.of<Task>().updated.front().after.key, std::string("e4"));
    QCOMPARE(learning.change.of<Cost>().updated.size(), std::size_t(1));
}

void TestLearning::threePointEstimatesScale()
{
    PlanRows rows = programme(2);
    taskOf(rows, "e2").optimistic = {40'500};
    taskOf(rows, "e2").pessimistic = {60'000};
    rows.of<LearningRate>().push_back(rate(WorkClass::Electrical, LearningKind::Stated, 20));
    const PlanSnapshot plan = std::move(rows).snapshot();
    const PlanSnapshot after = plan.with(learn(plan).change);
    QCOMPARE(after.find(idOf<Task>("e2"))->optimistic.value, 32'400);
    QCOMPARE(after.find(idOf<Task>("e2"))->pessimistic.value, 48'000);
}

void TestLearning::costs()
{
    PlanRows rows = programme(4);
    rows.of<Cost>()[3].task = {}; // spent on a date, not over any work
    rows.of<LearningRate>().push_back(rate(WorkClass::Electrical, LearningKind::Stated, 0, 20));
    const PlanSnapshot plan = std::move(rows).snapshot();
    const Learning learning = learn(plan);
    const PlanSnapshot after = plan.with(learning.change);
    QCOMPARE(after.find(idOf<Cost>("c1"))->amount.value, 1'000'000);
    QCOMPARE(after.find(idOf<Cost>("c2"))->amount.value, 800'000);
    QCOMPARE(after.find(idOf<Cost>("c4"))->amount.value, 1'000'000);
    QVERIFY(learning.change.of<Task>().isEmpty());
    QCOMPARE(learning.phases[1].costPlanned.value, 1'000'000);
    QCOMPARE(learning.phases[1].costLearned.value, 800'000);
    QCOMPARE(electrical(learning).cost.cannotFit,
             std::string("no baseline says what finished work of this class was to cost"));
}

void TestLearning::costsOverSummariesGoByTheirOwnClass()
{
    PlanRows rows = programme(3);
    for (int i = 2; i <= 3; ++i) {
        const std::string number = std::to_string(i);
        auto summary = make<Task>("s" + number);
        summary.phase = idOf<Phase>("p" + number);
        rows.of<Task>().push_back(summary);
        taskOf(rows, "e" + number).parent = summary.id;
        auto cost = make<Cost>("shell" + number);
        cost.costClass = CostClass::Shell;
        cost.task = summary.id;
        cost.amount = {100};
        rows.of<Cost>().push_back(cost);
    }
    taskOf(rows, "e3").actualStart = startOfDay(makeDate(2026, 1, 5)) + 8 * 60; // so the third phase has begun
    rows.of<LearningRate>().push_back(rate(WorkClass::Shell, LearningKind::Stated, 0, 20));
    const PlanSnapshot plan = std::move(rows).snapshot();
    const Learning learning = learn(plan);
    QCOMPARE(learning.change.size(), std::size_t(1));
    QCOMPARE(plan.with(learning.change).find(idOf<Cost>("shell2"))->amount.value, 80);
}

void TestLearning::expectationComesFromTheBaseline()
{
    PlanRows rows = programme(4);
    rows.of<Baseline>().push_back(make<Baseline>("b"));
    for (int i = 1; i <= 4; ++i) {
        auto row = make<BaselineTask>("b" + std::to_string(i));
        row.baseline = idOf<Baseline>("b");
        row.task = idOf<Task>("e" + std::to_string(i));
        row.start = row.finish = startOfDay(makeDate(2026, 1, 5));
        row.duration = {40'000};
        row.cost = {500'000};
        rows.of<BaselineTask>().push_back(row);
    }
    took(rows, "e1", 50'000);
    rows.of<LearningRate>().push_back(rate(WorkClass::Electrical, LearningKind::Stated, 10, 10));
    const PlanSnapshot plan = std::move(rows).snapshot();
    const Learning learning = learn(plan);
    QCOMPARE(learning.baseline, idOf<Baseline>("b"));
    QCOMPARE(electrical(learning).duration.points.front().ratio, 1.25); // 50,000 of 40,000
    QCOMPARE(electrical(learning).cost.points.front().ratio, 2.0);
    const PlanSnapshot after = plan.with(learning.change);
    QCOMPARE(duration(after, "e2"), 36'000); // of the baseline, not of the current duration
    QCOMPARE(after.find(idOf<Cost>("c2"))->amount.value, 450'000);
}

void TestLearning::learningIsIdempotentWithABaseline()
{
    PlanRows rows = programme(5);
    rows.of<LearningRate>().push_back(rate(WorkClass::Electrical, LearningKind::Stated, 15, 7));
    const auto document = openDocument(std::move(rows));
    const Schedule schedule = computeSchedule(document->snapshot());
    const Capital capital =
        computeCapital(document->snapshot(), schedule, computeCapacity(document->snapshot(), schedule));
    QVERIFY(document->perform(TakeBaseline("Agreed", startOfDay(makeDate(2026, 1, 2)),
                                           baselineRows(document->snapshot(), schedule, capital))));
    QVERIFY(document->perform(ApplyDifference(learn(document->snapshot()).change, "Learn")));
    const PlanSnapshot once = document->snapshot();
    QVERIFY(document->perform(ApplyDifference(learn(once).change, "Learn")));
    QVERIFY(document->snapshot() == once);
    QCOMPARE(document->history().doneCount(), std::size_t(2));
}

void TestLearning::goLiveComesEarlier()
{
    PlanRows rows = smallCampusRows(); // install 2 is done on 24 April 2026; it takes 30 working days
    taskOf(rows, "install-2").phase = idOf<Phase>("gw-2");
    taskOf(rows, "install-1").phase = idOf<Phase>("gw-1");
    rows.of<LearningRate>().push_back(rate(WorkClass::RackInstall, LearningKind::Stated, 50));
    const Learning learning = learn(std::move(rows).snapshot());
    QCOMPARE(learning.phases.size(), std::size_t(2));
    QCOMPARE(learning.phases[0].livePlanned, learning.phases[0].liveLearned);
    QCOMPARE(learning.phases[1].livePlanned, makeDate(2026, 4, 24));
    QCOMPARE(learning.phases[1].liveLearned, makeDate(2026, 4, 3)); // 15 working days: three weeks
    QVERIFY(!learning.phases[1].liveBelieved);
}

void TestLearning::classWithoutARateIsUnchanged()
{
    PlanRows rows = programme(4);
    took(rows, "e1", 50'000);
    const Learning learning = learn(std::move(rows).snapshot());
    QVERIFY(learning.change.isEmpty());
    QVERIFY(!electrical(learning).rule);
    QCOMPARE(electrical(learning).duration.points.size(),
             std::size_t(1)); // what there is to learn is shown all the same
}

void TestLearning::describesTheResult()
{
    ClassLearning learned;
    learned.cannotFit = "no phase has finished work of this class";
    QCOMPARE(fitText(learned), std::string("cannot be fitted: no phase has finished work of this class"));
    const std::array points{LearningPoint{1, 1}, LearningPoint{2, 0.9}, LearningPoint{4, 0.81}};
    learned.fit = fitLearning(points);
    QCOMPARE(fitText(learned), std::string("10.0 % saved per doubling (10.0 to 10.0 %, 3 phases)"));
}

GIGAPLAN_TEST(TestLearning)
#include "tst_learning.moc"
