// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/go_live_slack.h"

#include "model/analysis/capacity/feed_graph.h"
#include "model/analysis/capacity/row_parts.h"
#include "model/analysis/schedule/schedule_basis.h"
#include "model/analysis/schedule/slip_slack.h"
#include "model/plan/equipment.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <utility>

namespace gigaplan {

namespace {

/// Which tasks go-lives wait for, and what slack that leaves all others.
class GoLives {
public:
    GoLives(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity)
        : m_plan(plan),
          m_schedule(schedule),
          m_capacity(capacity),
          m_tasks(plan.table<Task>()),
          m_nodes(plan.table<Node>()),
          m_graph(*capacity.feeds),
          m_parts(rowParts(plan, IdIndex<Equipment>(plan.table<Equipment>()), IdIndex<Phase>(plan.table<Phase>())))
    {
    }

    /// By task: the last dates that are in time for the phase; empty: it is never live.
    std::vector<PathSpan> limits(std::uint32_t phase) const
    {
        const Date liveOn = m_capacity.phaseLiveOn[phase];
        if (liveOn == kNever || !m_schedule.basis) {
            return {};
        }
        Held held{startOfDay(liveOn + 1), std::vector<PathSpan>(m_plan.table<Task>().size()),
                  std::vector<char>(m_graph.size(), 0)};
        for (const RowPart &part : m_parts) {
            if (part.phase == phase && m_capacity.rows[part.row].live <= liveOn) {
                hold(held, m_plan.table<Row>()[part.row]);
            }
        }
        return std::move(held.limits);
    }

    GoLiveSlack slack(std::vector<PathSpan> limits) const
    {
        if (limits.empty()) {
            return GoLiveSlack(m_plan.table<Task>().size());
        }
        GoLiveSlack slack = slipSlack(m_schedule, std::move(limits));
        const TaskTree &tree = m_schedule.basis->structure->network.tree();
        for (std::size_t i = tree.topDown.size(); i-- > 0;) {
            const std::uint32_t row = tree.topDown[i];
            if (const std::uint32_t parent = tree.parent[row]; parent != TaskTree::kNone && slack[row]) {
                slack[parent] = slack[parent] ? std::min(slack[parent], slack[row]) : slack[row];
            }
        }
        return slack;
    }

private:
    struct Held {
        Instant inTime;
        std::vector<PathSpan> limits; ///< by task
        std::vector<char> seen; ///< by node
    };

    void hold(Held &held, const Row &row) const
    {
        hold(held, row.install);
        hold(held, row.commission);
        for (const Id<Node> node : {row.feedA, row.feedB, row.cooling}) {
            holdChain(held, m_nodes.at(node));
        }
    }

    void hold(Held &held, Id<Task> task) const
    {
        const std::uint32_t row = m_tasks.at(task);
        if (row != kNoRow) {
            // A milestone that a date puts at midnight belongs to the day that begins there.
            const Task &work = m_plan.table<Task>()[row];
            const TaskDates &dates = m_schedule.tasks[row];
            const bool mayBeDated = work.constraintDate == held.inTime || (work.duration.value == 0 && !dates.summary);
            held.limits[row].finish = held.inTime + (mayBeDated && dates.finish < held.inTime ? -1 : 0);
        }
    }

    void holdChain(Held &held, std::uint32_t first) const
    {
        std::vector<std::uint32_t> open{first};
        while (!open.empty()) {
            const std::uint32_t node = open.back();
            open.pop_back();
            if (node == kNoRow || std::exchange(held.seen[node], 1) != 0) {
                continue;
            }
            hold(held, m_plan.table<Node>()[node].ready);
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
    const Schedule &m_schedule;
    const Capacity &m_capacity;
    IdIndex<Task> m_tasks;
    IdIndex<Node> m_nodes;
    const FeedGraph &m_graph;
    std::vector<RowPart> m_parts;
};

} // namespace

GoLiveSlack goLiveSlack(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                        std::uint32_t phase)
{
    const GoLives goLives(plan, schedule, capacity);
    return goLives.slack(goLives.limits(phase));
}

GoLiveSlack goLiveSlackOf(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                          std::uint32_t task)
{
    GoLiveSlack slack(plan.table<Phase>().size());
    if (!schedule.basis) {
        return slack;
    }
    const GoLives goLives(plan, schedule, capacity);
    const std::vector<char> behind = tasksBehind(schedule, task);
    for (std::uint32_t phase = 0; phase < slack.size(); ++phase) {
        std::vector<PathSpan> limits = goLives.limits(phase);
        bool waits = false;
        for (std::size_t row = 0; row < limits.size() && !waits; ++row) {
            waits = behind[row] && limits[row] != PathSpan();
        }
        if (waits) {
            slack[phase] = goLives.slack(std::move(limits))[task];
        }
    }
    return slack;
}

GoLiveSlack ownGoLiveSlack(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity)
{
    const auto &tasks = plan.table<Task>();
    const GoLives goLives(plan, schedule, capacity);
    const IdIndex<Phase> phases(plan.table<Phase>());
    std::vector<std::vector<std::uint32_t>> rowsOf(plan.table<Phase>().size());
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        if (const std::uint32_t phase = phases.at(tasks[row].phase); phase != kNoRow) {
            rowsOf[phase].push_back(row);
        }
    }
    GoLiveSlack own(tasks.size());
    for (std::uint32_t phase = 0; phase < rowsOf.size(); ++phase) {
        if (rowsOf[phase].empty()) {
            continue;
        }
        const GoLiveSlack slack = goLives.slack(goLives.limits(phase));
        for (const std::uint32_t row : rowsOf[phase]) {
            own[row] = slack[row];
        }
    }
    return own;
}

} // namespace gigaplan
