// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/plan_clocks.h"
#include "model/exchange/mspdi/date_report.h"

namespace gigaplan::mspdi {

/// States for each task why its dates differ from the file's: because of something special about it there, else because
/// a predecessor (or a successor, for late dates and slack) differs, too.
void explain(std::vector<DifferingTask> &tasks, const Import &import, const Schedule &schedule, PlanClocks &clocks);

} // namespace gigaplan::mspdi
