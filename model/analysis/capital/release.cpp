// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capital/release.h"

namespace gigaplan {

Date firstHeld(const StepSeries &series, std::int64_t level, std::int64_t holdDays)
{
    Date since = kNever;
    const auto heldBy = [&](Date until) { return since != kNever && std::int64_t{since.days} + holdDays < until.days; };
    for (const auto &step : series.steps()) {
        if (heldBy(step.date)) {
            break;
        }
        if (step.level < level) {
            since = kNever;
        } else if (since == kNever) {
            since = step.date;
        }
    }
    return heldSince(since, holdDays);
}

Date heldSince(Date since, std::int64_t holdDays)
{
    if (since == kNever || std::int64_t{since.days} + holdDays > kLastDate.days) {
        return kNever;
    }
    return since + static_cast<std::int32_t>(holdDays);
}

} // namespace gigaplan
