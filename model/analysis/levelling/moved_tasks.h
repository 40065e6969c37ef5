// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/levelling/serial_scheme.h"

namespace gigaplan {

/// The leaves that begin or end at a different time in `levelled` than in `unlevelled`, and why: by new start, then
/// row. `placed` is as its last forward pass left it, the one that `levelled` was made from.
std::vector<LevelledTask> movedTasks(const LevellingProblem &problem, const std::vector<SerialScheme::Placed> &placed,
                                     const Schedule &unlevelled, const Schedule &levelled);

std::vector<HallWait> hallWaits(const PlanSnapshot &plan, const std::vector<LevelledTask> &moved);

} // namespace gigaplan
