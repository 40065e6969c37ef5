// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/build_schedule.h"

namespace gigaplan::generate {

/// Monthly deliveries for a phase, each on the first of the month that is at least two weeks ahead of the need.
void addSupplies(PlanBuilder &plan, const PhasePlace &phase, const std::vector<RackNeed> &needs);

/// Capital expenditure of a phase by class, with the unit costs' sources as claims.
void addCosts(PlanBuilder &plan, const PhasePlace &phase);

/// Where a site's energy comes from, with sources: the grid of its region and a solar contract.
void addEnergy(PlanBuilder &plan, const SiteSpec &site, double facilityMw);

} // namespace gigaplan::generate
