// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/capacity_basis.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

/// The requirements on a generated plan.
struct GenerateOptions {
    std::string title = "Campus programme";
    double gigawatts = 1; ///< in `basis`
    CapacityBasis basis = CapacityBasis::It;
    std::string equipment = "vr-nvl72"; ///< catalogue key of the first phases' racks
    Date start; ///< kNever or default: 2024-06-03
    std::uint64_t seed = 1; ///< varies durations and layout details; equal seeds give equal plans
};

/// A complete synthetic plan of any size: sites, buildings, halls, rows, power and cooling chain, tasks with links,
/// deliveries, costs, tranches, energy sources, and claims that mark the assumptions.
Result<PlanSnapshot> generatePlan(const GenerateOptions &options);

/// A worked-out scenario by name, as "abilene": the plan in `data/` of that name, which is part of the program.
Result<PlanSnapshot> scenarioPlan(std::string_view name);
/// In alphabetical order.
std::vector<std::string> scenarioNames();

/// The equipment that ships with the program (resources/catalogue.json), in the order of the file, with claims that say
/// where its figures come from.
const std::vector<Equipment> &equipmentCatalogue();
const std::vector<Claim> &catalogueClaims();

/// Racks and power for a capacity: the `size` command.
struct Sizing {
    const Equipment *equipment = nullptr;
    std::int64_t racks = 0;
    std::int64_t gpus = 0; ///< packages
    Watts it, facility;
};
struct SizeOptions {
    double gigawatts = 1;
    CapacityBasis basis = CapacityBasis::It;
    std::string equipment = "vr-nvl72";
    double pue = 1.3; ///< design-day
    double overhead = 1.14; ///< IT power per GPU rack power
};
Result<Sizing> sizeCapacity(const SizeOptions &options);

} // namespace gigaplan
