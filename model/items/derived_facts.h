// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/derived_figures.h"
#include "model/plan/fields.h"

namespace gigaplan {

/// A derived figure for people: label, text with all its digits, unit ("" where the text says it all).
struct Fact {
    std::string label;
    std::string text;
    std::string unit;
    bool isNumber = false;

    friend bool operator==(const Fact &, const Fact &) = default;
};

/// A forecast's figures for single rows of the plan: the read-only columns of the tables and the top of the inspector.
/// Rows are found by id in the forecast's own snapshot, so it may be older than the plan that is edited. Used from one
/// thread.
class DerivedFacts {
public:
    /// With a baseline, tasks and phases have their variance from it.
    explicit DerivedFacts(std::shared_ptr<const Forecast> forecast = {}, Id<Baseline> baseline = {});

    const std::shared_ptr<const Forecast> &forecast() const { return m_forecast; }

    /// The figure of that number in `derivedFigures`. Empty without a forecast, for a row that it does not know, and
    /// where there is nothing to say.
    Value value(EntityRef row, std::size_t figure) const;

    /// All its figures, then what holds on `at`: state, live power, load and headroom, released capital.
    std::vector<Fact> facts(EntityRef row, Date at) const;

    /// Totals of a site, building or hall; nullptr for others. Computed once, in linear time.
    const PlaceTotals *place(EntityRef ref) const;

private:
    std::shared_ptr<const Forecast> m_forecast;
    LateResults m_late;
};

/// A derived value for a cell: megawatts with two decimals, other numbers with at most two, grouped; else as
/// `displayValue`.
std::string displayFact(const PlanSnapshot &plan, const FieldInfo &info, const Value &value);

} // namespace gigaplan
