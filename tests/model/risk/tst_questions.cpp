// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/order_dates.h"
#include "model/analysis/risk/tornado.h"
#include "model/analysis/risk/trial_engine.h"
#include "model/plan/calendars.h"
#include "model/plan/equipment.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

constexpr std::int64_t kDay = 1440;

/// One phase of one row of racks (10 MW IT): transformer and shell, then commissioning of a fixed length. All elapsed.
struct Campus {
    PlanRows rows = planStarting(makeDate(2026, 1, 1));

    Campus()
    {
        auto always = make<Calendar>("always");
        always.monday = always.tuesday = always.wednesday = always.thursday = always.friday = always.saturday =
            always.sunday = parseWorkHours("00:00-24:00").value();
        rows.of<Calendar>().push_back(always);
        rows.of<Plan>().front().calendar = always.id;
        auto phase = make<Phase>("gw1");
        phase.target.value = 10;
        rows.of<Phase>().push_back(phase);
        rows.of<Plan>().front().itOverhead.value = 1;
        task("transformer", 100, WorkClass::Procurement);
        task("shell", 160, WorkClass::Shell);
        task("test", 40, WorkClass::Commissioning);
        link("transformer", "test");
        link("shell", "test");
        auto equipment = make<Equipment>("rack");
        equipment.kind = EquipmentKind::GpuRack;
        equipment.operating.value = 100;
        equipment.gpuPackages = 72;
        rows.of<Equipment>().push_back(equipment);
        auto supply = make<Supply>("lot");
        supply.equipment = equipment.id;
        supply.date = makeDate(2026, 1, 2);
        supply.quantity = 100;
        rows.of<Supply>().push_back(supply);
        auto grid = make<Node>("grid");
        grid.kind = NodeKind::Grid;
        grid.ready = idOf<Task>("transformer");
        rows.of<Node>().push_back(grid);
        auto row = make<Row>("row");
        row.phase = phase.id;
        row.equipment = equipment.id;
        row.slots = 100;
        row.feedA = grid.id;
        row.commission = idOf<Task>("test");
        rows.of<Row>().push_back(row);
    }
    Task &task(std::string_view key, std::int64_t days, WorkClass workClass)
    {
        auto task = make<Task>(key);
        task.elapsed = true;
        task.duration.value = days * kDay;
        task.workClass = workClass;
        task.phase = idOf<Phase>("gw1");
        return rows.of<Task>().emplace_back(task);
    }
    Task &named(std::string_view key)
    {
        return *std::find_if(rows.of<Task>().begin(), rows.of<Task>().end(),
                             [key](const Task &t) { return t.key == key; });
    }
    void scatter(std::string_view key, std::int64_t low, std::int64_t high)
    {
        named(key).shape = DurationShape::Triangular;
        named(key).optimistic.value = low * kDay;
        named(key).pessimistic.value = high * kDay;
    }
    void link(std::string_view from, std::string_view to)
    {
        auto link = make<Link>(std::string(from) + '-' + std::string(to));
        link.from = idOf<Task>(from);
        link.to = idOf<Task>(to);
        rows.of<Link>().push_back(link);
    }
    PlanSnapshot plan() const { return PlanRows(rows).snapshot(); }
};

std::uint32_t rowOf(const PlanSnapshot &plan, std::string_view task)
{
    return static_cast<std::uint32_t>(plan.table<Task>().indexOf(idOf<Task>(task)));
}

/// The share of trials live by `day` where the item starts on `order`, computed by the full engine.
double liveShare(const PlanSnapshot &plan, const SimulationSettings &settings, std::string_view item, Date order,
                 Date day)
{
    std::vector<Task> tasks(plan.table<Task>().begin(), plan.table<Task>().end());
    tasks[rowOf(plan, item)].constraint = ConstraintKind::StartNoEarlierThan;
    tasks[rowOf(plan, item)].constraintDate = startOfDay(order);
    const Simulation result = simulate(plan.withRows(std::move(tasks)), settings);
    const auto &dates = result.record.phases.front();
    return static_cast<double>(std::count_if(dates.begin(), dates.end(), [day](Date date) { return date <= day; }))
        / static_cast<double>(dates.size());
}

} // namespace

