// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/forecast/forecast.h"

#include "model/analysis/capacity/task_days.h"

namespace gigaplan {

namespace {

/// Whether two snapshots share all tables named, so that what was computed from them alone is the same.
template <class... E>
bool same(const PlanSnapshot &a, const PlanSnapshot &b)
{
    return (a.table<E>().isSameAs(b.table<E>()) && ...);
}

bool sameEverywhere(const PlanSnapshot &a, const PlanSnapshot &b)
{
    bool equal = true;
    forEachEntity([&]<class E>(Tag<E>) { equal = equal && a.table<E>().isSameAs(b.table<E>()); });
    return equal;
}

bool sameCapacityInputs(const PlanSnapshot &a, const PlanSnapshot &b)
{
    return same<Plan, Task, Phase, Equipment, Building, Hall, Row, Rack, Node, Feed, Supply>(a, b);
}

bool sameFacilityInputs(const PlanSnapshot &a, const PlanSnapshot &b)
{
    return same<Node, Feed, Row>(a, b);
}

bool sameCapitalInputs(const PlanSnapshot &a, const PlanSnapshot &b)
{
    return same<Plan, Task, Phase, Cost, Tranche>(a, b);
}

bool sameEnergyInputs(const PlanSnapshot &a, const PlanSnapshot &b)
{
    return same<Site, Building, Hall, Row>(a, b);
}

/// The part before where it may be kept, else a new one.
template <class Part, class Compute>
std::shared_ptr<const Part> reuseOr(bool keep, const std::shared_ptr<const Part> &before, Compute &&compute)
{
    return keep ? before : std::make_shared<const Part>(compute());
}

void computeParts(Forecast &now, const Forecast &before, bool anyBefore, std::stop_token stop)
{
    const PlanSnapshot &plan = now.plan;
    now.schedule = reuseOr(anyBefore && sameScheduleInputs(plan, before.plan), before.schedule, [&] {
        return anyBefore ? updateSchedule(*before.schedule, plan, stop) : computeSchedule(plan, stop);
    });
    if (stop.stop_requested()) {
        return;
    }
    const bool sameSchedule = now.schedule == before.schedule;
    now.capacity = reuseOr(sameSchedule && sameCapacityInputs(plan, before.plan), before.capacity,
                           [&] { return computeCapacity(plan, *now.schedule, stop); });
    if (stop.stop_requested()) {
        return;
    }
    const bool sameCapacity = now.capacity == before.capacity;
    now.facility = reuseOr(sameCapacity && sameFacilityInputs(plan, before.plan), before.facility,
                           [&] { return computeFacility(plan, *now.capacity, stop); });
    now.capital = reuseOr(sameSchedule && sameCapacity && sameCapitalInputs(plan, before.plan), before.capital,
                          [&] { return computeCapital(plan, *now.schedule, *now.capacity, stop); });
    now.energy = reuseOr(sameCapacity && sameEnergyInputs(plan, before.plan), before.energy,
                         [&] { return computeEnergy(plan, *now.capacity, stop); });
    if (stop.stop_requested()) {
        return;
    }
    now.findings = reuseOr(anyBefore && sameEverywhere(plan, before.plan), before.findings, [&] {
        return findProblems(plan, *now.schedule, *now.capacity, *now.facility, *now.capital, *now.energy, stop);
    });
}

void setRange(Forecast &forecast)
{
    const Date start = planStart(forecast.plan);
    Date last = start;
    const auto include = [&last](Date date) {
        if (date != kNever) {
            last = std::max(last, date);
        }
    };
    const auto includeSteps = [&include](const StepSeries &series) {
        if (!series.isEmpty()) {
            include(series.steps().back().date);
        }
    };
    if (forecast.schedule->finish != kNeverInstant) {
        include(dayEnding(forecast.schedule->finish));
    }
    for (const Supply &supply : forecast.plan.table<Supply>()) {
        include(supply.date.value_or(start));
    }
    for (const StepSeries &series : forecast.capacity->total.it) {
        includeSteps(series);
    }
    includeSteps(forecast.facility->capacity);
    includeSteps(forecast.capital->spent);
    includeSteps(forecast.capital->released);
    forecast.first = firstOfMonth(start);
    forecast.last = firstOfMonth(last, 1) + -1;
}

} // namespace

std::shared_ptr<const Forecast> computeForecast(const PlanSnapshot &plan, const Forecast *previous,
                                                std::stop_token stop)
{
    const Forecast none;
    auto forecast = std::make_shared<Forecast>();
    forecast->plan = plan;
    computeParts(*forecast, previous ? *previous : none, previous != nullptr, stop);
    if (stop.stop_requested()) {
        return nullptr;
    }
    setRange(*forecast);
    return forecast;
}

} // namespace gigaplan
