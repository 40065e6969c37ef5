// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/step_series.h"
#include "model/plan/money.h"

#include <algorithm>

namespace gigaplan {

/// The first day at the end of a span of `holdDays` days throughout which `series` is at least `level`; kNever: none.
/// With 0 days it is the first day at that level.
Date firstHeld(const StepSeries &series, std::int64_t level, std::int64_t holdDays);

/// The end of a span of so many days from `since` on; kNever: beyond the last date of plans, or of kNever.
Date heldSince(Date since, std::int64_t holdDays);

/// The day on which a tranche is released: its condition has held for its days, and it is not before its earliest day
/// nor before `start`, the plan's. `phaseHeld()` gives the first day at the end of a span of its days throughout which
/// its phase has been live, `powerHeld(watts)` the same of so much live power; a tranche that names neither waits from
/// the plan's start. kNever: never.
Date releaseDate(const Tranche &tranche, Date start, auto &&phaseHeld, auto &&powerHeld)
{
    const std::int64_t watts = toWatts(tranche.live).value;
    const Date held = tranche.phase ? phaseHeld() : watts > 0 ? powerHeld(watts) : heldSince(start, tranche.holdDays);
    return held == kNever ? kNever : std::max({held, tranche.earliest.value_or(start), start});
}

} // namespace gigaplan
