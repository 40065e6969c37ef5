// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/plan/table_set.h"

#include <span>

namespace gigaplan {

/// An engine as the forecast runs it: it makes one part from tables of the plan and from parts made earlier. Where none
/// of these changed, the previous part is kept.
struct Engine {
    std::string_view part; ///< the name of the part, for messages
    TableSet tables; ///< what it reads of the plan, as its header says
    /// Whether two plans are the same to it: they share `tables`, or satisfy a narrower rule of its own.
    bool (*samePlan)(const Engine &engine, const PlanSnapshot &a, const PlanSnapshot &b);
    /// For each part that it reads, whether two forecasts share it.
    std::vector<bool (*)(const Forecast &a, const Forecast &b)> shares;
    void (*keep)(Forecast &now, const Forecast &before);
    /// `before`: the part of the plan's last forecast helps some engines; nullptr: there is none.
    void (*compute)(Forecast &now, const Forecast *before, std::stop_token stop);
};

/// In the order in which they run.
const std::vector<Engine> &forecastEngines();

} // namespace gigaplan
