// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/snapshot.h"

namespace gigaplan {

/// Which side a conflict is decided for.
enum class Side { Ours, Theirs };

/// Two changes of the same thing that cannot both be kept.
struct Conflict {
    enum class Kind {
        Field, ///< both set `field` of `row`, to different values
        ChangedGone, ///< one side changed `row`, the other removed it; what went with the row follows the decision
        Dangling, ///< one side added `row` or pointed it at `target`, which the other removed
        Loop, ///< a link or parent (`row`) of one side closes a loop with those of the other
        Scenario, ///< both sides changed the same scenario that is not open
        Key, ///< both gave `row` a key, but different ones
    };
    Kind kind = Kind::Field;
    EntityRef row{};
    std::size_t field = 0; ///< Field and Dangling: of the row's table
    EntityRef target{}; ///< Dangling: what is referred to; Loop: the other side's link or task
    Side goneIn = Side::Theirs; ///< ChangedGone and Dangling: the side that removed
    Side chosen = Side::Ours; ///< how the merged plan has it
    std::string words{}; ///< "Task “Energise substation 2”: Start no earlier than is 1 Mar 2027 here, 1 Sep 2027 there"
};

struct Merge {
    PlanSnapshot merged; ///< sound: no reference dangles, no links loop, whatever was chosen
    std::vector<Conflict> conflicts; ///< in a fixed order, the same for both orders of the sides
};

/// Merges, by primary key and field, what `ours` and `theirs` changed in `base`. Changes by only one side are taken,
/// equal changes are taken once, and the rest are conflicts. Laws, tested on random edits: merging with an unchanged
/// side gives the other; disjoint edits commute; with the sides swapped the conflicts are the same and every choice
/// turned. `chosen`: for conflicts by their position in the list of a run without choices; missing ones are decided for
/// ours. A removal is one unit together with everything removed with it (links of a task, rows of a hall, claims,
/// references that became empty): where a conflict keeps the row, all of it is as the side has it that kept the row;
/// where that side changed more of it, it is one conflict. A row that is restored only for its parts comes back whole.
/// Rows that share table and key but not the id are treated as one (see alignedTo). The result keeps the ids of ours
/// and its open scenario. Fails only on plans that are unsound themselves.
Result<Merge> mergePlans(const PlanSnapshot &base, const PlanSnapshot &ours, const PlanSnapshot &theirs,
                         const std::vector<Side> &chosen = {});
/// The same with conflicts of any earlier run, decided: a decision may bring up or settle other conflicts, and what was
/// decided is found again by kind, row, field and target.
Result<Merge> mergePlans(const PlanSnapshot &base, const PlanSnapshot &ours, const PlanSnapshot &theirs,
                         const std::vector<Conflict> &decided);
/// The same with every conflict decided for one side; deciding may bring up others, which are decided alike.
Result<Merge> mergeFavouring(const PlanSnapshot &base, const PlanSnapshot &ours, const PlanSnapshot &theirs, Side side);

} // namespace gigaplan
