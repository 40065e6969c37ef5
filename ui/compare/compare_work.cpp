// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_work.h"

#include "model/compare/consequences.h"
#include "model/plan/entities.h"

#include <bit>

namespace gigaplan {

namespace {

std::size_t changesIn(const ChangeSummary &change)
{
    std::size_t count = 0;
    forEachPlanned([&]<class E>(Tag<E>) {
        count += change.of<E>().inserted.size() + change.of<E>().removed.size();
        for (const auto &update : change.of<E>().updated) {
            count += static_cast<std::size_t>(std::popcount(update.fields));
        }
    });
    return count;
}

} // namespace

CompareOutcome compareOrMerge(const CompareInput &input, std::stop_token stop)
{
    CompareOutcome outcome;
    std::shared_ptr<const Forecast> after = input.other;
    if (input.base) {
        auto merge = mergePlans(*input.base, input.open->plan, input.other->plan, input.decided);
        if (!merge) {
            outcome.problem = merge.error().message;
            return outcome;
        }
        after = computeForecast(merge->merged, input.open.get(), stop);
        if (!after) {
            return outcome;
        }
        outcome.merge = std::move(*merge);
    }
    outcome.comparison = std::make_shared<const Comparison>(comparePlans(input.open, after));
    return outcome;
}

std::optional<DryRun> dryRun(std::shared_ptr<const Comparison> comparison,
                             const std::function<bool(EntityRef, std::size_t)> &picked, std::stop_token stop)
{
    DryRun run;
    run.change = pickedChange(*comparison, picked);
    run.changes = changesIn(run.change);
    const auto after = computeForecast(comparison->before->plan.with(run.change), comparison->before.get(), stop);
    if (!after) {
        return std::nullopt;
    }
    run.phases = phaseConsequences(*comparison->before, *after);
    run.of = std::move(comparison);
    return run;
}

} // namespace gigaplan
