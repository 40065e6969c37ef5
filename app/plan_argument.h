// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"
#include "model/analysis/forecast/forecast.h"

namespace gigaplan::app {

/// The plan that a command names first, with its forecast and the date to look at.
struct PlanArgument {
    std::shared_ptr<const Forecast> forecast;
    Date at; ///< --at, else the plan's status date, else its start
};
Result<PlanArgument> readPlanArgument(const Arguments &arguments);

} // namespace gigaplan::app
