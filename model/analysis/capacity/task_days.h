// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"
#include "model/plan/id_index.h"

namespace gigaplan {

/// The day from which planned things count; the earliest possible day in a plan without a start.
Date planStart(const PlanSnapshot &plan);

/// Scheduled tasks as whole days, each computed once however many rows refer to it. Days are never before the plan's
/// start. Keeps references to both arguments.
class TaskDays {
public:
    TaskDays(const PlanSnapshot &plan, const Schedule &schedule);

    /// The first day on which the task is done; the plan's start for "none", kNever for an unknown id.
    Date doneOn(Id<Task> task) const;
    /// The day on which the task starts, with the same exceptions.
    Date startsOn(Id<Task> task) const;
    /// When the task starts, for ordering; the plan's start for "none", kNeverInstant for an unknown id.
    Instant start(Id<Task> task) const;

    /// Position in the task table; kNoRow for "none" and for an unknown id.
    std::uint32_t position(Id<Task> task) const { return m_tasks.at(task); }

private:
    const TaskDates *dates(Id<Task> task) const;

    const PlanSnapshot &m_plan;
    const Schedule &m_schedule;
    IdIndex<Task> m_tasks;
    Date m_start;
    mutable std::vector<Date> m_done; ///< by task; kNotYet: not yet requested
};

} // namespace gigaplan
