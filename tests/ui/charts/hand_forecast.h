// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/plan/equipment.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/power.h"
#include "tests/support/make.h"

namespace gigaplan::test {

inline StepSeries steps(std::initializer_list<std::pair<Date, std::int64_t>> changes)
{
    StepSeries::Builder builder;
    for (const auto &[date, amount] : changes) {
        builder.add(date, amount);
    }
    return builder.build();
}

inline const Date kStart = makeDate(2026, 1, 1);
inline const Date kPhase1Live = makeDate(2026, 7, 1);
inline const Date kPhase2Live = makeDate(2027, 3, 1);
constexpr std::int64_t kMw = 1'000'000;

/// Two phases, two generations, a grid connection, a substation and a cooling plant, two tranches; the results of the
/// engines are made by hand: phase one has 100 MW IT from July 2026, phase two 60 MW from March 2027.
inline std::shared_ptr<const Forecast> handForecast()
{
    PlanRows rows = planStarting(kStart);
    // Table rows are ordered by id, so the keys' order and the order of the phases are not the same thing.
    auto second = make<Phase>("p-second");
    second.order = 2;
    auto first = make<Phase>("p-first");
    first.order = 1;
    rows.of<Phase>() = {second, first};
    auto blackwell = make<Equipment>("blackwell");
    blackwell.generation = "Blackwell";
    blackwell.shipsFrom = makeDate(2025, 1, 1);
    auto rubin = make<Equipment>("rubin");
    rubin.generation = "Rubin";
    rubin.shipsFrom = makeDate(2026, 9, 1);
    rows.of<Equipment>() = {rubin, blackwell};
    auto grid = make<Node>("Grid");
    auto substation = make<Node>("Substation 2");
    substation.kind = NodeKind::UnitSubstation;
    auto cooling = make<Node>("Cooling plant");
    cooling.kind = NodeKind::CoolingPlant;
    rows.of<Node>() = {grid, substation, cooling};
    auto t1 = make<Tranche>("t1");
    t1.order = 1;
    t1.amount = {400};
    auto t2 = make<Tranche>("t2");
    t2.order = 2;
    t2.amount = {600};
    rows.of<Tranche>() = {t2, t1};

    auto forecast = std::make_shared<Forecast>();
    forecast->plan = std::move(rows).snapshot();
    const PlanSnapshot &plan = forecast->plan;
    forecast->first = kStart;
    forecast->last = makeDate(2028, 1, 1);
    forecast->schedule = std::make_shared<Schedule>();

    auto capacity = std::make_shared<Capacity>();
    capacity->phases.resize(2);
    capacity->equipment.resize(2);
    const auto live = static_cast<std::size_t>(RowState::Live);
    const auto fill = [&](Id<Phase> phase, Id<Equipment> equipment, Date date, std::int64_t mw, std::int64_t gpus) {
        StateSeries &p = capacity->phases[plan.table<Phase>().indexOf(phase)];
        StateSeries &e = capacity->equipment[plan.table<Equipment>().indexOf(equipment)];
        p.it[live] = e.it[live] = steps({{date, mw * kMw}});
        for (std::size_t state = 0; state < kRowStateCount; ++state) {
            const Date on = state == 0 ? kStart : date + -10 * static_cast<int>(live - state);
            p.gpus[state] = e.gpus[state] = steps({{on, gpus}});
            capacity->total.gpus[state] = capacity->total.gpus[state] + p.gpus[state];
        }
    };
    fill(first.id, blackwell.id, kPhase1Live, 100, 50'000);
    fill(second.id, rubin.id, kPhase2Live, 60, 40'000);
    forecast->capacity = capacity;

    auto facility = std::make_shared<Facility>();
    facility->it = steps({{kPhase1Live, 100 * kMw}, {kPhase2Live, 60 * kMw}});
    facility->cooling = steps({{kPhase1Live, 30 * kMw}, {kPhase2Live, 18 * kMw}});
    facility->capacity = steps({{kStart, 150 * kMw}, {makeDate(2027, 1, 1), 150 * kMw}});
    facility->nodes.resize(3);
    NodeBudget &budget = facility->nodes[plan.table<Node>().indexOf(substation.id)];
    budget.load = facility->it;
    budget.capacity = steps({{kStart, 201 * kMw}});
    budget.leastHeadroom = {41 * kMw};
    budget.leastOn = kPhase2Live;
    facility->tightest = plan.table<Node>().indexOf(substation.id);
    forecast->facility = facility;

    auto capital = std::make_shared<Capital>();
    capital->committed = {1000};
    capital->committedOverTime = steps({{kStart, 1000}});
    capital->releasedOn.resize(2, kNever);
    capital->releasedOn[plan.table<Tranche>().indexOf(t1.id)] = kPhase1Live;
    capital->released = steps({{kPhase1Live, 400}});
    capital->spent = steps({{kStart, 300}, {makeDate(2027, 1, 1), 300}});
    capital->exposed = steps({{kStart, 300}, {kPhase1Live, -300}, {makeDate(2027, 1, 1), 200}});
    forecast->capital = capital;
    forecast->energy = std::make_shared<Energy>();
    forecast->findings = std::make_shared<std::vector<Finding>>();
    return forecast;
}

} // namespace gigaplan::test
