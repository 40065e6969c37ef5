// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"

namespace gigaplan {

/// What is live from a day on.
struct LiveStep {
    Date date;
    std::int64_t watts = 0; ///< in the plan's basis
    std::int64_t gpus = 0;
    friend bool operator==(const LiveStep &, const LiveStep &) = default;
};

} // namespace gigaplan
