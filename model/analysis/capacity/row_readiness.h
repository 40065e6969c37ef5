// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"
#include "model/analysis/capacity/node_readiness.h"
#include "model/analysis/capacity/task_days.h"

namespace gigaplan {

/// What supplies a row, by position of nodes, or of groups of nodes that are ready together.
struct RowSupply {
    static constexpr std::uint32_t kNotNamed = kNoRow - 1; ///< kNoRow: what it names there gives it nothing
    std::uint32_t feedA = kNotNamed, feedB = kNotNamed, cooling = kNotNamed;

    /// A feed that is not a power node never powers a row, and a node that is not a cooling node never cools it.
    RowSupply(const Row &row, const FeedGraph &graph, const IdIndex<Node> &nodes);
    friend auto operator<=>(const RowSupply &, const RowSupply &) = default;
};

/// When a row is powered and cooled, and the feed that powers it last; kNoRow where what it names gives no power.
struct RowSupplied {
    Date powered, cooled;
    std::uint32_t latestFeed = kNoRow;

    /// From the dates of the supplies, none of which is before `start`. A row without a feed is never powered; one
    /// without a cooling node is cooled from the start.
    RowSupplied(const RowSupply &supply, const std::vector<Date> &readyOn, Date start) : powered(start), cooled(start)
    {
        const auto ready = [&](std::uint32_t node) { return node == kNoRow ? kNever : readyOn[node]; };
        for (const std::uint32_t feed : {supply.feedA, supply.feedB}) {
            if (feed != RowSupply::kNotNamed && ready(feed) > powered) {
                powered = ready(feed);
                latestFeed = feed;
            }
        }
        if (supply.feedA == RowSupply::kNotNamed && supply.feedB == RowSupply::kNotNamed) {
            powered = kNever;
        }
        if (supply.cooling != RowSupply::kNotNamed) {
            cooled = ready(supply.cooling);
        }
    }
};

/// What rows wait for, with all references resolved once.
struct RowConditions {
    const PlanSnapshot &plan;
    const TaskDays &tasks;
    const IdIndex<Node> &nodes;
    const FeedGraph &graph;
    const NodeReadiness &chain;
};

/// A row without an install task is installed when delivered.
RowReadiness rowReadiness(const RowConditions &conditions, const Row &row, Date delivered);

} // namespace gigaplan
