// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capital/capital.h"
#include "model/analysis/risk/capacity_trials.h"
#include "model/analysis/risk/order_dates.h"
#include "model/analysis/risk/tornado.h"
#include "model/analysis/risk/trial_engine.h"
#include "model/generate/generate.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

template <class E>
std::vector<E> rowsOf(const PlanSnapshot &plan)
{
    return {plan.table<E>().begin(), plan.table<E>().end()};
}

/// A generated campus with everything shaken: references to nothing and to what is not there, other durations, other
/// conditions of tranches, shared deliveries, rows that install at once; `cut`: sources and feeds that are gone.
PlanSnapshot shaken(const PlanSnapshot &plan, unsigned seed, bool loops, bool cut)
{
    std::mt19937 random(seed);
    const auto oneIn = [&random](unsigned count) { return random() % count == 0; };
    auto tasks = rowsOf<Task>(plan);
    for (Task &task : tasks) {
        task.duration.value = task.duration.value > 0 && !oneIn(5) ? 1 + random() % 100000 : task.duration.value;
        if (oneIn(10)) {
            task.actualStart = task.actualFinish = {};
            task.complete = {};
        }
        if (oneIn(20)) {
            task.constraint = ConstraintKind::StartNoEarlierThan;
            task.constraintDate = startOfDay(makeDate(2025, 1, 1) + static_cast<int>(random() % 1000));
        }
    }
    const auto someTask = [&]() -> Id<Task> {
        return oneIn(4) ? Id<Task>() : oneIn(20) ? Id<Task>{12345} : tasks[random() % tasks.size()].id;
    };
    auto nodes = rowsOf<Node>(plan);
    for (Node &node : nodes) {
        node.ready = oneIn(3) ? someTask() : node.ready;
    }
    auto feeds = rowsOf<Feed>(plan);
    for (Feed &feed : feeds) {
        if (loops && oneIn(6)) {
            feed.from = nodes[random() % nodes.size()].id;
        }
    }
    if (cut) {
        std::erase_if(feeds, [&](const Feed &) { return oneIn(12); });
        for (Node &node : nodes) {
            node.kind = oneIn(15) ? static_cast<NodeKind>(random() % EnumNames<NodeKind>::entries.size()) : node.kind;
        }
    }
    auto rows = rowsOf<Row>(plan);
    for (Row &row : rows) {
        row.install = oneIn(3) ? someTask() : row.install;
        row.commission = oneIn(3) ? someTask() : row.commission;
        row.feedB = oneIn(8) ? Id<Node>() : oneIn(60) ? Id<Node>{999} : row.feedB;
        row.cooling = oneIn(8) ? Id<Node>() : oneIn(60) ? Id<Node>{999} : row.cooling;
        row.feedA = oneIn(8) ? Id<Node>() : oneIn(60) ? nodes[random() % nodes.size()].id : row.feedA;
    }
    auto supplies = rowsOf<Supply>(plan);
    for (Supply &supply : supplies) {
        supply.phase = oneIn(3) ? Id<Phase>() : supply.phase;
        supply.quantity = oneIn(10) ? supply.quantity / 2 : supply.quantity;
        supply.date = makeDate(2025, 1, 1) + static_cast<int>(random() % 900);
    }
    auto phases = rowsOf<Phase>(plan);
    for (Phase &phase : phases) {
        phase.target.value *= oneIn(2) ? 0.6 : oneIn(3) ? 0 : 1;
    }
    auto tranches = rowsOf<Tranche>(plan);
    for (int i = 0; i < 4; ++i) {
        auto tranche = make<Tranche>("extra-" + std::to_string(i));
        tranche.live = {i * 20.0};
        tranche.holdDays = i * 40;
        tranche.earliest = oneIn(2) ? std::optional(makeDate(2027, 1, 1)) : std::nullopt;
        tranches.push_back(tranche);
    }
    return plan.withRows(std::move(tasks))
        .withRows(std::move(nodes))
        .withRows(std::move(feeds))
        .withRows(std::move(rows))
        .withRows(std::move(supplies))
        .withRows(std::move(phases))
        .withRows(std::move(tranches));
}

PlanSnapshot campus(double gigawatts, std::uint64_t seed, CapacityBasis basis = CapacityBasis::It)
{
    GenerateOptions options;
    options.gigawatts = gigawatts;
    options.basis = basis;
    options.seed = seed;
    return generatePlan(options).value();
}

/// No task scatters.
PlanSnapshot certain(const PlanSnapshot &plan)
{
    auto tasks = rowsOf<Task>(plan);
    for (Task &task : tasks) {
        task.optimistic = task.pessimistic = {};
    }
    return plan.withRows(std::move(tasks));
}

