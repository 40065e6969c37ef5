// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/row_order.h"

#include "model/plan/child_index.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "model/plan/natural_order.h"

#include <algorithm>

namespace gigaplan {

namespace {

/// The criteria that decide the position of a row in any table.
struct Place {
    std::int64_t order = 0;
    std::string_view key;
    std::int64_t id = 0;
};

template <class E>
Place placeOf(const E &row)
{
    if constexpr (requires { row.order; }) {
        return {row.order, row.key, row.id.value};
    } else {
        return {0, row.key, row.id.value};
    }
}

bool readsBefore(const Place &a, const Place &b)
{
    if (a.order != b.order) {
        return a.order < b.order;
    }
    const int order = compareNaturally(a.key, b.key);
    return order != 0 ? order < 0 : a.id < b.id;
}

std::vector<std::int64_t> inOrder(std::vector<Place> places)
{
    std::sort(places.begin(), places.end(), readsBefore);
    std::vector<std::int64_t> ids;
    ids.reserve(places.size());
    for (const Place &place : places) {
        ids.push_back(place.id);
    }
    return ids;
}

std::vector<std::int64_t> outline(const Table<Task> &tasks)
{
    const ChildIndex childrenOf(tasks, tasks, &Task::parent);
    const auto lastFirst = [&](std::uint32_t a, std::uint32_t b) {
        return readsBefore(placeOf(tasks[b]), placeOf(tasks[a]));
    };
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t i = 0; i < tasks.size(); ++i) {
        if (!tasks.contains(tasks[i].parent)) {
            waiting.push_back(i);
        }
    }
    std::sort(waiting.begin(), waiting.end(), lastFirst);

    std::vector<std::int64_t> order;
    order.reserve(tasks.size());
    std::vector<bool> placed(tasks.size(), false);
    while (!waiting.empty()) {
        const std::uint32_t at = waiting.back();
        waiting.pop_back();
        order.push_back(tasks[at].id.value);
        placed[at] = true;
        const auto children = childrenOf.of(at);
        const auto first = static_cast<std::ptrdiff_t>(waiting.size());
        waiting.insert(waiting.end(), children.begin(), children.end());
        std::sort(waiting.begin() + first, waiting.end(), lastFirst);
    }
    // Tasks that are each other's parents hang from no root; they are shown all the same.
    for (std::size_t i = 0; i < tasks.size() && order.size() < tasks.size(); ++i) {
        if (!placed[i]) {
            order.push_back(tasks[i].id.value);
        }
    }
    return order;
}

} // namespace

std::vector<std::int64_t> rowsInOrder(const PlanSnapshot &plan, TableId table)
{
    std::vector<std::int64_t> order;
    withEntity(table, [&]<class E>(Tag<E>) {
        if constexpr (std::same_as<E, Task>) {
            order = outline(plan.table<Task>());
        } else {
            std::vector<Place> places;
            places.reserve(plan.table<E>().size());
            for (const E &row : plan.table<E>()) {
                places.push_back(placeOf(row));
            }
            order = inOrder(std::move(places));
        }
    });
    return order;
}

std::uint64_t orderingFields(TableId table)
{
    std::uint64_t bits = std::uint64_t{1} << 63;
    if (const auto field = fieldNamed(table, "order")) {
        bits |= std::uint64_t{1} << *field;
    }
    if (table == tableId<Task>()) {
        bits |= std::uint64_t{1} << *fieldNamed(table, "parent");
    }
    return bits;
}

} // namespace gigaplan
