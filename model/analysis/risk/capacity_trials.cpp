// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/capacity_trials.h"

#include "model/analysis/capacity/node_readiness.h"
#include "model/analysis/capacity/task_days.h"
#include "model/analysis/capital/release.h"
#include "model/plan/equipment.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace gigaplan {

CapacityTrials::CapacityTrials(const PlanSnapshot &plan)
    : m_plan(plan),
      m_start(planStart(plan)),
      m_startMilestone(startOfDay(startDate(plan))),
      m_placeOfTask(plan.table<Task>().size(), 0),
      m_nodes(plan.table<Node>()),
      m_phases(plan.table<Phase>()),
      m_graph(plan, m_nodes)
{
    readNodes();
    readRows();
    readParts();
}

std::uint32_t CapacityTrials::placeOf(Id<Task> task)
{
    if (!task) {
        return kStart;
    }
    const std::size_t row = m_plan.table<Task>().indexOf(task);
    if (row == Table<Task>::npos) {
        return kUnknown;
    }
    if (m_placeOfTask[row] == 0) {
        m_tasks.push_back(static_cast<std::uint32_t>(row));
        m_placeOfTask[row] = static_cast<std::uint32_t>(m_tasks.size() + 1);
    }
    return m_placeOfTask[row];
}

void CapacityTrials::readNodes()
{
    const auto &nodes = m_plan.table<Node>();
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        m_nodeOwn.push_back(m_graph.deadEnd(node) ? kUnknown : placeOf(nodes[node].ready));
    }
    groupNodes();
}

// In the order of supply. What a loop of feeds holds back never comes up, and then readiness is worked out node by node.
void CapacityTrials::groupNodes()
{
    std::vector<std::uint32_t> waiting(m_graph.size());
    std::vector<std::uint32_t> order;
    for (std::uint32_t node = 0; node < m_graph.size(); ++node) {
        waiting[node] = static_cast<std::uint32_t>(m_graph.powerSuppliers.of(node).size()
                                                   + m_graph.coolingSuppliers.of(node).size());
        if (waiting[node] == 0) {
            order.push_back(node);
        }
    }
    std::map<NodeGroup, std::uint32_t> known;
    m_groupOfNode.assign(m_graph.size(), kNoRow);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::uint32_t node = order[i];
        NodeGroup group{m_nodeOwn[node], {}, {}};
        const auto join = [&](std::span<const std::uint32_t> suppliers, std::vector<std::uint32_t> &groups) {
            for (const std::uint32_t supplier : suppliers) {
                groups.push_back(m_groupOfNode[supplier]);
            }
            std::sort(groups.begin(), groups.end());
            groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
        };
        join(m_graph.powerSuppliers.of(node), group.power);
        join(m_graph.coolingSuppliers.of(node), group.cooling);
        const auto [at, isNew] = known.try_emplace(group, static_cast<std::uint32_t>(m_nodeGroups.size()));
        if (isNew) {
            m_nodeGroups.push_back(group);
        }
        m_groupOfNode[node] = at->second;
        for (const std::uint32_t consumer : m_graph.consumers.of(node)) {
            if (--waiting[consumer] == 0) {
                order.push_back(consumer);
            }
        }
    }
    m_hasLoops = order.size() < m_graph.size();
    if (m_hasLoops) {
        std::iota(m_groupOfNode.begin(), m_groupOfNode.end(), 0U);
    }
}

void CapacityTrials::readRows()
{
    std::map<RowGroup, std::uint32_t> known;
    std::vector<std::uint32_t> installs;
    const auto toGroup = [this](std::uint32_t &node) {
        node = node < m_groupOfNode.size() ? m_groupOfNode[node] : node;
    };
    for (const Row &row : m_plan.table<Row>()) {
        RowGroup group{placeOf(row.install), placeOf(row.commission), RowSupply(row, m_graph, m_nodes)};
        toGroup(group.supply.feedA);
        toGroup(group.supply.feedB);
        toGroup(group.supply.cooling);
        const auto [at, isNew] = known.try_emplace(group, static_cast<std::uint32_t>(m_rowGroups.size()));
        if (isNew) {
            m_rowGroups.push_back(group);
        }
        m_groupOfRow.push_back(at->second);
        installs.push_back(group.install);
    }
    m_installs = InstallOrder(installs, m_tasks.size() + 2);
}

void CapacityTrials::readParts()
{
    const auto &phases = m_plan.table<Phase>();
    const IdIndex<Equipment> equipment(m_plan.table<Equipment>());
    const std::vector<RowPart> parts = rowParts(m_plan, equipment, m_phases);
    m_deliveries = Deliveries(m_plan, equipment, m_phases, parts);
    m_targets.assign(phases.size(), 0);
    for (const RowPart &part : parts) {
        const std::int64_t watts = m_plan.plan().basis == CapacityBasis::It ? part.it : part.facility;
        m_loads.push_back(
            {part.row, m_groupOfRow[part.row], part.phase, watts, part.gpus, static_cast<double>(part.it)});
        if (part.phase != kNoRow) {
            m_targets[part.phase] += watts;
        }
    }
    std::stable_sort(m_loads.begin(), m_loads.end(), [](const Load &a, const Load &b) {
        return std::pair(a.phase, a.group) < std::pair(b.phase, b.group);
    });
    for (std::size_t phase = 0; phase < m_targets.size(); ++phase) {
        m_targets[phase] = phaseTarget(phases[phase], m_targets[phase]);
    }
}

