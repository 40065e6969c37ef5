// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/lag_text.h"

#include "model/base/number_text.h"
#include "model/base/spoken_duration.h"
#include "model/base/text.h"
#include "model/plan/links.h"

#include <cmath>

namespace gigaplan {

std::string lagText(const Link &link)
{
    if (link.lagKind == LagKind::PercentOfPredecessor) {
        const double share = link.lagPercent.value;
        return share == 0 ? "" : (share < 0 ? "-" : "+") + unmistakable(shortest(std::abs(share))) + "%";
    }
    const bool elapsed = link.lagKind == LagKind::Elapsed;
    return link.lag.value == 0 && !elapsed ? ""
                                           : (link.lag.value < 0 ? "" : "+") + durationText(link.lag.value, elapsed);
}

} // namespace gigaplan
