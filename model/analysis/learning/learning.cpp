// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/learning/learning.h"

#include "model/analysis/baselines/variance.h"
#include "model/analysis/schedule/plan_clocks.h"
#include "model/analysis/schedule/task_tree.h"
#include "model/base/text.h"
#include "model/plan/baselines.h"
#include "model/plan/in_order.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace gigaplan {

namespace {

constexpr std::size_t kClassCount = EnumNames<WorkClass>::entries.size();

bool hasBothActuals(const Task &task)
{
    return task.actualStart && task.actualFinish;
}
bool isToCome(const Task &task)
{
    return !task.actualStart && !task.actualFinish && task.complete.value <= 0;
}

WorkClass workClassOf(CostClass costClass)
{
    switch (costClass) {
    case CostClass::Land: return WorkClass::Land;
    case CostClass::Civil: return WorkClass::Civil;
    case CostClass::Shell: return WorkClass::Shell;
    case CostClass::Electrical: return WorkClass::Electrical;
    case CostClass::Cooling: return WorkClass::Cooling;
    case CostClass::Network: return WorkClass::Network;
    case CostClass::GridUpgrade: return WorkClass::Grid;
    case CostClass::Compute:
    case CostClass::Storage: return WorkClass::Procurement;
    case CostClass::Other: break;
    }
    return WorkClass::General;
}

/// The ratio of actual to estimate, for one class in one phase.
struct Sums {
    double actual = 0, believed = 0;
};

class Learner {
public:
    Learner(const PlanSnapshot &plan, const Table<LearningRate> &rates, Id<Baseline> baseline);
    Learning run(std::stop_token stop);

private:
    struct PerClass {
        bool present = false;
        const LearningRate *rate = nullptr;
        std::map<std::int64_t, Sums> duration, cost; ///< by unit
        WorkClassLearning result;
    };

    PerClass &classOf(WorkClass workClass) { return m_classes[static_cast<std::size_t>(workClass)]; }
    std::int64_t unitOf(Id<Phase> phase) const
    {
        const auto at = m_units.find(phase);
        return at == m_units.end() ? 0 : at->second;
    }
    /// A cost, the task that it is spent over, and where it belongs.
    struct PlacedCost {
        std::size_t cost = 0, task = 0;
        WorkClass workClass = WorkClass::General;
        std::int64_t unit = 0;
    };
    void followProgress();
    void placeCosts();
    void observeCosts();
    Minutes believed(std::size_t row) const
    {
        return m_variances[row].known ? m_variances[row].before.duration : m_plan.table<Task>()[row].duration;
    }

    void observe();
    void chooseCurves();
    void changeTasks();
    void changeCosts();
    std::vector<PhaseLearning> comparePhases(std::stop_token stop) const;

    const PlanSnapshot &m_plan;
    Id<Baseline> m_baseline;
    Schedule m_schedule;
    Capacity m_capacity;
    Capital m_capital;
    std::vector<TaskVariance> m_variances;
    std::map<Id<Phase>, std::int64_t> m_units;
    std::vector<char> m_begun,
        m_finished; ///< by task row; a summary has begun with its first leaf, ended with its last
    std::vector<PlacedCost> m_costs;
    std::vector<char> m_oneClass; ///< by task row: all of its costs are of one class
    std::array<PerClass, kClassCount> m_classes;
    ChangeSummary m_change;
};

Learner::Learner(const PlanSnapshot &plan, const Table<LearningRate> &rates, Id<Baseline> baseline)
    : m_plan(plan),
      m_baseline(baseline),
      m_schedule(computeSchedule(plan)),
      m_capacity(computeCapacity(plan, m_schedule)),
      m_capital(computeCapital(plan, m_schedule, m_capacity)),
      m_variances(taskVariances(plan, m_schedule, m_capital, baseline))
{
    for (const Phase *phase : inOrder<Phase>(plan)) {
        m_units.emplace(phase->id, static_cast<std::int64_t>(m_units.size()) + 1);
    }
    for (const LearningRate &rate : rates) { // of two of a class the first key's
        const LearningRate *&chosen = m_classes[static_cast<std::size_t>(rate.workClass)].rate;
        chosen = chosen ? chosen : &rate;
    }
}

void Learner::followProgress()
{
    const auto &tasks = m_plan.table<Task>();
    const TaskTree tree(m_plan);
    m_begun.resize(tasks.size());
    m_finished.assign(tasks.size(), 1);
    for (auto at = tree.topDown.rbegin(); at != tree.topDown.rend(); ++at) {
        if (tree.isLeaf(*at)) {
            m_begun[*at] = !isToCome(tasks[*at]);
            m_finished[*at] = hasBothActuals(tasks[*at]);
        }
        if (const std::uint32_t parent = tree.parent[*at]; parent != TaskTree::kNone) {
            m_begun[parent] = m_begun[parent] || m_begun[*at];
            m_finished[parent] = m_finished[parent] && m_finished[*at];
        }
    }
}

void Learner::placeCosts()
{
    const auto &tasks = m_plan.table<Task>();
    const auto &costs = m_plan.table<Cost>();
    m_oneClass.assign(tasks.size(), 1);
    std::map<std::size_t, WorkClass> first;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        const std::size_t row = costs[i].task ? tasks.indexOf(costs[i].task) : Table<Task>::npos;
        if (row == Table<Task>::npos) {
            continue;
        }
        const Task &task = tasks[row];
        const bool said = !m_schedule.tasks[row].summary && task.workClass != WorkClass::General;
        const PlacedCost placed{i, row, said ? task.workClass : workClassOf(costs[i].costClass),
                                unitOf(costs[i].phase ? costs[i].phase : task.phase)};
        const auto [at, added] = first.try_emplace(row, placed.workClass);
        m_oneClass[row] = m_oneClass[row] && at->second == placed.workClass;
        m_costs.push_back(placed);
    }
}

