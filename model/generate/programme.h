// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/build_schedule.h"
#include "model/generate/finance.h"

namespace gigaplan::generate {

/// A whole programme: phases[i] is built at paces[i], sites[i] draws on mixes[i].
struct ProgrammeSpec {
    std::string title;
    std::string description;
    CapacityBasis basis = CapacityBasis::It;
    Megawatts target;
    Date start;
    std::optional<Date> statusDate;
    double overhead = 1.14;
    double loadFactor = 0.85;
    std::uint64_t seed = 1;
    std::vector<SiteSpec> sites;
    std::vector<EnergyMix> mixes;
    std::vector<PhaseSpec> phases;
    std::vector<PaceSpec> paces;
};

/// A region for a campus with the carbon intensity of its grid.
struct Region {
    const char *name;
    double gramsPerKwh;
    const char *statement;
};
const std::vector<Region> &regions();

/// A phase with the racks, halls and buildings that its target asks for.
PhaseSpec sizedPhase(std::string key, std::string name, Megawatts target, CapacityBasis basis,
                     const Equipment &equipment, double overhead);

/// The plan row; its key is "plan".
Plan &addPlan(PlanBuilder &plan, const ProgrammeSpec &spec, Id<Calendar> calendar);
/// Catalogue rows with the claims for their figures.
void addEquipment(PlanBuilder &plan, const std::vector<const Equipment *> &used);

/// Adds everything but tranches; the places give the ids that belong to each phase.
std::vector<PhasePlace> buildProgramme(PlanBuilder &plan, const ProgrammeSpec &spec);

} // namespace gigaplan::generate
