// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/task_network.h"
#include "model/plan/entity_list.h"
#include "model/plan/work_kinds.h"

namespace gigaplan {

/// An edge of a network, seen from the node that it enters.
struct TaskSource {
    std::uint32_t from = 0;
    std::uint32_t link = TaskNetwork::kNone; ///< kNone: containment
    LinkKind kind = LinkKind::FinishStart;
    bool mayLag = false;

    bool isLink() const { return link != TaskNetwork::kNone; }
    bool fromStart() const { return TaskNetwork::leavesStart(kind); }
};

/// The edges of a network by the node that they enter.
class TaskSources : public Grouped<TaskSource> {
public:
    using Source = TaskSource;

    explicit TaskSources(const TaskNetwork &network)
        : Grouped(network.nodeCount(), [&network](auto &&take) {
              for (std::uint32_t node = 0; node < network.nodeCount(); ++node) {
                  for (const TaskNetwork::Edge &edge : network.edgesFrom(node)) {
                      take(edge.to, TaskSource{node, edge.link, edge.kind, edge.mayLag});
                  }
              }
          })
    {
    }
};

} // namespace gigaplan
