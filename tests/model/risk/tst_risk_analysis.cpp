// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/duration_draws.h"
#include "model/analysis/risk/factor_names.h"
#include "model/analysis/risk/risk_analysis.h"
#include "model/analysis/risk/risk_inputs.h"
#include "model/analysis/risk/risk_remarks.h"
#include "model/generate/generate.h"
#include "model/plan/knowledge.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"
#include "tests/support/renumbered.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

/// Four trials in which a phase goes live on the days 10, 20, 30 and never, a tranche on 12, 22, 32 and never, and 50 MW
/// on each go-live; the target is 50 MW.
Simulation fourTrials()
{
    Simulation simulation;
    simulation.trials = 4;
    simulation.record.finishes.assign(4, Instant{});
    simulation.record.phases = {{Date{10}, Date{20}, Date{30}, kNever}};
    simulation.record.tranches = {{Date{12}, Date{22}, Date{32}, kNever}};
    for (const Date day : {Date{10}, Date{20}, Date{30}}) {
        simulation.record.live.push_back({{day, 50'000'000, 720}});
    }
    simulation.record.live.push_back({{Date{15}, 40'000'000, 500}});
    return simulation;
}

PlanSnapshot onePhase()
{
    PlanRows rows = planStarting(makeDate(2026, 1, 1));
    rows.of<Plan>().front().target = {50};
    rows.of<Phase>().push_back(make<Phase>("gw1"));
    rows.of<Tranche>().push_back(make<Tranche>("t1"));
    return std::move(rows).snapshot();
}

StepSeries liveFrom(Date day, std::int64_t watts)
{
    StepSeries::Builder builder;
    builder.add(day, watts);
    return builder.build();
}

/// Every field of every row of a table in turn, with another value: whether the inputs then are the same.
template <class E>
void changeFields(const PlanSnapshot &plan, auto &&check)
{
    if (plan.table<E>().isEmpty()) {
        return;
    }
    forEachField<E>([&](std::size_t, const auto &field) {
        using T = typename std::remove_cvref_t<decltype(field)>::Type;
        std::vector<E> rows(plan.table<E>().begin(), plan.table<E>().end());
        T &value = rows.front().*field.member;
        if constexpr (std::same_as<T, std::string>) {
            value += " changed";
        } else if constexpr (requires { value.value += 1; }) {
            value.value += 1;
        } else if constexpr (std::same_as<T, bool>) {
            value = !value;
        } else {
            return;
        }
        check(std::same_as<T, std::string>, plan.withRows(std::move(rows)));
    });
}

} // namespace

