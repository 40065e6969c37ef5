// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/analysis/risk/order_dates.h"
#include "model/exchange/ical/ical.h"

#include <span>

namespace gigaplan::ical {

/// The key dates of a plan: its milestones, the go-lives of its phases, the releases of its tranches, its deadlines,
/// and when its procurements are to be ordered: on the planned start of each procurement task that has not started,
/// and, where `orders` has it, by the latest day that holds the phase's P80 too; each says which it is. Whatever never
/// happens in the plan has no event.
///
/// A uid is made of the kind, the row's key and the plan's title: a plan of another title is another calendar.
std::vector<Event> planEvents(const Forecast &forecast, std::span<const OrderDate> orders = {});

/// `planEvents` as a calendar, named by the plan's title; `stamp` is when it is written.
std::string planCalendar(const Forecast &forecast, std::chrono::sys_seconds stamp,
                         std::span<const OrderDate> orders = {});

} // namespace gigaplan::ical
