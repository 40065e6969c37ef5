// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/duration_shape.h"
#include "model/plan/entity_list.h"
#include "model/plan/work_kinds.h"

namespace gigaplan {

/// A piece of work. A task with children is a summary: its dates span theirs and its own duration is ignored. A leaf
/// of zero duration is a milestone.
struct Task {
    Id<Task> id;
    std::string key;
    Id<Task> parent;
    std::int64_t order = 0; ///< among its siblings
    std::int64_t uid = 0; ///< unique id in the file that it was imported from; 0: none
    std::string name;
    WorkClass workClass = WorkClass::General;
    Id<Phase> phase;
    Id<Site> site;
    Id<Building> building;
    Id<Hall> hall;
    Minutes duration; ///< working minutes, or wall-clock minutes where `elapsed`
    bool elapsed = false;
    bool manual = false; ///< starts on its constraint date, whatever its links, its constraint and the plan's rules say
    Minutes optimistic; ///< three-point duration; 0: not stated
    Minutes pessimistic;
    ConstraintKind constraint = ConstraintKind::AsSoonAsPossible;
    std::optional<Instant> constraintDate;
    std::optional<Instant> deadline;
    Percent complete;
    std::optional<Instant> actualStart, actualFinish;
    Id<Calendar> calendar; ///< none: its phase's, else the plan's
    std::string description;
    DurationShape shape = DurationShape::ByWorkClass; ///< with a three-point duration and none stated: triangular
    Id<RiskCause> cause; ///< the common cause that delays it together with others
    std::int64_t priority = 500; ///< in levelling the higher goes first; 1000: levelling never moves it
    Minutes levelDelay; ///< wall-clock minutes that levelling holds it back after its links
    std::string wbs; ///< its code in the file that it was imported from
    std::optional<Instant> sourceStart, sourceFinish; ///< its dates in the file that it was imported from

    friend bool operator==(const Task &, const Task &) = default;
};

/// Finished according to its actuals: by its date, or by being complete once started.
inline bool isFinished(const Task &task)
{
    return task.actualFinish || (task.actualStart && task.complete.value >= 100);
}
template <>
struct Description<Task> {
    static constexpr std::string_view table = "task", plural = "tasks", label = "Task";
    static constexpr auto fields = FlatList{
        field("parent", &Task::parent, "Part of"),
        field("order", &Task::order, "Order"),
        field("uid", &Task::uid, "Source UID"),
        field("name", &Task::name, "Name"),
        field("work_class", &Task::workClass, "Work class"),
        field("phase", &Task::phase, "Phase"),
        field("site", &Task::site, "Site"),
        field("building", &Task::building, "Building"),
        field("hall", &Task::hall, "Hall"),
        field("duration_min", &Task::duration, "Duration"),
        field("elapsed", &Task::elapsed, "Elapsed duration"),
        field("optimistic_min", &Task::optimistic, "Optimistic duration"),
        field("pessimistic_min", &Task::pessimistic, "Pessimistic duration"),
        field("manual", &Task::manual, "Scheduled by hand"),
        field("constraint", &Task::constraint, "Constraint"),
        field("constraint_date", &Task::constraintDate, "Constraint date"),
        field("deadline", &Task::deadline, "Deadline"),
        field("complete_percent", &Task::complete, "Complete", kPercent),
        field("actual_start", &Task::actualStart, "Actual start"),
        field("actual_finish", &Task::actualFinish, "Actual finish"),
        field("calendar", &Task::calendar, "Calendar"),
        field("description", &Task::description, "Description", kProseLength),
        field("duration_shape", &Task::shape, "Duration distribution"),
        field("cause", &Task::cause, "Common cause"),
        field("priority", &Task::priority, "Priority", Range{0, 1000}),
        field("level_delay_min", &Task::levelDelay, "Levelling delay"),
        field("wbs", &Task::wbs, "Source WBS"),
        field("source_start", &Task::sourceStart, "Source start"),
        field("source_finish", &Task::sourceFinish, "Source finish"),
    };
};

} // namespace gigaplan
