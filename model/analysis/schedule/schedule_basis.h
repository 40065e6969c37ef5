// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/path_reader.h"

namespace gigaplan {

/// What a schedule was made from and how.
struct ScheduleBasis {
    PlanSnapshot plan;
    std::shared_ptr<const ScheduleStructure> structure;
    PathState state;
};

} // namespace gigaplan
