// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/levelling/levelling.h"
#include "model/analysis/resources/arrival_lots.h"
#include "model/analysis/resources/free_units.h"
#include "model/analysis/schedule/critical_path.h"
#include "model/analysis/schedule/schedule_basis.h"

namespace gigaplan {

/// From this priority on a task is never levelled, as in MS Project.
inline constexpr std::int64_t kUntouched = 1000;

/// How a pass treats a task.
enum class LevellingRole : std::uint8_t {
    Free, ///< needs nothing (or is a summary): goes where its links let it
    Anchored, ///< holds resources on dates that nothing here moves
    Fixed, ///< holds resources where its links let it, whatever is free
    Movable, ///< waits until what it needs is free
};

/// What stays the same in all passes of a levelling. Read by many schemes at once.
struct LevellingProblem {
    /// `unlevelled`: the whole schedule of a plan that has no levelling delay but those that stay; it outlives this.
    /// `anchors`: of anchored rows the dates in the schedule that comes out.
    LevellingProblem(const Schedule &unlevelled, const LevellingOptions &options, const Schedule &anchors);
    LevellingProblem(const LevellingProblem &) = delete;
    LevellingProblem &operator=(const LevellingProblem &) = delete;

    const CalendarClock &clockOf(std::uint32_t row) const
    {
        return structure.clocks[structure.network.activity(row).clock];
    }
    const CalendarClock &axisOf(std::uint32_t resource) const { return structure.clocks[axes[resource]]; }

    const PlanSnapshot &plan;
    const ScheduleStructure &structure; ///< of the plan's own schedule
    const PathState &state; ///< the same
    const std::vector<TaskDates> &dates; ///< the same
    ResourceNeeds needs;
    std::vector<LevellingRole> roles; ///< by row
    std::vector<std::uint32_t> competing; ///< rows that are fixed or movable
    std::vector<std::uint32_t>
        ranks; ///< by row, of those: lower goes first; priority, phase, and those of what follows
    /// By resource: the clock on whose minutes its units are counted. Where all tasks that hold it share one clock,
    /// that clock, which leaves out their nights; else the wall clock.
    std::vector<std::uint32_t> axes;
    std::vector<char> onOwnAxis; ///< by row: all its resources count on its own clock
    std::vector<FreeUnits> free; ///< by resource, the anchored tasks' units taken
    std::unordered_map<Id<Equipment>, ArrivalLots> lots; ///< the anchored tasks' pieces taken
    std::vector<char> arrivalUsed; ///< by requirement, the same
    std::vector<std::uint32_t> sourceCounts, edgeCounts; ///< by node

private:
    void findRoles(const LevellingOptions &options);
    void rankTasks();
    void chooseAxes();
    void buildFreeUnits();
    void anchor(const Schedule &anchors);
    void countEdges();
};

} // namespace gigaplan
