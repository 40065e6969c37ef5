// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/energy/energy.h"

#include "model/analysis/capacity/task_days.h"
#include "model/plan/id_index.h"
#include "model/plan/knowledge.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"

#include <algorithm>

namespace gigaplan {

namespace {

constexpr double kHoursPerYear = 8'760;

/// A hall's site and its building's annual PUE.
struct HallPlace {
    std::uint32_t site = kNoRow;
    double pue = 1;
};

std::vector<HallPlace> hallPlaces(const PlanSnapshot &plan)
{
    const IdIndex<Building> buildings(plan.table<Building>());
    const IdIndex<Site> sites(plan.table<Site>());
    std::vector<HallPlace> places;
    for (const Hall &hall : plan.table<Hall>()) {
        const std::uint32_t at = buildings.at(hall.building);
        HallPlace place;
        if (at != kNoRow) {
            const Building &building = plan.table<Building>()[at];
            place = {sites.at(building.site), building.annualPue.value};
        }
        places.push_back(place);
    }
    return places;
}

/// What a source gives on average, in megawatts.
double meanOf(const EnergySource &source)
{
    return source.capacity.value * source.capacityFactor.value;
}

/// Sources of one site that have begun, and what they give on average.
struct Group {
    std::vector<const EnergySource *> sources;
    double mean = 0;

