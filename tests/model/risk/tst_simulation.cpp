// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capital/capital.h"
#include "model/analysis/risk/duration_draws.h"
#include "model/analysis/risk/pert_quantiles.h"
#include "model/analysis/risk/random_numbers.h"
#include "model/analysis/risk/simulation.h"
#include "model/plan/links.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <numbers>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

constexpr int kTrials = 20000;

Task scattering(std::string_view key, DurationShape shape, std::int64_t low, std::int64_t likely, std::int64_t high)
{
    auto task = make<Task>(key);
    task.elapsed = true;
    task.shape = shape;
    task.optimistic.value = low;
    task.duration.value = likely;
    task.pessimistic.value = high;
    return task;
}

PlanRows twoTasks(double correlation)
{
    PlanRows rows = planStarting(makeDate(2026, 1, 5));
    auto cause = make<RiskCause>("utility");
    cause.correlation.value = correlation;
    rows.of<RiskCause>().push_back(cause);
    for (const char *key : {"a", "b"}) {
        auto task = scattering(key, DurationShape::Triangular, 60000, 90000, 180000);
        task.cause = cause.id;
        rows.of<Task>().push_back(task);
    }
    return rows;
}

void link(PlanRows &rows, std::string_view from, std::string_view to)
{
    auto link = make<Link>(std::string(from) + '-' + std::string(to));
    link.from = idOf<Task>(from);
    link.to = idOf<Task>(to);
    rows.of<Link>().push_back(link);
}

struct Moments {
    double mean = 0, variance = 0;
};

/// Of a function of the drawn durations.
Moments moments(const PlanSnapshot &plan, auto &&of)
{
    const DurationDraws draws(plan);
    double sum = 0, squares = 0;
    for (std::uint64_t trial = 0; trial < kTrials; ++trial) {
        std::vector<std::int64_t> durations = draws.planned();
        draws.draw({7, trial}, durations);
        const double value = of(durations);
        sum += value;
        squares += value * value;
    }
    const double mean = sum / kTrials;
    return {mean, squares / kTrials - mean * mean};
}

double sumOf(const std::vector<std::int64_t> &durations)
{
    return static_cast<double>(durations[0] + durations[1]);
}

} // namespace

