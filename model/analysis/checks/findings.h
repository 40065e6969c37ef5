// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/capital/capital.h"
#include "model/analysis/energy/energy.h"
#include "model/analysis/facility/facility.h"

namespace gigaplan {

enum class Severity { Info, Warning, Error };
template <>
struct EnumNames<Severity> {
    static constexpr std::array entries{EnumEntry{"info", "Information"}, EnumEntry{"warning", "Warning"},
                                        EnumEntry{"error", "Error"}};
};

/// What breaks, where and when: a bad plan is never a program error.
struct Finding {
    std::string_view rule; ///< stable id, e.g. "power.overload"
    Severity severity = Severity::Warning;
    EntityRef subject; ///< where to go; none: the plan as a whole
    Date date = kNever; ///< when it first breaks; kNever: at any time
    std::string text; ///< a sentence with the quantities in it

    friend bool operator==(const Finding &, const Finding &) = default;
};

/// Runs every rule. Ordered by severity (errors first), then date, then rule and subject (by key), so that equal
/// plans give equal lists.
std::vector<Finding> findProblems(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                                  const Facility &facility, const Capital &capital, const Energy &energy,
                                  std::stop_token stop = {});

/// The sentences of the findings that explain why dates cannot be trusted: loops, dates held at the limits of a plan's
/// range, calendars without working time.
std::vector<std::string> dateRemarks(const std::vector<Finding> &findings);

} // namespace gigaplan
