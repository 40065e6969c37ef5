// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/containment.h"
#include "model/edit/merge.h"

#include <map>
#include <unordered_set>

namespace gigaplan::merging {

/// A row of the base that one side removed and the other still has.
struct Removal {
    Side goneIn = Side::Theirs;
    bool changed = false; ///< by the side that has it, beyond references that went with their targets
    std::vector<EntityRef> within; ///< rows removed by the same side that the row, as the other side has it, depends on
};

/// A merge in progress: the three plans, the plan so far, and the conflicts. The passes of the merge work on it one
/// after the other.
class MergeState {
public:
    /// `decided`: conflicts of an earlier run with the side to take; others are decided for ours.
    MergeState(PlanSnapshot basePlan, PlanSnapshot oursPlan, PlanSnapshot theirsPlan,
               const std::vector<Conflict> &decided)
        : base(std::move(basePlan)),
          ours(std::move(oursPlan)),
          theirs(std::move(theirsPlan)),
          merged(ours),
          m_decided(decided)
    {
    }

    const PlanSnapshot base, ours, theirs;
    PlanSnapshot merged;
    std::vector<Conflict> conflicts;
    std::map<EntityRef, Removal> removals;
    /// Rows that are there because a conflict was decided so: what they refer to comes back with them.
    std::vector<EntityRef> kept;
    /// Rows that are gone because a conflict was decided so: nothing brings them back.
    std::vector<EntityRef> dropped;
    /// Rows that were restored together with the rows that contain them.
    std::unordered_set<EntityRef> followed;

    const PlanSnapshot &side(Side which) const { return which == Side::Ours ? ours : theirs; }

    /// Notes the conflict once, with the side that was decided for it, and returns that side.
    Side decide(Conflict conflict);

private:
    const std::vector<Conflict> &m_decided;
};

inline Side otherSide(Side side)
{
    return side == Side::Ours ? Side::Theirs : Side::Ours;
}

/// A side's row with the references that it lost only because that side removed their targets.
template <class E>
E beforeRemovals(const MergeState &state, Side side, E row)
{
    const E *base = state.base.find(row.id);
    forEachField<E>([&]<class F>(std::size_t, const F &field) {
        if constexpr (isId<typename F::Type> && !std::same_as<typename F::Type, Id<FrozenPlan>>) {
            const auto target = base ? base->*field.member : typename F::Type();
            if (target && !(row.*field.member) && !isWithin<E>(field) && !state.side(side).find(target)
                && state.side(otherSide(side)).find(target)) {
                row.*field.member = target;
            }
        }
    });
    return row;
}

/// Notes which rows only one side removed.
void findRemovals(MergeState &state);
/// Field by field of the rows that both sides have, and what theirs added; references may dangle afterwards.
void mergeRows(MergeState &state);
/// Decides over the rows that one side removed and the other changed; what went with such a row follows it.
void mergeRemovals(MergeState &state);
/// Makes every reference resolve. False where this does not come to an end.
bool mergeReferences(MergeState &state);
/// Takes loops of links and parents apart; references may dangle afterwards. True where there was one.
bool mergeLoops(MergeState &state);
/// Gives rows of a table that share a key different ones.
void separateKeys(MergeState &state);
/// Lets claims and notes follow rows that got another key than in the plan that says it.
void followRenamed(MergeState &state);

/// For the user: what both sides did.
std::string conflictWords(const MergeState &state, const Conflict &conflict);

} // namespace gigaplan::merging