    void add(const EnergySource &source)
    {
        sources.push_back(&source);
        mean += meanOf(source);
    }
};
struct Sources {
    Group own, grid;
};

/// How many megawatts of each a site takes that needs `needed` on average.
struct Taken {
    double own, grid;
};
Taken balance(const Sources &sources, double needed)
{
    const double own = std::min(needed, sources.own.mean);
    return {own, std::min(needed - own, sources.grid.mean)};
}

/// Adds a year of the megawatts taken of one source.
void addYear(AnnualEnergy &year, const EnergySource &source, double taken)
{
    const double mwh = taken * kHoursPerYear;
    year.cost += mwh * source.price.value;
    year.tco2 += mwh * source.carbon.value / 1e3; // 1 g/kWh is 1 kg/MWh
}

/// A single source has a share of exactly 1, whatever its rating.
void addShares(AnnualEnergy &year, const Group &group, double taken)
{
    for (const EnergySource *source : group.sources) {
        if (taken > 0) {
            addYear(year, *source, taken * (meanOf(*source) / group.mean));
        }
    }
}

/// The cheapest first, so that a rating that does not bind says nothing; of equal ones the first by key.
void addByPrice(AnnualEnergy &year, Group group, double taken)
{
    std::ranges::stable_sort(group.sources, {}, [](const EnergySource *source) { return source->price.value; });
    for (const EnergySource *source : group.sources) {
        const double given = std::min(taken, meanOf(*source));
        addYear(year, *source, given);
        taken -= given;
    }
}

std::vector<std::vector<const EnergySource *>> sourcesBySite(const PlanSnapshot &plan)
{
    const IdIndex<Site> sites(plan.table<Site>());
    std::vector<std::vector<const EnergySource *>> sources(plan.table<Site>().size());
    for (const EnergySource &source : plan.table<EnergySource>()) {
        // A battery moves energy from one hour to another; it makes none.
        if (const std::uint32_t site = sites.at(source.site); site != kNoRow && source.kind != EnergyKind::Battery) {
            sources[site].push_back(&source);
        }
    }
    return sources;
}

Sources begunBy(const std::vector<const EnergySource *> &all, Date start, Date date)
{
    Sources begun;
    for (const EnergySource *source : all) {
        if (source->from.value_or(start) <= date) {
            (source->kind == EnergyKind::Grid ? begun.grid : begun.own).add(*source);
        }
    }
    return begun;
}

/// Megawatts that a site needs on average at `watts` of facility power.
double meanMegawatts(const PlanSnapshot &plan, std::int64_t watts)
{
    return static_cast<double>(watts) / 1e6 * plan.plan().loadFactor.value;
}

std::int64_t wholeNumber(double value)
{
    constexpr double kMost = 9e18;
    return std::llround(std::clamp(value, -kMost, kMost));
}

} // namespace

Energy computeEnergy(const PlanSnapshot &plan, const Capacity &capacity, std::stop_token stop)
{
    Energy energy;
    const std::size_t sites = plan.table<Site>().size();
    energy.siteIt.resize(sites);
    energy.siteFacility.resize(sites);
    if (capacity.rows.size() != plan.table<Row>().size()) {
        return energy;
    }
    const std::vector<HallPlace> places = hallPlaces(plan);
    const IdIndex<Hall> halls(plan.table<Hall>());
    std::vector<StepSeries::Builder> it(sites), facility(sites);
    for (std::size_t r = 0; r < capacity.rows.size(); ++r) {
        const Date live = capacity.rows[r].live;
        const std::int64_t watts = capacity.contents[r].it.value;
        if (live == kNever || watts == 0) {
            continue;
        }
        const std::uint32_t hall = halls.at(plan.table<Row>()[r].hall);
        if (hall == kNoRow || places[hall].site == kNoRow) {
            continue;
        }
        it[places[hall].site].add(live, watts);
        facility[places[hall].site].add(live, std::llround(static_cast<double>(watts) * places[hall].pue));
    }
    if (stop.stop_requested()) {
        return energy;
    }
    for (std::size_t s = 0; s < sites; ++s) {
        energy.siteIt[s] = it[s].build();
        energy.siteFacility[s] = facility[s].build();
    }
    return energy;
}

AnnualEnergy annualEnergy(const PlanSnapshot &plan, const Energy &energy, Date date)
{
    const auto &sites = plan.table<Site>();
    const auto sources = sourcesBySite(plan);
    const double hours = plan.plan().loadFactor.value * kHoursPerYear;
    AnnualEnergy year;
    for (std::size_t s = 0; s < std::min(sites.size(), energy.siteIt.size()); ++s) {
        const double itMwh = static_cast<double>(energy.siteIt[s].at(date)) / 1e6 * hours;
        const std::int64_t facility = energy.siteFacility[s].at(date);
        const double needed = meanMegawatts(plan, facility);
        const Sources begun = begunBy(sources[s], planStart(plan), date);
        const Taken taken = balance(begun, needed);
        year.mwh += static_cast<double>(facility) / 1e6 * hours;
        year.waterM3 += itMwh * sites[s].wue.value; // 1 L/kWh is 1 m3/MWh
        year.unservedMwh += (needed - taken.own - taken.grid) * kHoursPerYear;
        addShares(year, begun.own, taken.own);
        addByPrice(year, begun.grid, taken.grid);
    }
    return year;
}

std::vector<EnergyGap> energyGaps(const PlanSnapshot &plan, const Energy &energy)
{
    // Load only grows and sources only begin, so the need first exceeds them on a day on which the load grows.
    const auto &sites = plan.table<Site>();
    const auto sources = sourcesBySite(plan);
    const Date start = planStart(plan);
    std::vector<EnergyGap> gaps;
    for (std::size_t s = 0; s < std::min(sites.size(), energy.siteFacility.size()); ++s) {
        for (const auto &step : energy.siteFacility[s].steps()) {
            const Sources begun = begunBy(sources[s], start, step.date);
            const double needed = meanMegawatts(plan, step.level);
            const Taken taken = balance(begun, needed);
            const Watts given = toWatts(Megawatts{taken.own + taken.grid});
            if (given >= toWatts(Megawatts{needed})) {
                continue;
            }
            EnergyGap gap{sites[s].id, step.date, toWatts(Megawatts{needed}), given, begun.grid.mean > 0, kNever};
            for (const EnergySource *source : sources[s]) {
                const Date from = source->from.value_or(start);
                gap.nextSource = from > step.date ? std::min(gap.nextSource, from) : gap.nextSource;
            }
            gaps.push_back(gap);
            break;
        }
    }
    return gaps;
}

Money AnnualEnergy::wholeCost() const
{
    return {wholeNumber(cost)};
}

std::int64_t AnnualEnergy::wholeWaterM3() const
{
    return wholeNumber(waterM3);
}

} // namespace gigaplan
