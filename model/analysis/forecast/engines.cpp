// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/forecast/engines.h"

namespace gigaplan {

namespace {

template <auto part>
bool shares(const Forecast &a, const Forecast &b)
{
    return a.*part == b.*part;
}

template <auto part>
void keep(Forecast &now, const Forecast &before)
{
    now.*part = before.*part;
}

template <auto part, auto make>
void compute(Forecast &now, const Forecast *before, std::stop_token stop)
{
    auto made = make(now, before, std::move(stop));
    now.*part = std::make_shared<const decltype(made)>(std::move(made));
}

bool sharesTables(const Engine &engine, const PlanSnapshot &a, const PlanSnapshot &b)
{
    return sameTables(a, b, engine.tables);
}

bool sharesSchedule(const Engine &, const PlanSnapshot &a, const PlanSnapshot &b)
{
    return sameScheduleInputs(a, b);
}

/// An engine that makes `part` by `make`.
template <auto part, auto make>
Engine engine(std::string_view name, TableSet tables, decltype(Engine::shares) reads,
              decltype(Engine::samePlan) samePlan = sharesTables)
{
    return {name, tables, samePlan, std::move(reads), keep<part>, compute<part, make>};
}

} // namespace

const std::vector<Engine> &forecastEngines()
{
    constexpr auto schedule = shares<&Forecast::schedule>;
    constexpr auto capacity = shares<&Forecast::capacity>;
    constexpr auto facility = shares<&Forecast::facility>;
    constexpr auto capital = shares<&Forecast::capital>;
    constexpr auto energy = shares<&Forecast::energy>;
    static const std::vector<Engine> engines{
        engine<&Forecast::schedule,
               [](const auto &now, const Forecast *before, auto stop) {
                   return before ? updateSchedule(*before->schedule, now.plan, stop) : computeSchedule(now.plan, stop);
               }>("schedule", kScheduleTables, {}, sharesSchedule),
        engine<&Forecast::capacity,
               [](const auto &now, auto, auto stop) { return computeCapacity(now.plan, *now.schedule, stop); }>(
            "capacity", kCapacityTables, {schedule}),
        engine<&Forecast::facility,
               [](const auto &now, auto, auto stop) { return computeFacility(now.plan, *now.capacity, stop); }>(
            "facility", kFacilityTables, {capacity}),
        engine<&Forecast::capital,
               [](const auto &now, auto, auto stop) {
                   return computeCapital(now.plan, *now.schedule, *now.capacity, stop);
               }>("capital", kCapitalTables, {schedule, capacity}),
        engine<&Forecast::energy,
               [](const auto &now, auto, auto stop) { return computeEnergy(now.plan, *now.capacity, stop); }>(
            "energy", kEnergyTables, {capacity}),
        engine<&Forecast::findings,
               [](const auto &now, auto, auto stop) {
                   return findProblems(now.plan, *now.schedule, *now.capacity, *now.facility, *now.capital, *now.energy,
                                       stop);
               }>("findings", TableSet::all(), {schedule, capacity, facility, capital, energy}),
    };
    return engines;
}

} // namespace gigaplan
