// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capacity/feed_graph.h"
#include "model/analysis/checks/rules.h"

#include <functional>

namespace gigaplan {

/// Which nodes have a path to a source, regardless of dates, and which rows depend on those that have none. Nodes are
/// given by their position in the node table.
class SupplyPaths {
public:
    explicit SupplyPaths(const CheckInput &in);

    const FeedGraph &graph() const { return m_graph; }
    bool supplied(std::size_t node) const { return m_supplied[node] != 0; }
    /// Whether a feed leads on from the node or a row names it.
    bool isUsed(std::size_t node) const { return m_used[node] != 0; }
    /// Whether the node has no supply and rows wait for it, through nodes that have none either.
    bool isMissed(std::size_t node) const { return m_missed[node] != 0; }

    /// Rows with racks whose feeds or cooling pass through `node` and from there only through nodes that are `like` it.
    struct Dependants {
        std::int64_t byFeed = 0; ///< rows that name such a node as a feed
        std::int64_t byCooling = 0; ///< all others
        Watts it;
    };
    Dependants rowsBehind(std::uint32_t node, const std::function<bool(std::uint32_t)> &like) const;

private:
    void findUsed();
    void findMissed();

    const CheckInput &m_in;
    IdIndex<Node> m_nodes;
    const FeedGraph &m_graph;
    std::vector<char> m_supplied, m_used, m_missed;
};

} // namespace gigaplan