/// What an analysis reports: milestones, whether they hold, what makes it stale, names.
class TestRiskAnalysis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void milestonesMatchAHandCount()
    {
        const PlanSnapshot plan = onePhase();
        const std::vector<Date> phases{Date{20}}, tranches{Date{21}};
        const StepSeries live = liveFrom(Date{20}, 50'000'000);
        const auto milestones = riskMilestones(plan, {phases, tranches, live}, fourTrials());
        QCOMPARE(milestones.size(), std::size_t{3});
        const RiskMilestone &target = milestones[0], &phase = milestones[1], &tranche = milestones[2];
        QVERIFY(target.of == EntityRef(plan.plan().id));
        QVERIFY(target.planned == Date{20});
        QCOMPARE(target.held.value(), 0.5);
        QCOMPARE(target.outcome.never, 0.25); // 40 MW is not 50 MW
        QVERIFY(phase.of == EntityRef(idOf<Phase>("gw1")));
        QCOMPARE(phase.held.value(), 0.5); // on day 20 counts
        QVERIFY(phase.outcome.on.p50 == Date{20});
        QVERIFY(phase.outcome.on.p80 == kNever);
        QCOMPARE(tranche.held.value(), 0.25); // day 22 is one too late
    }

    void unreachedMilestonesCannotHold()
    {
        const std::vector<Date> never{kNever};
        const auto milestones = riskMilestones(onePhase(), {never, never, StepSeries()}, fourTrials());
        QVERIFY(!milestones[0].held && !milestones[1].held && !milestones[2].held);
        QVERIFY(!allPhasesHeld(never, fourTrials()));
    }

    void allPhasesMustHoldInTheSameTrial()
    {
        Simulation simulation = fourTrials();
        simulation.record.phases.push_back({Date{40}, Date{35}, Date{35}, Date{35}});
        const std::vector<Date> planned{Date{20}, Date{35}};
        // The first holds in trials 1 and 2, the second in 2, 3 and 4.
        QCOMPARE(allPhasesHeld(planned, simulation).value(), 0.25);
        // One that the plan never brings live promises nothing.
        QCOMPARE(allPhasesHeld(std::vector{Date{20}, kNever}, simulation).value(), 0.5);
    }

    void fanMatchesAHandCount()
    {
        const std::vector<Date> days{Date{9}, Date{20}, Date{40}};
        const auto fan = fanOn(fourTrials().record, days);
        QCOMPARE(fan.size(), std::size_t{3});
        QCOMPARE(fan[0].liveWatts.p90, std::int64_t{0});
        // On day 20: 50, 50, 0 and 40 MW.
        QCOMPARE(fan[1].p20Watts, std::int64_t{0});
        QCOMPARE(fan[1].liveWatts.p50, std::int64_t{40'000'000});
        QCOMPARE(fan[1].liveWatts.p80, std::int64_t{50'000'000});
        QCOMPARE(fan[2].liveWatts.p10, std::int64_t{40'000'000});
        QCOMPARE(fan[2].p20Gpus, std::int64_t{500});
    }

    void figuresAreInputsAndTextsAreNot()
    {
        GenerateOptions options;
        options.gigawatts = 0.1;
        const PlanSnapshot plan = *generatePlan(options);
        QVERIFY(sameRiskInputs(plan, plan));
        int figures = 0, texts = 0;
        const auto check = [&](bool text, const PlanSnapshot &changed) {
            QCOMPARE(sameRiskInputs(plan, changed), text);
            ++(text ? texts : figures);
        };
        changeFields<Plan>(plan, check);
        changeFields<Phase>(plan, check);
        changeFields<Task>(plan, check);
        changeFields<Link>(plan, check);
        changeFields<Row>(plan, check);
        changeFields<Node>(plan, check);
        changeFields<Tranche>(plan, check);
        QVERIFY(figures > 40 && texts > 8);
        // Spending and sources say nothing about dates and megawatts.
        QVERIFY(sameRiskInputs(plan, plan.withRows(std::vector<Cost>())));
        QVERIFY(sameRiskInputs(plan, plan.withRows(std::vector<Claim>())));
        QVERIFY(!sameRiskInputs(plan, plan.withRows(std::vector<Supply>())));
        // Rows of separate origin that are equal are the same.
        QVERIFY(sameRiskInputs(plan,
                               plan.withRows(std::vector<Task>(plan.table<Task>().begin(), plan.table<Task>().end()))));
    }

    void planWithoutRisksDefaultsToTrackedSlips()
    {
        GenerateOptions options;
        options.gigawatts = 0.1;
        const PlanSnapshot plan = *generatePlan(options);
        QCOMPARE(firstProfile(plan), RiskProfile::Plan);
        std::vector<Task> tasks(plan.table<Task>().begin(), plan.table<Task>().end());
        for (Task &task : tasks) {
            task.shape = DurationShape::Fixed;
        }
        QCOMPARE(firstProfile(plan.withRows(std::move(tasks)).withRows(std::vector<RiskEvent>())),
                 RiskProfile::Tracked);
    }

    void factorsHaveNamesAndPlaces()
    {
        PlanRows rows = planStarting(makeDate(2026, 1, 1));
        auto outer = make<Task>("outer"), inner = make<Task>("inner");
        inner.parent = outer.id;
        rows.of<Task>() = {outer, inner};
        rows.of<Phase>().push_back(make<Phase>("gw1"));
        rows.of<RiskCause>().push_back(make<RiskCause>("utility"));
        auto risk = make<DurationRisk>("shells");
        risk.workClass = WorkClass::Shell;
        rows.of<DurationRisk>().push_back(risk);
        const PlanSnapshot plan = std::move(rows).snapshot();
        const auto row = static_cast<std::uint32_t>(plan.table<Task>().indexOf(inner.id));
        QCOMPARE(factorName(plan, {RiskFactor::Task, row, 0, 0, 0}), std::string("outer › inner"));
        QVERIFY(factorEntity(plan, {RiskFactor::Task, row, 0, 0, 0}) == EntityRef(inner.id));
        QVERIFY(factorEntity(plan, {RiskFactor::Cause, 0, 0, 0, 0}) == EntityRef(idOf<RiskCause>("utility")));
        QVERIFY(factorEntity(plan, {RiskFactor::PhaseSlip, 0, 0, 0, 0}) == EntityRef(idOf<Phase>("gw1")));
        const auto shell = static_cast<std::uint32_t>(WorkClass::Shell),
                   grid = static_cast<std::uint32_t>(WorkClass::Grid);
        QVERIFY(factorEntity(plan, {RiskFactor::WorkClass, shell, 0, 0, 0}) == EntityRef(risk.id));
        QVERIFY(!factorEntity(plan, {RiskFactor::WorkClass, grid, 0, 0, 0}));
    }

    void drawsFollowKeysNotIds()
    {
        const PlanSnapshot plan = *generatePlan({});
        const SimulationSettings settings{40, 3, 1, RiskProfile::Both};
        const Simulation one = simulate(plan, settings), other = simulate(renumbered(plan, 9), settings);
        QVERIFY(one == other);
    }

    void estimatesOutOfOrderAreNeverCertain()
    {
        PlanRows rows = planStarting(makeDate(2026, 1, 1));
        auto swapped = make<Task>("swapped"), half = make<Task>("half");
        for (Task *task : {&swapped, &half}) {
            task->duration = {10 * 480};
        }
        swapped.optimistic = {15 * 480};
        swapped.pessimistic = {8 * 480};
        half.optimistic = {12 * 480};
        rows.of<Task>() = {swapped, half};
        const PlanSnapshot plan = std::move(rows).snapshot();
        const DurationDraws draws(plan);
        const auto range = [&](std::size_t at) {
            const ThreePoints &points = draws.tasks()[at].points;
            return std::pair(std::llround(points.atShare(0) / 480), std::llround(points.atShare(1) / 480));
        };
        QCOMPARE(plan.table<Task>()[0].key, std::string("half"));
        QVERIFY(range(0) == std::pair(10LL, 12LL));
        QVERIFY(range(1) == std::pair(8LL, 15LL));
        const auto remarks = riskRemarks(plan);
        QCOMPARE(remarks.size(), std::size_t{1});
        QVERIFY(remarks[0].find("“half” (optimistic 12 d is above the planned 10 d), “swapped”") != std::string::npos);
        QVERIFY(riskRemarks(onePhase()).empty());
    }

    void reportsTrialsBeyondTheLastDate()
    {
        PlanRows rows = planStarting(makeDate(2026, 1, 1));
        auto endless = make<Task>("endless");
        endless.duration = {100'000'000};
        rows.of<Task>() = {endless};
        const PlanSnapshot plan = std::move(rows).snapshot();
        SimulationSettings settings;
        settings.trials = 20;
        const Simulation simulation = simulate(plan, settings);
        const auto remarks = riskRemarks(plan, &simulation);
        QCOMPARE(remarks.size(), std::size_t{1});
        QVERIFY2(remarks[0].starts_with("In 20 of 20 trials the plan would go on after 31 Dec 2199"),
                 remarks[0].c_str());
        const Simulation sound = simulate(onePhase(), settings);
        QVERIFY(riskRemarks(onePhase(), &sound).empty());
    }

    void reportsPartialOrderDates()
    {
        PlanRows rows = planStarting(makeDate(2026, 1, 1));
        rows.of<Phase>().push_back(make<Phase>("gw1"));
        for (int i = 0; i < 900; ++i) {
            auto task = make<Task>("t" + std::to_string(i));
            task.duration = {480};
            task.workClass = WorkClass::Procurement;
            task.phase = idOf<Phase>("gw1");
            rows.of<Task>().push_back(task);
        }
        const PlanSnapshot plan = std::move(rows).snapshot();
        QCOMPARE(orderItems(plan).items, std::size_t{900});
        QCOMPARE(orderItems(plan).workedOut, std::size_t{666}); // 600,000 over the number of tasks
        QVERIFY(orderDatesRemark(plan).find("666 of its 900 long-lead items") != std::string::npos);
    }

    void roomIsLatestMinusPlanned()
    {
        OrderDate order;
        order.planned = Date{100};
        order.latest = Date{90};
        QCOMPARE(order.room().value(), -10);
        order.latest = kNever;
        QVERIFY(!order.room());
    }
};

GIGAPLAN_TEST(TestRiskAnalysis)
#include "tst_risk_analysis.moc"
