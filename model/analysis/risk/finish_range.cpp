// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/finish_range.h"

#include "model/analysis/risk/random_numbers.h"
#include "model/plan/risk.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

FinishRanges::FinishRanges(const PlanSnapshot &plan) : m_draws(plan.withRows(std::vector<RiskEvent>())) {}

std::optional<FinishRange> FinishRanges::of(std::uint32_t task, Instant start, const CalendarClock &clock) const
{
    const auto &scatters = m_draws.tasks();
    const auto at =
        std::lower_bound(scatters.begin(), scatters.end(), task,
                         [](const DurationDraws::Scatter &one, std::uint32_t index) { return one.row < index; });
    if (at == scatters.end() || at->row != task) {
        return std::nullopt;
    }
    const auto finishAt = [&](double z) {
        const double more = (at->points.at(z) - static_cast<double>(at->planned)) * at->open;
        const auto minutes = std::max<std::int64_t>(0, at->planned + std::llround(more));
        return clampToRange(clock.advance(start, minutes));
    };
    return FinishRange{finishAt(-kNinthTenth), finishAt(kNinthTenth)};
}

} // namespace gigaplan
