// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/forecast/forecast.h"
#include "model/plan/difference.h"

namespace gigaplan {

/// The kind of change, in everyday terms; the order is the order of importance in a list.
enum class ChangeWord { Added, Removed, ReDated, RePhased, ReFed, Moved, Resized, Renamed, Changed };
std::string_view label(ChangeWord word);

/// One field of one row that differs.
struct ComparedField {
    std::size_t field = 0; ///< of the row's table; `kKeyField`: the key
    std::string label; ///< for people, with the unit
    std::string before, after; ///< as in a cell; "" where there is none
    ChangeWord word = ChangeWord::Changed;
    static constexpr std::size_t kKeyField = static_cast<std::size_t>(-1);
};

/// One row that differs, in words.
struct ComparedRow {
    EntityRef row;
    std::string name; ///< as in `after`, or in `before` where it is gone
    ChangeWord word = ChangeWord::Changed; ///< that of its most important field
    std::string sentence; ///< "Energise substation 2 starts no earlier than 1 Sep 2027 instead of 1 Mar 2027"
    std::vector<ComparedField> fields; ///< empty for added and removed rows
    std::string where; ///< "Hall 3, Building 4" where the table has the name more than once; else ""
};

/// What a difference does to one phase; all but the dates as `after` minus `before`.
struct PhaseConsequence {
    Id<Phase> phase;
    std::string name;
    std::optional<Date> liveBefore, liveAfter; ///< when it is live as a whole; none: never
    std::optional<std::int32_t> days; ///< later by; none where one of the dates is missing
    Megawatts itMw; ///< planned IT power
    std::int64_t gpus = 0; ///< planned GPU packages
    std::int64_t cost = 0; ///< planned cost in whole units of the plan's currency
    std::int64_t releasedByEnd = 0; ///< capital released over the whole plan
    bool isNone() const; ///< nothing differs
};

/// Two plans side by side.
struct Comparison {
    std::shared_ptr<const Forecast> before, after; ///< each with its plan
    ChangeSummary change; ///< over the planned tables
    std::vector<ComparedRow> rows; ///< by table, then by name
    std::vector<PhaseConsequence> phases; ///< in the order of the phases; all of them
};

/// `after` is aligned to the ids of `before` first.
Comparison comparePlans(const PlanSnapshot &before, const PlanSnapshot &after);
Comparison comparePlans(std::shared_ptr<const Forecast> before, std::shared_ptr<const Forecast> after);

/// The part of a comparison's change that was picked, ready for ApplyDifference: `taken(row, field)` decides for every
/// field of an updated row; for added and removed rows it is asked once, with field 0. What a taken row depends on (the
/// hall of an added row) is taken too.
ChangeSummary pickedChange(const Comparison &comparison, const std::function<bool(EntityRef, std::size_t)> &taken);

} // namespace gigaplan
