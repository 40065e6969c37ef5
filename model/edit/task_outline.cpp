// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/task_outline.h"

#include "model/edit/apply_difference.h"
#include "model/edit/command_sequence.h"
#include "model/edit/keys.h"
#include "model/edit/structure_rules.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace gigaplan {

namespace {

Error noTaskToMove()
{
    return {ErrorKind::Invalid, "a task to move is no longer in the plan"};
}

/// Gives the siblings in `order` numbers that rise, changing as few as needed.
void number(const std::vector<Task> &order, const PlanSnapshot &plan, ChangeSummary &change)
{
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (Task task : order) {
        task.order = std::max(task.order, last == std::numeric_limits<std::int64_t>::min() ? task.order : last + 1);
        last = task.order;
        if (const Task *before = plan.find(task.id); before && !(*before == task)) {
            change.of<Task>().updated.push_back({task, 0});
        }
    }
}

/// The given tasks without those below another of them, in the order of the views: by their way from the root.
std::vector<Id<Task>> topmost(const PlanSnapshot &plan, const std::vector<Id<Task>> &tasks)
{
    std::unordered_set<std::int64_t> chosen;
    for (const Id<Task> task : tasks) {
        chosen.insert(task.value);
    }
    struct Placed {
        std::vector<std::tuple<std::int64_t, std::string, std::int64_t>> way;
        Id<Task> task;
    };
    std::vector<Placed> placed;
    for (const Id<Task> id : tasks) {
        Placed one{{}, id};
        bool below = false;
        const Task *at = plan.find(id);
        for (std::size_t level = 0; at && level <= plan.table<Task>().size(); ++level, at = plan.find(at->parent)) {
            below = below || (at->id != id && chosen.contains(at->id.value));
            one.way.emplace_back(at->order, at->key, at->id.value);
        }
        if (!below && !one.way.empty()) {
            std::reverse(one.way.begin(), one.way.end());
            placed.push_back(std::move(one));
        }
    }
    std::sort(placed.begin(), placed.end(), [](const Placed &a, const Placed &b) { return a.way < b.way; });
    std::vector<Id<Task>> result;
    for (const Placed &one : placed) {
        if (result.empty() || result.back() != one.task) {
            result.push_back(one.task);
        }
    }
    return result;
}

std::string countText(const PlanSnapshot &plan, const std::string &verb, const std::vector<Id<Task>> &tasks)
{
    return verb + ' '
        + (tasks.size() == 1 ? displayName(plan, tasks.front()) : std::to_string(tasks.size()) + " tasks");
}

} // namespace

std::vector<const Task *> siblingsOf(const PlanSnapshot &plan, Id<Task> parent)
{
    std::vector<const Task *> siblings;
    for (const Task &task : plan.table<Task>()) {
        // A parent that is not there counts as none, as in every view.
        const bool isRoot = !task.parent || !plan.find(task.parent);
        if (parent ? task.parent == parent : isRoot) {
            siblings.push_back(&task);
        }
    }
    sortByOrder(siblings);
    return siblings;
}

std::vector<Id<Task>> becameGroups(const PlanSnapshot &after, const ChangeSummary &change)
{
    static const std::uint64_t parentBit = std::uint64_t{1} << *fieldNamed(tableId<Task>(), "parent");
    std::unordered_map<std::int64_t, std::size_t> newParts; // by their group
    std::unordered_set<std::int64_t> added;
    for (const Task &task : change.of<Task>().inserted) {
        added.insert(task.id.value);
        newParts[task.parent.value] += 1;
    }
    for (const auto &update : change.of<Task>().updated) {
        newParts[update.after.parent.value] += update.fields & parentBit ? 1 : 0;
    }
    newParts.erase(0);
    std::unordered_map<std::int64_t, std::size_t> parts;
    for (const Task &task : after.table<Task>()) {
        if (newParts.contains(task.parent.value)) {
            parts[task.parent.value] += 1;
        }
    }
    std::vector<Id<Task>> groups;
    for (const auto &[group, count] : parts) {
        const Task *task = after.find(Id<Task>{group});
        const bool hasOwn =
            task && (task->duration.value > 0 || task->complete.value > 0 || task->actualStart || task->actualFinish);
        if (hasOwn && count == newParts[group] && !added.contains(group)) {
            groups.push_back(task->id);
        }
    }
    std::sort(groups.begin(), groups.end());
    return groups;
}

PlaceTask::PlaceTask(Id<Task> task, Id<Task> parent, Id<Task> after) : m_task(task), m_parent(parent), m_after(after) {}

std::string PlaceTask::text(const PlanSnapshot &plan) const
{
    return "Move " + displayName(plan, m_task) + (m_parent ? " into " + displayName(plan, m_parent) : " to the top");
}

