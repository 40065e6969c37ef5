// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/merge.h"

namespace gigaplan::merging {

/// A merge on its way: the three plans, the plan so far, and what is in dispute. The passes of the merge work on it one
/// after the other.
class MergeState {
public:
    /// `decided`: conflicts of an earlier run with the side to take; others go to ours.
    MergeState(PlanSnapshot basePlan, PlanSnapshot oursPlan, PlanSnapshot theirsPlan, const std::vector<Conflict> &decided)
        : base(std::move(basePlan)), ours(std::move(oursPlan)), theirs(std::move(theirsPlan)), merged(ours),
          m_decided(decided)
    {
    }

    const PlanSnapshot base, ours, theirs;
    PlanSnapshot merged;
    std::vector<Conflict> conflicts;
    /// Rows that are there because a conflict was decided so: what they refer to comes back with them.
    std::vector<EntityRef> kept;

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

/// Row by row and field by field; references may dangle afterwards.
void mergeRows(MergeState &state);
/// Makes every reference resolve. False where it does not come to an end.
bool mergeReferences(MergeState &state);
/// Takes loops of links and parents apart; references may dangle afterwards. True where there was one.
bool mergeLoops(MergeState &state);
/// Gives rows of a table that share a key different ones.
void separateKeys(MergeState &state);
/// Lets claims and notes follow rows that got another key than in the plan that says it.
void followRenamed(MergeState &state);

/// For people: what both sides did.
std::string conflictWords(const MergeState &state, const Conflict &conflict);

} // namespace gigaplan::merging
