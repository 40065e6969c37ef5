// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"

#include <memory>
#include <vector>

namespace gigaplan {

/// Puts a task elsewhere in the work breakdown: as the last part of `parent`, or directly after its part `after`.
/// Siblings are renumbered as far as needed. Refused where a task would be part of itself or a link would close a loop.
class PlaceTask final : public Command {
public:
    PlaceTask(Id<Task> task, Id<Task> parent, Id<Task> after = {});
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    Id<Task> m_task, m_parent, m_after;
};

/// Splits a group of tasks in two: `first` and the siblings after it become the parts of a new group directly after
/// theirs, with its phase and place and the name "… (2)". Dates, links and megawatts stay as they are: a split phase is
/// still one phase, whose work is now tracked in two groups. Links on the group itself stay with the first half where
/// it is the one that waits, and are repeated for the second where others wait for it, so that nothing starts earlier
/// than before. Refused for the first part of a group and for a task that is in none.
class SplitGroup final : public Command {
public:
    explicit SplitGroup(Id<Task> first);
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    Id<Task> m_first;
};

/// Siblings in the order of every view: by order, then key, then id.
std::vector<const Task *> siblingsOf(const PlanSnapshot &plan, Id<Task> parent);

/// The leaves with work, dates or progress of their own that a change made groups; `after`: the plan with it.
std::vector<Id<Task>> becameGroups(const PlanSnapshot &after, const ChangeSummary &change);

/// One step that makes the tasks parts of the sibling above each (neighbours go under the same one), or that takes them
/// out of their groups, to be placed directly after those. Tasks whose group is moved with them stay in it. The error
/// says why nothing can be moved.
Result<std::unique_ptr<Command>> indentTasks(const PlanSnapshot &plan, const std::vector<Id<Task>> &tasks);
Result<std::unique_ptr<Command>> outdentTasks(const PlanSnapshot &plan, const std::vector<Id<Task>> &tasks);

} // namespace gigaplan
