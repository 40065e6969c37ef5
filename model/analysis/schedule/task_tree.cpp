// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/task_tree.h"

#include "model/plan/tasks.h"

namespace gigaplan {

namespace {

/// Rows in the order in which they are reached from the roots; each ring of parents is cut.
std::vector<std::uint32_t> cutRings(std::vector<std::uint32_t> &parent)
{
    const auto count = static_cast<std::uint32_t>(parent.size());
    std::vector<char> placed(count, 0);
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> climb;
    order.reserve(count);
    enum : char { Unseen, Climbing, Placed };
    for (std::uint32_t row = 0; row < count; ++row) {
        std::uint32_t at = row;
        while (at != TaskTree::kNone && placed[at] == Unseen) {
            placed[at] = Climbing;
            climb.push_back(at);
            at = parent[at];
        }
        if (at != TaskTree::kNone && placed[at] == Climbing) {
            // `at` closes a ring: it becomes a root, above the rows climbed after it.
            parent[at] = TaskTree::kNone;
            std::size_t head = climb.size();
            while (climb[head - 1] != at) {
                --head;
            }
            placed[at] = Placed;
            order.push_back(at);
            climb.erase(climb.begin() + static_cast<std::ptrdiff_t>(head) - 1);
        }
        for (; !climb.empty(); climb.pop_back()) {
            placed[climb.back()] = Placed;
            order.push_back(climb.back());
        }
    }
    return order;
}

} // namespace

TaskTree::TaskTree(const PlanSnapshot &plan) : rows(plan.table<Task>())
{
    const Table<Task> &tasks = plan.table<Task>();
    const auto count = static_cast<std::uint32_t>(tasks.size());
    parent.resize(count);
    for (std::uint32_t row = 0; row < count; ++row) {
        parent[row] = rows.at(tasks[row].parent);
    }
    topDown = cutRings(parent);
    summary.assign(count, 0);
    for (const std::uint32_t above : parent) {
        if (above != kNone) {
            summary[above] = 1;
        }
    }
}

} // namespace gigaplan