Result<void> PlaceTask::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    const Task *task = plan.find(m_task);
    if (!task || (m_parent && !plan.find(m_parent)) || (m_after && !plan.find(m_after))) {
        return noTaskToMove();
    }
    std::vector<Task> order;
    bool isPlaced = false;
    Task moved = *task;
    moved.parent = m_parent;
    for (const Task *sibling : siblingsOf(plan, m_parent)) {
        if (sibling->id != m_task) {
            order.push_back(*sibling);
        }
        if (m_after && sibling->id == m_after) {
            moved.order = sibling->order + 1;
            order.push_back(moved);
            isPlaced = true;
        }
    }
    if (!isPlaced) {
        moved.order = order.empty() ? moved.order : order.back().order + 1;
        order.push_back(moved);
    }
    ChangeSummary change;
    number(order, plan, change);
    if (auto sound = refuseLoops(plan.with(change)); !sound) {
        return sound;
    }
    writeDifference(writer, change);
    return {};
}

SplitGroup::SplitGroup(Id<Task> first) : m_first(first) {}

std::string SplitGroup::text(const PlanSnapshot &plan) const
{
    const Task *first = plan.find(m_first);
    return "Split " + (first && first->parent ? displayName(plan, first->parent) : std::string("a group"));
}

Result<void> SplitGroup::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    const Task *first = plan.find(m_first);
    if (!first) {
        return noTaskToMove();
    }
    const Task *group = plan.find(first->parent);
    if (!group) {
        return Error{ErrorKind::Invalid, "\"" + displayName(plan, m_first) + "\" is in no group that could be split"};
    }
    const auto parts = siblingsOf(plan, group->id);
    if (parts.front()->id == m_first) {
        return Error{ErrorKind::Invalid,
                     "\"" + displayName(plan, m_first) + "\" is the first part of \"" + displayName(plan, group->id)
                         + "\"; choose the part that the second half begins with"};
    }
    Task second = *group;
    second.id = {newIdValue()};
    second.key = unusedKey(plan, tableId<Task>(), group->key + "-2");
    second.name = displayName(plan, group->id) + " (2)";
    second.uid = 0;
    second.wbs.clear();
    second.order = group->order + 1;

    ChangeSummary change;
    bool behind = false;
    for (const Task *part : parts) {
        behind = behind || part->id == m_first;
        if (behind) {
            Task moved = *part;
            moved.parent = second.id;
            change.of<Task>().updated.push_back({moved, 0});
        }
    }
    std::vector<Task> order;
    for (const Task *uncle : siblingsOf(plan, group->parent)) {
        order.push_back(*uncle);
        if (uncle->id == group->id) {
            order.push_back(second);
        }
    }
    number(order, plan, change);
    change.of<Task>().inserted.push_back(second);
    PlanSnapshot made = plan.with(change);
    for (const Link &link : plan.table<Link>()) {
        if (link.from == group->id || link.to == group->id) {
            Link copy = link;
            copy.id = {newIdValue()};
            copy.from = link.from == group->id ? second.id : link.from;
            copy.to = link.to == group->id ? second.id : link.to;
            copy.key = unusedKey(made, tableId<Link>(), keyOf(made, copy.from) + ">" + keyOf(made, copy.to));
            ChangeSummary one;
            one.of<Link>().inserted.push_back(copy);
            made = made.with(one);
            change.of<Link>().inserted.push_back(copy);
        }
    }
    if (auto sound = refuseLoops(made); !sound) {
        return sound;
    }
    writeDifference(writer, change);
    return {};
}

Result<std::unique_ptr<Command>> indentTasks(const PlanSnapshot &plan, const std::vector<Id<Task>> &tasks)
{
    const auto moved = topmost(plan, tasks);
    std::unordered_set<std::int64_t> chosen;
    for (const Id<Task> task : moved) {
        chosen.insert(task.value);
    }
    std::vector<std::shared_ptr<const Command>> steps;
    for (const Id<Task> id : moved) {
        Id<Task> above;
        for (const Task *sibling : siblingsOf(plan, plan.find(id)->parent)) {
            if (sibling->id == id) {
                break;
            }
            above = chosen.contains(sibling->id.value) ? above : sibling->id;
        }
        if (above) {
            steps.push_back(std::make_shared<PlaceTask>(id, above));
        }
    }
    if (steps.empty()) {
        return Error{ErrorKind::Invalid, "there is no task above on the same level to be part of"};
    }
    return std::unique_ptr<Command>(
        std::make_unique<CommandSequence>(std::move(steps), countText(plan, "Indent", moved)));
}

Result<std::unique_ptr<Command>> outdentTasks(const PlanSnapshot &plan, const std::vector<Id<Task>> &tasks)
{
    const auto moved = topmost(plan, tasks);
    std::vector<std::shared_ptr<const Command>> steps;
    // From the last to the first, each directly after its group, so that they keep their order.
    for (auto id = moved.rbegin(); id != moved.rend(); ++id) {
        if (const Task *group = plan.find(plan.find(*id)->parent)) {
            steps.push_back(std::make_shared<PlaceTask>(*id, group->parent, group->id));
        }
    }
    if (steps.empty()) {
        return Error{ErrorKind::Invalid, "the task is on the top level already"};
    }
    return std::unique_ptr<Command>(
        std::make_unique<CommandSequence>(std::move(steps), countText(plan, "Outdent", moved)));
}

} // namespace gigaplan
