// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/risk_remarks.h"

#include "model/analysis/risk/order_dates.h"
#include "model/analysis/schedule/calendar_clock.h"
#include "model/base/text.h"
#include "model/plan/estimates.h"

#include <algorithm>

namespace gigaplan {

std::string orderDatesRemark(const PlanSnapshot &plan)
{
    const auto [items, workedOut] = orderItems(plan);
    if (workedOut == items) {
        return {};
    }
    return "The plan has so many tasks that order dates are worked out for "
        + grouped(static_cast<std::int64_t>(workedOut)) + " of its " + grouped(static_cast<std::int64_t>(items))
        + " long-lead items, those that it starts first.";
}

std::vector<std::string> riskRemarks(const PlanSnapshot &plan, const Simulation *simulation)
{
    std::vector<std::string> remarks;
    if (const auto odd = oddEstimates(plan); !odd.empty()) {
        remarks.push_back("Estimates out of order, of which " + std::string(kEstimateRule) + ": "
                          + namedEstimates(plan, odd) + '.');
    }
    if (std::string orders = orderDatesRemark(plan); !orders.empty()) {
        remarks.push_back(std::move(orders));
    }
    if (simulation) {
        const auto &finishes = simulation->record.finishes;
        const auto held = std::ranges::count_if(finishes, [](Instant finish) { return finish >= kRangeEnd; });
        if (held > 0) {
            remarks.push_back("In " + grouped(held) + " of " + grouped(static_cast<std::int64_t>(finishes.size()))
                              + " trials the plan would go on after " + displayDate(kLastDate)
                              + ", the last date that plans know; dates are held there and are not true.");
        }
    }
    return remarks;
}

} // namespace gigaplan