void Learner::observeCosts()
{
    std::vector<char> seen(m_plan.table<Task>().size());
    for (const PlacedCost &placed : m_costs) {
        const TaskVariance &variance = m_variances[placed.task];
        PerClass &of = classOf(placed.workClass);
        of.present = of.present || placed.unit > 0;
        if (seen[placed.task] || placed.unit == 0 || !m_finished[placed.task] || !m_oneClass[placed.task]
            || !variance.known || variance.before.cost.value <= 0) {
            continue;
        }
        seen[placed.task] = 1; // the baseline keeps the costs of a task as one sum
        Sums &sums = of.cost[placed.unit];
        sums.actual += static_cast<double>((variance.before.cost + variance.cost).value);
        sums.believed += static_cast<double>(variance.before.cost.value);
    }
}

void Learner::observe()
{
    PlanClocks clocks(m_plan);
    const auto &tasks = m_plan.table<Task>();
    for (std::size_t row = 0; row < tasks.size(); ++row) {
        const Task &task = tasks[row];
        const std::int64_t unit = unitOf(task.phase);
        if (unit == 0 || m_schedule.tasks[row].summary) {
            continue;
        }
        PerClass &of = classOf(task.workClass);
        of.present = of.present || task.duration.value > 0;
        if (!hasBothActuals(task) || believed(row).value <= 0) {
            continue;
        }
        const std::int64_t worked = clocks[clocks.clockOf(task)].between(*task.actualStart, *task.actualFinish);
        Sums &sums = of.duration[unit];
        sums.actual += static_cast<double>(worked);
        sums.believed += static_cast<double>(believed(row).value);
    }
}

/// Points, fit and the curve to use of one quantity.
void choose(ClassLearning &learned, const std::map<std::int64_t, Sums> &sums, const LearningRate *rate,
            Percent LearningRate::*stated, std::string_view noPoints)
{
    for (const auto &[unit, sum] : sums) {
        learned.points.push_back({unit, sum.actual / sum.believed});
    }
    learned.fit = fitLearning(learned.points);
    if (!learned.fit) {
        const std::size_t count = learned.points.size();
        learned.cannotFit = count == 0 ? std::string(noPoints)
                                       : "only " + std::to_string(count) + (count == 1 ? " phase has" : " phases have")
                + " finished work of this class; a curve with its error needs " + std::to_string(LearningFit::kFewest);
    }
    if (rate && rate->kind == LearningKind::Stated) {
        learned.used = LearningCurve::ofRate((rate->*stated).value);
    } else if (rate && learned.fit) {
        learned.used = learned.fit->curve;
    }
}

void Learner::chooseCurves()
{
    for (std::size_t i = 0; i < kClassCount; ++i) {
        PerClass &of = m_classes[i];
        of.result.workClass = static_cast<WorkClass>(i);
        if (of.rate) {
            of.result.rule = of.rate->kind;
        }
        choose(of.result.duration, of.duration, of.rate, &LearningRate::duration,
               "no phase has finished work of this class");
        choose(of.result.cost, of.cost, of.rate, &LearningRate::cost,
               "no baseline says what finished work of this class was to cost");
    }
}

Minutes scaled(Minutes duration, double factor)
{
    const double exact = static_cast<double>(duration.value) * factor;
    const double grain = exact >= 8 * 60 ? 60 : 1; // weeks are not planned to the minute
    const double minutes = std::round(exact / grain) * grain;
    return {static_cast<std::int64_t>(std::clamp(minutes, 1.0, Minutes::highest))};
}

