// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/programme.h"
#include "model/plan/snapshot.h"

namespace gigaplan::test {

/// The id that an entity with this key has in a plan read from JSON.
template <class E>
Id<E> idOf(std::string_view key)
{
    return {idValueFromKey(Description<E>::table, key)};
}

/// An entity with its key, the id that belongs to it and its name (where it has one); the rest is default.
///     auto hall = make<Hall>("hall-1"); hall.building = idOf<Building>("b-1");
template <class E>
E make(std::string_view key)
{
    E row;
    row.key = key;
    row.id = idOf<E>(key);
    if constexpr (requires { row.name; }) {
        row.name = key;
    }
    return row;
}

/// Rows with a plan row that starts on `start` and has no calendar (so Monday to Friday, eight hours).
inline PlanRows planStarting(Date start)
{
    PlanRows rows;
    auto plan = make<Plan>("plan");
    plan.title = "Test plan";
    plan.start = start;
    rows.of<Plan>().push_back(plan);
    return rows;
}

} // namespace gigaplan::test
