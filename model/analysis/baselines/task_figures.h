// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capital/capital.h"

namespace gigaplan {

/// What a baseline keeps of a task.
struct TaskFigures {
    Instant start, finish;
    Minutes duration; ///< from start to finish: of a leaf on the clock of its work, of a summary on its calendar's
    Money cost; ///< of costs spent over this very task, in total; a summary's does not add up its parts
};

/// By row of the task table. Linear in tasks + costs. Empty where the schedule is not of this plan.
std::vector<TaskFigures> taskFigures(const PlanSnapshot &plan, const Schedule &schedule, const Capital &capital);

/// The same as rows for `TakeBaseline`: without id, key and baseline.
std::vector<BaselineTask> baselineRows(const PlanSnapshot &plan, const Schedule &schedule, const Capital &capital);

} // namespace gigaplan
