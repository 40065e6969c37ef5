// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <optional>

namespace gigaplan {

/// The common origin of two scenarios: the base for merging one into the other. Where one branched from the other, the
/// other as it was then; where both branched from a third, that one at the earlier of the two times. Nothing where they
/// share no origin that is known.
std::optional<PlanSnapshot> commonOrigin(const PlanSnapshot &plan, Id<Scenario> a, Id<Scenario> b);

} // namespace gigaplan
