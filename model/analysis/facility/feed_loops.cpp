// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/facility/feed_loops.h"

namespace gigaplan {

namespace {

enum class Visit : std::uint8_t { None, OnPath, Done };

struct Step {
    std::uint32_t node;
    std::size_t nextEdge;
};

/// Depth-first walk along the feeds with its own stack: an edge back to the path closes a loop.
class LoopSearch {
public:
    explicit LoopSearch(const FeedGraph &graph)
        : m_graph(graph), m_visits(graph.size(), Visit::None), m_inLoop(graph.size(), false)
    {
    }

    std::vector<std::vector<std::uint32_t>> run()
    {
        for (std::uint32_t node = 0; node < m_graph.size(); ++node) {
            if (m_visits[node] == Visit::None) {
                walkFrom(node);
            }
        }
        return std::move(m_loops);
    }

private:
    void walkFrom(std::uint32_t start)
    {
        enter(start);
        while (!m_path.empty()) {
            Step &step = m_path.back();
            const auto consumers = m_graph.consumers.of(step.node);
            if (step.nextEdge == consumers.size()) {
                m_visits[step.node] = Visit::Done;
                m_path.pop_back();
                continue;
            }
            const std::uint32_t next = consumers[step.nextEdge++];
            if (m_visits[next] == Visit::None) {
                enter(next);
            } else if (m_visits[next] == Visit::OnPath && !m_inLoop[next] && !m_inLoop[step.node]) {
                close(next);
            }
        }
    }

    void enter(std::uint32_t node)
    {
        m_visits[node] = Visit::OnPath;
        m_path.push_back({node, 0});
    }

    void close(std::uint32_t first)
    {
        auto at = m_path.end();
        do {
            --at;
        } while (at->node != first);
        std::vector<std::uint32_t> loop;
        for (; at != m_path.end(); ++at) {
            loop.push_back(at->node);
            m_inLoop[at->node] = true;
        }
        m_loops.push_back(std::move(loop));
    }

    const FeedGraph &m_graph;
    std::vector<Visit> m_visits;
    std::vector<bool> m_inLoop;
    std::vector<Step> m_path;
    std::vector<std::vector<std::uint32_t>> m_loops;
};

} // namespace

std::vector<std::vector<std::uint32_t>> feedLoops(const FeedGraph &graph)
{
    return LoopSearch(graph).run();
}

std::vector<std::uint32_t> consumersFirst(const FeedGraph &graph, const std::vector<bool> &inLoop)
{
    std::vector<std::uint32_t> open(graph.size(), 0);
    std::vector<std::uint32_t> order;
    order.reserve(graph.size());
    for (std::uint32_t node = 0; node < graph.size(); ++node) {
        for (const std::uint32_t consumer : graph.consumers.of(node)) {
            open[node] += !inLoop[consumer];
        }
        if (open[node] == 0 && !inLoop[node]) {
            order.push_back(node);
        }
    }
    for (std::size_t done = 0; done < order.size(); ++done) {
        for (const Adjacency *suppliers : {&graph.powerSuppliers, &graph.coolingSuppliers}) {
            for (const std::uint32_t supplier : suppliers->of(order[done])) {
                if (--open[supplier] == 0 && !inLoop[supplier]) {
                    order.push_back(supplier);
                }
            }
        }
    }
    return order;
}

} // namespace gigaplan
