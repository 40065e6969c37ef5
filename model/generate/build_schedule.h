// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/generate/campus.h"
#include "model/generate/random.h"
#include "model/generate/task_list.h"

namespace gigaplan::generate {

/// When and how fast a phase is built.
struct PaceSpec {
    Date start; ///< site control begins
    double transformerWeeks = 96; ///< main transformers and breakers, from reserved slot to site
    std::optional<Date> firstRacks; ///< deliveries begin; none: as the first hall is ready for them
    double staggerDays = 8; ///< between the rack installations of two buildings
    std::optional<Date> deadline; ///< of the phase; none: some two months after the estimate
};

/// When the racks of a hall are to be there, as far as the generator can estimate.
struct RackNeed {
    Date date;
    std::int64_t racks = 0;
};

/// Adds the tasks and links of a phase (campus works, buildings, halls, go-live) and writes the tasks' ids into
/// `phase`. Returns when racks are needed, hall by hall.
std::vector<RackNeed> schedulePhase(TaskList &tasks, PhasePlace &phase, const PaceSpec &pace, Random &random);

} // namespace gigaplan::generate
