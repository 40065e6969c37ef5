// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/task_days.h"

#include "model/plan/programme.h"

namespace gigaplan {

namespace {

constexpr Date kNotYet{std::numeric_limits<std::int32_t>::min()};

} // namespace

Date planStart(const PlanSnapshot &plan)
{
    return plan.plan().start.value_or(kFirstDate);
}

TaskDays::TaskDays(const PlanSnapshot &plan, const Schedule &schedule)
    : m_plan(plan),
      m_schedule(schedule),
      m_tasks(plan.table<Task>()),
      m_start(planStart(plan)),
      m_done(schedule.tasks.size(), kNotYet)
{
}

const TaskDates *TaskDays::dates(Id<Task> task) const
{
    const std::uint32_t at = m_tasks.at(task);
    return at < m_schedule.tasks.size() ? &m_schedule.tasks[at] : nullptr;
}

Date TaskDays::doneOn(Id<Task> task) const
{
    if (!task) {
        return m_start;
    }
    const std::uint32_t at = m_tasks.at(task);
    if (at >= m_done.size()) {
        return kNever;
    }
    if (m_done[at] == kNotYet) {
        m_done[at] = std::max(m_start, m_schedule.doneOn(m_plan, task));
    }
    return m_done[at];
}

Date TaskDays::startsOn(Id<Task> task) const
{
    if (!task) {
        return m_start;
    }
    const TaskDates *found = dates(task);
    return found && found->start != kNeverInstant ? std::max(m_start, dateOf(found->start)) : kNever;
}

Instant TaskDays::start(Id<Task> task) const
{
    if (!task) {
        return startOfDay(m_start);
    }
    const TaskDates *found = dates(task);
    return found ? found->start : kNeverInstant;
}

} // namespace gigaplan
