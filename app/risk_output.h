// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/output.h"
#include "model/analysis/risk/factor_names.h"
#include "model/analysis/risk/order_dates.h"
#include "model/analysis/risk/tornado.h"

namespace gigaplan::app {

/// Everything that `simulate` reports about a plan.
struct RiskReport {
    PlanSnapshot plan;
    SimulationSettings settings;
    Simulation simulation;
    std::optional<std::uint32_t> target; ///< row of the phase whose go-live the tornado is of; none: the plan's finish
    std::vector<TornadoBar> tornado;
    std::vector<OrderDate> orders;
    std::vector<std::string> remarks; ///< `riskRemarks`
};

/// For people: phases, tranches, what drives the date, when to order.
Lines riskText(const RiskReport &report);
/// Per task: percentiles of start and finish, criticality.
std::string riskCsv(const RiskReport &report);
/// Documented in README.md.
QJsonObject riskJson(const RiskReport &report);

} // namespace gigaplan::app
