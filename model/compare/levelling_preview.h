// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/analysis/levelling/levelling.h"

namespace gigaplan {

/// When a phase is live, in the current plan and levelled.
struct LevelledGoLive {
    Id<Phase> phase;
    Date now = kNever, levelled = kNever;
};

/// The effect that levelling would have on a plan.
struct LevellingPreview {
    PlanSnapshot plan; ///< that it was computed for
    Levelling levelling;
    ChangeSummary change;
    std::vector<LevelledGoLive> goLives; ///< by the phases' order
    Date lastNow = kNever, lastLevelled = kNever; ///< the last go-live; kNever: some phase has none
};

/// Runs on any thread; nullptr: stopped.
std::shared_ptr<const LevellingPreview> levellingPreview(const std::shared_ptr<const Forecast> &now,
                                                         const LevellingOptions &options, std::stop_token stop,
                                                         const Progress &progress);

} // namespace gigaplan
