// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule_rules.h"

#include "model/plan/programme.h"

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
    ScheduleRules rules;
    rules.planStart = clocks.planClock().nextStart(begin);
    rules.honourConstraints = row.honourConstraints;
    rules.criticality = row.criticality;
    rules.criticalSlack = row.criticalSlack.value;
    rules.nearCritical = row.nearCritical.value;
    if (row.statusDate && row.progressRule != ProgressRule::AsReported) {
        rules.remainderFrom = clampToRange(startOfDay(*row.statusDate) + kMinutesPerDay);
        rules.retainedLogic = row.progressRule == ProgressRule::RetainedLogic;
    }
    return rules;
}

} // namespace gigaplan
