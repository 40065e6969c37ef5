// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace gigaplan {

/// Sorts rows by `order`, then key, then id: the order of phases and baselines in every view, and of a task's parts.
template <class E>
void sortByOrder(std::vector<const E *> &rows)
{
    std::sort(rows.begin(), rows.end(), [](const E *a, const E *b) {
        return std::tie(a->order, a->key, a->id) < std::tie(b->order, b->key, b->id);
    });
}

/// All rows of a table in that order. The snapshot has to outlive what comes back.
template <class E>
std::vector<const E *> inOrder(const PlanSnapshot &plan)
{
    std::vector<const E *> rows;
    for (const E &row : plan.table<E>()) {
        rows.push_back(&row);
    }
    sortByOrder(rows);
    return rows;
}

} // namespace gigaplan
