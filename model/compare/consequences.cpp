// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compare/consequences.h"

#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"

#include <algorithm>
#include <unordered_map>

namespace gigaplan {

namespace {

struct PhaseTotals {
    std::optional<Date> live;
    std::int64_t watts = 0, gpus = 0, cost = 0, released = 0;
};

std::unordered_map<Id<Phase>, PhaseTotals> totalsOf(const Forecast &forecast)
{
    constexpr auto planned = static_cast<std::size_t>(RowState::Planned);
    const auto &phases = forecast.plan.table<Phase>();
    std::unordered_map<Id<Phase>, PhaseTotals> totals;
    for (std::size_t p = 0; p < phases.size(); ++p) {
        PhaseTotals &phase = totals[phases[p].id];
        if (forecast.capacity->phaseLiveOn[p] != kNever) {
            phase.live = forecast.capacity->phaseLiveOn[p];
        }
        phase.watts = forecast.capacity->phases[p].it[planned].last();
        phase.gpus = forecast.capacity->phases[p].gpus[planned].last();
        phase.released = forecast.capital->phaseReleased[p].value;
    }
    const auto &costs = forecast.plan.table<Cost>();
    for (std::size_t c = 0; c < costs.size(); ++c) {
        if (const auto phase = totals.find(costs[c].phase); phase != totals.end()) {
            phase->second.cost += forecast.capital->costAmounts[c].value;
        }
    }
    return totals;
}

std::vector<const Phase *> phasesOfBoth(const PlanSnapshot &before, const PlanSnapshot &after)
{
    std::vector<const Phase *> phases;
    for (const Phase &phase : after.table<Phase>()) {
        phases.push_back(&phase);
    }
    for (const Phase &phase : before.table<Phase>()) {
        if (!after.find(phase.id)) {
            phases.push_back(&phase);
        }
    }
    sortByOrder(phases);
    return phases;
}

} // namespace

bool PhaseConsequence::isNone() const
{
    return liveBefore == liveAfter && itMw == Megawatts{} && gpus == 0 && cost == 0 && releasedByEnd == 0;
}

std::vector<PhaseConsequence> phaseConsequences(const Forecast &before, const Forecast &after)
{
    auto was = totalsOf(before), is = totalsOf(after);
    std::vector<PhaseConsequence> all;
    for (const Phase *phase : phasesOfBoth(before.plan, after.plan)) {
        const PhaseTotals &old = was[phase->id], &now = is[phase->id];
        PhaseConsequence &one = all.emplace_back();
        one.phase = phase->id;
        one.name = phase->name.empty() ? phase->key : phase->name;
        one.liveBefore = old.live;
        one.liveAfter = now.live;
        if (old.live && now.live) {
            one.days = *now.live - *old.live;
        }
        one.itMw = toMegawatts(Watts{now.watts - old.watts});
        one.gpus = now.gpus - old.gpus;
        one.cost = now.cost - old.cost;
        one.releasedByEnd = now.released - old.released;
    }
    return all;
}

} // namespace gigaplan
