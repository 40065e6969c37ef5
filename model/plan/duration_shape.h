// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/describe.h"

namespace gigaplan {

/// How a task's duration scatters. Triangular and PERT lie between the optimistic and the pessimistic duration with the
/// planned one as the most likely (PERT: mean (o + 4 m + p) / 6); lognormal has the planned one as its median and the
/// two others as its 10th and 90th percentile. Points out of order: `model/plan/estimates.h`.
enum class DurationShape { ByWorkClass, Fixed, Triangular, Pert, Lognormal };
template <>
struct EnumNames<DurationShape> {
    static constexpr std::array entries{EnumEntry{"by_work_class", "From work class"}, EnumEntry{"fixed", "Fixed"},
                                        EnumEntry{"triangular", "Triangular"}, EnumEntry{"pert", "PERT"},
                                        EnumEntry{"lognormal", "Lognormal"}};
};

} // namespace gigaplan
