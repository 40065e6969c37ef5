// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan_argument.h"

#include "model/files/plan_files.h"
#include "model/plan/programme.h"

namespace gigaplan::app {

Result<PlanArgument> readPlanArgument(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(auto plan, readPlan(arguments.plain()[0]));
    const Plan &settings = plan.plan();
    GIGAPLAN_TRY_VALUE(const auto at,
                       arguments.date("at",
                                      settings.statusDate.value_or(settings.start.value_or(makeDate(2026, 1, 1)))));
    return PlanArgument{computeForecast(plan), at};
}

} // namespace gigaplan::app
