// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/structure_rules.h"

#include "model/analysis/schedule/schedule.h"
#include "model/plan/fields.h"
#include "model/plan/work.h"

namespace gigaplan {

namespace {

/// A task that is (indirectly) part of itself, or nullptr. Each chain of parents is walked once.
const Task *taskWithinItself(const Table<Task> &tasks)
{
    constexpr auto kUnseen = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> walk(tasks.size(), kUnseen);
    std::uint32_t current = 0;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        ++current;
        std::size_t at = i;
        while (at != Table<Task>::npos && walk[at] == kUnseen) {
            walk[at] = current;
            at = tasks.indexOf(tasks[at].parent);
        }
        if (at != Table<Task>::npos && walk[at] == current) {
            return &tasks[at];
        }
    }
    return nullptr;
}

} // namespace

std::string loopText(const PlanSnapshot &plan, const std::vector<Id<Task>> &loop)
{
    std::string text;
    for (const Id<Task> task : loop) {
        text += displayName(plan, task) + " → ";
    }
    return loop.empty() ? text : text + displayName(plan, loop.front());
}

Result<void> refuseLoops(const PlanSnapshot &plan)
{
    if (const Task *task = taskWithinItself(plan.table<Task>())) {
        return Error{ErrorKind::Invalid, "the task \"" + task->name + "\" would be part of itself"};
    }
    const auto loops = findLoops(plan);
    if (!loops.empty()) {
        return Error{ErrorKind::Invalid, "links form a loop: " + loopText(plan, loops.front())};
    }
    return {};
}

} // namespace gigaplan
