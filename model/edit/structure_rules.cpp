// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/structure_rules.h"

#include "model/analysis/schedule/schedule.h"
#include "model/plan/fields.h"

namespace gigaplan {

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
    if (const auto rings = ringsOfParents(plan); !rings.empty()) {
        return Error{ErrorKind::Invalid,
                     "the task \"" + displayName(plan, rings.front().front()) + "\" would be part of itself"};
    }
    const auto loops = findLoops(plan);
    if (!loops.empty()) {
        return Error{ErrorKind::Invalid, "links form a loop: " + loopText(plan, loops.front())};
    }
    return {};
}

} // namespace gigaplan
