// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/step_series.h"

namespace gigaplan {

/// Adds `amount` spent evenly over the days first … last (both included) to `builder`: one step per month, on the last
/// of its days in the span, so that each month's end and the total are exact to the unit. kNever: nothing is spent.
void spendEvenly(StepSeries::Builder &builder, Date first, Date last, std::int64_t amount);

} // namespace gigaplan
