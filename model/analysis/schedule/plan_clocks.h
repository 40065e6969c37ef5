// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/calendar_clock.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

/// The clocks that a plan's tasks run on, each calendar compiled once and only if a task or the plan uses it.
class PlanClocks {
public:
    static constexpr std::uint32_t kWallClock = 0;
    static constexpr std::uint32_t kPlanClock = 1;

    explicit PlanClocks(const PlanSnapshot &plan);

    /// The task's own calendar, else the plan's; the wall clock where its duration is elapsed.
    std::uint32_t clockOf(const Task &task);

    std::size_t size() const { return m_clocks.size(); }
    const CalendarClock &operator[](std::size_t clock) const { return m_clocks[clock]; }
    const CalendarClock &planClock() const { return m_clocks[kPlanClock]; }

private:
    std::uint32_t clockOfCalendar(Id<Calendar> calendar);
    CalendarClock compile(std::size_t row) const;

    const PlanSnapshot &m_plan;
    std::vector<CalendarClock> m_clocks;
    std::vector<std::vector<const CalendarException *>> m_exceptions; ///< of each calendar row
    std::vector<std::uint32_t> m_clockOfRow;                          ///< of each calendar row; 0: not compiled yet
    Id<Calendar> m_lastCalendar;                                      ///< tasks of one calendar come in runs
    std::uint32_t m_lastClock = kPlanClock;
};

} // namespace gigaplan
