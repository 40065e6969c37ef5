// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
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

/// The positions of all rows of a table in that order.
template <class E>
std::vector<std::uint32_t> rowsByOrder(const PlanSnapshot &plan)
{
    const auto &table = plan.table<E>();
    std::vector<std::uint32_t> rows(table.size());
    std::iota(rows.begin(), rows.end(), 0U); // by key, then id, as every table
    std::stable_sort(rows.begin(), rows.end(),
                     [&table](std::uint32_t a, std::uint32_t b) { return table[a].order < table[b].order; });
    return rows;
}

/// All rows of a table in that order. The snapshot has to outlive what comes back.
template <class E>
std::vector<const E *> inOrder(const PlanSnapshot &plan)
{
    std::vector<const E *> rows;
    for (const std::uint32_t row : rowsByOrder<E>(plan)) {
        rows.push_back(&plan.table<E>()[row]);
    }
    return rows;
}

/// The first row in that order; nullptr: the table is empty. The snapshot has to outlive it.
template <class E>
const E *firstInOrder(const PlanSnapshot &plan)
{
    const auto &table = plan.table<E>();
    const auto first =
        std::min_element(table.begin(), table.end(), [](const E &a, const E &b) { return a.order < b.order; });
    return first == table.end() ? nullptr : &*first;
}

} // namespace gigaplan
