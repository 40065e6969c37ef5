// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/names.h"

#include "model/exchange/sheet/cells.h"
#include "model/plan/entities.h"

namespace gigaplan::sheet {

Names::Names(const PlanSnapshot &plan, TableId table)
{
    withEntity(table, [&]<class E>(Tag<E>) {
        for (const E &row : plan.table<E>()) {
            add(row.id.value, row.key, displayName(plan, row.id));
            if constexpr (std::same_as<E, Equipment>) {
                addName(row.id.value, row.aliases);
            }
        }
    });
}

void Names::add(std::int64_t id, const std::string &key, const std::string &name)
{
    m_keys.emplace(key, id);
    addName(id, name);
}

void Names::addName(std::int64_t id, const std::string &name)
{
    const std::string plain(trimmed(name));
    if (plain.empty()) {
        return;
    }
    const auto [at, isNew] = m_names.emplace(plain, id);
    if (!isNew && at->second != id) {
        at->second = 0;
    }
}

Names::Found Names::find(std::string_view text) const
{
    const std::string plain(trimmed(text));
    for (const std::string &wanted : {std::string(text), plain}) {
        if (const auto at = m_keys.find(wanted); at != m_keys.end()) {
            return {Answer::One, at->second};
        }
    }
    const auto at = m_names.find(plain);
    if (at == m_names.end()) {
        return {};
    }
    return {at->second ? Answer::One : Answer::Several, at->second};
}

std::string Names::unmistakable(const std::string &key, const std::string &name, std::int64_t id) const
{
    return !name.empty() && find(name).id == id ? name : key;
}

} // namespace gigaplan::sheet
