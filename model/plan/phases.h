// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"
#include "model/plan/entity_list.h"

namespace gigaplan {

/// One gigawatt segment of the programme. Its colour is its step of the phase ramp, by `order`.
struct Phase {
    Id<Phase> id;
    std::string key;
    std::string name;
    std::int64_t order = 0;
    Megawatts target; ///< live MW, in the plan's basis, at which this phase counts as live
    std::string description;
    Id<Calendar> calendar; ///< of its tasks that name none; none: the plan's

    friend bool operator==(const Phase &, const Phase &) = default;
};
template <>
struct Description<Phase> {
    static constexpr std::string_view table = "phase", plural = "phases", label = "Phase";
    static constexpr auto fields = FlatList{
        field("name", &Phase::name, "Name"),
        field("order", &Phase::order, "Order"),
        field("target_mw", &Phase::target, "Target"),
        field("description", &Phase::description, "Description", kProseLength),
        field("calendar", &Phase::calendar, "Calendar"),
    };
};

} // namespace gigaplan
