// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge.h"

#include "model/edit/command_sequence.h"
#include "model/edit/keys.h"
#include "model/edit/merge_scenarios.h"
#include "model/edit/merge_state.h"
#include "model/edit/scenarios.h"
#include "model/edit/structure_rules.h"
#include "model/plan/difference.h"
#include "model/plan/entities.h"

#include <algorithm>
#include <compare>

namespace gigaplan {

using merging::MergeState;

namespace merging {

namespace {

/// A row among those that share a key.
struct Claimant {
    int claim = 0; ///< 0: had the key in the base, 1: another one, 2: is new
    std::string keyBefore;
    std::int64_t id = 0;
    friend auto operator<=>(const Claimant &, const Claimant &) = default;
};

/// The groups of two and more rows that share a key.
template <class E>
std::vector<std::vector<Claimant>> sharedKeys(const MergeState &state)
{
    const auto &rows = state.merged.table<E>();
    std::vector<std::vector<Claimant>> groups;
    for (std::size_t first = 0, end = 1; first < rows.size(); first = end++) {
        for (; end < rows.size() && rows[end].key == rows[first].key; ++end) {}
        if (end - first > 1) {
            auto &group = groups.emplace_back();
            for (std::size_t i = first; i < end; ++i) {
                const E *before = state.base.find(rows[i].id);
                group.push_back({!before                          ? 2
                                     : before->key == rows[i].key ? 0
                                                                  : 1,
                                 before ? before->key : std::string(), rows[i].id.value});
            }
        }
    }
    return groups;
}

/// Ids of the rows that leave a shared key to another, whichever side is ours: a row keeps it that had it in the base, else
/// the one whose key there comes first, else the one that is new.
std::vector<std::int64_t> losers(std::vector<std::vector<Claimant>> groups)
{
    std::vector<std::int64_t> ids;
    for (auto &group : groups) {
        std::sort(group.begin(), group.end());
        for (std::size_t i = 1; i < group.size(); ++i) {
            ids.push_back(group[i].id);
        }
    }
    return ids;
}

} // namespace

void separateKeys(MergeState &state)
{
    forEachEntity([&]<class E>(Tag<E>) {
        if (state.merged.table<E>().isSameAs(state.ours.table<E>())) {
            return;
        }
        for (const std::int64_t id : losers(sharedKeys<E>(state))) {
            ChangeSummary change;
            auto &row = change.of<E>().updated.emplace_back(
                typename TableChange<E>::Update{*state.merged.find(Id<E>{id}), std::uint64_t{1} << 63});
            row.after.key = unusedKey(state.merged, tableId<E>(), row.after.key);
            state.merged = state.merged.with(change);
        }
    });
}

} // namespace merging

namespace {

/// A file is one plan, whatever the key of its one row in each copy.
PlanSnapshot withPlanRowOf(const PlanSnapshot &plan, const PlanSnapshot &reference)
{
    if (plan.table<Plan>().size() != 1 || reference.table<Plan>().size() != 1) {
        return plan;
    }
    Plan row = plan.table<Plan>()[0];
    row.id = reference.table<Plan>()[0].id;
    return plan.withRows<Plan>({row});
}

PlanSnapshot alignedPlan(const PlanSnapshot &reference, const PlanSnapshot &other)
{
    return withPlanRowOf(alignedTo(reference, other), reference);
}

/// All passes until nothing dangles and nothing loops.
Result<void> runPasses(MergeState &state)
{
    merging::findRemovals(state);
    merging::mergeRows(state);
    merging::mergeRemovals(state);
    constexpr int kMostTimes = 100;
    for (int times = 0; times < kMostTimes; ++times) {
        if (!merging::mergeReferences(state)) {
            break;
        }
        if (!merging::mergeLoops(state)) {
            merging::separateKeys(state);
            merging::followRenamed(state);
            return merging::tidyScenarios(state.merged);
        }
    }
    return Error{ErrorKind::Invalid, "the plans cannot be merged: one of them is not sound in itself"};
}

Result<Merge> mergeDecided(const PlanSnapshot &base, const PlanSnapshot &ours, const PlanSnapshot &theirs,
                           const std::vector<Conflict> &decided)
{
    for (const PlanSnapshot *plan : {&ours, &theirs}) {
        GIGAPLAN_TRY(refuseLoops(*plan));
    }
    GIGAPLAN_TRY_VALUE(auto same, merging::openSameScenario(base, ours, theirs));
    MergeState state(std::move(same.base), std::move(same.ours), std::move(same.theirs), decided);
    GIGAPLAN_TRY(runPasses(state));
    if (same.reopen && state.merged.find(same.reopen)) {
        GIGAPLAN_TRY_VALUE(state.merged, tried(SwitchScenario(same.reopen), state.merged));
    }
    // Made of ours and the difference, the result shares every row that did not change.
    return Merge{ours.with(differenceOf(ours, state.merged)), std::move(state.conflicts)};
}

} // namespace

Result<Merge> mergePlans(const PlanSnapshot &base, const PlanSnapshot &ours, const PlanSnapshot &theirs,
                         const std::vector<Conflict> &decided)
{
    const PlanSnapshot alignedBase = alignedPlan(ours, base);
    return mergeDecided(alignedBase, ours, alignedPlan(ours, alignedPlan(alignedBase, theirs)), decided);
}

Result<Merge> mergePlans(const PlanSnapshot &base, const PlanSnapshot &ours, const PlanSnapshot &theirs,
                         const std::vector<Side> &chosen)
{
    auto merge = mergePlans(base, ours, theirs, std::vector<Conflict>());
    if (!merge || std::find(chosen.begin(), chosen.end(), Side::Theirs) == chosen.end()) {
        return merge;
    }
    std::vector<Conflict> decided = merge->conflicts;
    for (std::size_t i = 0; i < std::min(chosen.size(), decided.size()); ++i) {
        decided[i].chosen = chosen[i];
    }
    return mergePlans(base, ours, theirs, decided);
}

Result<Merge> mergeFavouring(const PlanSnapshot &base, const PlanSnapshot &ours, const PlanSnapshot &theirs, Side side)
{
    auto merge = mergePlans(base, ours, theirs);
    std::vector<Conflict> decided;
    while (merge && std::any_of(merge->conflicts.begin(), merge->conflicts.end(), [side](const Conflict &conflict) {
               return conflict.chosen != side;
           })) {
        for (Conflict &conflict : merge->conflicts) {
            conflict.chosen = side;
        }
        decided.insert(decided.end(), merge->conflicts.begin(), merge->conflicts.end());
        merge = mergePlans(base, ours, theirs, decided);
    }
    return merge;
}

} // namespace gigaplan
