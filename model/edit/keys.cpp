// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/keys.h"

#include "model/plan/entities.h"

#include <unordered_set>

namespace gigaplan {

std::string unusedKey(const PlanSnapshot &plan, TableId table, const std::string &wanted)
{
    std::unordered_set<std::string_view> used;
    withEntity(table, [&]<class E>(Tag<E>) {
        for (const E &row : plan.table<E>()) {
            used.insert(row.key);
        }
    });
    std::string key = wanted;
    for (int number = 2; used.contains(key); ++number) {
        key = wanted + '-' + std::to_string(number);
    }
    return key;
}

} // namespace gigaplan
