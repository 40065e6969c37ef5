// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/pert_quantiles.h"

#include "model/analysis/risk/random_numbers.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

PertQuantiles::PertQuantiles()
{
    m_values.reserve(static_cast<std::size_t>(kModes + 1) * (kZs + 1));
    for (int i = 0; i <= kModes; ++i) {
        addMode(static_cast<double>(i) / kModes);
    }
}

// The beta distribution with exponents 4 m and 4 (1 - m), by the midpoint rule over cells fine enough that none holds
// more than a hair of it.
void PertQuantiles::addMode(double mode)
{
    constexpr int kCells = 8192;
    const double rise = 4 * mode;
    std::vector<double> area(kCells + 1, 0.0);
    for (int i = 0; i < kCells; ++i) {
        const double x = (i + 0.5) / kCells;
        area[static_cast<std::size_t>(i) + 1] =
            area[static_cast<std::size_t>(i)] + std::exp(rise * std::log(x) + (4 - rise) * std::log1p(-x));
    }
    std::size_t cell = 0;
    for (int i = 0; i <= kZs; ++i) {
        const double wanted = normalShare(static_cast<double>(i) / kPerUnit - kSpan) * area.back();
        while (cell + 1 < kCells && area[cell + 1] < wanted) {
            ++cell;
        }
        const double within = std::min(1.0, (wanted - area[cell]) / (area[cell + 1] - area[cell]));
        m_values.push_back(static_cast<float>((static_cast<double>(cell) + within) / kCells));
    }
}

double PertQuantiles::at(double z, double mode) const
{
    const double column = std::clamp((z + kSpan) * kPerUnit, 0.0, static_cast<double>(kZs));
    const double row = std::clamp(mode, 0.0, 1.0) * kModes;
    const auto left = std::min<std::size_t>(static_cast<std::size_t>(column), kZs - 1);
    const auto low = std::min<std::size_t>(static_cast<std::size_t>(row), kModes - 1);
    const double right = column - static_cast<double>(left), high = row - static_cast<double>(low);
    const auto between = [&](std::size_t of) {
        const float *value = &m_values[of * (kZs + 1) + left];
        return static_cast<double>(value[0]) * (1 - right) + static_cast<double>(value[1]) * right;
    };
    return between(low) * (1 - high) + between(low + 1) * high;
}

} // namespace gigaplan
