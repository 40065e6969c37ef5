// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/capacity.h"
#include "model/analysis/capacity/node_readiness.h"
#include "model/analysis/capacity/task_days.h"

namespace gigaplan {

/// What rows wait for, with all references resolved once.
struct RowConditions {
    const PlanSnapshot &plan;
    const TaskDays &tasks;
    const IdIndex<Node> &nodes;
    const FeedGraph &graph;
    const NodeReadiness &chain;
};

/// A row without a feed is never powered; one without a cooling node is cooled from the start; one without an install
/// task is installed when delivered. A feed that is not a power node never powers it, and a node that is not a cooling
/// node never cools it.
RowReadiness rowReadiness(const RowConditions &conditions, const Row &row, Date delivered);

} // namespace gigaplan
