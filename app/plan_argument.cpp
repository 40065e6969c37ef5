// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan_argument.h"

#include "model/files/plan_files.h"
#include "model/plan/programme.h"

namespace gigaplan::app {

Result<PlanArgument> readPlanArgument(const Arguments &arguments)
{
    auto plan = readPlan(arguments.plain()[0]);
    if (!plan) {
        return plan.error();
    }
    const Plan &settings = plan->plan();
    const auto at = arguments.date("at", settings.statusDate.value_or(settings.start.value_or(makeDate(2026, 1, 1))));
    if (!at) {
        return at.error();
    }
    return PlanArgument{computeForecast(*plan), *at};
}

} // namespace gigaplan::app
