// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/task_network.h"

namespace gigaplan {

/// The edges of a network by the node that they enter.
class TaskSources {
public:
    struct Source {
        std::uint32_t from = 0;
        std::uint32_t link = TaskNetwork::kNone; ///< kNone: containment
        LinkKind kind = LinkKind::FinishStart;
        bool mayLag = false;

        bool isLink() const { return link != TaskNetwork::kNone; }
        bool fromStart() const { return TaskNetwork::leavesStart(kind); }
    };

    explicit TaskSources(const TaskNetwork &network);

    std::span<const Source> of(std::uint32_t node) const
    {
        return std::span(m_sources).subspan(m_first[node], m_first[node + 1] - m_first[node]);
    }

private:
    std::vector<std::uint32_t> m_first; ///< of each node, and the end
    std::vector<Source> m_sources;
};

} // namespace gigaplan