void compareWithEngines(const PlanSnapshot &plan, const std::string &where)
{
    const Schedule schedule = computeSchedule(plan);
    const Capacity capacity = computeCapacity(plan, schedule);
    const Capital capital = computeCapital(plan, schedule, capacity);
    const CapacityTrials trials(plan);
    CapacityTrials::State state;
    for (int again = 0; again < 2; ++again) {
        trials.compute(state, [&](std::uint32_t row) {
            return DurationTrials::Span{schedule.tasks[row].start, schedule.tasks[row].finish};
        });
        QVERIFY2(state.phases == capacity.phaseLiveOn, where.c_str());
        QVERIFY2(state.tranches == capital.releasedOn, where.c_str());
        const StepSeries &watts = capacity.total.power(plan.plan().basis, RowState::Live);
        const StepSeries &gpus = capacity.total.gpus[static_cast<std::size_t>(RowState::Live)];
        QVERIFY2(state.live.size() >= watts.steps().size(), where.c_str());
        for (const LiveStep &step : state.live) {
            QVERIFY2(step.watts == watts.at(step.date) && step.gpus == gpus.at(step.date), where.c_str());
        }
        QVERIFY(state.live.empty() || state.live.back().watts == watts.last());
    }
}

} // namespace

/// What trials say is live and released, against the engines that everything else goes by.
class TestCapacityTrials : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomCampusesMatchTheEngines()
    {
        const PlanSnapshot plans[] = {campus(0.12, 1), campus(0.3, 2, CapacityBasis::Facility)};
        int goLives = 0;
        for (unsigned seed = 1; seed <= 60; ++seed) {
            const PlanSnapshot plan = shaken(plans[seed % 2], seed, seed % 3 == 0, seed % 4 == 1);
            compareWithEngines(plan, "seed " + std::to_string(seed));
            const Capacity capacity = computeCapacity(plan, computeSchedule(plan));
            goLives += std::any_of(capacity.phaseLiveOn.begin(), capacity.phaseLiveOn.end(),
                                   [](Date date) { return date != kNever; });
        }
        QVERIFY(goLives > 5);
    }

    void percentilesEqualTheForecastWithoutRisk()
    {
        const PlanSnapshot plan = certain(scenarioPlan("openai-nvidia-10gw").value());
        const Schedule schedule = computeSchedule(plan);
        const Capacity capacity = computeCapacity(plan, schedule);
        const Capital capital = computeCapital(plan, schedule, capacity);
        const Simulation result = simulate(plan, {12, 1, 2});
        const auto all = [](auto value) { return Quantiles<decltype(value)>{value, value, value, value}; };
        for (std::size_t row = 0; row < capacity.phaseLiveOn.size(); ++row) {
            QVERIFY(result.phases[row].on == all(capacity.phaseLiveOn[row]));
        }
        for (std::size_t row = 0; row < capital.releasedOn.size(); ++row) {
            QVERIFY(result.tranches[row].on == all(capital.releasedOn[row]));
        }
        for (const FanPoint &point : result.fan) {
            QVERIFY(point.liveWatts == all(capacity.total.power(plan.plan().basis, RowState::Live).at(point.date)));
            QVERIFY(point.liveGpus
                    == all(capacity.total.gpus[static_cast<std::size_t>(RowState::Live)].at(point.date)));
        }
        for (std::size_t row = 0; row < schedule.tasks.size(); ++row) {
            QVERIFY(result.tasks[row].start == all(schedule.tasks[row].start));
            QVERIFY(result.tasks[row].finish == all(schedule.tasks[row].finish));
        }
        QVERIFY(result.finish == all(schedule.finish));
        QVERIFY(result.fan.back().liveWatts.p10 == capacity.total.power(plan.plan().basis, RowState::Live).last());
        QVERIFY(!result.slips);
    }

    void everyTrialMatchesTheEngines_data()
    {
        QTest::addColumn<bool>("late");
        QTest::newRow("as soon as possible") << false;
        QTest::newRow("some tasks as late as possible") << true;
    }
    void everyTrialMatchesTheEngines()
    {
        QFETCH(bool, late);
        PlanSnapshot plan = campus(0.3, 3);
        if (late) {
            auto tasks = rowsOf<Task>(plan);
            for (std::size_t row = 0; row < tasks.size(); row += 5) {
                tasks[row].constraint = ConstraintKind::AsLateAsPossible;
            }
            plan = plan.withRows(std::move(tasks));
        }
        const SimulationSettings settings{6, 21, 2, RiskProfile::Both};
        const Simulation result = simulate(plan, settings);
        const TrialEngine engine(plan, settings.profile, settings.seed);
        TrialEngine::Worker worker = engine.worker();
        int moved = 0;
        for (std::size_t trial = 0; trial < settings.trials; ++trial) {
            engine.draw(worker, trial);
            auto tasks = rowsOf<Task>(plan);
            for (std::size_t row = 0; row < tasks.size(); ++row) {
                moved += tasks[row].duration.value != worker.durations[row];
                tasks[row].duration.value = worker.durations[row];
            }
            const PlanSnapshot drawn = plan.withRows(std::move(tasks));
            const Schedule schedule = computeSchedule(drawn);
            const Capacity capacity = computeCapacity(drawn, schedule);
            const Capital capital = computeCapital(drawn, schedule, capacity);
            engine.run(worker, trial, {});
            QVERIFY(result.record.finishes[trial] == schedule.finish);
            QVERIFY(worker.capacity.tranches == capital.releasedOn);
            for (std::size_t row = 0; row < capacity.phaseLiveOn.size(); ++row) {
                QVERIFY(result.record.phases[row][trial] == capacity.phaseLiveOn[row]);
            }
            for (std::uint32_t row = 0; row < schedule.tasks.size(); ++row) {
                const DurationTrials::Span span = engine.spanOf(worker, row);
                QVERIFY(span.start == schedule.tasks[row].start && span.finish == schedule.tasks[row].finish);
            }
            for (const LiveStep &step : result.record.live[trial]) {
                QCOMPARE(step.watts, capacity.total.power(plan.plan().basis, RowState::Live).at(step.date));
            }
        }
        QVERIFY(moved > 100);
        QCOMPARE(engine.trials().delays(), late);
    }

    void stoppedQuestionReturnsNothing()
    {
        const PlanSnapshot plan = campus(0.12, 4);
        const SimulationSettings settings{100, 3, 2};
        const Simulation result = simulate(plan, settings);
        QVERIFY(!tornado(plan, settings, result).empty());
        QVERIFY(!orderDates(plan, settings).empty());
        std::stop_source source;
        source.request_stop();
        QVERIFY(tornado(plan, settings, result, {}, source.get_token()).empty());
        QVERIFY(orderDates(plan, settings, source.get_token()).empty());
    }

    void percentilesAreMonotonic()
    {
        const PlanSnapshot plan = campus(0.5, 4);
        for (const RiskProfile profile : {RiskProfile::Plan, RiskProfile::Tracked, RiskProfile::Both}) {
            const Simulation result = simulate(plan, {200, 3, 2, profile});
            QCOMPARE(result.slips.has_value(), profile != RiskProfile::Plan);
            const auto rises = [](const auto &q) { return q.p10 <= q.p50 && q.p50 <= q.p80 && q.p80 <= q.p90; };
            for (const TaskOutcome &task : result.tasks) {
                QVERIFY(rises(task.start) && rises(task.finish));
                QVERIFY(task.criticality >= 0 && task.criticality <= 1);
            }
            for (const DateOutcome &phase : result.phases) {
                QVERIFY(rises(phase.on));
            }
            for (const DateOutcome &tranche : result.tranches) {
                QVERIFY(rises(tranche.on));
            }
            for (std::size_t i = 0; i < result.fan.size(); ++i) {
                QVERIFY(rises(result.fan[i].liveWatts) && rises(result.fan[i].liveGpus));
                QVERIFY(i == 0 || result.fan[i - 1].liveWatts.p10 <= result.fan[i].liveWatts.p10);
            }
        }
    }

    void confidenceIsTheShareOfTrials()
    {
        const PlanSnapshot plan = campus(0.5, 4);
        const Simulation result = simulate(plan, {200, 3, 2});
        QVERIFY(!result.fan.empty());
        for (const FanPoint &point : result.fan) {
            const PowerGoal median{point.date, point.liveWatts.p50};
            std::size_t met = 0;
            for (const auto &steps : result.record.live) {
                std::int64_t watts = 0;
                for (const LiveStep &step : steps) {
                    watts = step.date <= point.date ? step.watts : watts;
                }
                met += watts >= median.watts;
            }
            QCOMPARE(result.confidence(std::span(&median, 1)), static_cast<double>(met) / 200);
            const PowerGoal both[] = {median, {point.date + 400, median.watts + 1}};
            QVERIFY(result.confidence(both) <= result.confidence(std::span(&median, 1)));
        }
        const PowerGoal tooMuch{result.fan.back().date, result.fan.back().liveWatts.p90 + 1};
        QCOMPARE(result.confidence(std::span(&tooMuch, 1)), 0.0);
    }
};

GIGAPLAN_TEST(TestCapacityTrials)
#include "tst_capacity_trials.moc"
