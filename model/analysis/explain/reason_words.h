// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/reasons.h"

namespace gigaplan {

/// A sentence for a reason of `whyNotEarlier`; `driver` is the task of the next one, nullptr for the last.
std::string startWords(const PlanSnapshot &plan, const Reason &reason, const Task *driver);
/// A sentence for a reason of `whyNotLater`.
std::string lateFinishWords(const PlanSnapshot &plan, const Reason &reason, const Task *limiter);

} // namespace gigaplan
