// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/random_numbers.h"

#include <cmath>

namespace gigaplan {

namespace {

std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15ull;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ull;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebull;
    return value ^ (value >> 31);
}

double tailQuantile(double share)
{
    const double q = std::sqrt(-2 * std::log(share));
    const double above = ((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q
                           - 2.549732539343734e+00)
                              * q
                          + 4.374664141464968e+00)
            * q
        + 2.938163982698783e+00;
    return above
        / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q
            + 3.754408661907416e+00)
               * q
           + 1);
}

} // namespace

TrialNumbers::TrialNumbers(std::uint64_t seed, std::uint64_t trial) : m_key(mixed(mixed(seed) + trial)) {}

double TrialNumbers::uniform(std::uint64_t stream) const
{
    return (static_cast<double>(mixed(m_key + stream) >> 11) + 0.5) * 0x1p-53;
}

double TrialNumbers::normal(std::uint64_t stream) const
{
    return normalQuantile(uniform(stream));
}

double normalShare(double z)
{
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

double normalQuantile(double share)
{
    constexpr double kTail = 0.02425;
    if (share < kTail) {
        return tailQuantile(share);
    }
    if (share > 1 - kTail) {
        return -tailQuantile(1 - share);
    }
    const double q = share - 0.5, r = q * q;
    const double above = (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r
                            + 1.383577518672690e+02)
                               * r
                           - 3.066479806614716e+01)
                              * r
                          + 2.506628277459239e+00)
        * q;
    return above
        / (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r
             + 6.680131188771972e+01)
                * r
            - 1.328068155288572e+01)
               * r
           + 1);
}

} // namespace gigaplan
