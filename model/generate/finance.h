// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/build_schedule.h"

namespace gigaplan::generate {

/// Monthly deliveries for a phase, each on the first of the month that is at least two weeks ahead of the need.
void addSupplies(PlanBuilder &plan, const PhasePlace &phase, const std::vector<RackNeed> &needs,
                 std::optional<Date> statusDate);

/// Capital expenditure of a phase by class, with the unit costs' sources as claims.
void addCosts(PlanBuilder &plan, const PhasePlace &phase);

/// Where a site's energy comes from, with sources.
struct EnergyMix {
    double gridGramsPerKwh = 373;
    std::string gridName;
    std::string gridStatement;
    double solarMw = 0;
    double solarPrice = 64.5;
    std::string solarStatement;
};
void addEnergy(PlanBuilder &plan, const SiteSpec &site, double facilityMw, const EnergyMix &mix);

} // namespace gigaplan::generate