void Learner::changeTasks()
{
    const auto &tasks = m_plan.table<Task>();
    for (std::size_t row = 0; row < tasks.size(); ++row) {
        const Task &task = tasks[row];
        const std::int64_t unit = unitOf(task.phase);
        PerClass &of = classOf(task.workClass);
        if (unit == 0 || !isToCome(task) || task.duration.value <= 0 || m_schedule.tasks[row].summary) {
            continue;
        }
        ClassLearning &learned = of.result.duration;
        const double factor = learned.used.at(unit);
        // A curve of 1 leaves a plan as it is, even one that has moved away from its baseline.
        const bool learns = learned.used.level != 1 || learned.used.exponent != 0;
        Task changed = task;
        if (learns) {
            const double share =
                factor * static_cast<double>(believed(row).value) / static_cast<double>(task.duration.value);
            changed.duration = scaled(task.duration, share);
            changed.optimistic = task.optimistic.value > 0 ? scaled(task.optimistic, share) : task.optimistic;
            changed.pessimistic = task.pessimistic.value > 0 ? scaled(task.pessimistic, share) : task.pessimistic;
        }
        learned.before += static_cast<double>(task.duration.value);
        learned.after += static_cast<double>(changed.duration.value);
        if (changed.duration != task.duration) {
            ++learned.rows;
            m_change.of<Task>().updated.push_back({std::move(changed), 0});
        }
    }
}

void Learner::changeCosts()
{
    const auto &costs = m_plan.table<Cost>();
    for (const PlacedCost &placed : m_costs) {
        PerClass &of = classOf(placed.workClass);
        const Cost &cost = costs[placed.cost];
        if (placed.unit == 0 || m_begun[placed.task] || cost.amount.value <= 0) {
            continue;
        }
        ClassLearning &learned = of.result.cost;
        const TaskVariance &variance = m_variances[placed.task];
        const double now = static_cast<double>((variance.before.cost + variance.cost).value);
        const bool believed = variance.known && m_oneClass[placed.task] && variance.before.cost.value > 0 && now > 0;
        const double toBelief = believed ? static_cast<double>(variance.before.cost.value) / now : 1;
        Cost changed = cost;
        if (learned.used.level != 1 || learned.used.exponent != 0) {
            const double amount =
                std::round(static_cast<double>(cost.amount.value) * toBelief * learned.used.at(placed.unit));
            changed.amount = {static_cast<std::int64_t>(std::clamp(amount, 0.0, Money::highest))};
        }
        const double total = static_cast<double>(m_capital.costAmounts[placed.cost].value);
        learned.before += total;
        learned.after += total * static_cast<double>(changed.amount.value) / static_cast<double>(cost.amount.value);
        if (changed.amount != cost.amount) {
            ++learned.rows;
            m_change.of<Cost>().updated.push_back({std::move(changed), 0});
        }
    }
}

std::vector<PhaseLearning> Learner::comparePhases(std::stop_token stop) const
{
    const PlanSnapshot learned = m_plan.with(m_change);
    const Schedule schedule = computeSchedule(learned, stop);
    const Capacity capacity = computeCapacity(learned, schedule, stop);
    const Capital capital = computeCapital(learned, schedule, capacity, stop);
    std::vector<PhaseLearning> phases;
    if (stop.stop_requested()) {
        return phases;
    }
    const auto believed = m_baseline ? phaseVariances(m_plan, m_schedule, m_capacity, m_variances, kFirstDate)
                                     : std::vector<PhaseVariance>();
    for (const std::uint32_t row : rowsByOrder<Phase>(m_plan)) {
        PhaseLearning result;
        result.phase = m_plan.table<Phase>()[row].id;
        result.unit = m_units.at(result.phase);
        if (!believed.empty()) {
            result.liveBelieved = believed[row].liveBefore;
        }
        result.livePlanned = m_capacity.phaseLiveOn[row];
        result.liveLearned = capacity.phaseLiveOn[row];
        result.costPlanned = {m_capital.phaseSpent[row].last()};
        result.costLearned = {capital.phaseSpent[row].last()};
        phases.push_back(result);
    }
    return phases;
}

Learning Learner::run(std::stop_token stop)
{
    Learning learning;
    learning.baseline = m_baseline;
    followProgress();
    placeCosts();
    observe();
    observeCosts();
    chooseCurves();
    changeTasks();
    changeCosts();
    learning.phases = comparePhases(stop);
    for (PerClass &of : m_classes) {
        if (of.present) {
            learning.classes.push_back(std::move(of.result));
        }
    }
    learning.change = std::move(m_change);
    return learning;
}

} // namespace

Learning computeLearning(const PlanSnapshot &plan, const Table<LearningRate> &rates, Id<Baseline> baseline,
                         std::stop_token stop)
{
    const Baseline *first = firstBaseline(plan);
    return Learner(plan, rates, baseline ? baseline : first ? first->id : Id<Baseline>{}).run(stop);
}

std::string fitText(const ClassLearning &learned)
{
    if (!learned.fit) {
        return "cannot be fitted: " + learned.cannotFit;
    }
    const LearningFit &fit = *learned.fit;
    return threeDigits(fit.curve.rate()) + " % saved per doubling (" + threeDigits(fit.rateLow) + " to "
        + threeDigits(fit.rateHigh) + " %, " + std::to_string(fit.points) + " phases)";
}

} // namespace gigaplan
