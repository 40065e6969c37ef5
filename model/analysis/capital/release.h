// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/step_series.h"

namespace gigaplan {

/// The first day at the end of a span of `holdDays` days throughout which `series` is at least `level`; kNever: none.
/// With 0 days it is the first day at that level.
Date firstHeld(const StepSeries &series, std::int64_t level, std::int64_t holdDays);

} // namespace gigaplan
