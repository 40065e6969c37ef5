// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/loops.h"

#include "model/analysis/schedule/schedule.h"
#include "model/plan/fields.h"
#include "model/plan/work.h"

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

/// Tasks of one loop of parents, from a task to its summary and so on; empty: there is none.
std::vector<Id<Task>> loopOfParents(const Table<Task> &tasks)
{
    constexpr std::uint32_t unseen = 0;
    std::vector<std::uint32_t> walk(tasks.size(), unseen); // the number of the walk upwards that first came by
    for (std::size_t start = 0; start < tasks.size(); ++start) {
        const auto number = static_cast<std::uint32_t>(start + 1);
        std::size_t at = start;
        while (at != Table<Task>::npos && walk[at] == unseen) {
            walk[at] = number;
            at = tasks.indexOf(tasks[at].parent);
        }
        if (at != Table<Task>::npos && walk[at] == number) {
            std::vector<Id<Task>> loop{tasks[at].id};
            for (Id<Task> next = tasks[at].parent; next != loop.front(); next = tasks.find(next)->parent) {
                loop.push_back(next);
            }
            return loop;
        }
    }
    return {};
}

} // namespace

Result<void> refuseLoops(const PlanSnapshot &plan)
{
    if (const auto loop = loopOfParents(plan.table<Task>()); !loop.empty()) {
        return Error{ErrorKind::Invalid, "tasks are part of themselves: " + shown(plan, loop)};
    }
    if (const auto loops = findLoops(plan); !loops.empty()) {
        const std::string others =
            loops.size() == 1 ? std::string() : " (and " + std::to_string(loops.size() - 1) + " more such loops)";
        return Error{ErrorKind::Invalid, "links form a loop: " + shown(plan, loops.front()) + others};
    }
    return {};
}

} // namespace gigaplan::files
