// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"

namespace gigaplan {

/// By row of the task table: working minutes by which a task may slip alone before the phase goes live later. It holds
/// the installation and commissioning of the phase's rows that are live by then, and of each node that feeds or cools
/// them the first chain to a source, to the day of the go-live. Deliveries are as planned and keep their order. Of a
/// summary the least of its parts. Nothing where the task is done, is not waited for, or the phase is never live.
/// At worst a day cautious, since go-lives are whole days; never too much.
std::vector<std::optional<std::int64_t>> goLiveSlack(const PlanSnapshot &plan, const Schedule &schedule,
                                                     const Capacity &capacity, std::uint32_t phase);

/// By row of the task table: the same for each task and the go-live of its own phase.
std::vector<std::optional<std::int64_t>> ownGoLiveSlack(const PlanSnapshot &plan, const Schedule &schedule,
                                                        const Capacity &capacity);

} // namespace gigaplan
