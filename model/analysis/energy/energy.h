// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"
#include "model/plan/entity_list.h"

namespace gigaplan {

/// A year at the live power of one date, with the sources that have begun by then: facility energy = IT × load factor ×
/// annual PUE × 8,760 h.
///
/// Each site has a balance of its own. Its sources, except the grid and batteries (which generate none), give capacity
/// × capacity factor; where that is more than the site needs, all are curtailed by the same share, and what is
/// curtailed neither costs nor emits. The grid gives the rest, up to its own capacity × capacity factor; of several
/// grids the cheapest comes first. What is then still missing is unserved: it is part of the energy, but has no cost
/// and no carbon.
struct AnnualEnergy {
    double mwh = 0;
    double tco2 = 0; ///< tonnes, by the intensity of what each source gives
    double cost = 0; ///< in the plan's currency, by the price of what each source gives
    double waterM3 = 0; ///< IT energy × the site's WUE
    double unservedMwh = 0;

    Money wholeCost() const; ///< `cost` in whole units
    std::int64_t wholeWaterM3() const;
};

/// The first day on which a site needs more than its sources give, averaged over a year.
struct EnergyGap {
    Id<Site> site;
    Date on = kNever;
    Watts needed, given;
    bool hasGrid = false;
    Date nextSource = kNever; ///< the first day after `on` from which it has another one
};

/// Live IT watts and annual-PUE facility watts by site, from which a year can be computed at any date.
struct Energy {
    std::vector<StepSeries> siteIt; ///< by row of the site table
    std::vector<StepSeries> siteFacility; ///< IT × annual PUE

    friend bool operator==(const Energy &, const Energy &) = default;
};

/// The parts of the plan that it reads.
inline constexpr TableSet kEnergyTables = TableSet::of<Site, Building, Hall, Row>();

Energy computeEnergy(const PlanSnapshot &plan, const Capacity &capacity, std::stop_token stop = {});
AnnualEnergy annualEnergy(const PlanSnapshot &plan, const Energy &energy, Date date);
/// At most one for each site, in the order of the site table.
std::vector<EnergyGap> energyGaps(const PlanSnapshot &plan, const Energy &energy);

} // namespace gigaplan
