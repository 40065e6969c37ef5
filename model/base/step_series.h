// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"

#include <cstdint>
#include <span>
#include <vector>

namespace gigaplan {

/// A quantity over time as dated changes: it is 0 before the first step and keeps each step's level from that day on.
///
/// Levels are integers (watts, racks, packages, whole currency units), so that sums are exact in any order.
class StepSeries {
public:
    struct Step {
        Date date;
        std::int64_t level = 0; ///< the value from this day on
        friend bool operator==(const Step &, const Step &) = default;
    };

    /// Collects changes in any order; `build` sorts them, joins those of one day and drops those that change nothing.
    class Builder {
    public:
        /// The value rises by `amount` on `date`; a change at kNever has no effect.
        void add(Date date, std::int64_t amount);
        void add(const StepSeries &series, std::int64_t factor = 1);
        StepSeries build();

    private:
        std::vector<Step> m_changes;
    };

    StepSeries() = default;

    bool isEmpty() const { return m_steps.empty(); }
    std::span<const Step> steps() const { return m_steps; }
    /// The level on `date`, at the end of that day.
    std::int64_t at(Date date) const;
    std::int64_t last() const { return m_steps.empty() ? 0 : m_steps.back().level; }
    std::int64_t highest() const;
    /// The first day on which the level is at least `level` (which must be positive), or kNever.
    Date firstAtLeast(std::int64_t level) const;

    friend StepSeries operator+(const StepSeries &a, const StepSeries &b);
    friend StepSeries operator-(const StepSeries &a, const StepSeries &b);
    friend bool operator==(const StepSeries &, const StepSeries &) = default;

private:
    std::vector<Step> m_steps;
};

StepSeries sum(std::span<const StepSeries> series);

} // namespace gigaplan
