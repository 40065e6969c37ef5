// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/energy/energy.h"

#include "model/analysis/capacity/dense_index.h"
#include "model/analysis/capacity/task_days.h"

namespace gigaplan {

namespace {

constexpr double kHoursPerYear = 8'760;

/// Where a hall stands and what its building's annual PUE is.
struct HallPlace {
    std::uint32_t site = kNoRow;
    double pue = 1;
};

std::vector<HallPlace> hallPlaces(const PlanSnapshot &plan)
{
    const DenseIndex<Building> buildings(plan.table<Building>());
    const DenseIndex<Site> sites(plan.table<Site>());
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

/// What a kilowatt-hour of a site is made of on one date.
struct Mix {
    double weight = 0, price = 0, carbon = 0; ///< price and carbon times weight

    void add(const EnergySource &source)
    {
        const double share = source.capacity.value * source.capacityFactor.value;
        weight += share;
        price += share * source.price.value;
        carbon += share * source.carbon.value;
    }
};

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
    const DenseIndex<Hall> halls(plan.table<Hall>());
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
    std::vector<Mix> mixes(sites.size());
    for (const EnergySource &source : plan.table<EnergySource>()) {
        const std::size_t site = sites.indexOf(source.site);
        if (site != Table<Site>::npos && source.from.value_or(planStart(plan)) <= date) {
            mixes[site].add(source);
        }
    }
    AnnualEnergy year;
    const double hours = plan.plan().loadFactor.value * kHoursPerYear;
    for (std::size_t s = 0; s < std::min(sites.size(), energy.siteIt.size()); ++s) {
        const double itMwh = static_cast<double>(energy.siteIt[s].at(date)) / 1e6 * hours;
        const double mwh = static_cast<double>(energy.siteFacility[s].at(date)) / 1e6 * hours;
        year.mwh += mwh;
        year.waterM3 += itMwh * sites[s].wue.value; // 1 L/kWh is 1 m3/MWh
        if (mixes[s].weight > 0) {
            year.cost += mwh * mixes[s].price / mixes[s].weight;
            year.tco2 += mwh * mixes[s].carbon / mixes[s].weight / 1e3; // 1 g/kWh is 1 kg/MWh
        }
    }
    return year;
}

} // namespace gigaplan
