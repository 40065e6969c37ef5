// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/simulation.h"

namespace gigaplan {

/// How late a long-lead item may be ordered.
struct OrderDate {
    std::uint32_t task = 0, phase = 0; ///< rows
    Date planned; ///< the day on which the plan starts it
    Date goLive; ///< the phase's P80, which is to be held
    /// The latest day to order on that still has the phase live by that P80 in 80 % of the trials; kNever: ordering as
    /// late as the go-live itself would do. Before `planned`, where trials that can start it earlier need to.
    Date latest;
    /// The cost of each week after `latest`: the mean over the trials of the IT MW × weeks of live power lost to a
    /// first week's delay, × the plan's delay cost.
    Money costPerWeek;
    /// Days from the planned order to the latest; negative: the plan orders too late. None: any day would do.
    std::optional<std::int32_t> room() const
    {
        return latest == kNever ? std::nullopt : std::optional(latest - planned);
    }
    std::size_t trials = 0; ///< number of trials used, the first ones: at most 1,000, fewer in large plans
    friend bool operator==(const OrderDate &, const OrderDate &) = default;
};

/// How many items a plan still has to order, and for how many of them dates are computed: fewer in a very large plan.
struct OrderItems {
    std::size_t items = 0, workedOut = 0;
};
OrderItems orderItems(const PlanSnapshot &plan);

/// For each procurement task of a phase that has not started, in order of the latest date. Every task is taken to be as
/// soon as possible. Phases that do not go live in 80 % of the trials have none. Of a very large plan's items (more
/// than 600,000 over its number of tasks) only those that it starts first (`orderItems` counts them, `orderDatesRemark`
/// says so). Empty where stopped.
std::vector<OrderDate> orderDates(const PlanSnapshot &plan, const SimulationSettings &settings,
                                  std::stop_token stop = {}, const Progress &progress = {});

} // namespace gigaplan
