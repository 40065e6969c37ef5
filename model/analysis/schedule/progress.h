// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/task_tree.h"

namespace gigaplan {

/// What is done of each task, 0 … 1, by row of the task table: of a leaf as the plan states it, of a summary the mean of
/// its leaves by duration, and 0 where they take no time.
std::vector<float> progressOf(const PlanSnapshot &plan, const TaskTree &tree);

} // namespace gigaplan
