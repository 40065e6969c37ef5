// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace gigaplan {

/// Quantiles of the PERT distribution over 0 … 1 from a table, off by less than 5e-4: inverting its distribution by
/// search in every draw would cost more than the schedule.
class PertQuantiles {
public:
    PertQuantiles();
    /// The value below which the share Φ(z) lies; the mode is at `mode`, 0 … 1. Rises with z.
    double at(double z, double mode) const;

private:
    static constexpr int kModes = 128, kSpan = 6, kPerUnit = 32; ///< steps in mode; z from -6 to 6
    static constexpr int kZs = 2 * kSpan * kPerUnit;
    void addMode(double mode);
    std::vector<float> m_values; ///< by mode, then z
};

} // namespace gigaplan
