// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/analysis/levelling/levelling.h"

namespace gigaplan {

/// When a phase is live, before and after a change.
struct GoLive {
    Id<Phase> phase;
    Date before = kNever, after = kNever;
};
/// By the phases' order. Both are of the same phases.
std::vector<GoLive> goLivesOf(const Forecast &before, const Forecast &after);

/// The effect that levelling would have on a plan.
struct LevellingPreview {
    PlanSnapshot plan; ///< that it was computed for
    Levelling levelling;
    ChangeSummary change;
    std::vector<GoLive> goLives; ///< by the phases' order
    Date lastNow = kNever, lastLevelled = kNever; ///< the last go-live; kNever: some phase has none
};

/// Runs on any thread; nullptr: stopped.
std::shared_ptr<const LevellingPreview> levellingPreview(const std::shared_ptr<const Forecast> &now,
                                                         const LevellingOptions &options, std::stop_token stop,
                                                         const Progress &progress);

} // namespace gigaplan
