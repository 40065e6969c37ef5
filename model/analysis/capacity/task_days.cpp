// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/task_days.h"

namespace gigaplan {

Date planStart(const PlanSnapshot &plan)
{
    return plan.plan().start.value_or(kFirstDate);
}

TaskDays::TaskDays(const PlanSnapshot &plan, const Schedule &schedule)
    : m_schedule(schedule), m_tasks(plan.table<Task>()), m_start(planStart(plan))
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
    const TaskDates *found = dates(task);
    return found && found->finish != kNeverInstant ? std::max(m_start, dayEnding(found->finish)) : kNever;
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
