// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/activity.h"

#include "model/plan/tasks.h"

#include <algorithm>

namespace gigaplan {

namespace {

bool needsDate(ConstraintKind kind)
{
    return kind != ConstraintKind::AsSoonAsPossible && kind != ConstraintKind::AsLateAsPossible;
}

} // namespace

Activity Activity::of(const Task &task, PlanClocks &clocks)
{
    const std::uint32_t clock = clocks.clockOf(task);
    return of(task, clock, clocks.slackClockOf(task), clocks);
}

Activity Activity::of(const Task &task, std::uint32_t clockOfWork, std::uint32_t slackClock, const PlanClocks &clocks)
{
    Activity activity;
    activity.clock = clockOfWork;
    activity.slackClock = slackClock;
    activity.levelDelay = std::clamp<std::int64_t>(task.levelDelay.value, 0, kRangeMinutes);
    activity.duration = std::clamp<std::int64_t>(task.duration.value, 0, kRangeMinutes);
    activity.open = std::clamp(1.0 - task.complete.value / 100.0, 0.0, 1.0);
    if (task.constraintDate || !needsDate(task.constraint)) {
        activity.constraint = task.constraint;
    }
    if (task.constraintDate) {
        activity.constraintDate = clampToRange(*task.constraintDate);
    }
    if (task.manual && task.constraintDate) {
        activity.heldAt = activity.constraintDate;
        activity.constraint = ConstraintKind::AsSoonAsPossible;
        activity.levelDelay = 0;
    }
    if (task.deadline) {
        activity.deadline = clampToRange(*task.deadline);
    }
    const CalendarClock &clock = clocks[activity.clock];
    if (task.actualStart) {
        activity.actualStart = clampToRange(*task.actualStart);
    }
    if (task.actualFinish) {
        activity.actualFinish = clampToRange(*task.actualFinish);
        activity.actualStart = std::min(activity.actualFinish,
                                        task.actualStart ? activity.actualStart
                                                         : clock.advance(activity.actualFinish, -activity.duration));
    } else if (task.actualStart && task.complete.value >= 100.0) {
        activity.actualFinish = clock.advance(activity.actualStart, activity.duration);
    }
    return activity;
}

} // namespace gigaplan
