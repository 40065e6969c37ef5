// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/duration_draws.h"
#include "model/analysis/schedule/calendar_clock.h"

#include <optional>

namespace gigaplan {

/// When a task finishes if only its own duration scatters: one time in ten by `p10`, nine times in ten by `p90`.
struct FinishRange {
    Instant p10, p90;
};

/// The ranges of a plan's unfinished leaf tasks. Risk events are left out: they happen or not, and have no share in a
/// scatter.
class FinishRanges {
public:
    explicit FinishRanges(const PlanSnapshot &plan);

    /// Of the task in this row of the task table, from its start on its own clock; nothing where its duration does not
    /// scatter.
    std::optional<FinishRange> of(std::uint32_t task, Instant start, const CalendarClock &clock) const;

private:
    DurationDraws m_draws;
};

} // namespace gigaplan
