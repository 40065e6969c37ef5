// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/plan_clocks.h"

namespace gigaplan {

/// What the passes need of a leaf task, close together in memory and within the plan's range.
struct Activity {
    std::int64_t duration = 0; ///< minutes on `clock`
    std::int64_t remaining = 0; ///< of the duration, by the share complete
    std::int64_t levelDelay = 0; ///< wall-clock minutes behind its links
    Instant constraintDate;
    Instant heldAt = kNeverInstant; ///< where a task begins that is scheduled by hand; it has no constraint beside it
    Instant deadline = kNeverInstant;
    Instant actualStart = kNeverInstant;
    Instant actualFinish = kNeverInstant;
    ConstraintKind constraint = ConstraintKind::AsSoonAsPossible; ///< kinds that lack their date count as this one
    std::uint32_t clock = PlanClocks::kPlanClock;
    std::uint32_t slackClock = PlanClocks::kPlanClock; ///< that its slack counts on

    /// No date of its own bears on its start.
    bool isPlain() const
    {
        return constraint == ConstraintKind::AsSoonAsPossible || constraint == ConstraintKind::AsLateAsPossible;
    }
    /// Scheduled by hand, with a date; without one it is as any other.
    bool isManual() const { return heldAt != kNeverInstant; }
    bool isMilestone() const { return duration == 0; }
    bool hasStarted() const { return actualStart != kNeverInstant || hasFinished(); }
    bool hasFinished() const { return actualFinish != kNeverInstant; }

    /// A task that is reported complete with a start but no finish finished when its duration was over.
    static Activity of(const Task &task, PlanClocks &clocks);
    /// The same where its clocks are known.
    static Activity of(const Task &task, std::uint32_t clock, std::uint32_t slackClock, const PlanClocks &clocks);
};

} // namespace gigaplan
