// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/plan_clocks.h"
#include "model/analysis/schedule/schedule.h"

#include <functional>

namespace gigaplan {

/// A task and the link by which it decides when the next one is.
struct DrivingStep {
    Id<Task> task;
    Id<Link> link; ///< into the task that was driven; none for the one that was asked about
};

/// The links into a task by its row, in the table's order.
using LinksInto = std::function<std::vector<const Link *>(Id<Task>)>;

/// Why a task is no earlier: itself, then what drives it, what drives that, and so on back to a task that no link holds
/// (it has begun, a date holds it, or it is free). Of several that drive equally the one with the latest end counts, then
/// the lower id. Of a summary its part that ends last; links on summaries hold their parts. Linear in the links along
/// the chain; a loop ends it.
std::vector<DrivingStep> drivingChain(const PlanSnapshot &plan, const Schedule &schedule, PlanClocks &clocks, Id<Task> task,
                                      const LinksInto &linksInto);

} // namespace gigaplan
