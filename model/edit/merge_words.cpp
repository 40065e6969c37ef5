// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge_state.h"

#include "model/plan/fields.h"

namespace gigaplan::merging {

namespace {

/// "Task “Energise substation 2”", from whichever plan has the row.
std::string named(const MergeState &state, EntityRef ref)
{
    for (const PlanSnapshot *plan : {&state.ours, &state.theirs, &state.base}) {
        if (exists(*plan, ref)) {
            return std::string(tableInfo(ref.table).label) + " “" + displayName(*plan, ref) + "”";
        }
    }
    return std::string(tableInfo(ref.table).label);
}

std::string valueIn(const PlanSnapshot &plan, EntityRef row, const FieldInfo &info, std::size_t field)
{
    const std::string text = displayValue(plan, info, fieldValue(plan, row, field));
    const std::string unit = info.unit.empty() || text.empty() ? std::string() : ' ' + std::string(info.unit);
    return text.empty() ? "empty" : text + unit;
}

std::string fieldWords(const MergeState &state, const Conflict &conflict)
{
    const FieldInfo &info = tableInfo(conflict.row.table).fields[conflict.field];
    std::string words = named(state, conflict.row) + ": " + std::string(info.label) + " is "
        + valueIn(state.ours, conflict.row, info, conflict.field) + " here, "
        + valueIn(state.theirs, conflict.row, info, conflict.field) + " there";
    if (exists(state.base, conflict.row)) {
        words += ", and was " + valueIn(state.base, conflict.row, info, conflict.field);
    }
    return words;
}

const char *place(Side side)
{
    return side == Side::Ours ? "here" : "there";
}

} // namespace

std::string conflictWords(const MergeState &state, const Conflict &conflict)
{
    switch (conflict.kind) {
    case Conflict::Kind::Field: return fieldWords(state, conflict);
    case Conflict::Kind::ChangedGone:
        return named(state, conflict.row) + ": changed " + place(otherSide(conflict.goneIn)) + ", removed "
            + place(conflict.goneIn);
    case Conflict::Kind::Dangling:
        return named(state, conflict.row) + ": " + std::string(tableInfo(conflict.row.table).fields[conflict.field].label)
            + " is " + named(state, conflict.target) + ", which was removed " + place(conflict.goneIn);
    case Conflict::Kind::Loop:
        return named(state, conflict.row)
            + (conflict.row == conflict.target ? std::string() : " and " + named(state, conflict.target))
            + ": together they close a loop; one side's has to go";
    case Conflict::Kind::Scenario: break;
    }
    return named(state, conflict.row) + ": its plan was changed here and there";
}

} // namespace gigaplan::merging
