// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/feed_graph.h"

#include "model/plan/power.h"

namespace gigaplan {

namespace {

using Edges = std::vector<Adjacency::Edge>; // from a consumer to its supplier

Adjacency reversed(std::size_t size, Edges edges)
{
    for (auto &edge : edges) {
        std::swap(edge.from, edge.to);
    }
    return Adjacency(size, edges);
}

/// Grids and gas plants that nothing but standby feeds.
std::vector<std::uint8_t> mainsRoots(const std::vector<NodeKind> &kinds, const Edges &power)
{
    std::vector<std::uint8_t> roots;
    for (const NodeKind kind : kinds) {
        roots.push_back(isMains(kind));
    }
    for (const auto &edge : power) {
        roots[edge.from] = roots[edge.from] && standsBy(kinds[edge.to]);
    }
    return roots;
}

std::vector<Behind> whatIsBehind(const std::vector<NodeKind> &kinds, const std::vector<std::uint8_t> &roots,
                                 const Edges &power)
{
    const Adjacency consumers = reversed(kinds.size(), power);
    std::vector<Behind> behind(kinds.size(), Behind::Nothing);
    std::vector<std::uint32_t> open;
    const auto spread = [&](Behind what, auto &&begins) {
        for (std::uint32_t node = 0; node < kinds.size(); ++node) {
            if (behind[node] == Behind::Nothing && begins(node)) {
                behind[node] = what;
                open.push_back(node);
            }
        }
        while (!open.empty()) {
            const std::uint32_t node = open.back();
            open.pop_back();
            for (const std::uint32_t consumer : consumers.of(node)) {
                if (behind[consumer] == Behind::Nothing) {
                    behind[consumer] = what;
                    open.push_back(consumer);
                }
            }
        }
    };
    spread(Behind::Mains, [&](std::uint32_t node) { return roots[node] != 0; });
    spread(Behind::Standby, [&](std::uint32_t node) { return standsBy(kinds[node]); });
    return behind;
}

} // namespace

FeedGraph::FeedGraph(const PlanSnapshot &plan, const IdIndex<Node> &nodes)
{
    const auto &nodeTable = plan.table<Node>();
    kinds.reserve(nodeTable.size());
    for (const Node &node : nodeTable) {
        kinds.push_back(node.kind);
    }
    Edges power, heat;
    for (const Feed &feed : plan.table<Feed>()) {
        const std::uint32_t from = nodes.at(feed.from);
        const std::uint32_t to = nodes.at(feed.to);
        if (from != kNoRow && to != kNoRow && (!cooling(from) || cooling(to))) {
            (cooling(from) ? heat : power).push_back({to, from});
        }
    }
    std::vector<std::uint8_t> hasMains = mainsRoots(kinds, power);
    behind = whatIsBehind(kinds, hasMains, power);
    for (const auto &[consumer, supplier] : power) {
        hasMains[consumer] |= behind[supplier] == Behind::Mains && !standsBy(kinds[supplier]);
    }
    std::erase_if(power, [&](const auto &edge) {
        const bool idle = standsBy(kinds[edge.to]) || behind[edge.to] == Behind::Standby;
        return (hasMains[edge.from] && idle) || (standsBy(kinds[edge.from]) && behind[edge.to] != Behind::Mains);
    });
    powerSuppliers = Adjacency(kinds.size(), power);
    coolingSuppliers = Adjacency(kinds.size(), heat);
    power.insert(power.end(), heat.begin(), heat.end());
    consumers = reversed(kinds.size(), std::move(power));
}

bool FeedGraph::deadEnd(std::size_t node) const
{
    return cooling(node) ? kinds[node] != NodeKind::CoolingPlant && coolingSuppliers.of(node).empty()
                         : !isSource(kinds[node]) && powerSuppliers.of(node).empty();
}

} // namespace gigaplan
