// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/renumbered.h"

#include "model/plan/entities.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <unordered_map>

namespace gigaplan::test {

PlanSnapshot renumbered(const PlanSnapshot &plan, std::uint32_t seed)
{
    std::mt19937_64 random(seed);
    std::array<std::unordered_map<std::int64_t, std::int64_t>, kTableCount> ids;
    std::set<std::pair<TableId, std::string>> taken;
    forEachEntity([&]<class E>(Tag<E>) {
        for (const E &row : plan.table<E>()) {
            auto &known = ids[static_cast<std::size_t>(tableId<E>())];
            const bool isTwin = known.contains(row.id.value) || !taken.insert({tableId<E>(), row.key}).second;
            known[row.id.value] = idValueFromKey(
                Description<E>::table, std::to_string(seed) + row.key + (isTwin ? std::to_string(row.id.value) : ""));
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
