// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/calendar_clock.h"
#include "model/analysis/schedule/site_blackouts.h"
#include "model/analysis/schedule/working_resources.h"

#include <map>

namespace gigaplan {

/// The clocks that a plan's tasks run on, each compiled once and only if a task or the plan uses it.
///
/// A task's own calendar is the one it names, else its phase's, else the plan's. Work resources add theirs: in place of
/// the task's own where the task names none, else the time in which both work, as in the field's standard tool. Where
/// these never work together, the resources' calendars are ignored. Blackouts of the task's site are removed from the
/// result.
class PlanClocks {
public:
    static constexpr std::uint32_t kWallClock = 0;
    static constexpr std::uint32_t kPlanClock = 1;

    explicit PlanClocks(const PlanSnapshot &plan);

    /// The clock that the task's work runs on; the wall clock where its duration is elapsed.
    std::uint32_t clockOf(const Task &task);
    /// The clock that its slack is counted on: the same, without its resources' calendars.
    std::uint32_t slackClockOf(const Task &task);

    /// What replaces a task's clock where its calendar, its crews and its site's blackouts leave no time to work.
    enum class Stopgap { None, WithoutBlackouts, WithoutCrews, AllDay };
    Stopgap stopgapOf(const Task &task);
    /// The calendar that a task names, else that of its phase; none: the plan's.
    Id<Calendar> ownCalendar(const Task &task);
    /// Whether the calendar has any working time; of one that has none the clock runs all day.
    bool everWorks(Id<Calendar> calendar);

    std::size_t size() const { return m_clocks.size(); }
    const CalendarClock &operator[](std::size_t clock) const { return m_clocks[clock]; }
    const CalendarClock &planClock() const { return m_clocks[kPlanClock]; }

private:
    struct Clock {
        Id<Calendar> calendar;
        std::uint32_t clock = kPlanClock;
    };

    std::uint32_t wantedClockOf(const Task &task);
    std::uint32_t ownClock(const Task &task);
    std::uint32_t clockOfCalendar(Id<Calendar> calendar);
    std::uint32_t outsideBlackouts(std::uint32_t clock, const Task &task);
    std::uint32_t clockOutside(const SiteBlackouts::Days &days);
    std::uint32_t common(std::uint32_t a, std::uint32_t b);
    std::uint32_t add(CalendarClock clock);
    CalendarClock compile(std::size_t row) const;

    const PlanSnapshot &m_plan;
    WorkingResources m_resources;
    SiteBlackouts m_blackouts;
    std::vector<CalendarClock> m_clocks;
    std::vector<std::vector<const CalendarException *>> m_exceptions; ///< of each calendar row
    std::vector<std::uint32_t> m_clockOfRow; ///< of each calendar row; 0: not compiled yet
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> m_common;
    std::map<SiteBlackouts::Days, std::uint32_t> m_blackoutClocks;
    Clock m_last; ///< tasks of one calendar come in runs
    Id<Phase> m_lastPhase; ///< and those of one phase
    Id<Calendar> m_lastPhaseCalendar;
};

} // namespace gigaplan
