// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/simulation.h"

#include <algorithm>

namespace gigaplan {

/// By nearest rank; reorders `values`, which must not be empty. Linear.
template <class T>
T percentileOf(std::span<T> values, std::size_t percent)
{
    const auto at = values.begin() + static_cast<std::ptrdiff_t>((values.size() * percent + 99) / 100 - 1);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// By nearest rank; reorders `values`, which must not be empty. Linear.
template <class T>
Quantiles<T> quantilesOf(std::span<T> values)
{
    const auto rank = [&values](std::size_t percent) { return (values.size() * percent + 99) / 100 - 1; };
    std::size_t sorted = 0; // values before this rank are no greater than those after it
    const auto at = [&](std::size_t percent) {
        const std::size_t wanted = rank(percent);
        if (wanted >= sorted) {
            std::nth_element(values.begin() + static_cast<std::ptrdiff_t>(sorted),
                             values.begin() + static_cast<std::ptrdiff_t>(wanted), values.end());
            sorted = wanted + 1;
        }
        return values[wanted];
    };
    const T p10 = at(10), p50 = at(50), p80 = at(80), p90 = at(90);
    return {p10, p50, p80, p90};
}

/// Of one date in all trials; reorders `dates`, which must not be empty.
inline DateOutcome outcomeOf(std::span<Date> dates)
{
    const auto never = static_cast<double>(std::count(dates.begin(), dates.end(), kNever));
    return {quantilesOf(dates), never / static_cast<double>(dates.size())};
}

} // namespace gigaplan
