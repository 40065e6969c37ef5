// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/baselines/variance.h"
#include "model/analysis/forecast/forecast.h"
#include "model/plan/fields.h"

namespace gigaplan {

/// Planned totals of a place and when it is live.
struct PlaceTotals {
    std::int64_t racks = 0, gpus = 0; ///< GPU racks and packages
    Watts it, facility;
    Date firstLive = kNever; ///< first day with a live row
    Date allLive = kNever; ///< first day on which all its rows are live

    Watts power(CapacityBasis basis) const { return basis == CapacityBasis::It ? it : facility; }
};

/// A derived figure for people: label, text with all its digits, unit ("" where the text says it all).
struct Fact {
    std::string label;
    std::string text;
    std::string unit;
    bool isNumber = false;

    friend bool operator==(const Fact &, const Fact &) = default;
};

/// What a forecast says about single rows of the plan: the read-only columns of the tables and the top of the
/// inspector. Rows are found by id in the forecast's own snapshot, so it may lag behind the plan that is edited.
/// Used from one thread.
class DerivedFacts {
public:
    /// With a baseline, tasks and phases have their variance from it.
    explicit DerivedFacts(std::shared_ptr<const Forecast> forecast = {}, Id<Baseline> baseline = {});

    const std::shared_ptr<const Forecast> &forecast() const { return m_forecast; }

    /// Columns of a table, described like fields. Power is in MW of IT unless the label says facility; slack in hours.
    static std::span<const FieldInfo> columns(TableId table);
    /// How many of them need no baseline; those that do are the last.
    static std::size_t columnsWithoutBaseline(TableId table);
    /// Empty without a forecast, for a row that it does not know, and where there is nothing to say.
    Value value(EntityRef row, std::size_t column) const;

    /// All of `columns`, then what holds on `at`: state, live power, load and headroom, released capital.
    std::vector<Fact> facts(EntityRef row, Date at) const;

    /// Totals of a site, building or hall; nullptr for others. Worked out once, in linear time.
    const PlaceTotals *place(EntityRef ref) const;

private:
    void addUpPlaces() const;
    void compareWithBaseline() const;
    Value taskVariance(std::size_t row, std::size_t column) const;
    Value goLiveSlackOf(std::size_t row) const;
    Value phaseVariance(std::size_t row, std::size_t column) const;

    std::shared_ptr<const Forecast> m_forecast;
    Id<Baseline> m_baseline;
    mutable bool m_variancesKnown = false;
    mutable std::vector<TaskVariance> m_taskVariances;
    mutable std::vector<PhaseVariance> m_phaseVariances;
    mutable std::vector<std::optional<std::int64_t>> m_goLiveSlack; ///< empty: not asked for so far
    mutable bool m_placesKnown = false;
    mutable std::vector<PlaceTotals> m_halls, m_buildings, m_sites;
};

/// A derived value for a cell: megawatts with two decimals, other numbers with at most two, grouped; else as
/// `displayValue`.
std::string displayFact(const PlanSnapshot &plan, const FieldInfo &info, const Value &value);

} // namespace gigaplan
