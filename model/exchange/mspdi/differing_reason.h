// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/plan_clocks.h"
#include "model/exchange/mspdi/date_report.h"

namespace gigaplan::mspdi {

/// Says of each task why its dates differ from its file's: by what is special about it there, else by the task before
/// it (or behind it, for late dates and slack) that differs, too.
void explain(std::vector<DifferingTask> &tasks, const Import &import, const Schedule &schedule, PlanClocks &clocks);

} // namespace gigaplan::mspdi
