// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"
#include "model/plan/figure.h"

#include <array>

namespace gigaplan {

/// What is known of a task's dates. Slack is in minutes, as in `TaskDates`.
inline constexpr std::array kTaskDateFigures{
    figure<&TaskDates::start>("start", "Start"),
    figure<&TaskDates::finish>("finish", "Finish"),
    figure<&TaskDates::earlyStart>("early_start", "Early start"),
    figure<&TaskDates::earlyFinish>("early_finish", "Early finish"),
    figure<&TaskDates::lateStart>("late_start", "Late start"),
    figure<&TaskDates::lateFinish>("late_finish", "Late finish"),
    figure<&TaskDates::totalSlackMin>("total_slack_min", "Total slack", "min"),
    figure<&TaskDates::freeSlackMin>("free_slack_min", "Free slack", "min"),
    figure<&TaskDates::critical>("critical", "Critical"),
    figure<&TaskDates::nearCritical>("nearly_critical", "Nearly critical"),
    figure<&TaskDates::summary>("summary", "Summary"),
};

} // namespace gigaplan
