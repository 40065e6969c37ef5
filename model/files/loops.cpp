// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/loops.h"

#include "model/analysis/schedule/schedule.h"
#include "model/plan/fields.h"
#include "model/plan/links.h"

namespace gigaplan::files {

namespace {

/// "A → B → A"; of a long loop the first and the last tasks.
std::string shown(const PlanSnapshot &plan, const std::vector<Id<Task>> &loop)
{
    constexpr std::size_t head = 8, tail = 3;
    std::string out;
    for (std::size_t i = 0; i < loop.size(); ++i) {
        if (loop.size() > head + tail + 1 && i == head) {
            i = loop.size() - tail;
            out += "… (" + std::to_string(loop.size() - head - tail) + " more) → ";
        }
        out += '"' + displayName(plan, loop[i]) + "\" → ";
    }
    return out + '"' + displayName(plan, loop.front()) + '"';
}

} // namespace

Result<void> refuseLoops(const PlanSnapshot &plan)
{
    if (const auto rings = ringsOfParents(plan); !rings.empty()) {
        return Error{ErrorKind::Invalid, "tasks are part of themselves: " + shown(plan, rings.front())};
    }
    if (const auto loops = findLoops(plan); !loops.empty()) {
        const std::string others =
            loops.size() == 1 ? std::string() : " (and " + std::to_string(loops.size() - 1) + " more such loops)";
        return Error{ErrorKind::Invalid, "links form a loop: " + shown(plan, loops.front()) + others};
    }
    return {};
}

} // namespace gigaplan::files
