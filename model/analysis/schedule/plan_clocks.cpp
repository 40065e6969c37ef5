// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/plan_clocks.h"

#include "model/plan/calendars.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

namespace gigaplan {

PlanClocks::PlanClocks(const PlanSnapshot &plan)
    : m_plan(plan),
      m_resources(plan),
      m_blackouts(plan),
      m_exceptions(plan.table<Calendar>().size()),
      m_clockOfRow(plan.table<Calendar>().size(), 0)
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
    const std::uint32_t wanted = wantedClockOf(task);
    return m_clocks[wanted].hasWorkingTime() ? wanted : slackClockOf(task);
}

PlanClocks::Stopgap PlanClocks::stopgapOf(const Task &task)
{
    if (!task.elapsed && !m_blackouts.isEmpty()) {
        const SiteBlackouts::Days days = m_blackouts.of(task);
        if (!days.empty() && !m_clocks[clockOutside(days)].hasWorkingTime()) {
            return Stopgap::WithoutBlackouts;
        }
    }
    const std::uint32_t wanted = wantedClockOf(task);
    if (m_clocks[wanted].hasWorkingTime()) {
        return Stopgap::None;
    }
    return m_clocks[slackClockOf(task)].hasWorkingTime() ? Stopgap::WithoutCrews : Stopgap::AllDay;
}

bool PlanClocks::everWorks(Id<Calendar> calendar)
{
    return m_clocks[clockOfCalendar(calendar)].hasWorkingTime();
}

std::uint32_t PlanClocks::wantedClockOf(const Task &task)
{
    const auto calendars = m_resources.calendarsOf(task.id);
    if (task.elapsed || calendars.empty()) {
        return slackClockOf(task);
    }
    std::uint32_t clock = task.calendar ? ownClock(task) : kWallClock;
    for (const Id<Calendar> calendar : calendars) {
        clock = common(clock, clockOfCalendar(calendar));
    }
    if (!m_blackouts.isEmpty()) {
        clock = outsideBlackouts(clock, task);
    }
    return clock;
}

std::uint32_t PlanClocks::slackClockOf(const Task &task)
{
    if (task.elapsed) {
        return kWallClock;
    }
    const std::uint32_t own = ownClock(task);
    return m_blackouts.isEmpty() ? own : outsideBlackouts(own, task);
}

std::uint32_t PlanClocks::ownClock(const Task &task)
{
    const Id<Calendar> calendar = ownCalendar(task);
    if (!calendar) {
        return kPlanClock;
    }
    if (calendar != m_last.calendar) {
        m_last = {calendar, clockOfCalendar(calendar)};
    }
    return m_last.clock;
}

Id<Calendar> PlanClocks::ownCalendar(const Task &task)
{
    if (task.calendar || !task.phase) {
        return task.calendar;
    }
    if (task.phase != m_lastPhase) {
        const Phase *phase = m_plan.find(task.phase);
        m_lastPhase = task.phase;
        m_lastPhaseCalendar = phase ? phase->calendar : Id<Calendar>{};
    }
    return m_lastPhaseCalendar;
}

std::uint32_t PlanClocks::outsideBlackouts(std::uint32_t clock, const Task &task)
{
    const SiteBlackouts::Days days = m_blackouts.of(task);
    if (days.empty()) {
        return clock;
    }
    return common(clock, clockOutside(days));
}

std::uint32_t PlanClocks::clockOutside(const SiteBlackouts::Days &days)
{
    const auto [at, isNew] = m_blackoutClocks.try_emplace(days, 0);
    if (isNew) {
        at->second = add(m_blackouts.clockOf(days));
    }
    return at->second;
}

std::uint32_t PlanClocks::common(std::uint32_t a, std::uint32_t b)
{
    if (a == b || a == kWallClock || b == kWallClock) {
        return a == kWallClock ? b : a;
    }
    const auto [at, isNew] = m_common.try_emplace(std::minmax(a, b), 0);
    if (isNew) {
        at->second = add(CalendarClock::common(m_clocks[a], m_clocks[b]));
    }
    return at->second;
}

std::uint32_t PlanClocks::add(CalendarClock clock)
{
    m_clocks.push_back(std::move(clock));
    return static_cast<std::uint32_t>(m_clocks.size() - 1);
}

std::uint32_t PlanClocks::clockOfCalendar(Id<Calendar> calendar)
{
    const std::size_t row = m_plan.table<Calendar>().indexOf(calendar);
    if (row == Table<Calendar>::npos) {
        return kPlanClock;
    }
    if (m_clockOfRow[row] == 0) {
        m_clockOfRow[row] = add(compile(row));
    }
    return m_clockOfRow[row];
}

} // namespace gigaplan
