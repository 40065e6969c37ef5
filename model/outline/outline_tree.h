// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/finish_range.h"
#include "model/analysis/schedule/plan_clocks.h"
#include "model/analysis/schedule/schedule.h"
#include "model/analysis/schedule/task_tree.h"
#include "model/base/grouped.h"
#include "model/outline/outline_row.h"
#include "model/plan/entity_list.h"

#include <memory>
#include <span>

namespace gigaplan {

/// The whole work breakdown of a plan, whatever is open or filtered: siblings by order, then key. Tasks are named by
/// their rows of the task table.
class OutlineTree {
public:
    struct LinkEnds {
        std::uint32_t from, to; ///< TaskTree::kNone: missing
        bool critical; ///< both tasks are
    };

    /// An empty plan's.
    OutlineTree() = default;
    /// `schedule` belongs to `plan`.
    OutlineTree(PlanSnapshot plan, std::shared_ptr<const Schedule> schedule);
    OutlineTree(const OutlineTree &) = delete; // clocks refer to the snapshot in it
    OutlineTree &operator=(const OutlineTree &) = delete;

    const PlanSnapshot &plan() const { return m_plan; }
    const std::shared_ptr<const Schedule> &schedule() const { return m_schedule; }
    const Task &task(std::uint32_t row) const { return m_plan.table<Task>()[row]; }
    const TaskDates &dates(std::uint32_t row) const { return m_schedule->tasks[row]; }
    double complete(std::uint32_t row) const { return static_cast<double>(m_complete[row]); } ///< 0 … 1
    /// The clock that the task's duration runs on, and the plan's own.
    const CalendarClock &clockOf(const Task &task) const { return (*m_clocks)[m_clocks->clockOf(task)]; }
    const CalendarClock &planClock() const { return m_clocks->planClock(); }

    std::span<const std::uint32_t> roots() const { return m_children.of(m_parent.size()); }
    std::span<const std::uint32_t> children(std::uint32_t row) const { return m_children.of(row); }
    bool hasChildren(std::uint32_t row) const { return !m_children.of(row).empty(); }
    std::uint32_t parent(std::uint32_t row) const { return m_parent[row]; } ///< TaskTree::kNone for roots
    /// All tasks in the order of the open tree, and the place of a task there.
    const std::vector<std::uint32_t> &order() const { return m_order; }
    std::uint32_t placeOf(std::uint32_t row) const { return m_place[row]; }

    const std::vector<LinkEnds> &linkEnds() const { return m_linkEnds; } ///< of each row of the link table
    std::span<const std::uint32_t> linksInto(std::uint32_t row) const { return m_linksInto.of(row); }

    /// The phase's step of the ramp; -1 where there is no such phase.
    int phaseStep(Id<Phase> phase) const;
    /// What is shown of a task that is closed, at depth 0.
    OutlineRow row(std::uint32_t row) const;

private:
    void order(const TaskTree &tree);
    void readLinks(const IdIndex<Task> &rows);
    void readPhases();
    bool isPhaseBar(std::uint32_t row) const;
    void scatter(std::uint32_t row, OutlineRow &shown) const;

    PlanSnapshot m_plan;
    std::shared_ptr<const Schedule> m_schedule;
    std::unique_ptr<PlanClocks> m_clocks;
    std::vector<std::uint32_t> m_parent;
    Grouped<std::uint32_t> m_children{1, [](auto &&) {
                                      }}; ///< of each task; the roots are those of one more row after the last
    std::vector<float> m_complete;
    std::vector<std::uint32_t> m_order, m_place;
    std::vector<LinkEnds> m_linkEnds;
    Grouped<std::uint32_t> m_linksInto;
    std::vector<int> m_phaseStep; ///< of each row of the phase table
    std::vector<std::uint32_t> m_phaseTop; ///< of each row of the phase table its first group, which shows its power
    mutable std::unique_ptr<const FinishRanges> m_ranges; ///< made when first shown
};

} // namespace gigaplan
