// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/progress.h"

#include "model/plan/tasks.h"

namespace gigaplan {

std::vector<float> progressOf(const PlanSnapshot &plan, const TaskTree &tree)
{
    const auto &tasks = plan.table<Task>();
    std::vector<double> all(tasks.size()), done(tasks.size());
    std::vector<float> complete(tasks.size());
    for (auto at = tree.topDown.rbegin(); at != tree.topDown.rend(); ++at) {
        const std::uint32_t task = *at;
        if (tree.isLeaf(task)) {
            all[task] = static_cast<double>(tasks[task].duration.value);
            complete[task] = static_cast<float>(tasks[task].complete.value / 100);
            done[task] = all[task] * tasks[task].complete.value / 100;
        } else {
            complete[task] = all[task] > 0 ? static_cast<float>(done[task] / all[task]) : 0.0F;
        }
        if (tree.parent[task] != TaskTree::kNone) {
            all[tree.parent[task]] += all[task];
            done[tree.parent[task]] += done[task];
        }
    }
    return complete;
}

} // namespace gigaplan
