// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/facility/facility.h"

#include "model/analysis/capacity/feed_graph.h"
#include "model/analysis/facility/feed_loops.h"
#include "model/analysis/facility/load_flow.h"
#include "model/plan/places.h"
#include "model/plan/power.h"

namespace gigaplan {

namespace {

StepSeries capacityOf(const Node &node, Date readyOn)
{
    StepSeries::Builder builder;
    const double rating = static_cast<double>(toWatts(node.rating).value) * static_cast<double>(node.units);
    builder.add(readyOn, std::llround(rating * usableShare(node.scheme, node.units)));
    return builder.build();
}

void findLeastHeadroom(NodeBudget &budget)
{
    for (const auto &step : budget.load.steps()) {
        const Watts headroom{budget.capacity.at(step.date) - step.level};
        if (budget.leastOn == kNever || headroom < budget.leastHeadroom) {
            budget.leastHeadroom = headroom;
            budget.leastOn = step.date;
        }
    }
}

/// Whether the node is an entry point of power; a standby source counts only where it has to carry load.
bool feedsIn(const FeedGraph &graph, std::size_t node, const NodeBudget &budget)
{
    const NodeKind kind = graph.kinds[node];
    return graph.powerSuppliers.of(node).empty() && (isMains(kind) || (standsBy(kind) && !budget.load.isEmpty()));
}

/// A spare megawatt is a lot for a busway and nothing for a substation: nodes are compared by the share of capacity
/// left.
double shareLeft(const NodeBudget &budget)
{
    const auto capacity = static_cast<double>(std::max<std::int64_t>(1, budget.capacity.at(budget.leastOn)));
    return static_cast<double>(budget.leastHeadroom.value) / capacity;
}

std::size_t tightestNode(const std::vector<NodeBudget> &nodes, const FeedGraph &graph)
{
    std::size_t tightest = static_cast<std::size_t>(-1);
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (nodes[node].leastOn == kNever || graph.cooling(node)) {
            continue;
        }
        if (tightest == static_cast<std::size_t>(-1) || shareLeft(nodes[node]) < shareLeft(nodes[tightest])) {
            tightest = node;
        }
    }
    return tightest;
}

} // namespace

double usableShare(RedundancyScheme scheme, std::int64_t units)
{
    switch (scheme) {
    case RedundancyScheme::N: return 1;
    case RedundancyScheme::NPlusOne: return units > 1 ? static_cast<double>(units - 1) / static_cast<double>(units) : 0;
    case RedundancyScheme::TwoN: return 0.5;
    case RedundancyScheme::FourToMakeThree: return 0.75;
    case RedundancyScheme::ThreeToMakeTwo: return 2.0 / 3.0;
    case RedundancyScheme::Catcher: return 0.8;
    }
    return 1;
}

Facility computeFacility(const PlanSnapshot &plan, const Capacity &capacity, std::stop_token stop)
{
    Facility facility;
    const auto &nodes = plan.table<Node>();
    if (capacity.nodeReadyOn.size() != nodes.size() || capacity.rows.size() != plan.table<Row>().size()) {
        return facility;
    }
    const IdIndex<Node> index(nodes);
    const FeedGraph &graph = *capacity.feeds;
    std::vector<bool> inLoop(nodes.size(), false);
    for (const auto &loop : feedLoops(graph)) {
        facility.cycles.emplace_back();
        for (const std::uint32_t node : loop) {
            facility.cycles.back().push_back(nodes[node].id);
            inLoop[node] = true;
        }
    }
    if (stop.stop_requested()) {
        return facility;
    }
    std::vector<StepSeries> loads = loadFlow(plan, capacity, graph, index, inLoop, consumersFirst(graph, inLoop));
    if (stop.stop_requested()) {
        return facility;
    }
    StepSeries::Builder sources;
    facility.nodes.resize(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        NodeBudget &budget = facility.nodes[i];
        budget.load = std::move(loads[i]);
        budget.capacity = capacityOf(nodes[i], capacity.nodeReadyOn[i]);
        findLeastHeadroom(budget);
        if (feedsIn(graph, i, budget)) {
            sources.add(budget.capacity);
        }
    }
    constexpr auto live = static_cast<std::size_t>(RowState::Live);
    facility.it = capacity.total.it[live];
    facility.cooling = capacity.total.facility[live] - capacity.total.it[live];
    facility.capacity = sources.build();
    facility.tightest = tightestNode(facility.nodes, graph);
    return facility;
}

} // namespace gigaplan
