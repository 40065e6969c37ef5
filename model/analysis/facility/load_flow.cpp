// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/facility/load_flow.h"

#include "model/plan/places.h"
#include "model/plan/power.h"

namespace gigaplan {

namespace {

class LoadFlow {
public:
    LoadFlow(const PlanSnapshot &plan, const Capacity &capacity, const FeedGraph &graph, const IdIndex<Node> &nodes,
             const std::vector<bool> &inLoop, const std::vector<std::uint32_t> &order)
        : m_plan(plan),
          m_capacity(capacity),
          m_graph(graph),
          m_nodes(nodes),
          m_order(order),
          m_carries(graph.size()),
          m_gain(graph.size(), 1),
          m_powered(graph.size(), false),
          m_load(graph.size()),
          m_extra(graph.size()),
          m_cooling(graph.size())
    {
        for (std::size_t node = 0; node < graph.size(); ++node) {
            m_carries[node] = !inLoop[node] && capacity.nodeReadyOn[node] != kNever;
        }
        m_efficiency.reserve(graph.size());
        for (const Node &node : plan.table<Node>()) {
            m_efficiency.push_back(node.efficiency.value > 0 ? node.efficiency.value : 1);
        }
    }

    std::vector<StepSeries> run()
    {
        prepare();
        for (std::size_t row = 0; row < m_capacity.rows.size(); ++row) {
            placeRow(row);
        }
        std::vector<StepSeries> loads(m_graph.size());
        for (const std::uint32_t node : m_order) {
            loads[node] = m_graph.cooling(node) ? passHeat(node) : passPower(node);
        }
        return loads;
    }

private:
    std::vector<std::uint32_t> usable(std::span<const std::uint32_t> suppliers) const
    {
        std::vector<std::uint32_t> kept;
        for (const std::uint32_t supplier : suppliers) {
            if (m_carries[supplier]) {
                kept.push_back(supplier);
            }
        }
        return kept;
    }

    /// Sources first: watts at the sources per watt at a node's output, and whether power feeds a cooling node's chain.
    void prepare()
    {
        for (auto at = m_order.rbegin(); at != m_order.rend(); ++at) {
            const std::uint32_t node = *at;
            double gain = 0;
            std::size_t suppliers = 0;
            for (const std::uint32_t supplier : m_graph.powerSuppliers.of(node)) {
                if (m_carries[supplier]) {
                    gain += m_gain[supplier];
                    ++suppliers;
                }
            }
            if (m_graph.cooling(node)) {
                m_powered[node] = suppliers > 0;
                for (const std::uint32_t supplier : m_graph.coolingSuppliers.of(node)) {
                    m_powered[node] = m_powered[node] || m_powered[supplier];
                }
            } else if (suppliers > 0) {
                m_gain[node] = gain / static_cast<double>(suppliers) / m_efficiency[node];
            }
        }
    }

    void placeRow(std::size_t position)
    {
        const Date live = m_capacity.rows[position].live;
        const RowContent &content = m_capacity.contents[position];
        if (live == kNever || content.it.value == 0) {
            return;
        }
        const Row &row = m_plan.table<Row>()[position];
        std::uint32_t feeds[2];
        std::int64_t feedCount = 0;
        for (const Id<Node> feed : {row.feedA, row.feedB}) {
            const std::uint32_t node = m_nodes.at(feed);
            if (node != kNoRow && !m_graph.cooling(node)) {
                feeds[feedCount++] = node;
            }
        }
        double atSources = 0;
        for (std::int64_t i = 0; i < feedCount; ++i) {
            const std::int64_t share = content.it.value * (i + 1) / feedCount - content.it.value * i / feedCount;
            m_load[feeds[i]].add(live, share);
            atSources += static_cast<double>(share) * m_gain[feeds[i]];
        }
        const std::int64_t cooling = std::max<std::int64_t>(0, content.facility.value - std::llround(atSources));
        const std::uint32_t cooler = m_nodes.at(row.cooling);
        if (cooler != kNoRow && m_graph.cooling(cooler)) {
            m_load[cooler].add(live, content.liquid.value);
            m_extra[cooler].add(live, content.air.value);
            if (m_powered[cooler]) {
                m_cooling[cooler].add(live, cooling);
                return;
            }
        }
        for (std::int64_t i = 0; i < feedCount; ++i) {
            m_extra[feeds[i]].add(live, cooling * (i + 1) / feedCount - cooling * i / feedCount);
        }
    }

    static auto addTo(std::vector<StepSeries::Builder> &target)
    {
        return [&target](std::uint32_t to, Date date, std::int64_t from, std::int64_t level) {
            target[to].add(date, level - from);
        };
    }

