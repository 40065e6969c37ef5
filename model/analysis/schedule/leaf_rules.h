// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/path_state.h"
#include "model/analysis/schedule/schedule_rules.h"

namespace gigaplan {

/// Which of a node's bounds decide its dates, as bits.
using PathParts = std::uint8_t;
inline constexpr PathParts kNoPart = 0, kStartPart = 1, kFinishPart = 2, kStartToFinishPart = 4;

/// The rules that place one leaf within its bounds, by its own duration or one that a trial drew: said once for the
/// passes, levelling and trials. Keeps references to what it is made from.
class LeafRules {
public:
    LeafRules(const ScheduleRules &rules, const Activity &activity, const CalendarClock &clock, std::int64_t duration)
        : m_rules(rules), m_activity(activity), m_clock(clock), m_duration(duration)
    {
    }

    /// Where the links let its work (once begun, what remains of it) begin.
    Instant startFromLinks(const PathBounds &bounds) const;
    /// The first instant from `at` on at which it may begin.
    Instant workStart(Instant at) const;
    /// Where links, plan and levelling delay let it begin, whatever its constraint and the status date ask.
    Instant startAsked(const PathBounds &bounds) const;
    /// Where links and dates let it begin if it has not started; its levelling delay counts from here.
    Instant unheldStart(const PathBounds &bounds) const;
    /// Early dates.
    PathSpan earlySpan(const PathBounds &bounds) const;
    /// Of a leaf with these early dates; no part: a constraint, the status date or what has happened decides.
    PathParts decidingParts(const PathBounds &bounds, const PathSpan &early) const;

private:
    bool isMilestone() const { return m_duration == 0; }
    Instant constrained(Instant start) const;
    Instant finishInProgress(const PathBounds &bounds) const;

    const ScheduleRules &m_rules;
    const Activity &m_activity;
    const CalendarClock &m_clock;
    std::int64_t m_duration; ///< minutes
};

} // namespace gigaplan
