// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>

namespace gigaplan {

/// One finished phase: its ordinal number, and the ratio of the work it took to the estimate.
struct LearningPoint {
    std::int64_t unit = 1;
    double ratio = 1;
};

/// Work of the n-th phase = level × n^exponent: the unit curve after Crawford (the exponent of Wright, Journal of the
/// Aeronautical Sciences, 1936, for each unit's own work and not for the average up to it).
struct LearningCurve {
    double level = 1;
    double exponent = 0;

    double at(std::int64_t unit) const;
    /// Percent saved per doubling; negative: the work grows.
    double rate() const;
    /// Through 1 at the first phase; rate in percent below 100.
    static LearningCurve ofRate(double percent);
};

/// Least squares of ln ratio on ln unit.
struct LearningFit {
    LearningCurve curve;
    double standardError = 0; ///< of the exponent, by n − 2 degrees of freedom
    std::size_t points = 0;
    double rateLow = 0, rateHigh = 0; ///< percent: the rate one standard error to either side

    static constexpr std::size_t kFewest = 3;
};

/// Nothing where fewer than three points have a positive ratio or all are of one unit: two always fit, and give no
/// estimate of the error.
std::optional<LearningFit> fitLearning(std::span<const LearningPoint> points);

} // namespace gigaplan
