// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace gigaplan {

/// A number in (0, 1) that depends on nothing but its three arguments, so that trials may run in any order and on any
/// number of threads. Mixing after Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
double uniformNumber(std::uint64_t seed, std::uint64_t trial, std::uint64_t stream);

/// The same for many streams of one trial.
class TrialNumbers {
public:
    TrialNumbers(std::uint64_t seed, std::uint64_t trial);
    double uniform(std::uint64_t stream) const;
    double normal(std::uint64_t stream) const;

private:
    std::uint64_t m_key;
};

/// The standard normal distribution and its inverse. The inverse is P. J. Acklam's rational approximation (2003), whose
/// relative error is below 1.2e-9.
double normalShare(double z);
double normalQuantile(double share);

} // namespace gigaplan
