// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"
#include "model/plan/work_kinds.h"

namespace gigaplan {

/// A dependency. A negative lag is a lead.
struct Link {
    Id<Link> id;
    std::string key;
    Id<Task> from;
    Id<Task> to;
    LinkKind kind = LinkKind::FinishStart;
    LagKind lagKind = LagKind::Working;
    Minutes lag; ///< for Working and Elapsed
    Percent lagPercent; ///< for PercentOfPredecessor

    friend bool operator==(const Link &, const Link &) = default;
};
template <>
struct Description<Link> {
    static constexpr std::string_view table = "link", plural = "links", label = "Link";
    static constexpr auto fields = FlatList{
        required("from", &Link::from, "Predecessor"),
        required("to", &Link::to, "Successor"),
        field("kind", &Link::kind, "Type"),
        field("lag_kind", &Link::lagKind, "Lag runs on"),
        field("lag_min", &Link::lag, "Lag", kAnyNumber),
        field("lag_percent", &Link::lagPercent, "Lag share", kAnyNumber),
    };
};

} // namespace gigaplan
