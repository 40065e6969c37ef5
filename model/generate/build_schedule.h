// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/campus.h"
#include "model/generate/random.h"
#include "model/generate/task_list.h"

namespace gigaplan::generate {

/// When the racks of a hall are to be there, as far as the generator can estimate.
struct RackNeed {
    Date date;
    std::int64_t racks = 0;
};

/// Adds the tasks and links of a phase (campus works, buildings, halls, go-live) and writes the tasks' ids into
/// `phase`. Returns when racks are needed, hall by hall.
std::vector<RackNeed> schedulePhase(TaskList &tasks, PhasePlace &phase, Random &random);

} // namespace gigaplan::generate
