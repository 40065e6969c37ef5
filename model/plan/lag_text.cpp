// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/lag_text.h"

#include "model/base/text.h"

#include <cmath>

namespace gigaplan {

std::string lagText(const Link &link)
{
    const auto sign = [](double value) { return value < 0 ? "-" : "+"; };
    if (link.lagKind == LagKind::PercentOfPredecessor) {
        return link.lagPercent.value == 0 ? "" : sign(link.lagPercent.value) + shortest(std::abs(link.lagPercent.value)) + "%";
    }
    const std::int64_t lag = link.lag.value;
    if (lag == 0) {
        return link.lagKind == LagKind::Elapsed ? "+0 ed" : "";
    }
    const bool elapsed = link.lagKind == LagKind::Elapsed;
    const std::int64_t day = elapsed ? 1440 : 480;
    const std::int64_t size = std::abs(lag);
    const auto [number, unit] = size % 60 != 0 ? std::pair(double(size), "min")
                                : size % (day / 2) != 0 ? std::pair(double(size) / 60, "h")
                                                        : std::pair(double(size) / double(day), "d");
    return sign(double(lag)) + shortest(number) + ' ' + (elapsed ? "e" : "") + unit;
}

} // namespace gigaplan
