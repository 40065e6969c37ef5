// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"

namespace gigaplan {

/// Minutes by which single tasks may slip, by moving later or lasting longer, before phases go live later: the slack to
/// rely on, since a slip of exactly this much moves no go-live (`slipSlack` has the rules; total and free slack are
/// those of the field's standard tool). It holds the installation and commissioning of a phase's rows that are live by
/// then, and of each node that feeds or cools them the first chain to a source, to the day of the go-live. Deliveries
/// are as planned and keep their order. Of a summary, the least of its parts. Nothing where the task is done, is not
/// waited for, or the phase is never live. Go-lives are whole days, and constraints might stop a delay: a slip of a
/// little more may move none, either.
using GoLiveSlack = std::vector<std::optional<std::int64_t>>;

/// Of all tasks to one phase's go-live, by row of the task table. One backward pass.
GoLiveSlack goLiveSlack(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                        std::uint32_t phase);

/// Of one task to each go-live, by row of the phase table. A backward pass for each phase that waits for the task.
GoLiveSlack goLiveSlackOf(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                          std::uint32_t task);

/// Of all tasks, each to the go-live of its own phase, by row of the task table. A backward pass for each phase.
GoLiveSlack ownGoLiveSlack(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity);

} // namespace gigaplan
