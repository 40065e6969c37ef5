// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace gigaplan {

/// Numbers that depend on nothing but seed, trial and stream, so that trials may run in any order and on any number of
/// threads. Mixing after Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
class TrialNumbers {
public:
    TrialNumbers(std::uint64_t seed, std::uint64_t trial);
    double uniform(std::uint64_t stream) const; ///< in (0, 1)
    double normal(std::uint64_t stream) const;

private:
    std::uint64_t m_key;
};

/// The standard normal distribution and its inverse. The inverse is P. J. Acklam's rational approximation (2003), whose
/// relative error is below 1.2e-9.
double normalShare(double z);
double normalQuantile(double share);
inline constexpr double kNinthTenth = 1.2815515655446004; ///< of that distribution: its 0.9 quantile

} // namespace gigaplan
