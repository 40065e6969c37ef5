// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compare/levelling_preview.h"

#include "model/plan/in_order.h"
#include "model/plan/phases.h"

namespace gigaplan {

namespace {

Date lastOf(const std::vector<GoLive> &goLives, Date GoLive::*which)
{
    Date last = goLives.empty() ? kNever : goLives.front().*which;
    for (const GoLive &one : goLives) {
        last = std::max(last, one.*which);
    }
    return last;
}

} // namespace

std::vector<GoLive> goLivesOf(const Forecast &before, const Forecast &after)
{
    std::vector<GoLive> goLives;
    for (const std::uint32_t row : rowsByOrder<Phase>(after.plan)) {
        goLives.push_back(
            {after.plan.table<Phase>()[row].id, before.capacity->phaseLiveOn[row], after.capacity->phaseLiveOn[row]});
    }
    return goLives;
}

std::shared_ptr<const LevellingPreview> levellingPreview(const std::shared_ptr<const Forecast> &now,
                                                         const LevellingOptions &options, std::stop_token stop,
                                                         const Progress &progress)
{
    auto preview = std::make_shared<LevellingPreview>();
    preview->plan = now->plan;
    preview->levelling = computeLevelling(now->plan, options, stop, progress);
    preview->change = preview->levelling.changeOf(now->plan);
    const auto then = computeForecast(now->plan.with(preview->change), now.get(), stop);
    if (!then || preview->levelling.stopped) {
        return nullptr;
    }
    preview->goLives = goLivesOf(*now, *then);
    preview->lastNow = lastOf(preview->goLives, &GoLive::before);
    preview->lastLevelled = lastOf(preview->goLives, &GoLive::after);
    return preview;
}

} // namespace gigaplan
