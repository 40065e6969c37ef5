// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/units.h"

#include <cmath>
#include <cstdint>

namespace gigaplan {

/// Units of resources as engines sum them: millionths of one, so that half a crane may be assigned and sums are exact
/// in any order.
inline constexpr std::int64_t kUnit = 1'000'000;

inline std::int64_t toMicroUnits(Ratio units)
{
    return std::llround(units.value * static_cast<double>(kUnit));
}
inline double toUnits(std::int64_t microUnits)
{
    return static_cast<double>(microUnits) / static_cast<double>(kUnit);
}

} // namespace gigaplan
