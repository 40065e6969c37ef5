// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/tornado.h"

namespace gigaplan {

/// The task with what it is part of: "GW 1 › Building 2 › Hall 1 › Rack installation".
std::string taskPath(const PlanSnapshot &plan, Id<Task> task);
/// What a bar is about, for people; `bar` belongs to the plan.
std::string factorName(const PlanSnapshot &plan, const TornadoBar &bar);
/// The row that a bar is about: of a work class its duration risk; none where the plan has none.
EntityRef factorEntity(const PlanSnapshot &plan, const TornadoBar &bar);

} // namespace gigaplan
