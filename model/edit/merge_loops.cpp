// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge_state.h"

#include "model/edit/structure_rules.h"

#include <unordered_set>

namespace gigaplan::merging {

namespace {

/// The rows that two sound plans cannot have looped without: links and parents that differ from one side's.
struct Suspects {
    std::vector<Id<Link>> links;
    std::vector<Id<Task>> tasks;
    EntityRef first() const { return links.empty() ? EntityRef(tasks.front()) : EntityRef(links.front()); }
    bool isEmpty() const { return links.empty() && tasks.empty(); }
};

Suspects suspectsAgainst(const MergeState &state, const PlanSnapshot &side)
{
    Suspects found;
    for (const Link &link : state.merged.table<Link>()) {
        const Link *known = side.find(link.id);
        if (!known || known->from != link.from || known->to != link.to) {
            found.links.push_back(link.id);
        }
    }
    for (const Task &task : state.merged.table<Task>()) {
        const Task *known = side.find(task.id);
        if (!known ? bool(task.parent) : known->parent != task.parent) {
            found.tasks.push_back(task.id);
        }
    }
    return found;
}

/// Whether the merged plan is free of loops with these rows as `side` has them.
PlanSnapshot asIn(const MergeState &state, const PlanSnapshot &side, const Suspects &suspects)
{
    ChangeSummary change;
    for (const Id<Link> id : suspects.links) {
        if (const Link *known = side.find(id)) {
            change.of<Link>().updated.push_back({*known, 0});
        } else {
            change.of<Link>().removed.push_back(id);
        }
    }
    for (const Id<Task> id : suspects.tasks) {
        Task task = *state.merged.find(id);
        const Task *known = side.find(id);
        task.parent = known ? known->parent : Id<Task>();
        change.of<Task>().updated.push_back({std::move(task), 0});
    }
    return state.merged.with(change);
}

/// The single suspects whose return to `side` breaks a loop, so that no more is given up than needed: halves the list
/// again and again.
Suspects fewestThatHelp(const MergeState &state, const PlanSnapshot &side, const Suspects &all)
{
    const auto part = [&all](std::size_t count) {
        Suspects some;
        for (std::size_t i = 0; i < count; ++i) {
            if (i < all.links.size()) {
                some.links.push_back(all.links[i]);
            } else {
                some.tasks.push_back(all.tasks[i - all.links.size()]);
            }
        }
        return some;
    };
    // The shortest beginning of the list that helps; its last one is needed.
    std::size_t low = 1, high = all.links.size() + all.tasks.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (refuseLoops(asIn(state, side, part(middle)))) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    const Suspects beginning = part(high);
    Suspects last;
    if (high <= all.links.size()) {
        last.links.push_back(beginning.links.back());
    } else {
        last.tasks.push_back(beginning.tasks.back());
    }
    return last;
}

} // namespace

bool mergeLoops(MergeState &state)
{
    bool any = false;
    while (!refuseLoops(state.merged)) {
        any = true;
        const Suspects againstOurs = suspectsAgainst(state, state.ours), againstTheirs = suspectsAgainst(state, state.theirs);
        if (againstOurs.isEmpty() && againstTheirs.isEmpty()) {
            return any; // unsound before the merge; the caller refuses it
        }
        // The dispute is named by the row of theirs that closes the loop and the row of ours that does.
        const Suspects fromTheirs = againstOurs.isEmpty() ? Suspects() : fewestThatHelp(state, state.ours, againstOurs);
        const Suspects fromOurs = againstTheirs.isEmpty() ? Suspects() : fewestThatHelp(state, state.theirs, againstTheirs);
        Conflict conflict;
        conflict.kind = Conflict::Kind::Loop;
        const EntityRef a = fromTheirs.isEmpty() ? fromOurs.first() : fromTheirs.first();
        const EntityRef b = fromOurs.isEmpty() ? fromTheirs.first() : fromOurs.first();
        conflict.row = std::min(a, b);
        conflict.target = std::max(a, b);
        const bool forOurs = fromOurs.isEmpty() || (!fromTheirs.isEmpty() && state.decide(conflict) == Side::Ours);
        state.merged = forOurs ? asIn(state, state.ours, fromTheirs) : asIn(state, state.theirs, fromOurs);
    }
    return any;
}

} // namespace gigaplan::merging
