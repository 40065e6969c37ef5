// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/duration_shape.h"
#include "model/plan/entity_list.h"
#include "model/plan/work_kinds.h"

namespace gigaplan {

/// How the durations of a work class scatter, as shares of the planned duration; for tasks that state none of their
/// own. Of two for the same class the one with the first key counts.
struct DurationRisk {
    Id<DurationRisk> id;
    std::string key;
    WorkClass workClass = WorkClass::General;
    DurationShape shape = DurationShape::Triangular; ///< ByWorkClass and Fixed: no scatter
    Ratio optimistic{1};
    Ratio likely{1};
    Ratio pessimistic{1};
    std::string description; ///< where the shares come from

    friend bool operator==(const DurationRisk &, const DurationRisk &) = default;
};
template <>
struct Description<DurationRisk> {
    static constexpr std::string_view table = "duration_risk", plural = "duration_risks", label = "Duration risk";
    static constexpr auto fields = FlatList{
        field("work_class", &DurationRisk::workClass, "Work class"),
        field("shape", &DurationRisk::shape, "Shape"),
        field("optimistic", &DurationRisk::optimistic, "Optimistic share"),
        field("likely", &DurationRisk::likely, "Most likely share"),
        field("pessimistic", &DurationRisk::pessimistic, "Pessimistic share"),
        field("description", &DurationRisk::description, "Description", kProseLength),
    };
};

/// A common cause of delays to several tasks: one utility, one factory. The durations of two tasks of the same cause
/// have a normal copula with this correlation; tasks of different causes are independent.
struct RiskCause {
    Id<RiskCause> id;
    std::string key;
    std::string name;
    Ratio correlation{0.5};
    std::string description;

    friend bool operator==(const RiskCause &, const RiskCause &) = default;
};
template <>
struct Description<RiskCause> {
    static constexpr std::string_view table = "risk_cause", plural = "risk_causes", label = "Common cause";
    static constexpr auto fields = FlatList{
        field("name", &RiskCause::name, "Name"),
        field("correlation", &RiskCause::correlation, "Correlation", kZeroToOne),
        field("description", &RiskCause::description, "Description", kProseLength),
    };
};

/// Something that happens or not; if so, the task takes that much longer (triangular between the three delays). On a
/// summary every leaf that has not finished takes longer by the same draw.
struct RiskEvent {
    Id<RiskEvent> id;
    std::string key;
    std::string name;
    Percent probability;
    Id<Task> task;
    Minutes optimistic; ///< on the task's calendar
    Minutes likely;
    Minutes pessimistic;
    std::string description;

    friend bool operator==(const RiskEvent &, const RiskEvent &) = default;
};
template <>
struct Description<RiskEvent> {
    static constexpr std::string_view table = "risk_event", plural = "risk_events", label = "Risk event";
    static constexpr auto fields = FlatList{
        field("name", &RiskEvent::name, "Name"),
        field("probability_percent", &RiskEvent::probability, "Probability", kPercent),
        required("task", &RiskEvent::task, "Task"),
        field("optimistic_min", &RiskEvent::optimistic, "Optimistic delay"),
        field("likely_min", &RiskEvent::likely, "Most likely delay"),
        field("pessimistic_min", &RiskEvent::pessimistic, "Pessimistic delay"),
        field("description", &RiskEvent::description, "Description", kProseLength),
    };
};

enum class LearningKind { Stated, Fitted };
template <>
struct EnumNames<LearningKind> {
    static constexpr std::array entries{EnumEntry{"stated", "As stated"}, EnumEntry{"fitted", "Fitted from actuals"}};
};

/// The saving in a work class with each doubling of finished phases: 10 % makes the second phase's work 0.9, the
/// fourth's 0.81 of the first's (Wright, Journal of the Aeronautical Sciences, 1936). Zero changes nothing.
struct LearningRate {
    Id<LearningRate> id;
    std::string key;
    WorkClass workClass = WorkClass::General;
    LearningKind kind = LearningKind::Stated;
    Percent duration; ///< saved per doubling; negative: work gets slower. Unused where fitted
    Percent cost;
    std::string description;

    friend bool operator==(const LearningRate &, const LearningRate &) = default;
};
template <>
struct Description<LearningRate> {
    static constexpr std::string_view table = "learning_rate", plural = "learning_rates", label = "Learning rate";
    static constexpr Range kRate{-90, 90};
    static constexpr auto fields = FlatList{
        field("work_class", &LearningRate::workClass, "Work class"),
        field("kind", &LearningRate::kind, "Rate is"),
        field("duration_percent", &LearningRate::duration, "Duration saved per doubling", kRate),
        field("cost_percent", &LearningRate::cost, "Cost saved per doubling", kRate),
        field("description", &LearningRate::description, "Description", kProseLength),
    };
};

} // namespace gigaplan
