// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/network_loops.h"

#include <algorithm>

namespace gigaplan {

namespace {

void appendUnlessLast(std::vector<std::uint32_t> &rows, std::uint32_t row)
{
    if (rows.empty() || rows.back() != row) {
        rows.push_back(row);
    }
}

/// Both ends of each link in turn; a summary and its leaf both appear where the way goes through containment.
std::vector<std::uint32_t> tasksAlong(const TaskNetwork &network, const std::vector<std::uint32_t> &links)
{
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t link : links) {
        appendUnlessLast(rows, network.arc(link).from);
        appendUnlessLast(rows, network.arc(link).to);
    }
    return rows;
}

/// Depth-first search that takes each loop's links out as soon as it is closed, falls back to the loop's head and goes
/// on, so that every edge is passed once (containment: once per loop through it).
class LoopPeeler {
public:
    explicit LoopPeeler(const TaskNetwork &network)
        : m_network(network), m_state(network.nodeCount(), New), m_nextEdge(network.nodeCount(), 0)
    {
        loops.onLoop.assign(network.arcCount(), 0);
    }

    void searchFrom(std::uint32_t root)
    {
        if (m_state[root] != New) {
            return;
        }
        enter(root);
        while (!m_path.empty()) {
            step();
        }
    }

    NetworkLoops loops;

private:
    enum State : char { New, OnPath, Done };

    void enter(std::uint32_t node)
    {
        m_state[node] = OnPath;
        m_path.push_back(node);
    }

    bool isGone(const TaskNetwork::Edge &edge) const
    {
        return edge.link != TaskNetwork::kNone && loops.onLoop[edge.link];
    }

    void step()
    {
        const std::uint32_t node = m_path.back();
        const auto edges = m_network.edgesFrom(node);
        std::uint32_t &next = m_nextEdge[node];
        while (next < edges.size() && (isGone(edges[next]) || m_state[edges[next].to] == Done)) {
            ++next;
        }
        if (next == edges.size()) {
            m_state[node] = Done;
            m_path.pop_back();
        } else if (m_state[edges[next].to] == OnPath) {
            close(edges[next].to);
        } else {
            enter(edges[next].to);
        }
    }

    const TaskNetwork::Edge &edgeTaken(std::uint32_t node) const { return m_network.edgesFrom(node)[m_nextEdge[node]]; }

    void close(std::uint32_t head)
    {
        const auto from = std::find(m_path.rbegin(), m_path.rend(), head).base() - 1;
        // A link to a summary has an edge to each gate: one of them may have gone with an earlier loop.
        const auto broken = std::find_if(from, m_path.end(), [this](std::uint32_t n) { return isGone(edgeTaken(n)); });
        if (broken == m_path.end()) {
            report(from);
            fallBackTo(from);
        } else {
            fallBackTo(broken);
        }
    }

    void report(std::vector<std::uint32_t>::iterator from)
    {
        std::vector<std::uint32_t> links;
        for (auto node = from; node != m_path.end(); ++node) {
            const TaskNetwork::Edge &edge = edgeTaken(*node);
            if (edge.link != TaskNetwork::kNone) {
                links.push_back(edge.link);
                loops.onLoop[edge.link] = 1;
            }
        }
        auto rows = tasksAlong(m_network, links);
        if (rows.size() > 1 && rows.front() == rows.back()) {
            rows.pop_back();
        }
        std::rotate(rows.begin(), std::min_element(rows.begin(), rows.end()), rows.end());
        loops.rows.push_back(std::move(rows));
    }

    void fallBackTo(std::vector<std::uint32_t>::iterator last)
    {
        for (auto node = last + 1; node != m_path.end(); ++node) {
            m_state[*node] = New;
        }
        m_path.erase(last + 1, m_path.end());
    }

    const TaskNetwork &m_network;
    std::vector<State> m_state;
    std::vector<std::uint32_t> m_nextEdge; ///< of each node: the first edge that is not done with
    std::vector<std::uint32_t> m_path;
};

} // namespace

NetworkLoops findNetworkLoops(const TaskNetwork &network, const std::vector<std::uint32_t> &order)
{
    std::vector<char> ordered(network.nodeCount(), 0);
    for (const std::uint32_t node : order) {
        ordered[node] = 1;
    }
    LoopPeeler peeler(network);
    for (std::uint32_t node = 0; node < network.nodeCount(); ++node) {
        if (!ordered[node]) {
            peeler.searchFrom(node);
        }
    }
    return std::move(peeler.loops);
}

std::vector<std::uint32_t> shortestPath(const TaskNetwork &network, std::uint32_t from, std::uint32_t to)
{
    if (from == to) {
        return {from};
    }
    constexpr std::uint32_t kNone = TaskNetwork::kNone;
    struct Step {
        std::uint32_t before = kNone;
        std::uint32_t link = kNone;
        bool seen = false;
    };
    std::vector<Step> steps(network.nodeCount());
    std::vector<std::uint32_t> queue(network.entriesOf(from).begin(), network.entriesOf(from).end());
    for (const std::uint32_t node : queue) {
        steps[node].seen = true;
    }
    for (std::size_t i = 0; i < queue.size() && !steps[to].seen; ++i) {
        for (const TaskNetwork::Edge &edge : network.edgesFrom(queue[i])) {
            if (!steps[edge.to].seen) {
                steps[edge.to] = {queue[i], edge.link, true};
                queue.push_back(edge.to);
            }
        }
    }
    if (!steps[to].seen) {
        return {};
    }
    std::vector<std::uint32_t> links;
    for (std::uint32_t node = to; node != kNone; node = steps[node].before) {
        if (steps[node].link != kNone) {
            links.push_back(steps[node].link);
        }
    }
    std::reverse(links.begin(), links.end());
    std::vector<std::uint32_t> rows{from};
    for (const std::uint32_t row : tasksAlong(network, links)) {
        appendUnlessLast(rows, row);
    }
    appendUnlessLast(rows, to);
    return rows;
}

} // namespace gigaplan
