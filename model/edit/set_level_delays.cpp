// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/set_level_delays.h"

#include "model/plan/tasks.h"

namespace gigaplan {

SetLevelDelays::SetLevelDelays(std::vector<std::pair<Id<Task>, Minutes>> delays, std::string text)
    : NamedCommand(std::move(text)), m_delays(std::move(delays))
{
}

Result<void> SetLevelDelays::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    for (const auto &[id, delay] : m_delays) {
        const Task *before = plan.find(id);
        if (!before) {
            return Error{ErrorKind::Invalid, "a task to level is no longer in the plan"};
        }
        if (before->levelDelay != delay) {
            Task task = *before;
            task.levelDelay = delay;
            writer.update(task);
        }
    }
    return {};
}

} // namespace gigaplan
