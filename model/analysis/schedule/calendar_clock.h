// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

#include <array>
#include <span>
#include <vector>

namespace gigaplan {

/// Whether the hours of `b` apply on days that both cover: the exception that begins later wins, of two that begin on
/// the same day the shorter, of two of equal length the one with the first key.
bool givesWayTo(const CalendarException &a, const CalendarException &b);

/// A calendar compiled for arithmetic: converts between instants and working minutes by tables, in a time that does
/// not grow with the distance, nor with the number of exceptions unless they lie within one month. It covers the plan's whole range of dates and stops at its ends.
class CalendarClock {
public:
    /// Monday to Friday, 08:00-12:00 and 13:00-17:00: for plans that name no calendar.
    static CalendarClock standardWeek();
    /// All day, every day: for elapsed durations.
    static CalendarClock wallClock();
    /// Where exceptions overlap, the order is `givesWayTo`. The clock of a calendar that never works runs all day, so
    /// that schedules stay finite; `hasWorkingTime` reports it.
    static CalendarClock compile(const Calendar &calendar, std::span<const CalendarException *const> exceptions);
    /// The time in which both work.
    static CalendarClock common(const CalendarClock &a, const CalendarClock &b);

    bool hasWorkingTime() const { return m_hasWorkingTime; }

    /// Working minutes from the first instant of the plan's range to `at`.
    std::int64_t workedBefore(Instant at) const;
    /// The last instant with `worked` minutes before it: where the next minute of work begins.
    Instant startAt(std::int64_t worked) const;
    /// The first instant with `worked` minutes before it: where the last minute of work ended.
    Instant finishAt(std::int64_t worked) const;

    /// The first instant from `at` on at which work may begin.
    Instant nextStart(Instant at) const { return startAt(workedBefore(at)); }
    /// The last instant up to `at` at which work may end.
    Instant previousFinish(Instant at) const { return finishAt(workedBefore(at)); }
    /// The last instant up to `at` at which work may begin.
    Instant previousStart(Instant at) const;
    /// `at` moved by working minutes: forward to where they end, back to where they begin; unmoved by zero.
    Instant advance(Instant at, std::int64_t minutes) const;
    /// The last instant from which `advance` by that many minutes ends no later than `limit`.
    Instant lastBefore(Instant limit, std::int64_t minutes) const;
    /// Working minutes from `from` to `to`, negative where `to` is earlier.
    std::int64_t between(Instant from, Instant to) const
    {
        return from == to ? 0 : workedBefore(to) - workedBefore(from);
    }

private:
    struct Shift {
        std::int32_t from = 0, to = 0;
        std::int32_t before = 0; ///< minutes worked on the day before this shift
    };
    struct Day {
        std::uint32_t first = 0, count = 0; ///< of m_shifts
        std::int32_t minutes = 0;
    };
    struct Week {
        std::array<Day, 7> days;
        std::array<std::int32_t, 8> before{}; ///< minutes worked in the week before each day; the last: in all
        std::int64_t until(std::int32_t day) const;
    };
    /// Days that follow the same weekly pattern, from `firstDay` to the next run.
    struct Run {
        std::int32_t firstDay = 0;
        std::uint32_t week = 0;
        std::int64_t worked = 0; ///< before firstDay
        std::int64_t offset = 0; ///< worked − the week's own count until firstDay
    };

    WorkHours hoursOf(std::uint32_t week, std::size_t day) const;
    Day addDay(const WorkHours &hours);
    std::uint32_t addWeek(const std::array<Day, 7> &days);
    void addRun(std::int32_t firstDay, std::uint32_t week);
    void paintExceptions(std::span<const CalendarException *const> exceptions);
    void close();
    void indexRuns();
    const Run &runOfDay(std::int32_t day) const;
    /// The last run with at most that many minutes worked before it.
    const Run &runOfWorked(std::int64_t worked) const;

    std::vector<Shift> m_shifts;
    std::vector<Week> m_weeks;
    std::vector<Run> m_runs;
    std::vector<std::uint32_t> m_runOfBlock; ///< in force on the first day of each block of days
    std::vector<std::uint32_t> m_runOfWorked; ///< the last that begins no later than the first minute of each block
    int m_workedShift = 0; ///< a block holds 2 to the power of this many worked minutes
    std::int64_t m_total = 0;
    bool m_always = false; ///< works all the time: no table needed
    bool m_hasWorkingTime = true;
};

/// First and last instant that a schedule may use.
inline constexpr Instant kRangeStart{std::int64_t{kFirstDate.days} * 24 * 60};
inline constexpr Instant kRangeEnd{(std::int64_t{kLastDate.days} + 1) * 24 * 60};
inline constexpr std::int64_t kRangeMinutes = kRangeEnd.minutes - kRangeStart.minutes;

Instant clampToRange(Instant at);

} // namespace gigaplan