class TestSimulation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void normalQuantileInvertsTheDistribution()
    {
        for (double share = 1e-9; share < 1; share += 0.000999) {
            QVERIFY2(std::abs(normalShare(normalQuantile(share)) / share - 1) < 1e-7,
                     qPrintable(QString::number(share)));
        }
    }

    void sumOfTwoTriangulars_data()
    {
        QTest::addColumn<double>("correlation");
        QTest::newRow("independent") << 0.0;
        QTest::newRow("together") << 1.0;
    }
    void sumOfTwoTriangulars()
    {
        QFETCH(double, correlation);
        const double a = 60000, m = 90000, b = 180000;
        const double mean = 2 * (a + m + b) / 3;
        const double one = (a * a + m * m + b * b - a * m - a * b - m * b) / 18;
        const double variance = 2 * one * (1 + correlation);
        const Moments found = moments(twoTasks(correlation).snapshot(), sumOf);
        QVERIFY(std::abs(found.mean - mean) < 4 * std::sqrt(variance / kTrials));
        // The kurtosis is at most 3 here: the variance's standard error is at most variance × sqrt(2 / n).
        QVERIFY(std::abs(found.variance - variance) < 4 * variance * std::sqrt(2.0 / kTrials));
    }

    /// A normal copula keeps the ranks' correlation whatever the shapes: 6 / π × asin(c / 2) (Kruskal, 1958).
    void ranksAreCorrelatedAsStated_data()
    {
        QTest::addColumn<int>("shape");
        QTest::addColumn<double>("correlation");
        for (const DurationShape shape : {DurationShape::Triangular, DurationShape::Pert, DurationShape::Lognormal}) {
            for (const double correlation : {0.0, 0.3, 0.6, 0.9, 1.0}) {
                QTest::addRow("%s %g", enumName(shape).data(), correlation) << int(shape) << correlation;
            }
        }
    }
    void ranksAreCorrelatedAsStated()
    {
        QFETCH(int, shape);
        QFETCH(double, correlation);
        PlanRows rows = twoTasks(correlation);
        for (Task &task : rows.of<Task>()) {
            task.shape = static_cast<DurationShape>(shape);
        }
        const DurationDraws draws(std::move(rows).snapshot());
        std::array<std::vector<std::pair<std::int64_t, int>>, 2> drawn;
        for (int trial = 0; trial < kTrials; ++trial) {
            std::vector<std::int64_t> durations = draws.planned();
            draws.draw({7, static_cast<std::uint64_t>(trial)}, durations);
            drawn[0].emplace_back(durations[0], trial);
            drawn[1].emplace_back(durations[1], trial);
        }
        std::array<std::vector<double>, 2> ranks;
        for (std::size_t i = 0; i < 2; ++i) {
            std::sort(drawn[i].begin(), drawn[i].end());
            ranks[i].resize(kTrials);
            for (int rank = 0; rank < kTrials; ++rank) {
                ranks[i][static_cast<std::size_t>(drawn[i][static_cast<std::size_t>(rank)].second)] =
                    (rank + 0.5) / kTrials - 0.5;
            }
        }
        double found = 0;
        for (std::size_t trial = 0; trial < kTrials; ++trial) {
            found += ranks[0][trial] * ranks[1][trial] * 12 / kTrials;
        }
        const double expected = 6 / std::numbers::pi * std::asin(correlation / 2);
        QVERIFY2(std::abs(found - expected) < 4 / std::sqrt(double(kTrials)), qPrintable(QString::number(found)));
    }

    void laterOfTwoEqualTriangulars()
    {
        // Of two independent standard uniforms' quantiles the larger has the distribution F², its mean ∫ Q(u) 2u du.
        const ThreePoints points{DurationShape::Triangular, 60000, 90000, 180000};
        double mean = 0;
        constexpr int kSteps = 200000;
        for (int i = 0; i < kSteps; ++i) {
            const double share = (i + 0.5) / kSteps;
            mean += points.at(normalQuantile(share)) * 2 * share / kSteps;
        }
        const Moments found = moments(twoTasks(0).snapshot(), [](const std::vector<std::int64_t> &durations) {
            return static_cast<double>(std::max(durations[0], durations[1]));
        });
        QVERIFY(std::abs(found.mean - mean) < 4 * std::sqrt(found.variance / kTrials));
    }

    void pertHasItsMean()
    {
        const ThreePoints points{DurationShape::Pert, 10, 25, 80};
        double mean = 0;
        constexpr int kSteps = 2000;
        for (int i = 0; i < kSteps; ++i) {
            mean += points.at(normalQuantile((i + 0.5) / kSteps)) / kSteps;
        }
        QVERIFY(std::abs(mean - (10 + 4 * 25 + 80) / 6.0) < 0.02);
    }

    /// With a whole exponent the distribution is a sum of binomial terms.
    void pertTableInvertsTheDistribution()
    {
        const PertQuantiles table;
        for (int rise = 0; rise <= 4; ++rise) {
            const auto share = [rise](double x) {
                constexpr std::array kChoose{1.0, 5.0, 10.0, 10.0, 5.0, 1.0};
                double sum = 0;
                for (int j = rise + 1; j <= 5; ++j) {
                    sum += kChoose[static_cast<std::size_t>(j)] * std::pow(x, j) * std::pow(1 - x, 5 - j);
                }
                return sum;
            };
            for (double z = -5.9; z < 5.9; z += 0.0371) {
                const double x = table.at(z, rise / 4.0);
                QVERIFY2(share(std::max(0.0, x - 5e-4)) <= normalShare(z)
                             && share(std::min(1.0, x + 5e-4)) >= normalShare(z),
                         qPrintable(QString::number(z)));
            }
        }
    }

    void pertTableRisesAndHasItsMeanForEveryMode()
    {
        const PertQuantiles table;
        for (double mode = 0; mode <= 1; mode += 0.0173) {
            double mean = 0, before = -1;
            constexpr int kSteps = 4000;
            for (int i = 0; i < kSteps; ++i) {
                const double value = table.at(normalQuantile((i + 0.5) / kSteps), mode);
                QVERIFY(value >= before);
                before = value;
                mean += value / kSteps;
            }
            QVERIFY2(std::abs(mean - (4 * mode + 1) / 6) < 2e-4, qPrintable(QString::number(mode)));
        }
    }

    void lognormalGoesThroughItsThreePoints()
    {
        const ThreePoints points{DurationShape::Lognormal, 10, 25, 80};
        QVERIFY(std::abs(points.at(normalQuantile(0.1)) - 10) < 1e-6);
        QVERIFY(std::abs(points.at(normalQuantile(0.5)) - 25) < 1e-6);
        QVERIFY(std::abs(points.at(normalQuantile(0.9)) - 80) < 1e-6);
    }

    void progressReducesScatter()
    {
        PlanRows rows = planStarting(makeDate(2026, 1, 5));
        auto done = scattering("a", DurationShape::Triangular, 60000, 90000, 180000);
        done.actualStart = startOfDay(makeDate(2026, 1, 5));
        done.actualFinish = startOfDay(makeDate(2026, 3, 5));
        auto half = scattering("b", DurationShape::Triangular, 60000, 90000, 180000);
        half.actualStart = startOfDay(makeDate(2026, 1, 5));
        half.complete.value = 50;
        rows.of<Task>() = {done, half};
        const PlanSnapshot plan = std::move(rows).snapshot();
        const auto doneRow = plan.table<Task>().indexOf(done.id), halfRow = plan.table<Task>().indexOf(half.id);
        const DurationDraws draws(plan);
        for (std::uint64_t trial = 0; trial < 500; ++trial) {
            std::vector<std::int64_t> durations = draws.planned();
            draws.draw({3, trial}, durations);
            QCOMPARE(durations[doneRow], std::int64_t{90000});
            QVERIFY(durations[halfRow] >= 75000 && durations[halfRow] <= 135000);
        }
    }

    void eventsOccurWithTheirProbability()
    {
        PlanRows rows = planStarting(makeDate(2026, 1, 5));
        rows.of<Task>() = {scattering("a", DurationShape::Fixed, 0, 1000, 0)};
        auto event = make<RiskEvent>("storm");
        event.probability.value = 30;
        event.task = idOf<Task>("a");
        event.optimistic.value = event.likely.value = event.pessimistic.value = 500;
        rows.of<RiskEvent>().push_back(event);
        const Moments found = moments(std::move(rows).snapshot(), [](const std::vector<std::int64_t> &durations) {
            return static_cast<double>(durations[0] - 1000) / 500;
        });
        QVERIFY(std::abs(found.mean - 0.3) < 4 * std::sqrt(0.3 * 0.7 / kTrials));
    }

    void percentilesEqualThePlanWithoutRisk()
    {
        PlanRows rows = twoTasks(0);
        for (Task &task : rows.of<Task>()) {
            task.optimistic = task.pessimistic = {};
        }
        link(rows, "a", "b");
        const PlanSnapshot plan = std::move(rows).snapshot();
        const Schedule schedule = computeSchedule(plan);
        const Simulation result = simulate(plan, {20, 1, 2});
        for (std::size_t row = 0; row < schedule.tasks.size(); ++row) {
            const TaskDates &dates = schedule.tasks[row];
            const TaskOutcome &outcome = result.tasks[row];
            QVERIFY(outcome.start == (Quantiles<Instant>{dates.start, dates.start, dates.start, dates.start}));
            QVERIFY(outcome.finish == (Quantiles<Instant>{dates.finish, dates.finish, dates.finish, dates.finish}));
            QVERIFY(outcome.meanFinish == dates.finish);
            QCOMPARE(outcome.criticality, dates.critical ? 1.0 : 0.0);
        }
    }

    void resultDependsOnTheSeedOnly()
    {
        PlanRows rows = twoTasks(0.5);
        link(rows, "a", "b");
        const PlanSnapshot plan = std::move(rows).snapshot();
        const Simulation one = simulate(plan, {300, 5, 1});
        QVERIFY(one == simulate(plan, {300, 5, 2}));
        QVERIFY(one == simulate(plan, {300, 5, 3}));
        QVERIFY(one == simulate(plan, {300, 5, 8}));
        QVERIFY(!(one == simulate(plan, {300, 6, 1})));
        for (const TaskOutcome &task : one.tasks) {
            QVERIFY(task.finish.p10 < task.finish.p50 && task.finish.p50 < task.finish.p80
                    && task.finish.p80 < task.finish.p90);
        }
    }

    void aStoppedSimulationHasNoTrials()
    {
        std::stop_source source;
        double told = 0;
        const PlanSnapshot plan = twoTasks(0).snapshot();
        const auto stopAtTen = [&](double share) {
            told = share;
            if (share == 10 / 100000.0) {
                source.request_stop();
            }
        };
        const Simulation result = simulate(plan, {100000, 1, 2}, stopAtTen, source.get_token());
        QCOMPARE(result.trials, std::size_t{0});
        QCOMPARE(told, 10 / 100000.0);
    }
};

GIGAPLAN_TEST(TestSimulation)
#include "tst_simulation.moc"
