// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/capacity_basis.h"
#include "model/plan/entity_list.h"

namespace gigaplan {

/// How a task in progress is scheduled.
enum class ProgressRule {
    AsReported, ///< it keeps its actual start and lasts its duration, whatever the status date
    RetainedLogic, ///< its remainder waits for the status date and for its predecessors
    ProgressOverride, ///< its remainder waits for the status date only
};
template <>
struct EnumNames<ProgressRule> {
    static constexpr std::array entries{EnumEntry{"as_reported", "As reported"},
                                        EnumEntry{"retained_logic", "Retained logic"},
                                        EnumEntry{"progress_override", "Progress override"}};
};

/// Which tasks count as critical.
enum class CriticalityRule {
    TotalSlack, ///< total slack up to the plan's critical slack
    LongestPath, ///< those that drive the last finish
};
template <>
struct EnumNames<CriticalityRule> {
    static constexpr std::array entries{EnumEntry{"total_slack", "Total slack"},
                                        EnumEntry{"longest_path", "Longest path"}};
};

/// The plan as a whole: exactly one row.
struct Plan {
    Id<Plan> id;
    std::string key;
    std::string title;
    std::string description;
    std::string currency = "USD"; ///< ISO 4217
    CapacityBasis basis = CapacityBasis::It;
    Megawatts target; ///< in `basis`
    std::optional<Date> start; ///< no task starts before
    std::optional<Date> statusDate;
    Id<Calendar> calendar; ///< of tasks that name none; without one, Monday to Friday 08:00-12:00 13:00-17:00
    /// IT power of all racks divided by the operating power of the GPU racks: network, storage and management. 1.14 on
    /// one large tracked campus; 1 where those racks are placed one by one.
    Ratio itOverhead{1.14};
    Ratio loadFactor{0.85}; ///< mean over live IT power, for annual energy
    Minutes startTime; ///< after midnight of the start day
    ProgressRule progressRule = ProgressRule::AsReported; ///< the two others need a status date
    CriticalityRule criticality = CriticalityRule::TotalSlack;
    Minutes criticalSlack; ///< tasks with at most this total slack are critical
    Minutes nearCritical{4800}; ///< and with at most this near-critical
    bool honourConstraints = true; ///< over links; where false, the later of both counts
    /// The cost of one week without one IT MW that was planned to be live. Assumption: the revenue yardstick of
    /// operators, $10 B a year per available GW (2023-25), over 52 weeks.
    Money delayCost{192'000};

    friend bool operator==(const Plan &, const Plan &) = default;
};
template <>
struct Description<Plan> {
    static constexpr std::string_view table = "plan", plural = "plan", label = "Plan";
    static constexpr auto fields = FlatList{
        field("title", &Plan::title, "Title"),
        field("description", &Plan::description, "Description", kProseLength),
        field("currency", &Plan::currency, "Currency"),
        field("capacity_basis", &Plan::basis, "Capacity basis"),
        field("target_mw", &Plan::target, "Target"),
        required("start", &Plan::start, "Start"),
        field("status_date", &Plan::statusDate, "Status date"),
        field("calendar", &Plan::calendar, "Calendar"),
        field("it_overhead", &Plan::itOverhead, "IT overhead factor", kOneToTen),
        field("load_factor", &Plan::loadFactor, "Load factor", kZeroToOne),
        field("start_time_min", &Plan::startTime, "Start time", Range{0, 1439}),
        field("progress_rule", &Plan::progressRule, "Progress"),
        field("criticality", &Plan::criticality, "Critical by"),
        field("critical_slack_min", &Plan::criticalSlack, "Critical slack", kAnyNumber),
        field("near_critical_min", &Plan::nearCritical, "Near-critical slack", kAnyNumber),
        field("honour_constraints", &Plan::honourConstraints, "Constraints outrank links"),
        field("delay_cost_amount", &Plan::delayCost, "Cost of a late IT MW per week"),
    };
};

} // namespace gigaplan
