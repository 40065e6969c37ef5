// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/table.h"
#include "model/plan/tasks.h"

namespace gigaplan {

/// Of each row whether it has parts. Where parents form a ring, every task of it has.
inline std::vector<char> hasParts(const Table<Task> &tasks)
{
    std::vector<char> parts(tasks.size(), 0);
    for (const Task &task : tasks) {
        if (const std::size_t parent = tasks.indexOf(task.parent); parent != Table<Task>::npos) {
            parts[parent] = 1;
        }
    }
    return parts;
}

} // namespace gigaplan
