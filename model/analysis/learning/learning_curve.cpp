// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/learning/learning_curve.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

double rateOf(double exponent)
{
    return 100 * (1 - std::exp2(exponent));
}

} // namespace

double LearningCurve::at(std::int64_t unit) const
{
    return level * std::pow(static_cast<double>(std::max<std::int64_t>(1, unit)), exponent);
}

double LearningCurve::rate() const
{
    return rateOf(exponent);
}

LearningCurve LearningCurve::ofRate(double percent)
{
    return {1, percent == 0 ? 0 : std::log2(1 - percent / 100)};
}

std::optional<LearningFit> fitLearning(std::span<const LearningPoint> points)
{
    double n = 0, sumX = 0, sumY = 0;
    const auto usable = [](const LearningPoint &point) { return point.unit >= 1 && point.ratio > 0; };
    for (const LearningPoint &point : points) {
        if (usable(point)) {
            n += 1;
            sumX += std::log(static_cast<double>(point.unit));
            sumY += std::log(point.ratio);
        }
    }
    if (n < static_cast<double>(LearningFit::kFewest)) {
        return std::nullopt;
    }
    const double meanX = sumX / n, meanY = sumY / n;
    double xx = 0, xy = 0;
    for (const LearningPoint &point : points) {
        if (usable(point)) {
            const double dx = std::log(static_cast<double>(point.unit)) - meanX;
            xx += dx * dx;
            xy += dx * (std::log(point.ratio) - meanY);
        }
    }
    if (xx <= 0) {
        return std::nullopt;
    }
    LearningFit fit;
    fit.curve.exponent = xy / xx;
    const double intercept = meanY - fit.curve.exponent * meanX;
    fit.curve.level = std::exp(intercept);
    double squares = 0;
    for (const LearningPoint &point : points) {
        if (usable(point)) {
            const double predicted = intercept + fit.curve.exponent * std::log(static_cast<double>(point.unit));
            squares += std::pow(std::log(point.ratio) - predicted, 2);
        }
    }
    fit.points = static_cast<std::size_t>(n);
    fit.standardError = std::sqrt(squares / (n - 2) / xx);
    fit.rateLow = rateOf(fit.curve.exponent + fit.standardError);
    fit.rateHigh = rateOf(fit.curve.exponent - fit.standardError);
    return fit;
}

} // namespace gigaplan
