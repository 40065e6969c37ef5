// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/resources/resource_needs.h"

#include "model/analysis/schedule/calendar_clock.h"
#include "model/plan/crews.h"

#include <algorithm>
#include <unordered_map>

namespace gigaplan {

namespace {

/// What is said of a task itself, leaf or summary.
template <class T>
using ByTask = std::unordered_map<std::uint32_t, std::vector<T>>;

ByTask<ResourceNeed> assignedNeeds(const PlanSnapshot &plan, const TaskTree &tree)
{
    ByTask<ResourceNeed> needs;
    const Table<Resource> &resources = plan.table<Resource>();
    for (const Assignment &assignment : plan.table<Assignment>()) {
        const std::uint32_t task = tree.rows.at(assignment.task);
        const std::size_t resource = resources.indexOf(assignment.resource);
        const std::int64_t units = toMicroUnits(assignment.units);
        if (task != TaskTree::kNone && resource != Table<Resource>::npos && doesWork(resources[resource].kind)
            && units > 0) {
            needs[task].push_back({static_cast<std::uint32_t>(resource), units});
        }
    }
    return needs;
}

ByTask<std::uint32_t> neededArrivals(const PlanSnapshot &plan, const TaskTree &tree)
{
    ByTask<std::uint32_t> arrivals;
    const Table<Requirement> &requirements = plan.table<Requirement>();
    for (std::uint32_t row = 0; row < requirements.size(); ++row) {
        const std::uint32_t task = tree.rows.at(requirements[row].task);
        if (task != TaskTree::kNone && plan.find(requirements[row].equipment) && requirements[row].quantity > 0) {
            arrivals[task].push_back(row);
        }
    }
    return arrivals;
}

/// Calls `f` with the entries of the leaf and of all summaries above it.
template <class T, class F>
void upwards(const ByTask<T> &said, const TaskTree &tree, std::uint32_t leaf, F &&f)
{
    for (std::uint32_t row = leaf; row != TaskTree::kNone && !said.empty(); row = tree.parent[row]) {
        if (const auto at = said.find(row); at != said.end()) {
            std::for_each(at->second.begin(), at->second.end(), f);
        }
    }
}

void join(std::vector<ResourceNeed> &needs, std::size_t first)
{
    const auto begin = needs.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, needs.end(), [](const ResourceNeed &a, const ResourceNeed &b) { return a.resource < b.resource; });
    auto last = begin;
    for (auto at = begin; at != needs.end(); ++at) {
        if (at != begin && at->resource == last->resource) {
            last->units += at->units;
        } else if (at != begin) {
            *++last = *at;
        }
    }
    needs.erase(begin == needs.end() ? begin : last + 1, needs.end());
}

} // namespace

ResourceNeeds::ResourceNeeds(const PlanSnapshot &plan, const TaskTree &tree)
{
    const auto assigned = assignedNeeds(plan, tree);
    const auto arrivals = neededArrivals(plan, tree);
    const auto count = static_cast<std::uint32_t>(tree.parent.size());
    m_firstNeed.assign(1, 0);
    for (std::uint32_t row = 0; row < count; ++row) {
        if (tree.isLeaf(row)) {
            const std::size_t first = m_needs.size();
            upwards(assigned, tree, row, [this](const ResourceNeed &need) { m_needs.push_back(need); });
            join(m_needs, first);
        }
        m_firstNeed.push_back(static_cast<std::uint32_t>(m_needs.size()));
    }
    m_arrivals = {count, [&](auto &&take) {
                      for (std::uint32_t row = 0; row < count; ++row) {
                          if (tree.isLeaf(row)) {
                              upwards(arrivals, tree, row, [&](std::uint32_t arrival) { take(row, arrival); });
                          }
                      }
                  }};
}

std::vector<std::vector<CapacityStep>> resourceCapacities(const PlanSnapshot &plan)
{
    const Table<Resource> &resources = plan.table<Resource>();
    std::vector<std::vector<CapacityStep>> capacities(resources.size());
    for (std::size_t row = 0; row < resources.size(); ++row) {
        capacities[row].push_back({kRangeStart, toMicroUnits(resources[row].capacity)});
    }
    for (const Availability &availability : plan.table<Availability>()) {
        const std::size_t row = resources.indexOf(availability.resource);
        if (row != Table<Resource>::npos && availability.from) {
            capacities[row].push_back(
                {clampToRange(startOfDay(*availability.from)), toMicroUnits(availability.capacity)});
        }
    }
    for (auto &steps : capacities) {
        // The table is in order of keys: of one day the first counts.
        std::stable_sort(steps.begin() + 1, steps.end(),
                         [](const CapacityStep &a, const CapacityStep &b) { return a.from < b.from; });
        std::vector<CapacityStep> kept{steps.front()};
        for (std::size_t i = 1; i < steps.size(); ++i) {
            if (i > 1 && steps[i].from == steps[i - 1].from) {
                continue;
            }
            if (steps[i].from == kept.back().from) {
                kept.back() = steps[i]; // from the first day on, in place of the resource's own units
            } else {
                kept.push_back(steps[i]);
            }
        }
        steps = std::move(kept);
    }
    return capacities;
}

} // namespace gigaplan
