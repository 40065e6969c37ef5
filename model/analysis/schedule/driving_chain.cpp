// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/driving_chain.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace gigaplan {

namespace {

class Chain {
public:
    Chain(const PlanSnapshot &plan, const Schedule &schedule, PlanClocks &clocks, const LinksInto &linksInto)
        : m_plan(plan), m_schedule(schedule), m_clocks(clocks), m_linksInto(linksInto)
    {
    }

    std::vector<DrivingStep> from(Id<Task> asked)
    {
        std::vector<DrivingStep> steps;
        const Task *task = m_plan.find(asked);
        Id<Link> by;
        while (task && m_seen.insert(task->id.value).second) {
            steps.push_back({task->id, by});
            const Task *leaf = leafOf(task, true);
            if (!leaf || leaf->actualStart) {
                break;
            }
            const Link *link = driver(*leaf);
            by = link ? link->id : Id<Link>();
            task = link ? m_plan.find(link->from) : nullptr;
        }
        return steps;
    }

private:
    const TaskDates &datesOf(Id<Task> task) const { return *m_schedule.find(m_plan, task); }

    /// The part that ends last (or begins first), or the task itself.
    const Task *leafOf(const Task *task, bool last) const
    {
        const TaskDates &all = datesOf(task->id);
        if (!all.summary) {
            return task;
        }
        for (const Task &part : m_plan.table<Task>()) {
            const TaskDates &dates = datesOf(part.id);
            if (!dates.summary && (last ? dates.finish == all.finish : dates.start == all.start) && isWithin(part, task->id)) {
                return &part;
            }
        }
        return nullptr;
    }

    bool isWithin(const Task &part, Id<Task> summary) const
    {
        const Task *at = &part;
        for (int level = 0; at && level < kDeepest; ++level, at = m_plan.find(at->parent)) {
            if (at->id == summary) {
                return true;
            }
        }
        return false;
    }

    /// Where the link lets its successor's linked end be.
    Instant bound(const Link &link, const Task &from, const CalendarClock &clock) const
    {
        const TaskDates &dates = datesOf(from.id);
        const bool fromFinish = link.kind == LinkKind::FinishStart || link.kind == LinkKind::FinishFinish;
        const Instant end = fromFinish ? dates.finish : dates.start;
        const std::int64_t lag = link.lagKind == LagKind::PercentOfPredecessor
            ? std::llround(link.lagPercent.value / 100 * static_cast<double>(from.duration.value))
            : link.lag.value;
        return link.lagKind == LagKind::Elapsed ? end + lag : clock.advance(end, lag);
    }

    const Link *driver(const Task &leaf)
    {
        const CalendarClock &clock = m_clocks[m_clocks.clockOf(leaf)];
        const TaskDates &dates = datesOf(leaf.id);
        const Link *found = nullptr;
        Instant latest;
        const Task *at = &leaf;
        for (int level = 0; at && level < kDeepest; ++level, at = m_plan.find(at->parent)) {
            for (const Link *link : m_linksInto(at->id)) {
                const Task *from = m_plan.find(link->from);
                if (!from || !m_schedule.find(m_plan, link->from)) {
                    continue;
                }
                const bool toStart = link->kind == LinkKind::FinishStart || link->kind == LinkKind::StartStart;
                const Instant allowed = bound(*link, *from, clock);
                const bool drives = toStart ? allowed >= dates.start || clock.nextStart(allowed) >= dates.start
                                            : allowed >= dates.finish;
                const Instant end = datesOf(link->from).finish;
                if (drives && (!found || end > latest || (end == latest && link->from < found->from))) {
                    found = link;
                    latest = end;
                }
            }
        }
        return found;
    }

    static constexpr int kDeepest = 64;
    const PlanSnapshot &m_plan;
    const Schedule &m_schedule;
    PlanClocks &m_clocks;
    const LinksInto &m_linksInto;
    std::unordered_set<std::int64_t> m_seen;
};

} // namespace

std::vector<DrivingStep> drivingChain(const PlanSnapshot &plan, const Schedule &schedule, PlanClocks &clocks, Id<Task> task,
                                      const LinksInto &linksInto)
{
    return schedule.find(plan, task) ? Chain(plan, schedule, clocks, linksInto).from(task) : std::vector<DrivingStep>();
}

} // namespace gigaplan
