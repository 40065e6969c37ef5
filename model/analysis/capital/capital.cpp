// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capital/capital.h"

#include "model/analysis/capacity/task_days.h"
#include "model/analysis/capital/release.h"
#include "model/analysis/capital/spending.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"

namespace gigaplan {

namespace {

constexpr std::size_t kCostClassCount = EnumNames<CostClass>::entries.size();

void computeReleases(Capital &capital, const PlanSnapshot &plan, const Capacity &capacity)
{
    const IdIndex<Phase> phases(plan.table<Phase>());
    const CapacityBasis basis = plan.plan().basis;
    capital.phaseReleased.resize(plan.table<Phase>().size());
    StepSeries::Builder released, committed;
    for (const Tranche &tranche : plan.table<Tranche>()) {
        const std::uint32_t phase = phases.at(tranche.phase);
        const auto phaseHeld = [&] {
            const Date liveOn = phase == kNoRow ? kNever : capacity.phaseLiveOn[phase];
            if (liveOn == kNever) {
                return kNever;
            }
            const StepSeries &live = capacity.phases[phase].power(basis, RowState::Live);
            return firstHeld(live, live.at(liveOn), tranche.holdDays);
        };
        const auto powerHeld = [&](std::int64_t watts) {
            return firstHeld(capacity.total.power(basis, RowState::Live), watts, tranche.holdDays);
        };
        const Date date = releaseDate(tranche, planStart(plan), phaseHeld, powerHeld);
        capital.releasedOn.push_back(date);
        capital.committed += tranche.amount;
        committed.add(planStart(plan), tranche.amount.value);
        released.add(date, tranche.amount.value);
        if (date != kNever && phase != kNoRow) {
            capital.phaseReleased[phase] += tranche.amount;
        }
    }
    capital.committedOverTime = committed.build();
    capital.released = released.build();
}

/// An absurd price times an absurd number of racks stays a number, and so does the sum of hundreds of them.
constexpr double kMostMoney = 1e16;

/// Megawatts and racks are those planned in the cost's phase, or in the whole plan where it names none.
Money totalOf(const Cost &cost, const StateSeries &planned)
{
    constexpr auto state = static_cast<std::size_t>(RowState::Planned);
    const auto times = [&cost](std::int64_t quantity, double unit) {
        const double total = static_cast<double>(cost.amount.value) * (static_cast<double>(quantity) / unit);
        return Money{std::llround(std::min(total, kMostMoney))};
    };
    switch (cost.basis) {
    case CostBasis::Fixed: break;
    case CostBasis::PerItMw: return times(planned.it[state].last(), 1e6);
    case CostBasis::PerFacilityMw: return times(planned.facility[state].last(), 1e6);
    case CostBasis::PerRack: return times(planned.racks[state].last(), 1);
    }
    return cost.amount;
}

void computeSpending(Capital &capital, const PlanSnapshot &plan, const Capacity &capacity, const TaskDays &tasks)
{
    const IdIndex<Phase> phases(plan.table<Phase>());
    StepSeries::Builder all;
    std::vector<StepSeries::Builder> byPhase(plan.table<Phase>().size());
    std::vector<StepSeries::Builder> byClass(kCostClassCount);
    for (const Cost &cost : plan.table<Cost>()) {
        const std::uint32_t phase = phases.at(cost.phase);
        const Money amount = totalOf(cost, phase == kNoRow ? capacity.total : capacity.phases[phase]);
        capital.costAmounts.push_back(amount);
        const Date onDate = cost.date.value_or(planStart(plan));
        StepSeries::Builder one;
        spendEvenly(one, cost.task ? tasks.startsOn(cost.task) : onDate, cost.task ? tasks.doneOn(cost.task) : onDate,
                    amount.value);
        const StepSeries spent = one.build();
        all.add(spent);
        byClass[static_cast<std::size_t>(cost.costClass)].add(spent);
        if (phase != kNoRow) {
            byPhase[phase].add(spent);
        }
    }
    capital.spent = all.build();
    for (auto &builder : byPhase) {
        capital.phaseSpent.push_back(builder.build());
    }
    for (auto &builder : byClass) {
        capital.classSpent.push_back(builder.build());
    }
}

StepSeries positivePart(const StepSeries &series)
{
    StepSeries::Builder builder;
    std::int64_t before = 0;
    for (const auto &step : series.steps()) {
        const std::int64_t level = std::max<std::int64_t>(0, step.level);
        builder.add(step.date, level - before);
        before = level;
    }
    return builder.build();
}

} // namespace

Capital computeCapital(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                       std::stop_token stop)
{
    Capital capital;
    if (capacity.phaseLiveOn.size() != plan.table<Phase>().size()) {
        return capital;
    }
    computeReleases(capital, plan, capacity);
    if (stop.stop_requested()) {
        return capital;
    }
    computeSpending(capital, plan, capacity, TaskDays(plan, schedule));
    capital.exposed = positivePart(capital.spent - capital.released);
    return capital;
}

} // namespace gigaplan
