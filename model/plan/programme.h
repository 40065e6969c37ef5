// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"

namespace gigaplan {

/// What a megawatt of this plan means: at the racks' input, or at the meter (IT × design-day PUE).
enum class CapacityBasis { It, Facility };
template <>
struct EnumNames<CapacityBasis> {
    static constexpr std::array entries{EnumEntry{"it", "IT"}, EnumEntry{"facility", "Facility"}};
};

/// Working time of a week. A day without hours is a day off.
struct Calendar {
    Id<Calendar> id;
    std::string key;
    std::string name;
    WorkHours monday, tuesday, wednesday, thursday, friday, saturday, sunday;

    friend bool operator==(const Calendar &, const Calendar &) = default;
};
template <>
struct Description<Calendar> {
    static constexpr std::string_view table = "calendar", plural = "calendars", label = "Calendar";
    static constexpr auto fields = FlatList{
        field("name", &Calendar::name, "Name"),
        field("monday", &Calendar::monday, "Monday"),
        field("tuesday", &Calendar::tuesday, "Tuesday"),
        field("wednesday", &Calendar::wednesday, "Wednesday"),
        field("thursday", &Calendar::thursday, "Thursday"),
        field("friday", &Calendar::friday, "Friday"),
        field("saturday", &Calendar::saturday, "Saturday"),
        field("sunday", &Calendar::sunday, "Sunday"),
    };
};

/// A calendar's days from Monday on.
inline std::array<const WorkHours *, 7> weekOf(const Calendar &calendar)
{
    return {&calendar.monday, &calendar.tuesday,  &calendar.wednesday, &calendar.thursday,
            &calendar.friday, &calendar.saturday, &calendar.sunday};
}

/// Days on which a calendar differs from its week: a holiday (no hours) or an extra shift. Of two that cover a day the
/// one that begins later applies, of two that begin on the same day the shorter, then the one with the first key.
struct CalendarException {
    Id<CalendarException> id;
    std::string key;
    Id<Calendar> calendar;
    std::string name;
    std::optional<Date> first; ///< both ends included
    std::optional<Date> last;
    WorkHours hours;

    friend bool operator==(const CalendarException &, const CalendarException &) = default;
};
template <>
struct Description<CalendarException> {
    static constexpr std::string_view table = "calendar_exception", plural = "calendar_exceptions",
                                      label = "Calendar exception";
    static constexpr auto fields = FlatList{
        required("calendar", &CalendarException::calendar, "Calendar"),
        field("name", &CalendarException::name, "Name"),
        required("first", &CalendarException::first, "First day"),
        required("last", &CalendarException::last, "Last day"),
        field("hours", &CalendarException::hours, "Hours"),
    };
};

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

/// One gigawatt segment of the programme. Its colour is its step of the phase ramp, by `order`.
struct Phase {
    Id<Phase> id;
    std::string key;
    std::string name;
    std::int64_t order = 0;
    Megawatts target; ///< live MW, in the plan's basis, at which this phase counts as live
    std::string description;
    Id<Calendar> calendar; ///< of its tasks that name none; none: the plan's

    friend bool operator==(const Phase &, const Phase &) = default;
};
template <>
struct Description<Phase> {
    static constexpr std::string_view table = "phase", plural = "phases", label = "Phase";
    static constexpr auto fields = FlatList{
        field("name", &Phase::name, "Name"),
        field("order", &Phase::order, "Order"),
        field("target_mw", &Phase::target, "Target"),
        field("description", &Phase::description, "Description", kProseLength),
        field("calendar", &Phase::calendar, "Calendar"),
    };
};

} // namespace gigaplan
