// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/simulation.h"

#include <string>

namespace gigaplan {

/// The remark to show with the order dates of a very large plan: that they cover only a part of its items. Empty: all
/// are covered.
std::string orderDatesRemark(const PlanSnapshot &plan);

/// The remarks to show with all results of a simulation: estimates out of order and how trials treat them, and the
/// remark on order dates; where the simulation is given, also in how many of its trials dates are not true. Sentences.
std::vector<std::string> riskRemarks(const PlanSnapshot &plan, const Simulation *simulation = nullptr);

} // namespace gigaplan
