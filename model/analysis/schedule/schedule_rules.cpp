// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule_rules.h"

#include <algorithm>

namespace gigaplan {

Date startDate(const PlanSnapshot &plan)
{
    return std::clamp(plan.plan().start.value_or(kFirstDate), kFirstDate, kLastDate);
}

ScheduleRules ScheduleRules::of(const PlanSnapshot &plan, const PlanClocks &clocks)
{
    const Plan &row = plan.plan();
    const Instant begin = startOfDay(startDate(plan)) + row.startTime.value;
    return {clocks.planClock().nextStart(begin), row.honourConstraints, row.criticalSlack.value};
}

} // namespace gigaplan
