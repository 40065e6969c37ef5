// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule_structure.h"

#include "model/analysis/schedule/network_loops.h"
#include "model/analysis/schedule/schedule.h"
#include "model/plan/crews.h"
#include "model/plan/places.h"
#include "model/plan/tasks.h"

#include <algorithm>

namespace gigaplan {

namespace {

/// Everything that a schedule reads, except the tasks themselves.
bool sameSurroundings(const PlanSnapshot &a, const PlanSnapshot &b)
{
    constexpr auto places = TableSet::of<Site, Building, Hall>();
    return sameTables(a, b, kScheduleTables.without(places.with(TableSet::of<Task>())))
        && (a.table<Blackout>().isEmpty() || sameTables(a, b, places));
}

bool samePlace(const Task &a, const Task &b)
{
    return a.site == b.site && a.building == b.building && a.hall == b.hall && a.workClass == b.workClass;
}

} // namespace

bool sameScheduleInputs(const PlanSnapshot &a, const PlanSnapshot &b)
{
    return sameTables(a, b, TableSet::of<Task>()) && sameSurroundings(a, b);
}

ScheduleStructure::ScheduleStructure(const PlanSnapshot &of)
    : plan(of),
      clocks(plan),
      network(plan, clocks),
      order(breakLoops()),
      sources(network),
      rules(ScheduleRules::of(plan, clocks)),
      hasShares(network.taskCount(), 0)
{
    for (std::uint32_t link = 0; link < network.arcCount(); ++link) {
        if (network.arc(link).percentOfSummary != 0.0) {
            hasShares[network.arc(link).from] = 1;
        }
    }
}

std::vector<std::uint32_t> ScheduleStructure::breakLoops()
{
    auto sorted = network.topologicalOrder();
    if (sorted.size() < network.nodeCount()) {
        NetworkLoops found = findNetworkLoops(network, sorted);
        loops = std::move(found.rows);
        network.removeLinks(found.onLoop);
        sorted = network.topologicalOrder();
    }
    return sorted;
}

bool ScheduleStructure::fits(const PlanSnapshot &other, const std::vector<std::uint32_t> &changed) const
{
    if (!sameSurroundings(plan, other)) {
        return false;
    }
    const bool placeMatters = !plan.table<Blackout>().isEmpty();
    return std::all_of(changed.begin(), changed.end(), [&](std::uint32_t row) {
        const Task &a = plan.table<Task>()[row];
        const Task &b = other.table<Task>()[row];
        return a.parent == b.parent && a.calendar == b.calendar && a.phase == b.phase && a.elapsed == b.elapsed
            && (!placeMatters || samePlace(a, b));
    });
}

std::optional<std::vector<std::uint32_t>> changedTasks(const PlanSnapshot &a, const PlanSnapshot &b)
{
    const Table<Task> &before = a.table<Task>();
    const Table<Task> &after = b.table<Task>();
    if (before.size() != after.size()) {
        return std::nullopt;
    }
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < before.size(); ++row) {
        if (&before[row] == &after[row]) {
            continue;
        }
        if (before[row].id != after[row].id) {
            return std::nullopt;
        }
        rows.push_back(static_cast<std::uint32_t>(row));
    }
    return rows;
}

} // namespace gigaplan
