// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compare/levelling_preview.h"

#include "model/plan/in_order.h"
#include "model/plan/programme.h"

namespace gigaplan {

namespace {

Date lastOf(const std::vector<LevelledGoLive> &goLives, Date LevelledGoLive::*which)
{
    Date last = goLives.empty() ? kNever : goLives.front().*which;
    for (const LevelledGoLive &one : goLives) {
        last = std::max(last, one.*which);
    }
    return last;
}

} // namespace

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
    const Table<Phase> &phases = now->plan.table<Phase>();
    for (const Phase *phase : inOrder<Phase>(now->plan)) {
        const std::size_t row = phases.indexOf(phase->id);
        preview->goLives.push_back({phase->id, now->capacity->phaseLiveOn[row], then->capacity->phaseLiveOn[row]});
    }
    preview->lastNow = lastOf(preview->goLives, &LevelledGoLive::now);
    preview->lastLevelled = lastOf(preview->goLives, &LevelledGoLive::levelled);
    return preview;
}

} // namespace gigaplan
