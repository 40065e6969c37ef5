// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/plan_clocks.h"

namespace gigaplan {

PlanClocks::PlanClocks(const PlanSnapshot &plan)
    : m_plan(plan), m_exceptions(plan.table<Calendar>().size()), m_clockOfRow(plan.table<Calendar>().size(), 0)
{
    const Table<Calendar> &calendars = plan.table<Calendar>();
    for (const CalendarException &exception : plan.table<CalendarException>()) {
        const std::size_t row = calendars.indexOf(exception.calendar);
        if (row != Table<Calendar>::npos) {
            m_exceptions[row].push_back(&exception);
        }
    }
    m_clocks.push_back(CalendarClock::wallClock());
    const std::size_t row = calendars.indexOf(plan.plan().calendar);
    if (row == Table<Calendar>::npos) {
        m_clocks.push_back(CalendarClock::standardWeek());
    } else {
        m_clocks.push_back(compile(row));
        m_clockOfRow[row] = kPlanClock;
    }
}

CalendarClock PlanClocks::compile(std::size_t row) const
{
    return CalendarClock::compile(m_plan.table<Calendar>()[row], m_exceptions[row]);
}

std::uint32_t PlanClocks::clockOf(const Task &task)
{
    if (task.elapsed) {
        return kWallClock;
    }
    if (!task.calendar) {
        return kPlanClock;
    }
    if (task.calendar != m_lastCalendar) {
        m_lastClock = clockOfCalendar(task.calendar);
        m_lastCalendar = task.calendar;
    }
    return m_lastClock;
}

std::uint32_t PlanClocks::clockOfCalendar(Id<Calendar> calendar)
{
    const std::size_t row = m_plan.table<Calendar>().indexOf(calendar);
    if (row == Table<Calendar>::npos) {
        return kPlanClock;
    }
    if (m_clockOfRow[row] == 0) {
        m_clockOfRow[row] = static_cast<std::uint32_t>(m_clocks.size());
        m_clocks.push_back(compile(row));
    }
    return m_clockOfRow[row];
}

} // namespace gigaplan
