// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/campus.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"

namespace gigaplan::generate {

/// A whole programme.
struct ProgrammeSpec {
    std::string title;
    std::string description;
    CapacityBasis basis = CapacityBasis::It;
    Megawatts target;
    Date start;
    double overhead = 1.14;
    double loadFactor = 0.85;
    std::uint64_t seed = 1;
    std::vector<SiteSpec> sites;
    std::vector<PhaseSpec> phases;
};

/// A phase with the racks, halls and buildings that its target asks for.
PhaseSpec sizedPhase(std::string key, std::string name, Megawatts target, CapacityBasis basis,
                     const Equipment &equipment, double overhead);

/// Adds everything but tranches; the places give the ids that belong to each phase.
std::vector<PhasePlace> buildProgramme(PlanBuilder &plan, const ProgrammeSpec &spec);

} // namespace gigaplan::generate
