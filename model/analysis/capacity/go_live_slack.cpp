// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/go_live_slack.h"

#include "model/analysis/capacity/feed_graph.h"
#include "model/analysis/capacity/row_parts.h"
#include "model/analysis/schedule/latest_finishes.h"

#include <algorithm>

namespace gigaplan {

namespace {

/// The tasks that a phase's rows wait for, each with the last instant that is in time.
class HeldTasks {
public:
    HeldTasks(const PlanSnapshot &plan, const Capacity &capacity, Date liveOn)
        : m_plan(plan), m_capacity(capacity), m_tasks(plan.table<Task>()), m_nodes(plan.table<Node>()),
          m_graph(plan, m_nodes), m_inTime(startOfDay(liveOn + 1)), m_limits(plan.table<Task>().size(), kNeverInstant),
          m_seen(plan.table<Node>().size(), 0)
    {
    }

    void holdRow(const Row &row)
    {
        hold(row.install);
        hold(row.commission);
        for (const Id<Node> node : {row.feedA, row.feedB, row.cooling}) {
            holdChain(m_nodes.at(node));
        }
    }
    const std::vector<Instant> &limits() const { return m_limits; }

private:
    void hold(Id<Task> task)
    {
        const std::uint32_t row = m_tasks.at(task);
        if (row != kNoRow) {
            // A milestone at midnight can belong to the day that begins there.
            const bool milestone = m_plan.table<Task>()[row].duration.value == 0;
            m_limits[row] = m_inTime + (milestone ? -1 : 0);
        }
    }

    void holdChain(std::uint32_t first)
    {
        std::vector<std::uint32_t> open{first};
        while (!open.empty()) {
            const std::uint32_t node = open.back();
            open.pop_back();
            if (node == kNoRow || std::exchange(m_seen[node], 1) != 0) {
                continue;
            }
            hold(m_plan.table<Node>()[node].ready);
            open.push_back(firstReady(m_graph.powerSuppliers.of(node)));
            open.push_back(firstReady(m_graph.coolingSuppliers.of(node)));
        }
    }

    std::uint32_t firstReady(std::span<const std::uint32_t> suppliers) const
    {
        const auto sooner = [this](std::uint32_t a, std::uint32_t b) {
            return m_capacity.nodeReadyOn[a] < m_capacity.nodeReadyOn[b];
        };
        const auto found = std::min_element(suppliers.begin(), suppliers.end(), sooner);
        return found == suppliers.end() ? kNoRow : *found;
    }

    const PlanSnapshot &m_plan;
    const Capacity &m_capacity;
    DenseIndex<Task> m_tasks;
    DenseIndex<Node> m_nodes;
    FeedGraph m_graph;
    Instant m_inTime;
    std::vector<Instant> m_limits; ///< by task
    std::vector<char> m_seen;      ///< by node
};

} // namespace

std::vector<std::optional<std::int64_t>> goLiveSlack(const PlanSnapshot &plan, const Schedule &schedule,
                                                     const Capacity &capacity, std::uint32_t phase)
{
    std::vector<std::optional<std::int64_t>> slack(plan.table<Task>().size());
    const Date liveOn = capacity.phaseLiveOn[phase];
    if (liveOn == kNever || !schedule.basis) {
        return slack;
    }
    HeldTasks held(plan, capacity, liveOn);
    for (const RowPart &part :
         rowParts(plan, DenseIndex<Equipment>(plan.table<Equipment>()), DenseIndex<Phase>(plan.table<Phase>()))) {
        if (part.phase == phase && capacity.rows[part.row].live <= liveOn) {
            held.holdRow(plan.table<Row>()[part.row]);
        }
    }
    const std::vector<Instant> latest = latestFinishes(schedule, held.limits());
    for (std::uint32_t row = 0; row < slack.size(); ++row) {
        if (latest[row] != kNeverInstant) {
            slack[row] = std::max<std::int64_t>(0, slackUntil(schedule, row, latest[row]));
        }
    }
    return slack;
}

std::vector<std::optional<std::int64_t>> ownGoLiveSlack(const PlanSnapshot &plan, const Schedule &schedule,
                                                        const Capacity &capacity)
{
    const auto &tasks = plan.table<Task>();
    const DenseIndex<Phase> phases(plan.table<Phase>());
    std::vector<std::vector<std::uint32_t>> rowsOf(plan.table<Phase>().size());
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        if (const std::uint32_t phase = phases.at(tasks[row].phase); phase != kNoRow) {
            rowsOf[phase].push_back(row);
        }
    }
    std::vector<std::optional<std::int64_t>> own(tasks.size());
    for (std::uint32_t phase = 0; phase < rowsOf.size(); ++phase) {
        const auto slack = goLiveSlack(plan, schedule, capacity, phase);
        for (const std::uint32_t row : rowsOf[phase]) {
            own[row] = slack[row];
        }
    }
    return own;
}

} // namespace gigaplan
