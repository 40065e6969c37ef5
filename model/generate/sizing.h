// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/generate.h"
#include "model/plan/entity_list.h"

namespace gigaplan::generate {

inline constexpr double kMostGigawatts = 1'000;

/// The catalogue's entry by key, name or alias, whatever the case; a usage error that lists the keys.
Result<const Equipment *> catalogueEntry(std::string_view name);
Result<double> checkedGigawatts(double gigawatts);

/// IT power of one GPU rack with its share of network, storage and management racks.
double rackItWatts(const Equipment &equipment, double overhead);
/// The fewest racks that draw at least `itWatts`, at least one.
std::int64_t racksFor(double itWatts, const Equipment &equipment, double overhead);

} // namespace gigaplan::generate
