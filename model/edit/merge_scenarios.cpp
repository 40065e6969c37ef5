// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge_scenarios.h"

#include "model/edit/command_sequence.h"
#include "model/edit/frozen_plans.h"
#include "model/edit/scenarios.h"
#include "model/plan/entities.h"

namespace gigaplan::merging {

namespace {

/// The scenario that the others branched from.
Id<Scenario> root(const PlanSnapshot &plan)
{
    for (const Scenario &scenario : plan.table<Scenario>()) {
        if (!scenario.origin) {
            return scenario.id;
        }
    }
    return {};
}

Id<Scenario> idOfOpen(const PlanSnapshot &plan)
{
    const Scenario *open = openScenario(plan);
    return open ? open->id : Id<Scenario>();
}

/// The plan with `scenario` open; as it is where it does not have it.
Result<PlanSnapshot> opened(const PlanSnapshot &plan, Id<Scenario> scenario)
{
    const bool needless = !scenario || !plan.find(scenario) || idOfOpen(plan) == scenario || !idOfOpen(plan);
    return needless ? Result<PlanSnapshot>(plan) : tried(SwitchScenario(scenario), plan);
}

/// The scenario to compare in: the one that is open in ours, or in theirs, or what each calls its first.
std::pair<Id<Scenario>, Id<Scenario>> toOpen(const PlanSnapshot &ours, const PlanSnapshot &theirs)
{
    const Id<Scenario> o = idOfOpen(ours), t = idOfOpen(theirs);
    if (o && theirs.find(o)) {
        return {o, o};
    }
    if (t && ours.find(t)) {
        return {t, t};
    }
    return {root(ours), root(theirs)};
}

} // namespace

Result<SameScenario> openSameScenario(const PlanSnapshot &base, const PlanSnapshot &ours, const PlanSnapshot &theirs)
{
    const auto [inOurs, inTheirs] = toOpen(ours, theirs);
    const Id<Scenario> inBase = base.find(inOurs) ? inOurs : base.find(inTheirs) ? inTheirs : root(base);
    auto openedBase = opened(base, inBase), openedOurs = opened(ours, inOurs), openedTheirs = opened(theirs, inTheirs);
    for (const auto *plan : {&openedBase, &openedOurs, &openedTheirs}) {
        if (!*plan) {
            return plan->error();
        }
    }
    return SameScenario{std::move(*openedBase), std::move(*openedOurs), std::move(*openedTheirs), idOfOpen(ours)};
}

std::optional<FrozenPlan> mergedContent(const MergeState &state, Id<FrozenPlan> base, Id<FrozenPlan> ours,
                                        Id<FrozenPlan> theirs)
{
    const FrozenPlan *from = state.base.find(base), *a = state.ours.find(ours), *b = state.theirs.find(theirs);
    if (!from || !a || !b) {
        return {};
    }
    // A plan in a scenario has no scenarios: this goes one level down and no further.
    const auto merge = mergePlans(from->content.plan(), a->content.plan(), b->content.plan());
    if (!merge || !merge->conflicts.empty()) {
        return {};
    }
    auto frozen = freeze(merge->merged);
    return frozen ? std::optional(std::move(*frozen)) : std::nullopt;
}

Result<void> tidyScenarios(PlanSnapshot &plan)
{
    ChangeSummary change;
    const Scenario *open = openScenario(plan);
    std::vector<Scenario> scenarios(plan.table<Scenario>().begin(), plan.table<Scenario>().end());
    for (Scenario &scenario : scenarios) {
        if (scenario.content || scenario.id == open->id) {
            continue;
        }
        // Two plans of which each had its own scenario open: the second one keeps the merged rows as its content.
        GIGAPLAN_TRY_VALUE(const auto frozen, freeze(plan));
        if (!plan.find(frozen.id)) {
            change.of<FrozenPlan>().inserted.push_back(frozen);
        }
        scenario.content = frozen.id;
        change.of<Scenario>().updated.push_back({scenario, 0});
    }
    change.of<FrozenPlan>().removed = unusedFrozenPlans(plan, scenarios);
    plan = plan.with(change);
    return {};
}

} // namespace gigaplan::merging
