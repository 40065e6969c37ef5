// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/resources/overloads.h"

#include "model/analysis/resources/arrival_lots.h"
#include "model/plan/crews.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace gigaplan {

namespace {

constexpr std::size_t kMostTasks = 5;

/// At one instant tasks that end let go before others begin.
struct Event {
    Instant at;
    bool begins = false;
    std::uint32_t task = 0;
    std::int64_t units = 0;
};

/// Follows one resource through time.
class Sweep {
public:
    Sweep(const PlanSnapshot &plan, const Schedule &schedule, Id<Resource> resource,
          const std::vector<CapacityStep> &capacity, std::vector<Overload> &out)
        : m_plan(plan), m_schedule(schedule), m_resource(resource), m_capacity(capacity), m_out(out)
    {
    }

    void run(std::vector<Event> &events)
    {
        std::sort(events.begin(), events.end(), [](const Event &a, const Event &b) {
            return std::tie(a.at, a.begins, a.task) < std::tie(b.at, b.begins, b.task);
        });
        std::size_t event = 0, step = 0;
        while (event < events.size()) {
            const bool isStep = step < m_capacity.size() && m_capacity[step].from <= events[event].at;
            const Instant now = isStep ? m_capacity[step].from : events[event].at;
            for (; step < m_capacity.size() && m_capacity[step].from == now; ++step) {
                m_units = m_capacity[step].units;
            }
            for (; event < events.size() && events[event].at == now; ++event) {
                pass(events[event]);
            }
            judge(now);
        }
    }

private:
    void pass(const Event &event)
    {
        const auto key = std::pair(m_schedule.tasks[event.task].start, event.task);
        if (event.begins) {
            m_running.insert(key);
        } else {
            m_running.erase(key);
        }
        m_needed += event.begins ? event.units : -event.units;
    }

    void judge(Instant now)
    {
        if (m_needed <= m_units) {
            if (m_open) {
                m_out.back().until = now;
            }
            m_open = false;
            return;
        }
        if (!m_open) {
            m_out.push_back({m_resource, now, now, 0, 0, now, {}, 0});
        }
        Overload &overload = m_out.back();
        if (!m_open || m_needed - m_units > overload.needed - overload.capacity) {
            overload.needed = m_needed;
            overload.capacity = m_units;
            overload.worst = now;
            overload.taskCount = m_running.size();
            overload.tasks.clear();
            for (auto at = m_running.begin(); at != m_running.end() && overload.tasks.size() < kMostTasks; ++at) {
                overload.tasks.push_back(m_plan.table<Task>()[at->second].id);
            }
        }
        m_open = true;
    }

    const PlanSnapshot &m_plan;
    const Schedule &m_schedule;
    Id<Resource> m_resource;
    const std::vector<CapacityStep> &m_capacity;
    std::vector<Overload> &m_out;
    std::set<std::pair<Instant, std::uint32_t>> m_running;
    std::int64_t m_needed = 0, m_units = 0;
    bool m_open = false;
};

} // namespace

std::vector<Overload> findOverloads(const PlanSnapshot &plan, const ResourceNeeds &needs, const Schedule &schedule)
{
    const Table<Resource> &resources = plan.table<Resource>();
    std::vector<Overload> overloads;
    if (needs.isEmpty()) {
        return overloads;
    }
    std::vector<std::vector<Event>> events(resources.size());
    for (std::uint32_t row = 0; row < schedule.tasks.size(); ++row) {
        const TaskDates &dates = schedule.tasks[row];
        for (const ResourceNeed &need : needs.of(row)) {
            if (dates.start < dates.finish) {
                events[need.resource].push_back({dates.start, true, row, need.units});
                events[need.resource].push_back({dates.finish, false, row, need.units});
            }
        }
    }
    const auto capacities = resourceCapacities(plan);
    for (std::size_t row = 0; row < resources.size(); ++row) {
        Sweep(plan, schedule, resources[row].id, capacities[row], overloads).run(events[row]);
    }
    return overloads;
}

std::vector<ShortArrival> findShortArrivals(const PlanSnapshot &plan, const ResourceNeeds &needs,
                                            const Schedule &schedule)
{
    std::vector<ShortArrival> found;
    if (plan.table<Requirement>().isEmpty()) {
        return found;
    }
    std::vector<std::pair<Instant, std::uint32_t>> starts;
    for (std::uint32_t row = 0; row < schedule.tasks.size(); ++row) {
        if (!needs.arrivalsOf(row).empty()) {
            starts.emplace_back(schedule.tasks[row].start, row);
        }
    }
    std::sort(starts.begin(), starts.end());
    auto lots = arrivalLots(plan);
    std::unordered_set<std::uint32_t> used;
    for (const auto &[start, row] : starts) {
        const Task &task = plan.table<Task>()[row];
        for (const std::uint32_t arrival : needs.arrivalsOf(row)) {
            if (!used.insert(arrival).second) {
                continue; // the summary's first leaf has it
            }
            const Requirement &requirement = plan.table<Requirement>()[arrival];
            const auto of = lots.find(requirement.equipment);
            ShortArrival shortfall{task.id, start, requirement.equipment, requirement.quantity, 0, kNever};
            bool isShort = true;
            if (of != lots.end()) {
                const std::size_t lot = of->second.lotThatBrings(requirement.quantity, task.phase);
                shortfall.there = std::min(requirement.quantity, of->second.thereBy(start, task.phase));
                shortfall.complete = lot == ArrivalLots::kNever ? kNever : dateOf(of->second[lot].from);
                isShort = shortfall.complete == kNever || of->second[lot].from > start;
                of->second.take(requirement.quantity, task.phase, start);
            }
            if (isShort && !task.actualStart && !task.actualFinish) {
                found.push_back(shortfall);
            }
        }
    }
    return found;
}

} // namespace gigaplan
