// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/three_points.h"

#include "model/analysis/risk/random_numbers.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

constexpr double kZ90 = 1.2815515655446004; ///< the normal distribution's 90th percentile

double triangular(double low, double mode, double high, double share)
{
    const double left = (mode - low) / (high - low);
    return share < left ? low + std::sqrt(share * (high - low) * (mode - low))
                        : high - std::sqrt((1 - share) * (high - low) * (high - mode));
}

/// The beta distribution's density without its constant factor, over 0 … 1; both exponents are 0 … 4 and add to 4.
double pertDensity(double x, double rise)
{
    return std::pow(x, rise) * std::pow(1 - x, 4 - rise);
}

/// Simpson's rule: exact where the exponents are whole, and off by less than 1e-4 of the range otherwise.
double pertArea(double to, double rise)
{
    constexpr int kSteps = 64;
    const double step = to / kSteps;
    double sum = pertDensity(0, rise) + pertDensity(to, rise);
    for (int i = 1; i < kSteps; ++i) {
        sum += (i % 2 ? 4 : 2) * pertDensity(i * step, rise);
    }
    return sum * step / 3;
}

double pert(double low, double mode, double high, double share)
{
    const double rise = 4 * (mode - low) / (high - low);
    const double wanted = share * pertArea(1, rise);
    double from = 0, to = 1;
    for (int i = 0; i < 30; ++i) {
        const double middle = (from + to) / 2;
        (pertArea(middle, rise) < wanted ? from : to) = middle;
    }
    return low + (high - low) * (from + to) / 2;
}

} // namespace

double ThreePoints::at(double z) const
{
    const double low = std::min(optimistic, likely), high = std::max(pessimistic, likely);
    if (low >= high) {
        return likely;
    }
    switch (shape) {
    case DurationShape::ByWorkClass:
    case DurationShape::Fixed:
        break;
    case DurationShape::Triangular:
        return triangular(low, likely, high, normalShare(z));
    case DurationShape::Pert:
        return pert(low, likely, high, normalShare(z));
    case DurationShape::Lognormal:
        if (low > 0) {
            return likely * std::pow(z < 0 ? likely / low : high / likely, z / kZ90);
        }
        break;
    }
    return likely;
}

} // namespace gigaplan
