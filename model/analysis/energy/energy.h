// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"

namespace gigaplan {

/// A year at the live power of one date: facility energy = IT × load factor × annual PUE × 8,760 h. A site without a
/// source that has begun adds energy and water but no cost and no carbon.
struct AnnualEnergy {
    double mwh = 0;
    double tco2 = 0;       ///< tonnes, by the intensity of each site's sources
    double cost = 0;       ///< in the plan's currency
    double waterM3 = 0;    ///< IT energy × the site's WUE
};

/// Live IT watts and annual-PUE facility watts by site, from which a year is worked out on any date.
struct Energy {
    std::vector<StepSeries> siteIt;       ///< by row of the site table
    std::vector<StepSeries> siteFacility; ///< IT × annual PUE
};

Energy computeEnergy(const PlanSnapshot &plan, const Capacity &capacity, std::stop_token stop = {});
AnnualEnergy annualEnergy(const PlanSnapshot &plan, const Energy &energy, Date date);

} // namespace gigaplan
