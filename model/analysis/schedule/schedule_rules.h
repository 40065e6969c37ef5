// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/plan_clocks.h"

namespace gigaplan {

/// The day that the plan starts on, within the range of dates.
Date startDate(const PlanSnapshot &plan);

/// What the plan as a whole says of its schedule.
struct ScheduleRules {
    Instant planStart; ///< the first working instant from its start on
    bool honourConstraints = true; ///< over links; else the later of both counts
    CriticalityRule criticality = CriticalityRule::TotalSlack;
    std::int64_t criticalSlack = 0; ///< critical is a task with at most this total slack, in minutes
    std::int64_t nearCritical = 0; ///< and with at most this nearly so
    /// What is not done yet does not happen before: the end of the status date, where the plan says so.
    Instant remainderFrom = kRangeStart;
    bool retainedLogic = false; ///< what remains of a task in progress waits for its links, too

    static ScheduleRules of(const PlanSnapshot &plan, const PlanClocks &clocks);
};

} // namespace gigaplan
