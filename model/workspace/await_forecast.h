// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"

namespace gigaplan {

/// Computes the forecast on another thread and waits for it; meanwhile the window paints, but takes no input. `previous`:
/// what may be reused, or nullptr. nullptr: the program ends meanwhile.
std::shared_ptr<const Forecast> awaitForecast(const PlanSnapshot &plan,
                                              const std::shared_ptr<const Forecast> &previous = nullptr);

} // namespace gigaplan
