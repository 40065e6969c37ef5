// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/campus.h"

namespace gigaplan::generate {

/// Power that buildings of this IT power need from their source: design-day PUE and a margin.
double sourceKw(double itWatts);

/// Adds a phase's grid connection of `kw` and its main transformers (N+1), which carry as much with one of them lost;
/// returns the transformers.
Id<Node> addSubstation(PlanBuilder &plan, const PhasePlace &phase, double kw);

/// Adds the power and cooling graph of a phase's buildings and connects its rows.
///
/// Main transformers → MV A and B per building (each for the whole building, with standby generators) → four lineups
/// per hall of unit substation, UPS (4-to-make-3) and busway (2N) → rows, each from two different lineups; heat: plant
/// (N+1) → loops (N+1) → CDUs per hall (N+1). Ratings follow from the racks' power with losses, the design-day PUE and
/// a margin.
void connectPhase(PlanBuilder &plan, const PhasePlace &phase, Id<Node> transformers);

} // namespace gigaplan::generate
