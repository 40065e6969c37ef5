// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/step_series.h"

#include <algorithm>

namespace gigaplan {

void StepSeries::Builder::add(Date date, std::int64_t amount)
{
    if (date != kNever && amount != 0) {
        m_changes.push_back({date, amount});
    }
}

void StepSeries::Builder::add(const StepSeries &series, std::int64_t factor)
{
    std::int64_t before = 0;
    for (const Step &step : series.m_steps) {
        add(step.date, (step.level - before) * factor);
        before = step.level;
    }
}

StepSeries StepSeries::Builder::build()
{
    std::sort(m_changes.begin(), m_changes.end(), [](const Step &a, const Step &b) { return a.date < b.date; });
    StepSeries series;
    std::int64_t level = 0;
    for (std::size_t i = 0; i < m_changes.size();) {
        const Date date = m_changes[i].date;
        std::int64_t change = 0;
        for (; i < m_changes.size() && m_changes[i].date == date; ++i) {
            change += m_changes[i].level;
        }
        if (change != 0) {
            level += change;
            series.m_steps.push_back({date, level});
        }
    }
    m_changes.clear();
    return series;
}

std::int64_t StepSeries::at(Date date) const
{
    const auto after =
        std::upper_bound(m_steps.begin(), m_steps.end(), date, [](Date d, const Step &step) { return d < step.date; });
    return after == m_steps.begin() ? 0 : std::prev(after)->level;
}

std::int64_t StepSeries::highest() const
{
    std::int64_t best = 0;
    for (const Step &step : m_steps) {
        best = std::max(best, step.level);
    }
    return best;
}

Date StepSeries::firstAtLeast(std::int64_t level) const
{
    for (const Step &step : m_steps) {
        if (step.level >= level) {
            return step.date;
        }
    }
    return kNever;
}

StepSeries operator+(const StepSeries &a, const StepSeries &b)
{
    StepSeries::Builder builder;
    builder.add(a);
    builder.add(b);
    return builder.build();
}

StepSeries operator-(const StepSeries &a, const StepSeries &b)
{
    StepSeries::Builder builder;
    builder.add(a);
    builder.add(b, -1);
    return builder.build();
}

StepSeries sum(std::span<const StepSeries> series)
{
    StepSeries::Builder builder;
    for (const StepSeries &one : series) {
        builder.add(one);
    }
    return builder.build();
}

} // namespace gigaplan
