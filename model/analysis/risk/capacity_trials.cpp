// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/capacity_trials.h"

#include "model/analysis/capacity/node_readiness.h"
#include "model/analysis/capacity/task_days.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace gigaplan {

CapacityTrials::CapacityTrials(const PlanSnapshot &plan)
    : m_start(planStart(plan)),
      m_startMilestone(startOfDay(startDate(plan))),
      m_placeOfTask(plan.table<Task>().size(), 0),
      m_nodes(plan.table<Node>()),
      m_graph(plan, m_nodes)
{
    readNodes(plan);
    readRows(plan);
    readParts(plan);
    readReleases(plan);
}

std::uint32_t CapacityTrials::placeOf(const PlanSnapshot &plan, Id<Task> task)
{
    if (!task) {
        return kStart;
    }
    const std::size_t row = plan.table<Task>().indexOf(task);
    if (row == Table<Task>::npos) {
        return kUnknown;
    }
    if (m_placeOfTask[row] == 0) {
        m_tasks.push_back(static_cast<std::uint32_t>(row));
        m_placeOfTask[row] = static_cast<std::uint32_t>(m_tasks.size() + 1);
        const Task &of = plan.table<Task>()[row];
        m_dated.push_back({of.constraintDate.value_or(kNeverInstant), of.actualFinish.value_or(kNeverInstant)});
    }
    return m_placeOfTask[row];
}

