// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"

namespace gigaplan {

/// What a megawatt of this plan means: at the racks' input, or at the meter (IT × design-day PUE).
enum class CapacityBasis { It, Facility };
template <>
struct EnumNames<CapacityBasis> {
    static constexpr std::array entries{EnumEntry{"it", "IT"}, EnumEntry{"facility", "Facility"}};
};

} // namespace gigaplan
