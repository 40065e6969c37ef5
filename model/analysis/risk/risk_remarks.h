// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/simulation.h"

#include <string>

namespace gigaplan {

/// What has to stand beside the order dates of a very large plan: that they are those of a part only. Empty: of all.
std::string orderDatesRemark(const PlanSnapshot &plan);

/// What has to stand beside all results of a simulation: estimates out of order and what trials make of them, and the
/// remark on order dates; of its own results, where it is there, in how many trials dates are not true. Sentences.
std::vector<std::string> riskRemarks(const PlanSnapshot &plan, const Simulation *simulation = nullptr);

} // namespace gigaplan
