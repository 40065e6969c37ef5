// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/checks/findings.h"
#include "model/plan/figure.h"

#include <memory>

namespace gigaplan {

/// All results derived from one snapshot. Parts are shared with the previous forecast where their inputs did not
/// change.
struct Forecast {
    PlanSnapshot plan; ///< what it was computed from
    std::shared_ptr<const Schedule> schedule;
    std::shared_ptr<const Capacity> capacity;
    std::shared_ptr<const Facility> facility;
    std::shared_ptr<const Capital> capital;
    std::shared_ptr<const Energy> energy;
    std::shared_ptr<const std::vector<Finding>> findings;

    /// First and last date worth showing: from the plan's start to the last change of anything, whole months.
    Date first, last;
};

/// Runs the engines, reusing the parts of `previous` whose inputs are the same tables. nullptr: stopped.
std::shared_ptr<const Forecast> computeForecast(const PlanSnapshot &plan, const Forecast *previous = nullptr,
                                                std::stop_token stop = {});

/// What was computed for another plan, for one whose rows are the same; nullptr: they are not.
std::shared_ptr<const Forecast> sameForecast(const PlanSnapshot &plan, const Forecast &other);

/// Key figures on a date, as the status line, the summary command and the report's cover show them.
struct PhaseFigures {
    Id<Phase> phase;
    Date liveOn = kNever;
    std::int64_t racks = 0, gpus = 0; ///< planned
    Watts it, facility; ///< planned
    Money capitalReleased; ///< by the date
};
inline constexpr std::array kPhaseFigures{
    figure<&PhaseFigures::liveOn>("live_on", "Live on"),
    figure<&PhaseFigures::racks>("racks", "Racks"),
    figure<&PhaseFigures::gpus>("gpus", "GPUs"),
    figure<&PhaseFigures::it>("it_mw", "IT power", "MW"),
    figure<&PhaseFigures::facility>("facility_mw", "Facility power", "MW"),
    figure<&PhaseFigures::capitalReleased>("capital_released", "Capital released"),
};
struct KeyFigures {
    Date at;
    std::array<std::int64_t, kRowStateCount> racks{}, gpus{};
    std::array<Watts, kRowStateCount> it{}, facility{};
    std::vector<PhaseFigures> phases; ///< by order, then key
    Money committed, released, exposed;
    AnnualEnergy energy;
    std::int64_t errors = 0, warnings = 0;
    EntityRef tightestNode; ///< least headroom for its capacity
    Watts leastHeadroom;
    Date leastOn = kNever;
};
KeyFigures keyFigures(const Forecast &forecast, Date at);

} // namespace gigaplan
