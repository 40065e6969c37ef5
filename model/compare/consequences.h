// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"

namespace gigaplan {

/// The consequences for every phase of either plan, by order, then key (of `after` where it has the phase).
std::vector<PhaseConsequence> phaseConsequences(const Forecast &before, const Forecast &after);

} // namespace gigaplan