    /// For power nodes `m_extra` is cooling power on its way to the sources, in watts there.
    StepSeries passPower(std::uint32_t node)
    {
        StepSeries load = m_load[node].build();
        const StepSeries extra = m_extra[node].build();
        if (m_graph.powerSuppliers.of(node).empty()) {
            return load + extra;
        }
        const auto suppliers = usable(m_graph.powerSuppliers.of(node));
        share(load, m_efficiency[node], suppliers, addTo(m_load));
        share(extra, 1, suppliers, addTo(m_extra));
        return load;
    }

    /// For cooling nodes `m_load` is heat in liquid, `m_extra` heat in air, `m_cooling` electricity in watts at the
    /// sources.
    StepSeries passHeat(std::uint32_t node)
    {
        const StepSeries liquid = m_load[node].build();
        const StepSeries air = m_extra[node].build();
        const auto coolers = usable(m_graph.coolingSuppliers.of(node));
        share(liquid, 1, coolers, addTo(m_load));
        share(air, 1, coolers, addTo(m_extra));

        const StepSeries cooling = m_cooling[node].build();
        const auto power = usable(m_graph.powerSuppliers.of(node));
        if (!power.empty()) {
            share(cooling, 1, power, [this](std::uint32_t to, Date date, std::int64_t from, std::int64_t level) {
                const auto here = [&](std::int64_t watts) {
                    return std::llround(static_cast<double>(watts) / m_gain[to]);
                };
                m_load[to].add(date, here(level) - here(from));
            });
        } else {
            std::vector<std::uint32_t> fed;
            std::copy_if(coolers.begin(), coolers.end(), std::back_inserter(fed),
                         [this](std::uint32_t cooler) { return m_powered[cooler]; });
            share(cooling, 1, fed, addTo(m_cooling));
        }
        return m_graph.kinds[node] == NodeKind::Cdu ? liquid : liquid + air;
    }

    /// Calls `add(supplier, date, level before, level after)` with each supplier's part of `series` / `divisor`.
    template <class Add>
    void share(const StepSeries &series, double divisor, const std::vector<std::uint32_t> &suppliers, Add &&add) const
    {
        if (series.isEmpty() || suppliers.empty()) {
            return;
        }
        const auto steps = series.steps();
        std::vector<Date> days;
        days.reserve(steps.size() + suppliers.size());
        for (const auto &step : steps) {
            days.push_back(step.date);
        }
        for (const std::uint32_t supplier : suppliers) {
            const Date ready = m_capacity.nodeReadyOn[supplier];
            if (ready != kNever && ready > steps.front().date) {
                days.push_back(ready);
            }
        }
        if (days.size() > steps.size()) {
            std::sort(days.begin(), days.end());
            days.erase(std::unique(days.begin(), days.end()), days.end());
        }
        std::vector<std::int64_t> before(suppliers.size(), 0);
        std::size_t next = 0;
        std::int64_t level = 0;
        for (const Date day : days) {
            while (next < steps.size() && steps[next].date <= day) {
                level = steps[next++].level;
            }
            const std::int64_t needed = divisor == 1 ? level : std::llround(static_cast<double>(level) / divisor);
            splitOn(day, needed, suppliers, before, add);
        }
    }

    template <class Add>
    void splitOn(Date day, std::int64_t needed, const std::vector<std::uint32_t> &suppliers,
                 std::vector<std::int64_t> &before, Add &&add) const
    {
        const auto ready = [&](std::uint32_t supplier) { return m_capacity.nodeReadyOn[supplier] <= day; };
        const auto readyCount = std::count_if(suppliers.begin(), suppliers.end(), ready);
        const std::int64_t parts = readyCount > 0 ? readyCount : static_cast<std::int64_t>(suppliers.size());
        std::int64_t part = 0;
        for (std::size_t i = 0; i < suppliers.size(); ++i) {
            const bool takes = readyCount == 0 || ready(suppliers[i]);
            const std::int64_t after = takes ? needed * (part + 1) / parts - needed * part / parts : 0;
            part += takes;
            if (after != before[i]) {
                add(suppliers[i], day, before[i], after);
                before[i] = after;
            }
        }
    }

    const PlanSnapshot &m_plan;
    const Capacity &m_capacity;
    const FeedGraph &m_graph;
    const IdIndex<Node> &m_nodes;
    const std::vector<std::uint32_t> &m_order;
    std::vector<bool> m_carries; ///< by node; not those in loops, nor what is never ready
    std::vector<double> m_efficiency;
    std::vector<double> m_gain;
    std::vector<bool> m_powered;
    std::vector<StepSeries::Builder> m_load, m_extra, m_cooling;
};

} // namespace

std::vector<StepSeries> loadFlow(const PlanSnapshot &plan, const Capacity &capacity, const FeedGraph &graph,
                                 const IdIndex<Node> &nodes, const std::vector<bool> &inLoop,
                                 const std::vector<std::uint32_t> &order)
{
    return LoadFlow(plan, capacity, graph, nodes, inLoop, order).run();
}

} // namespace gigaplan
