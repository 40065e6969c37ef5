// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/three_points.h"

#include "model/analysis/risk/pert_quantiles.h"
#include "model/analysis/risk/random_numbers.h"
#include "model/plan/links.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

double triangular(double low, double mode, double high, double share)
{
    const double below = share * (high - low);
    return below < mode - low ? low + std::sqrt(below * (mode - low))
                              : high - std::sqrt((1 - share) * (high - low) * (high - mode));
}

double pert(double low, double mode, double high, double z)
{
    static const PertQuantiles kTable; // a constant, too long to be worked out by the compiler
    return low + (high - low) * kTable.at(z, (mode - low) / (high - low));
}

} // namespace

double ThreePoints::least() const
{
    return std::min(std::min(optimistic, likely), pessimistic);
}
double ThreePoints::most() const
{
    return std::max(std::max(optimistic, likely), pessimistic);
}

double ThreePoints::at(double z) const
{
    const double low = least(), high = most();
    if (low >= high) {
        return likely;
    }
    switch (shape) {
    case DurationShape::ByWorkClass:
    case DurationShape::Fixed: break;
    case DurationShape::Triangular: return triangular(low, likely, high, normalShare(z));
    case DurationShape::Pert: return pert(low, likely, high, z);
    case DurationShape::Lognormal:
        if (low > 0) {
            return likely * std::pow(z < 0 ? likely / low : high / likely, z / kNinthTenth);
        }
        break;
    }
    return likely;
}

double ThreePoints::atShare(double share) const
{
    const double low = least(), high = most();
    return low < high ? triangular(low, likely, high, share) : likely;
}

} // namespace gigaplan
