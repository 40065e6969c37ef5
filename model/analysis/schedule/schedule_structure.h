// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule_rules.h"
#include "model/analysis/schedule/task_sources.h"

namespace gigaplan {

/// The part of a plan's schedule that stays the same while only dates, durations and progress of tasks change:
/// calendars, links and order. Immutable; shared by all schedules made from it. The activities in its network are those
/// of the first of them.
struct ScheduleStructure {
    explicit ScheduleStructure(const PlanSnapshot &plan);
    ScheduleStructure(const ScheduleStructure &) = delete;
    ScheduleStructure &operator=(const ScheduleStructure &) = delete;

    /// Whether it would be the same for another plan whose changed tasks are `changed`, rows of both plans.
    bool fits(const PlanSnapshot &other, const std::vector<std::uint32_t> &changed) const;

    PlanSnapshot plan; ///< keeps the rows that the clocks refer to
    PlanClocks clocks;
    TaskNetwork network; ///< without the links of loops
    std::vector<std::vector<std::uint32_t>> loops; ///< rows, each in link order; before `order`, which finds them
    std::vector<std::uint32_t> order; ///< topological, all nodes
    TaskSources sources;
    ScheduleRules rules;
    std::vector<char> hasShares; ///< of each row: a summary with a link whose lag is a share of its span

private:
    std::vector<std::uint32_t> breakLoops();
};

/// Rows whose task differs by identity between two plans with the same tasks in the same rows; none: other tasks.
std::optional<std::vector<std::uint32_t>> changedTasks(const PlanSnapshot &a, const PlanSnapshot &b);

} // namespace gigaplan
