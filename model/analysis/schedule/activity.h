// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/plan_clocks.h"
#include "model/plan/entity_list.h"
#include "model/plan/work_kinds.h"

#include <cmath>

namespace gigaplan {

/// What the passes need of a leaf task, close together in memory and within the plan's range.
struct Activity {
    std::int64_t duration = 0; ///< minutes on `clock`
    double open = 1; ///< share of the work that remains
    std::int64_t levelDelay = 0; ///< wall-clock minutes after its links
    Instant constraintDate;
    Instant heldAt = kNeverInstant; ///< fixed start of a task that is scheduled by hand; it then has no constraint
    Instant deadline = kNeverInstant;
    Instant actualStart = kNeverInstant;
    Instant actualFinish = kNeverInstant;
    ConstraintKind constraint = ConstraintKind::AsSoonAsPossible; ///< kinds that lack their date count as this one
    std::uint32_t clock = PlanClocks::kPlanClock;
    std::uint32_t slackClock = PlanClocks::kPlanClock; ///< the clock that its slack is counted on

    /// Whether no date of its own affects its start.
    bool isPlain() const
    {
        return constraint == ConstraintKind::AsSoonAsPossible || constraint == ConstraintKind::AsLateAsPossible;
    }
    /// Scheduled by hand, with a date; a task without one is treated like any other.
    bool isManual() const { return heldAt != kNeverInstant; }
    bool isMilestone() const { return duration == 0; }
    bool hasStarted() const { return actualStart != kNeverInstant || hasFinished(); }
    bool hasFinished() const { return actualFinish != kNeverInstant; }
    /// Minutes that remain of so many.
    std::int64_t remainingOf(std::int64_t minutes) const { return std::llround(static_cast<double>(minutes) * open); }
    /// Minutes of work to be placed where it lasts that long: once begun, what remains.
    std::int64_t workOf(std::int64_t minutes) const { return hasStarted() ? remainingOf(minutes) : minutes; }

    /// A task that is reported complete with a start but no finish is taken to have finished when its duration was
    /// over.
    static Activity of(const Task &task, PlanClocks &clocks);
    /// The same where its clocks are known.
    static Activity of(const Task &task, std::uint32_t clock, std::uint32_t slackClock, const PlanClocks &clocks);
};

} // namespace gigaplan
