// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <algorithm>
#include <array>
#include <random>
#include <unordered_map>

namespace gigaplan::test {

/// The same plan, whose rows have other ids: as another way of making it would have numbered them. Equal seeds give equal
/// ids.
inline PlanSnapshot renumbered(const PlanSnapshot &plan, std::uint32_t seed)
{
    std::mt19937_64 random(seed);
    std::array<std::unordered_map<std::int64_t, std::int64_t>, kTableCount> ids;
    forEachEntity([&]<class E>(Tag<E>) {
        for (const E &row : plan.table<E>()) {
            ids[static_cast<std::size_t>(tableId<E>())][row.id.value] = static_cast<std::int64_t>(random() >> 1 | 1);
        }
    });
    PlanSnapshot made = plan;
    forEachEntity([&]<class E>(Tag<E>) {
        std::vector<E> rows(plan.table<E>().begin(), plan.table<E>().end());
        const auto renumber = [&ids]<class T>(Id<T> &id) {
            const auto &known = ids[static_cast<std::size_t>(tableId<T>())];
            const auto at = known.find(id.value);
            id.value = at == known.end() ? id.value : at->second;
        };
        for (E &row : rows) {
            renumber(row.id);
            forEachField<E>([&]<class F>(std::size_t, const F &field) {
                if constexpr (isId<typename F::Type>) {
                    renumber(row.*field.member);
                }
            });
        }
        std::shuffle(rows.begin(), rows.end(), random);
        made = made.withRows(std::move(rows));
    });
    return made;
}

} // namespace gigaplan::test
