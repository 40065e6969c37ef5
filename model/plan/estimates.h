// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <string>

namespace gigaplan {

/// Why the three points of an estimate are implausible: "optimistic 15 d is above the planned 10 d". They should rise
/// from optimistic over likely (of a task: planned) to pessimistic; a task may leave either limit out. Empty: nothing.
std::string estimateProblem(const Task &task);
std::string estimateProblem(const RiskEvent &event);
std::string estimateProblem(const DurationRisk &risk);

/// What trials do with such an estimate, to follow the description of its problem.
inline constexpr std::string_view kEstimateRule = "trials draw between the shortest and the longest of the three";

struct OddEstimate {
    EntityRef row;
    std::string problem;
};

/// All of a plan: of tasks without parts that have not finished, of risk events, of work classes; each by key.
std::vector<OddEstimate> oddEstimates(const PlanSnapshot &plan);

/// "“Shell” (optimistic 15 d is above the planned 10 d) and 2 more", for a sentence about them; empty for none.
std::string namedEstimates(const PlanSnapshot &plan, const std::vector<OddEstimate> &odd);

} // namespace gigaplan
