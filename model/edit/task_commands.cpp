// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"
#include "model/edit/commands.h"
#include "model/edit/keys.h"
#include "model/edit/structure_rules.h"
#include "model/plan/child_index.h"
#include "model/plan/fields.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include <set>

namespace gigaplan {

namespace {

Error noSuchTask()
{
    return {ErrorKind::Invalid, "a task to change is no longer in the plan"};
}

/// The leaves below a task, or the task itself where it is one; in the table's order of each level.
std::vector<std::size_t> leavesOf(const ChildIndex &children, std::size_t task)
{
    std::vector<std::size_t> leaves;
    std::vector<std::size_t> open{task};
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        const auto below = children.of(at);
        if (below.empty()) {
            leaves.push_back(at);
        }
        open.insert(open.end(), below.begin(), below.end());
    }
    std::sort(leaves.begin(), leaves.end());
    leaves.erase(std::unique(leaves.begin(), leaves.end()), leaves.end());
    return leaves;
}

Result<void> moveLeaf(Task task, Instant start, RowWriter &writer)
{
    if (task.actualStart) {
        return Error{ErrorKind::Invalid,
                     "\"" + task.name + "\" has started on " + displayDate(dateOf(*task.actualStart))
                         + " and cannot be moved"};
    }
    if (!task.manual && task.constraint != ConstraintKind::MustStartOn) {
        task.constraint = ConstraintKind::StartNoEarlierThan;
    }
    task.constraintDate = start;
    writer.update(task);
    return {};
}

} // namespace

bool moveReplacesConstraint(const Task &task)
{
    switch (task.constraint) {
    case ConstraintKind::AsSoonAsPossible:
    case ConstraintKind::StartNoEarlierThan:
    case ConstraintKind::MustStartOn: return false;
    default: return !task.manual;
    }
}

MoveTasks::MoveTasks(std::vector<std::pair<Id<Task>, Instant>> starts) : m_starts(std::move(starts)) {}

std::string MoveTasks::text(const PlanSnapshot &plan) const
{
    const std::string gone = replaced(plan);
    return "Move "
        + (m_starts.size() == 1 ? displayName(plan, m_starts.front().first)
                                : std::to_string(m_starts.size()) + " tasks")
        + (gone.empty() ? std::string() : " (" + gone + ')');
}

std::string MoveTasks::replaced(const PlanSnapshot &plan) const
{
    const auto &tasks = plan.table<Task>();
    const ChildIndex children(tasks, tasks, &Task::parent);
    std::set<std::size_t> others;
    for (const auto &[id, start] : m_starts) {
        const std::size_t at = tasks.indexOf(id);
        for (const std::size_t leaf : at == Table<Task>::npos ? std::vector<std::size_t>() : leavesOf(children, at)) {
            if (moveReplacesConstraint(tasks[leaf])) {
                others.insert(leaf);
            }
        }
    }
    return others.empty()   ? std::string()
        : others.size() > 1 ? "replaces " + std::to_string(others.size()) + " constraints"
                            : "replaces \"" + std::string(enumLabel(tasks[*others.begin()].constraint)) + '"';
}

Result<void> MoveTasks::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    const auto &tasks = plan.table<Task>();
    const Schedule schedule = computeSchedule(plan);
    const ChildIndex children(tasks, tasks, &Task::parent);
    for (const auto &[id, start] : m_starts) {
        const std::size_t at = tasks.indexOf(id);
        if (at == Table<Task>::npos) {
            return noSuchTask();
        }
        if (dateOf(start) < kFirstDate || dateOf(start) > kLastDate) {
            return Error{ErrorKind::Invalid, "\"" + tasks[at].name + "\" cannot be moved outside 1990 to 2199"};
        }
        const std::int64_t by = start - schedule.tasks[at].start;
        for (const std::size_t leaf : leavesOf(children, at)) {
            const Instant target = leaf == at ? start : schedule.tasks[leaf].start + by;
            if (auto moved = moveLeaf(tasks[leaf], target, writer); !moved) {
                return moved;
            }
        }
    }
    return {};
}

StretchTask::StretchTask(Id<Task> task, Minutes duration) : m_task(task), m_duration(duration) {}

std::string StretchTask::text(const PlanSnapshot &plan) const
{
    return "Stretch " + displayName(plan, m_task);
}

Result<void> StretchTask::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    const Task *task = plan.find(m_task);
    if (!task) {
        return noSuchTask();
    }
    const auto &tasks = plan.table<Task>();
    if (!ChildIndex(tasks, tasks, &Task::parent).of(tasks.indexOf(m_task)).empty()) {
        return Error{ErrorKind::Invalid, "\"" + task->name + "\" spans its parts; stretch those instead"};
    }
    if (m_duration.value < 0) {
        return Error{ErrorKind::Invalid, "\"" + task->name + "\" cannot last less than nothing"};
    }
    Task stretched = *task;
    stretched.duration = m_duration;
    writer.update(stretched);
    return {};
}

LinkTasks::LinkTasks(Id<Task> from, Id<Task> to, LinkKind kind) : m_from(from), m_to(to), m_kind(kind) {}

std::string LinkTasks::text(const PlanSnapshot &plan) const
{
    return "Link " + displayName(plan, m_from) + " to " + displayName(plan, m_to);
}

Result<void> LinkTasks::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    if (!plan.find(m_from) || !plan.find(m_to)) {
        return noSuchTask();
    }
    const auto loop = loopClosedBy(plan, m_from, m_to);
    if (m_from == m_to || !loop.empty()) {
        return Error{ErrorKind::Invalid,
                     "the link would close a loop: " + loopText(plan, m_from == m_to ? std::vector{m_from} : loop)};
    }
    for (const Link &link : plan.table<Link>()) {
        if (link.from == m_from && link.to == m_to && link.kind == m_kind) {
            return Error{ErrorKind::Invalid, "these tasks are linked already"};
        }
    }
    Link link;
    link.id = {newIdValue()};
    link.key = unusedKey(plan, tableId<Link>(), keyOf(plan, m_from) + ">" + keyOf(plan, m_to));
    link.from = m_from;
    link.to = m_to;
    link.kind = m_kind;
    writer.insert(link);
    return {};
}

} // namespace gigaplan
