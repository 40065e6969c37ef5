// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/baselines/task_figures.h"

namespace gigaplan {

/// One task against a baseline: now less then, so that late, longer and dearer are positive.
struct TaskVariance {
    bool known = false; ///< the baseline has the task; where it has not, all else is zero
    TaskFigures before; ///< as the baseline has it
    std::int64_t startMin = 0; ///< working minutes on the task's own calendar; wall clock for elapsed durations
    std::int64_t finishMin = 0;
    std::int64_t durationMin = 0; ///< in the unit of the task's duration
    std::int32_t startDays = 0; ///< the same two in calendar days
    std::int32_t finishDays = 0;
    Money cost;
};

/// By row of the task table. Linear in tasks + rows of baselines + costs; empty where the schedule is not of this plan.
std::vector<TaskVariance> taskVariances(const PlanSnapshot &plan, const Schedule &schedule, const Capital &capital,
                                        Id<Baseline> baseline);

/// One phase against a baseline. A baseline keeps dates of tasks, not places and deliveries: its go-live and its live
/// power are those of today's rows, feeds and supply if every task that the baseline has lay on its dates there.
struct PhaseVariance {
    Id<Phase> phase;
    Date liveBefore = kNever, liveNow = kNever;
    std::optional<std::int32_t> days; ///< of the go-live, positive: later; nothing where one of them never comes
    Watts itBefore, itNow; ///< live IT power on the date asked for
    Money costBefore, costNow; ///< of the phase's tasks that the baseline has
};

/// By row of the phase table.
std::vector<PhaseVariance> phaseVariances(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                                          const std::vector<TaskVariance> &tasks, Date at);

/// The one that counts where only one is asked for: the lowest order, then the key; nullptr where there is none.
const Baseline *firstBaseline(const PlanSnapshot &plan);

} // namespace gigaplan
