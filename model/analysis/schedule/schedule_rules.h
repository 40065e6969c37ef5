// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/plan_clocks.h"
#include "model/plan/entity_list.h"

namespace gigaplan {

enum class CriticalityRule;

/// The day that the plan starts on, within the range of dates.
Date startDate(const PlanSnapshot &plan);

/// The scheduling rules of the plan as a whole.
struct ScheduleRules {
    Instant planStart; ///< the first working instant from its start on
    bool honourConstraints = true; ///< over links; else the later of both counts
    CriticalityRule criticality{}; ///< at first: by total slack
    std::int64_t criticalSlack = 0; ///< a task with at most this total slack is critical, in minutes
    std::int64_t nearCritical = 0; ///< and with at most this near-critical
    /// Nothing that is not yet done happens before this: the end of the status date, where the plan says so.
    Instant remainderFrom = kRangeStart;
    bool retainedLogic = false; ///< the remainder of a task in progress waits for its links, too

    static ScheduleRules of(const PlanSnapshot &plan, const PlanClocks &clocks);
};

} // namespace gigaplan
