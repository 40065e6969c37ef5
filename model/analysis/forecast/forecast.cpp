// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/forecast/forecast.h"

#include "model/analysis/capacity/task_days.h"
#include "model/analysis/forecast/engines.h"
#include "model/plan/money.h"

#include <algorithm>

namespace gigaplan {

namespace {

/// False: stopped.
bool computeParts(Forecast &now, const Forecast *before, std::stop_token stop)
{
    for (const Engine &engine : forecastEngines()) {
        const bool kept = before && engine.samePlan(engine, now.plan, before->plan)
            && std::all_of(engine.shares.begin(), engine.shares.end(),
                           [&](auto shares) { return shares(now, *before); });
        if (kept) {
            engine.keep(now, *before);
        } else {
            engine.compute(now, before, stop);
        }
        if (stop.stop_requested()) {
            return false;
        }
    }
    return true;
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
    auto forecast = std::make_shared<Forecast>();
    forecast->plan = plan;
    if (!computeParts(*forecast, previous, stop)) {
        return nullptr;
    }
    setRange(*forecast);
    return forecast;
}

std::shared_ptr<const Forecast> sameForecast(const PlanSnapshot &plan, const Forecast &other)
{
    if (!(plan == other.plan)) {
        return nullptr;
    }
    auto forecast = std::make_shared<Forecast>(other);
    forecast->plan = plan;
    return forecast;
}

} // namespace gigaplan
