// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

namespace gigaplan::test {

/// The same plan, whose rows have other ids: as another way of making it would have numbered them. Equal seeds give equal
/// ids to rows of one table and key, also in other plans.
PlanSnapshot renumbered(const PlanSnapshot &plan, std::uint32_t seed);

} // namespace gigaplan::test
