// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"
#include "model/plan/plan_content.h"

namespace gigaplan {

/// A whole plan as it was at one moment. Never changed once made; removed when no scenario refers to it.
struct FrozenPlan {
    Id<FrozenPlan> id;
    std::string key;
    PlanContent content;

    friend bool operator==(const FrozenPlan &, const FrozenPlan &) = default;
};
template <>
struct Description<FrozenPlan> {
    static constexpr std::string_view table = "frozen_plan", plural = "frozen_plans", label = "Frozen plan";
    static constexpr auto fields = FlatList{required("content", &FrozenPlan::content, "Content")};
};

/// A named what-if copy of the whole plan. The one that is open has its rows in the plan's own tables and no content
/// here; every other one keeps its rows frozen. A plan without scenarios has none of these rows.
struct Scenario {
    Id<Scenario> id;
    std::string key;
    std::string name;
    std::string description; ///< what is asked: "Substation six months late"
    Id<Scenario> origin; ///< the one it branched from; none for the first
    Id<FrozenPlan> branchedFrom; ///< the origin as it was then: the base of a merge
    Id<FrozenPlan> content; ///< empty: this scenario is open
    std::string author;
    std::optional<Instant> created; ///< UTC

    friend bool operator==(const Scenario &, const Scenario &) = default;
};
template <>
struct Description<Scenario> {
    static constexpr std::string_view table = "scenario", plural = "scenarios", label = "Scenario";
    static constexpr auto fields = FlatList{
        field("name", &Scenario::name, "Name"),
        field("description", &Scenario::description, "Description", kProseLength),
        field("origin", &Scenario::origin, "Origin"),
        field("branched_from", &Scenario::branchedFrom, "Branched from"),
        field("content", &Scenario::content, "Content"),
        field("author", &Scenario::author, "Author"),
        field("created", &Scenario::created, "Created"),
    };
};

} // namespace gigaplan