void CapacityTrials::work(State &state) const
{
    readDone(state);
    readyNodes(state);
    deliver(state);
    goLive(state);
    release(state);
}

void CapacityTrials::readDone(State &state) const
{
    state.done.resize(m_tasks.size() + 2);
    state.done[kStart] = m_start;
    state.done[kUnknown] = kNever;
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        const DurationTrials::Span &span = state.spans[i];
        const Task &task = m_plan.table<Task>()[m_tasks[i]];
        state.done[i + 2] = std::max(m_start, dayDone(task, span.start, span.finish, m_startMilestone));
    }
}

void CapacityTrials::readyNodes(State &state) const
{
    if (m_hasLoops) {
        std::vector<Date> own;
        for (const std::uint32_t place : m_nodeOwn) {
            own.push_back(state.done[place]);
        }
        state.nodeReady = nodeReadiness(m_graph, own).readyOn;
        return;
    }
    state.nodeReady.resize(m_nodeGroups.size());
    for (std::size_t i = 0; i < m_nodeGroups.size(); ++i) {
        const NodeGroup &group = m_nodeGroups[i];
        Date ready = state.done[group.own];
        for (const auto *suppliers : {&group.power, &group.cooling}) {
            Date earliest = suppliers->empty() ? ready : kNever;
            for (const std::uint32_t supplier : *suppliers) {
                earliest = std::min(earliest, state.nodeReady[supplier]);
            }
            ready = std::max(ready, earliest);
        }
        state.nodeReady[i] = ready;
    }
}

void CapacityTrials::deliver(State &state) const
{
    const auto startOf = [&](std::uint32_t place) {
        return place == kStart ? startOfDay(m_start) : place == kUnknown ? kNeverInstant : state.spans[place - 2].start;
    };
    if (m_installs.sort(state.installs, startOf)) { // else the same rows take the same racks
        m_deliveries.dates(state.delivered, state.installs.rows, m_start, state.left);
    }
}

void CapacityTrials::goLive(State &state) const
{
    state.groupReady.resize(m_rowGroups.size());
    for (std::size_t i = 0; i < m_rowGroups.size(); ++i) {
        const RowGroup &group = m_rowGroups[i];
        const RowSupplied supplied(group.supply, state.nodeReady, m_start);
        state.groupReady[i] =
            std::max({state.done[group.install], supplied.powered, supplied.cooled, state.done[group.commission]});
    }
    state.runs.clear();
    state.itWattDays = 0;
    for (const Load &part : m_loads) {
        const Date live = std::max(state.delivered[part.row], state.groupReady[part.group]);
        if (live == kNever) {
            continue;
        }
        state.itWattDays += part.it * (live - m_start);
        if (state.runs.empty() || state.runs.back().date != live || state.runs.back().phase != part.phase) {
            state.runs.push_back({live, part.phase, 0, 0});
        }
        state.runs.back().watts += part.watts;
        state.runs.back().gpus += part.gpus;
    }
    std::sort(state.runs.begin(), state.runs.end(),
              [](const State::Run &a, const State::Run &b) { return a.date < b.date; });
    state.live.clear();
    state.phases.assign(m_targets.size(), kNever);
    state.phaseWatts.assign(m_targets.size(), 0);
    for (const State::Run &run : state.runs) {
        if (state.live.empty() || state.live.back().date != run.date) {
            state.live.push_back(state.live.empty() ? LiveStep{} : state.live.back());
            state.live.back().date = run.date;
        }
        state.live.back().watts += run.watts;
        state.live.back().gpus += run.gpus;
        if (run.phase == kNoRow) {
            continue;
        }
        std::int64_t &watts = state.phaseWatts[run.phase];
        watts += run.watts;
        if (state.phases[run.phase] == kNever && m_targets[run.phase] > 0 && watts >= m_targets[run.phase]) {
            state.phases[run.phase] = run.date;
        }
    }
}

void CapacityTrials::release(State &state) const
{
    state.tranches.clear();
    for (const Tranche &tranche : m_plan.table<Tranche>()) {
        // What is live stays live, so that a condition holds from the day on which it is met.
        const auto phaseHeld = [&] {
            const std::uint32_t phase = m_phases.at(tranche.phase);
            return heldSince(phase == kNoRow ? kNever : state.phases[phase], tranche.holdDays);
        };
        const auto powerHeld = [&](std::int64_t watts) {
            const auto at = std::partition_point(state.live.begin(), state.live.end(),
                                                 [watts](const LiveStep &step) { return step.watts < watts; });
            return heldSince(at == state.live.end() ? kNever : at->date, tranche.holdDays);
        };
        state.tranches.push_back(releaseDate(tranche, m_start, phaseHeld, powerHeld));
    }
}

} // namespace gigaplan
