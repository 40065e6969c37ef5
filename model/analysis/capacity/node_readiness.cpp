// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/node_readiness.h"

#include <functional>
#include <numeric>
#include <queue>

namespace gigaplan {

namespace {

constexpr std::uint8_t kNeedsPower = 1;
constexpr std::uint8_t kNeedsCooling = 2;

std::uint64_t queued(Date date, std::uint32_t node)
{
    return (std::uint64_t{static_cast<std::uint32_t>(date.days)} << 32) | node;
}

} // namespace

// Nodes are settled in the order of their dates, so the first settled supplier of a node is its earliest one, and loops
// need no special case: what no source reaches is never settled.
NodeReadiness nodeReadiness(const FeedGraph &graph, const std::vector<Date> &ownDone)
{
    const std::size_t count = graph.size();
    NodeReadiness result{std::vector<Date>(count, kNever), std::vector<std::uint32_t>(count)};
    std::iota(result.latest.begin(), result.latest.end(), 0U);

    std::vector<Date> bound = ownDone;
    std::vector<std::uint8_t> needs(count, 0);
    std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>> queue;
    for (std::uint32_t node = 0; node < count; ++node) {
        needs[node] = static_cast<std::uint8_t>((graph.powerSuppliers.of(node).empty() ? 0 : kNeedsPower)
                                                | (graph.coolingSuppliers.of(node).empty() ? 0 : kNeedsCooling));
        if (graph.deadEnd(node)) {
            bound[node] = kNever;
        }
        if (needs[node] == 0 && bound[node] != kNever) {
            queue.push(queued(bound[node], node));
        }
    }
    while (!queue.empty()) {
        const auto node = static_cast<std::uint32_t>(queue.top());
        const Date date{static_cast<std::int32_t>(queue.top() >> 32)};
        queue.pop();
        result.readyOn[node] = date;
        const std::uint8_t kind = graph.cooling(node) ? kNeedsCooling : kNeedsPower;
        for (const std::uint32_t consumer : graph.consumers.of(node)) {
            if (!(needs[consumer] & kind)) {
                continue;
            }
            needs[consumer] = static_cast<std::uint8_t>(needs[consumer] & ~kind);
            if (date >= bound[consumer]) {
                bound[consumer] = date;
                result.latest[consumer] = result.latest[node];
            }
            if (needs[consumer] == 0 && bound[consumer] != kNever) {
                queue.push(queued(bound[consumer], consumer));
            }
        }
    }
    return result;
}

} // namespace gigaplan
