// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/aside.h"
#include "model/plan/entity_list.h"
#include "model/plan/table_set.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace gigaplan {

struct ScheduleBasis;

/// Computed dates of one task. All spans are half-open: work happens in [start, finish).
struct TaskDates {
    Instant earlyStart, earlyFinish; ///< forward pass, constraints and progress honoured
    Instant lateStart, lateFinish; ///< backward pass from the plan's finish
    /// Scheduled: the early dates; for "as late as possible" the latest, up to the late dates, that do not move the
    /// scheduled dates of any successor.
    Instant start, finish;
    /// In the task's own calendar; wall clock for elapsed durations. Both as in the field's standard tool: they ignore
    /// crews' calendars, percent lags keep their current length, and total slack takes the late dates of milestones
    /// from what follows, even where the milestones could not be placed there. Apart from that, a slip of this size
    /// moves nothing.
    std::int64_t totalSlackMin = 0;
    std::int64_t freeSlackMin = 0; ///< 0 … total slack
    /// Not finished and, by the plan's rule, on the longest path (of a summary: any child) or with at most the critical
    /// slack (of a summary: its own).
    bool critical = false;
    bool nearCritical = false; ///< not critical, not finished, and at most the plan's near-critical slack
    bool summary = false; ///< spans its children; its slack lies between its own early and late dates

    friend bool operator==(const TaskDates &, const TaskDates &) = default;
};

/// The critical path's result. `tasks[i]` belongs to row i of the snapshot's task table.
struct Schedule {
    std::vector<TaskDates> tasks;
    Instant start; ///< of the earliest task; the plan's start where there is none
    Instant finish; ///< of the last task
    /// Loops of links, each in link order; their tasks are scheduled as if the loop's links did not exist.
    std::vector<std::vector<Id<Task>>> cycles;

    /// What the engine keeps to follow the plan's next edit and to explain dates; nullptr: of a stopped computation.
    Aside<ScheduleBasis> basis;

    /// Dates of a task by id; nullptr for "none" or an unknown id.
    const TaskDates *find(const PlanSnapshot &plan, Id<Task> task) const;
    /// The first day on which the task is done: work that ends at 00:00 was done on the day before, a milestone that a
    /// date put at 00:00 is reached on the day that begins. The plan's start for "none", kNever for an unknown id.
    Date doneOn(const PlanSnapshot &plan, Id<Task> task) const;

    friend bool operator==(const Schedule &, const Schedule &) = default;
};

/// The first day on which a task with these dates is done: as `Schedule::doneOn`. `planStart`: 00:00 of that day.
Date dayDone(const Task &task, Instant start, Instant finish, Instant planStart);

/// Working-calendar critical path: forward and backward pass in topological order over FS, SS, FF and SF links with
/// working, elapsed or percent lag, the eight constraint kinds, deadlines and progress. Linear in tasks + links.
/// Tasks without predecessors start with the first working instant of the plan's start; constraints, SF links and leads
/// may place a task before it. Constraints, deadlines and durations of summaries are ignored; a percent lag from a
/// summary is a share of its span in the plan's calendar. A stopped computation returns what it has; callers drop it.
Schedule computeSchedule(const PlanSnapshot &plan, std::stop_token stop = {});

/// The same as computeSchedule, but fast where the previous schedule was of a plan that differs in few tasks.
Schedule updateSchedule(const Schedule &before, const PlanSnapshot &plan, std::stop_token stop = {});

/// The parts of the plan that it reads.
inline constexpr TableSet kScheduleTables = TableSet::of<Plan, Task, Calendar, CalendarException, Link, Phase, Resource,
                                                         Assignment, Blackout, Site, Building, Hall>();

/// Whether both have the same schedule, judged by the identity of all tables that a schedule is made from.
bool sameScheduleInputs(const PlanSnapshot &a, const PlanSnapshot &b);

/// A loop that a link from `from` to `to` would close, as the tasks on it in link order, `from` last; empty: none.
/// A link on a summary acts on its leaves, and a task may not depend on its own summary.
std::vector<Id<Task>> loopClosedBy(const PlanSnapshot &plan, Id<Task> from, Id<Task> to);

/// All loops that are in the plan, each as the tasks on it in link order.
std::vector<std::vector<Id<Task>>> findLoops(const PlanSnapshot &plan);

/// All rings of tasks that are, over some steps, part of themselves: each from a task to its summary and so on.
std::vector<std::vector<Id<Task>>> ringsOfParents(const PlanSnapshot &plan);

} // namespace gigaplan
