// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/supply_paths.h"

#include "model/analysis/capacity/node_readiness.h"
#include "model/plan/places.h"
#include "model/plan/power.h"

#include <algorithm>

namespace gigaplan {

SupplyPaths::SupplyPaths(const CheckInput &in)
    : m_in(in),
      m_nodes(in.plan.table<Node>()),
      m_graph(*in.capacity.feeds),
      m_supplied(m_graph.size(), 1),
      m_used(m_graph.size()),
      m_missed(m_graph.size())
{
    const auto lacksPath = [](Date ready) { return ready == kNever; };
    const auto &dates = in.capacity.nodeReadyOn;
    if (std::any_of(dates.begin(), dates.end(), lacksPath)) {
        // With every task done at once, a node that is never ready has no path; otherwise the cause might be a task
        // that never ends.
        const std::vector<Date> atOnce(m_graph.size(), kFirstDate);
        const std::vector<Date> ready = nodeReadiness(m_graph, atOnce).readyOn;
        std::transform(ready.begin(), ready.end(), m_supplied.begin(), std::not_fn(lacksPath));
    }
    findUsed();
    findMissed();
}

void SupplyPaths::findUsed()
{
    const auto use = [this](Id<Node> id) {
        if (const std::uint32_t node = m_nodes.at(id); node != kNoRow) {
            m_used[node] = 1;
        }
    };
    for (const Feed &feed : m_in.plan.table<Feed>()) {
        use(feed.from);
    }
    for (const Row &row : m_in.plan.table<Row>()) {
        use(row.feedA);
        use(row.feedB);
        use(row.cooling);
    }
}

void SupplyPaths::findMissed()
{
    std::vector<std::uint32_t> open;
    const auto miss = [&](std::uint32_t node) {
        if (node != kNoRow && !supplied(node) && std::exchange(m_missed[node], char{1}) == 0) {
            open.push_back(node);
        }
    };
    const auto &rows = m_in.plan.table<Row>();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (m_in.capacity.contents[r].it.value > 0) {
            miss(m_graph.powerNode(m_nodes.at(rows[r].feedA)));
            miss(m_graph.powerNode(m_nodes.at(rows[r].feedB)));
            miss(m_graph.coolingNode(m_nodes.at(rows[r].cooling)));
        }
    }
    while (!open.empty()) {
        const std::uint32_t node = open.back();
        open.pop_back();
        for (const auto suppliers : {m_graph.powerSuppliers.of(node), m_graph.coolingSuppliers.of(node)}) {
            const bool lacking = std::none_of(suppliers.begin(), suppliers.end(),
                                              [this](std::uint32_t supplier) { return supplied(supplier); });
            if (lacking) {
                std::for_each(suppliers.begin(), suppliers.end(), miss);
            }
        }
    }
}

SupplyPaths::Dependants SupplyPaths::rowsBehind(std::uint32_t node,
                                                const std::function<bool(std::uint32_t)> &like) const
{
    std::vector<char> reached(m_graph.size(), 0);
    std::vector<std::uint32_t> open{node};
    reached[node] = 1;
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        for (const std::uint32_t consumer : m_graph.consumers.of(at)) {
            if (!reached[consumer] && like(consumer)) {
                reached[consumer] = 1;
                open.push_back(consumer);
            }
        }
    }
    Dependants found;
    const auto isReached = [&](std::uint32_t at) { return at != kNoRow && reached[at]; };
    const auto &rows = m_in.plan.table<Row>();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const Watts it = m_in.capacity.contents[r].it;
        const bool fed = isReached(m_graph.powerNode(m_nodes.at(rows[r].feedA)))
            || isReached(m_graph.powerNode(m_nodes.at(rows[r].feedB)));
        const bool cooled = isReached(m_graph.coolingNode(m_nodes.at(rows[r].cooling)));
        if (it.value > 0 && (fed || cooled)) {
            ++(fed ? found.byFeed : found.byCooling);
            found.it += it;
        }
    }
    return found;
}

} // namespace gigaplan
