// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule_basis.h"

namespace gigaplan {

/// Tasks that are to be as late as possible follow the plan's finish and their successors, against the direction of
/// links. Where such a task has limits, this passes them on to what it follows: to the plan's finish, and with it to
/// all leaves, where that is within them, else to one of its successors that holds it. `limits`: by row, of leaves.
void holdWhatLateTasksFollow(const Schedule &schedule, std::vector<PathSpan> &limits);

} // namespace gigaplan
