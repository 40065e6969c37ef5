// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/feed_graph.h"

namespace gigaplan {

namespace {

bool standsBy(NodeKind kind)
{
    return kind == NodeKind::Generator || kind == NodeKind::Battery;
}

} // namespace

Adjacency::Adjacency(std::size_t size, std::span<const Edge> edges)
    : m_firsts(size + 1, 0), m_targets(edges.size())
{
    for (const Edge &edge : edges) {
        ++m_firsts[edge.from + 1];
    }
    for (std::size_t i = 1; i < m_firsts.size(); ++i) {
        m_firsts[i] += m_firsts[i - 1];
    }
    auto next = m_firsts;
    for (const Edge &edge : edges) {
        m_targets[next[edge.from]++] = edge.to;
    }
}

FeedGraph::FeedGraph(const PlanSnapshot &plan, const DenseIndex<Node> &nodes)
{
    const auto &nodeTable = plan.table<Node>();
    kinds.reserve(nodeTable.size());
    for (const Node &node : nodeTable) {
        kinds.push_back(node.kind);
    }
    std::vector<Adjacency::Edge> power, heat;
    std::vector<std::uint8_t> hasMain(kinds.size(), 0);
    for (const Feed &feed : plan.table<Feed>()) {
        const std::uint32_t from = nodes.at(feed.from);
        const std::uint32_t to = nodes.at(feed.to);
        if (from == kNoRow || to == kNoRow || (cooling(from) && !cooling(to))) {
            continue;
        }
        (cooling(from) ? heat : power).push_back({to, from});
        hasMain[to] |= !cooling(from) && !standsBy(kinds[from]);
    }
    std::erase_if(power, [&](const auto &edge) { return hasMain[edge.from] && standsBy(kinds[edge.to]); });
    powerSuppliers = Adjacency(kinds.size(), power);
    coolingSuppliers = Adjacency(kinds.size(), heat);

    power.insert(power.end(), heat.begin(), heat.end());
    for (auto &edge : power) {
        std::swap(edge.from, edge.to);
    }
    consumers = Adjacency(kinds.size(), power);
}

} // namespace gigaplan