void CapacityTrials::readNodes(const PlanSnapshot &plan)
{
    const auto &nodes = plan.table<Node>();
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        m_nodeOwn.push_back(m_graph.deadEnd(node) ? kUnknown : placeOf(plan, nodes[node].ready));
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
    m_groupOfNode.assign(m_graph.size(), kMissing);
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

void CapacityTrials::readRows(const PlanSnapshot &plan)
{
    const auto &rows = plan.table<Row>();
    std::map<RowGroup, std::uint32_t> known;
    std::vector<std::uint32_t> byKey(rows.size());
    std::iota(byKey.begin(), byKey.end(), 0U);
    std::stable_sort(byKey.begin(), byKey.end(),
                     [&rows](std::uint32_t a, std::uint32_t b) { return rows[a].key < rows[b].key; });
    m_rankOfRow.resize(rows.size());
    for (std::uint32_t rank = 0; rank < byKey.size(); ++rank) {
        m_rankOfRow[byKey[rank]] = rank;
    }
    const auto groupOf = [this](Id<Node> named, std::uint32_t node) {
        return !named ? kNotNamed : node == kNoRow ? kMissing : m_groupOfNode[node];
    };
    const auto feed = [&](Id<Node> named) { return groupOf(named, m_graph.powerNode(m_nodes.at(named))); };
    const auto cooler = [&](Id<Node> named) { return groupOf(named, m_graph.coolingNode(m_nodes.at(named))); };
    for (const Row &row : rows) {
        const RowGroup group{placeOf(plan, row.install), placeOf(plan, row.commission), feed(row.feedA),
                             feed(row.feedB), cooler(row.cooling)};
        const auto [at, isNew] = known.try_emplace(group, static_cast<std::uint32_t>(m_rowGroups.size()));
        if (isNew) {
            m_rowGroups.push_back(group);
        }
        m_groupOfRow.push_back(at->second);
    }
    m_installRows.resize(m_tasks.size() + 2);
    for (const std::uint32_t row : byKey) {
        m_installRows[m_rowGroups[m_groupOfRow[row]].install].push_back(row);
    }
    for (std::uint32_t place = 0; place < m_installRows.size(); ++place) {
        if (!m_installRows[place].empty()) {
            m_installs.push_back(place);
        }
    }
}

void CapacityTrials::readParts(const PlanSnapshot &plan)
{
    const IdIndex<Equipment> equipment(plan.table<Equipment>());
    const IdIndex<Phase> phases(plan.table<Phase>());
    const bool it = plan.plan().basis == CapacityBasis::It;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::pair<Date, std::int64_t>>> lots;
    for (const Supply &supply : plan.table<Supply>()) {
        const std::uint32_t kind = equipment.at(supply.equipment), phase = phases.at(supply.phase);
        if (supply.date && supply.quantity > 0 && kind != kNoRow && (phase != kNoRow || !supply.phase)) {
            lots[{kind, phase}].emplace_back(*supply.date, supply.quantity);
        }
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pools;
    for (auto &[key, list] : lots) {
        std::stable_sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        pools[key] = static_cast<std::uint32_t>(m_pools.size());
        const auto first = static_cast<std::uint32_t>(m_lots.size());
        m_lots.insert(m_lots.end(), list.begin(), list.end());
        m_pools.push_back({first, static_cast<std::uint32_t>(m_lots.size())});
    }
    const auto poolOf = [&pools](std::uint32_t kind, std::uint32_t phase) {
        const auto at = pools.find({kind, phase});
        return at == pools.end() ? kNoRow : at->second;
    };
    m_targets.assign(plan.table<Phase>().size(), 0);
    m_firstPart.assign(plan.table<Row>().size() + 1, 0);
    for (const RowPart &part : rowParts(plan, equipment, phases)) {
        const std::int64_t watts = it ? part.it : part.facility;
        m_parts.push_back({part.phase == kNoRow ? kNoRow : poolOf(part.equipment, part.phase),
                           poolOf(part.equipment, kNoRow), part.placed});
        m_loads.push_back(
            {part.row, m_groupOfRow[part.row], part.phase, watts, part.gpus, static_cast<double>(part.it)});
        ++m_firstPart[part.row + 1];
        if (part.phase != kNoRow) {
            m_targets[part.phase] += watts;
        }
    }
    std::partial_sum(m_firstPart.begin(), m_firstPart.end(), m_firstPart.begin());
    std::stable_sort(m_loads.begin(), m_loads.end(), [](const Load &a, const Load &b) {
        return std::pair(a.phase, a.group) < std::pair(b.phase, b.group);
    });
    for (std::size_t phase = 0; phase < m_targets.size(); ++phase) {
        if (const std::int64_t stated = toWatts(plan.table<Phase>()[phase].target).value; stated > 0) {
            m_targets[phase] = stated;
        }
    }
}

void CapacityTrials::readReleases(const PlanSnapshot &plan)
{
    const IdIndex<Phase> phases(plan.table<Phase>());
    for (const Tranche &tranche : plan.table<Tranche>()) {
        Release release;
        release.byPhase = static_cast<bool>(tranche.phase);
        release.phase = phases.at(tranche.phase);
        release.live = toWatts(tranche.live).value;
        release.holdDays = tranche.holdDays;
        release.notBefore = std::max(tranche.earliest.value_or(m_start), m_start);
        m_releases.push_back(release);
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
        // As in `Schedule::doneOn`: a milestone that a date put at 00:00 is reached on the day that begins there.
        const bool dated = span.start == span.finish
            && (span.finish == m_dated[i].constraint || span.finish == m_dated[i].actual
                || span.finish == m_startMilestone);
        state.done[i + 2] = std::max(m_start, dated ? dateOf(span.finish) : dayEnding(span.finish));
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
    state.installs.clear();
    for (const std::uint32_t place : m_installs) {
        const Instant start = place == kStart ? startOfDay(m_start)
            : place == kUnknown               ? kNeverInstant
                                              : state.spans[place - 2].start;
        state.installs.emplace_back(start, place);
    }
    std::sort(state.installs.begin(), state.installs.end());
    state.order.clear();
    for (std::size_t i = 0; i < state.installs.size(); ++i) {
        const bool tied = i + 1 < state.installs.size() && state.installs[i].first == state.installs[i + 1].first;
        state.order.emplace_back(state.installs[i].second, tied);
    }
    if (state.order == state.lastOrder) {
        return; // the same rows take the same racks
    }
    std::swap(state.order, state.lastOrder);
    state.left.resize(m_lots.size());
    for (std::size_t i = 0; i < m_lots.size(); ++i) {
        state.left[i] = m_lots[i].second;
    }
    state.nextLot.resize(m_pools.size());
    for (std::size_t i = 0; i < m_pools.size(); ++i) {
        state.nextLot[i] = m_pools[i].first;
    }
    state.delivered.assign(m_groupOfRow.size(), m_start);
    for (std::size_t i = 0; i < state.installs.size();) {
        std::size_t end = i + 1;
        while (end < state.installs.size() && state.installs[end].first == state.installs[i].first) {
            ++end;
        }
        if (end == i + 1) {
            for (const std::uint32_t row : m_installRows[state.installs[i].second]) {
                fill(state, row);
            }
        } else {
            state.tied.clear();
            for (std::size_t tie = i; tie < end; ++tie) {
                const auto &rows = m_installRows[state.installs[tie].second];
                state.tied.insert(state.tied.end(), rows.begin(), rows.end());
            }
            std::sort(state.tied.begin(), state.tied.end(),
                      [this](std::uint32_t a, std::uint32_t b) { return m_rankOfRow[a] < m_rankOfRow[b]; });
            for (const std::uint32_t row : state.tied) {
                fill(state, row);
            }
        }
        i = end;
    }
}

void CapacityTrials::fill(State &state, std::uint32_t row) const
{
    for (std::uint32_t i = m_firstPart[row]; i < m_firstPart[row + 1]; ++i) {
        const Part &part = m_parts[i];
        std::int64_t missing = part.placed;
        take(state, part.ownPool, missing, state.delivered[row]);
        take(state, part.anyPool, missing, state.delivered[row]);
        if (missing > 0) {
            state.delivered[row] = kNever;
        }
    }
}

void CapacityTrials::take(State &state, std::uint32_t pool, std::int64_t &wanted, Date &last) const
{
    if (pool == kNoRow) {
        return;
    }
    std::uint32_t &lot = state.nextLot[pool];
    while (wanted > 0 && lot < m_pools[pool].end) {
        const std::int64_t taken = std::min(wanted, state.left[lot]);
        wanted -= taken;
        state.left[lot] -= taken;
        last = std::max(last, m_lots[lot].first);
        lot += state.left[lot] == 0;
    }
}

void CapacityTrials::goLive(State &state) const
{
    state.groupReady.resize(m_rowGroups.size());
    for (std::size_t i = 0; i < m_rowGroups.size(); ++i) {
        const RowGroup &group = m_rowGroups[i];
        const auto ready = [&state](std::uint32_t node) { return node == kMissing ? kNever : state.nodeReady[node]; };
        Date powered = group.feedA == kNotNamed && group.feedB == kNotNamed ? kNever : m_start;
        for (const std::uint32_t feed : {group.feedA, group.feedB}) {
            powered = feed == kNotNamed ? powered : std::max(powered, ready(feed));
        }
        const Date cooled = group.cooling == kNotNamed ? m_start : ready(group.cooling);
        state.groupReady[i] = std::max({state.done[group.install], powered, cooled, state.done[group.commission]});
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
    for (const Release &tranche : m_releases) {
        Date since = m_start;
        if (tranche.byPhase) {
            since = tranche.phase == kNoRow ? kNever : state.phases[tranche.phase];
        } else if (tranche.live > 0) {
            const auto at = std::partition_point(state.live.begin(), state.live.end(),
                                                 [&](const LiveStep &step) { return step.watts < tranche.live; });
            since = at == state.live.end() ? kNever : at->date;
        }
        const bool held = since != kNever && std::int64_t{since.days} + tranche.holdDays <= kLastDate.days;
        state.tranches.push_back(held ? std::max(since + static_cast<std::int32_t>(tranche.holdDays), tranche.notBefore)
                                      : kNever);
    }
}

} // namespace gigaplan
