// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/id_index.h"
#include "model/plan/snapshot.h"

#include <vector>

namespace gigaplan {

/// The work breakdown by row numbers of the task table. A parent that does not exist counts as none, and where parents
/// form a ring one of its rows counts as a root, so that every task is reached.
struct TaskTree {
    static constexpr std::uint32_t kNone = kNoRow;

    explicit TaskTree(const PlanSnapshot &plan);

    bool isLeaf(std::uint32_t row) const { return !summary[row]; }

    IdIndex<Task> rows;
    std::vector<std::uint32_t> parent; ///< kNone for roots
    std::vector<char> summary; ///< has children
    std::vector<std::uint32_t> topDown; ///< all rows, parents before their children
};

} // namespace gigaplan