/// What is asked of a simulation afterwards: what swings a date, when to order, and the default profile.
class TestQuestions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderDateFollowsTheSlackWithoutRisk()
    {
        // The transformer takes 100 of the shell's 160 days: 60 days later, and not one more.
        const Campus campus;
        const auto orders = orderDates(campus.plan(), {10, 1, 2});
        QCOMPARE(orders.size(), std::size_t{1});
        QCOMPARE(orders.front().task, rowOf(campus.plan(), "transformer"));
        QVERIFY(orders.front().planned == makeDate(2026, 1, 1));
        QVERIFY(orders.front().latest == makeDate(2026, 1, 1) + 60);
        QCOMPARE(orders.front().trials, std::size_t{10});
    }

    void weekOfDelayCostsTheLateMegawatts()
    {
        Campus campus;
        campus.rows.of<Plan>().front().delayCost.value = 1000;
        QCOMPARE(orderDates(campus.plan(), {10, 1, 1}).front().costPerWeek.value, std::int64_t{10 * 1000});
        // Where the go-live does not wait for the item at all, ordering late costs nothing and no date matters.
        Campus free;
        free.rows.of<Link>().erase(free.rows.of<Link>().begin());
        free.rows.of<Node>().front().ready = {};
        const auto orders = orderDates(free.plan(), {10, 1, 1});
        QVERIFY(orders.front().latest == kNever);
        QCOMPARE(orders.front().costPerWeek.value, std::int64_t{0});
    }

    void latestOrderDateIsTheLastThatHoldsTheP80()
    {
        Campus campus;
        campus.scatter("transformer", 80, 220);
        campus.scatter("shell", 150, 200);
        const PlanSnapshot plan = campus.plan();
        for (const std::uint64_t seed : {1, 2, 3}) {
            const SimulationSettings settings{400, seed, 2};
            const Simulation result = simulate(plan, settings);
            const auto orders = orderDates(plan, settings);
            const OrderDate &order = orders.front();
            QVERIFY(order.goLive == result.phases.front().on.p80);
            QVERIFY(liveShare(plan, settings, "transformer", order.latest, order.goLive) >= 0.8);
            QVERIFY(liveShare(plan, settings, "transformer", order.latest + 1, order.goLive) < 0.8);
            QVERIFY(order.costPerWeek.value > 0);
            QVERIFY(orders == orderDates(plan, {400, seed, 1}));
            QVERIFY(orders == orderDates(plan, {400, seed, 8}));
        }
    }

    void tornadoListsOnlyWhatMovesTheDate()
    {
        Campus campus;
        campus.scatter("shell", 140, 300);
        campus.scatter("test", 35, 60);
        campus.scatter("transformer", 90, 110); // never on the path
        auto event = make<RiskEvent>("strike");
        event.probability.value = 40;
        event.task = idOf<Task>("test");
        event.optimistic.value = event.likely.value = event.pessimistic.value = 30 * kDay;
        campus.rows.of<RiskEvent>().push_back(event);
        const PlanSnapshot plan = campus.plan();
        const SimulationSettings settings{4000, 11, 2};
        const Simulation result = simulate(plan, settings);
        for (const std::optional<std::uint32_t> phase :
             {std::optional<std::uint32_t>(0), std::optional<std::uint32_t>()}) {
            const auto bars = tornado(plan, settings, result, phase);
            const auto find = [&bars](RiskFactor factor, std::uint32_t row) {
                const auto at = std::find_if(bars.begin(), bars.end(), [&](const TornadoBar &bar) {
                    return bar.factor == factor && bar.row == row;
                });
                return at == bars.end() ? 0.0 : at->swing();
            };
            QCOMPARE(bars.size(), std::size_t{5}); // two tasks, their two classes, the event
            // The mean of a triangular's top tenth less that of its bottom tenth.
            const ThreePoints shell{DurationShape::Triangular, 140, 160, 300};
            double expected = 0;
            for (int i = 0; i < 1000; ++i) {
                expected += (shell.atShare(0.9 + (i + 0.5) / 10000) - shell.atShare((i + 0.5) / 10000)) / 1000;
            }
            const double found = find(RiskFactor::Task, rowOf(plan, "shell"));
            QVERIFY2(std::abs(found - expected) < 4,
                     qPrintable(QString::number(found) + QStringLiteral(" for ") + QString::number(expected)));
            QCOMPARE(find(RiskFactor::WorkClass, std::uint32_t(WorkClass::Shell)), found);
            QVERIFY(std::abs(find(RiskFactor::Event, 0) - 30) < 6);
            QCOMPARE(find(RiskFactor::Task, rowOf(plan, "transformer")), 0.0);
            QVERIFY(std::is_sorted(bars.begin(), bars.end(), [](const TornadoBar &a, const TornadoBar &b) {
                return std::abs(a.swing()) > std::abs(b.swing());
            }));
            QVERIFY(bars == tornado(plan, {4000, 11, 1}, result, phase));
        }
    }

    void commonCauseHasItsOwnBar()
    {
        Campus campus;
        auto cause = make<RiskCause>("utility");
        cause.correlation.value = 1;
        campus.rows.of<RiskCause>().push_back(cause);
        for (const char *key : {"shell", "test"}) {
            campus.scatter(key, 20, 400);
            campus.named(key).cause = cause.id;
        }
        const PlanSnapshot plan = campus.plan();
        const SimulationSettings settings{1000, 4, 2};
        const auto bars = tornado(plan, settings, simulate(plan, settings), 0);
        const auto cause_ =
            std::find_if(bars.begin(), bars.end(), [](auto &bar) { return bar.factor == RiskFactor::Cause; });
        QVERIFY(cause_ != bars.end());
        for (const TornadoBar &bar : bars) { // with correlation 1 each of the tasks is the cause
            QVERIFY(bar.factor == RiskFactor::WorkClass || std::abs(bar.swing() - cause_->swing()) < 1e-9);
        }
    }

    void criticalityIsTheShareOfTrialsOnTheLongestPath()
    {
        // Two uniform-like triangulars side by side: each is the longer one half of the time, by symmetry.
        Campus campus;
        campus.named("transformer").duration = campus.named("shell").duration;
        campus.scatter("transformer", 100, 220);
        campus.scatter("shell", 100, 220);
        const PlanSnapshot plan = campus.plan();
        const Simulation result = simulate(plan, {4000, 5, 2});
        QVERIFY(std::abs(result.tasks[rowOf(plan, "shell")].criticality - 0.5) < 0.04);
        QVERIFY(std::abs(result.tasks[rowOf(plan, "transformer")].criticality - 0.5) < 0.04);
        QCOMPARE(result.tasks[rowOf(plan, "test")].criticality, 1.0);
    }

    void defaultProfileIsFittedToNineSlips()
    {
        const TrackedSlips slips = TrackedSlips::fitted();
        QCOMPARE(TrackedSlips::sampleSize, std::size_t{9});
        // Logarithms computed separately: their mean is 1.0336 and their sample standard deviation 0.7788.
        QVERIFY2(std::abs(std::log(slips.median) - 1.0336) < 5e-4, qPrintable(QString::number(std::log(slips.median))));
        QVERIFY2(std::abs(slips.spread - 0.7788) < 5e-4, qPrintable(QString::number(slips.spread)));
        const std::string label = labelOf(slips);
        for (const char *part : {"n = 9", "confidence low", "2026-07-01", "Epoch AI", "Assumptions"}) {
            QVERIFY2(label.find(part) != std::string::npos, label.c_str());
        }
    }

    void slipDelaysTheGoLiveInCalendarTime()
    {
        // Nothing else scatters: the go-live is the plan's plus the drawn months, to the day.
        Campus campus;
        campus.named("test").elapsed = false; // on the working week: the slip is turned into its working time
        campus.rows.of<Plan>().front().calendar = {};
        campus.named("test").duration.value = 40 * 480;
        const PlanSnapshot plan = campus.plan();
        const Date planned = simulate(plan, {1, 1, 1}).phases.front().on.p50;
        const SimulationSettings settings{300, 7, 2, RiskProfile::Tracked};
        const Simulation result = simulate(plan, settings);
        QVERIFY(result.slips == TrackedSlips::fitted());
        const TrialEngine engine(plan, RiskProfile::Tracked, 7);
        for (std::size_t trial = 0; trial < 300; ++trial) {
            const double days = engine.slips()->monthsOf(engine.numbers(trial), 0) * 365.25 / 12;
            const double late = result.record.phases.front()[trial] - planned;
            QVERIFY2(late > days - 4 && late < days + 1.5,
                     qPrintable(QString::number(late - days))); // a weekend at most
        }
        const double median = result.phases.front().on.p50 - planned;
        QVERIFY(std::abs(median - TrackedSlips::fitted().median * 365.25 / 12) < 20);
    }

    void aSlipCountsOnceAlongAChain()
    {
        Campus campus;
        campus.task("second", 40, WorkClass::Commissioning);
        campus.link("test", "second");
        auto row = campus.rows.of<Row>().front();
        row.id = idOf<Row>("row-2");
        row.key = "row-2";
        row.commission = idOf<Task>("second");
        campus.rows.of<Row>().push_back(row);
        const PlanSnapshot plan = campus.plan();
        const auto struck = PhaseSlips::struck(plan);
        QCOMPARE(struck.size(), std::size_t{1});
        QCOMPARE(struck.front().row, rowOf(plan, "test"));
    }

    void slipsOfPhasesAreCorrelatedAsStated()
    {
        Campus campus;
        auto phase = make<Phase>("gw2");
        campus.rows.of<Phase>().push_back(phase);
        campus.task("test-2", 40, WorkClass::Commissioning).phase = phase.id;
        const TrialEngine engine(campus.plan(), RiskProfile::Tracked, 3);
        QCOMPARE(engine.slips()->phases().size(), std::size_t{2});
        double sum = 0, squares = 0;
        constexpr int kTrials = 20000;
        for (int trial = 0; trial < kTrials; ++trial) {
            const TrialNumbers numbers = engine.numbers(static_cast<std::size_t>(trial));
            const double a = engine.slips()->score(numbers, 0), b = engine.slips()->score(numbers, 1);
            sum += a * b;
            squares += a * a;
        }
        QVERIFY(std::abs(squares / kTrials - 1) < 0.04);
        QVERIFY(std::abs(sum / kTrials - TrackedSlips::correlation) < 0.04);
    }
};

GIGAPLAN_TEST(TestQuestions)
#include "tst_questions.moc"
