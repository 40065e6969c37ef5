// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge_state.h"
#include "model/plan/scenarios.h"
#include "model/plan/tasks.h"

#include "model/plan/fields.h"

namespace gigaplan::merging {

namespace {

/// Of a task, which many phases have under one name: " (Campus works, GW 3)".
std::string whereabouts(const PlanSnapshot &plan, EntityRef ref)
{
    const Task *task = plan.find(ref.as<Task>());
    if (!task || (!task->parent && !task->phase)) {
        return {};
    }
    const std::string parent = displayName(plan, task->parent), phase = displayName(plan, task->phase);
    const bool both = !parent.empty() && !phase.empty() && parent != phase;
    return " (" + (both ? parent + ", " + phase : parent.empty() ? phase : parent) + ')';
}

/// "Task “Energise substation 2”", from whichever plan has the row.
std::string named(const MergeState &state, EntityRef ref)
{
    for (const PlanSnapshot *plan : {&state.ours, &state.theirs, &state.base}) {
        if (exists(*plan, ref)) {
            return std::string(tableInfo(ref.table).label) + " “" + displayName(*plan, ref) + "”"
                + whereabouts(*plan, ref);
        }
    }
    return std::string(tableInfo(ref.table).label);
}

/// The day of an instant that has one.
std::optional<Date> dayIn(const PlanSnapshot &plan, EntityRef row, std::size_t field)
{
    const Value value = fieldValue(plan, row, field);
    const auto *instant = std::get_if<Instant>(&value);
    return instant ? std::optional(dateOf(*instant)) : std::nullopt;
}

/// Times of day are said only where `timed`.
std::string valueIn(const PlanSnapshot &plan, EntityRef row, const FieldInfo &info, std::size_t field, bool timed)
{
    const std::optional<Date> day = timed ? std::nullopt : dayIn(plan, row, field);
    const std::string text = day ? displayDate(*day) : displayValue(plan, info, fieldValue(plan, row, field));
    const std::string unit = info.unit.empty() || text.empty() ? std::string() : ' ' + std::string(info.unit);
    return text.empty() ? "empty" : text + unit;
}

/// Of the row that a reference points to: " (net-2)"; nothing where it points to none.
std::string keyInBrackets(const PlanSnapshot &plan, EntityRef row, const FieldInfo &info, std::size_t field)
{
    const Value value = fieldValue(plan, row, field);
    const auto *id = std::get_if<std::int64_t>(&value);
    const std::string key = id ? keyOf(plan, {info.references, *id}) : std::string();
    return key.empty() ? key : " (" + key + ')';
}

/// A constraint's date is named by its kind where all plans agree on that: "Start no earlier than".
std::string labelOf(const MergeState &state, EntityRef row, const FieldInfo &info)
{
    const Task *ours = state.ours.find(row.as<Task>()), *theirs = state.theirs.find(row.as<Task>());
    const Task *base = state.base.find(row.as<Task>());
    const bool alike = ours && theirs && ours->constraint == theirs->constraint
        && (!base || base->constraint == ours->constraint || !base->constraintDate);
    return std::string(alike && info.name == "constraint_date" ? enumLabel(ours->constraint) : info.label);
}

std::string fieldWords(const MergeState &state, const Conflict &conflict)
{
    const FieldInfo &info = tableInfo(conflict.row.table).fields[conflict.field];
    const bool timed =
        dayIn(state.ours, conflict.row, conflict.field) == dayIn(state.theirs, conflict.row, conflict.field);
    const auto value = [&](const PlanSnapshot &plan) {
        return valueIn(plan, conflict.row, info, conflict.field, timed);
    };
    const bool needsKeys = info.kind == FieldKind::Reference && value(state.ours) == value(state.theirs);
    const auto said = [&](const PlanSnapshot &plan) {
        return value(plan) + (needsKeys ? keyInBrackets(plan, conflict.row, info, conflict.field) : std::string());
    };
    std::string words = named(state, conflict.row) + ": " + labelOf(state, conflict.row, info) + " is "
        + said(state.ours) + " here, " + said(state.theirs) + " there";
    if (exists(state.base, conflict.row)) {
        words += ", and was " + said(state.base);
    }
    return words;
}

std::string keyWords(const MergeState &state, EntityRef row)
{
    const std::string before = exists(state.base, row) ? ", and was " + keyOf(state.base, row) : std::string();
    return named(state, row) + ": its key is " + keyOf(state.ours, row) + " here, " + keyOf(state.theirs, row)
        + " there" + before;
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
        return named(state, conflict.row) + ": "
            + std::string(tableInfo(conflict.row.table).fields[conflict.field].label) + " is "
            + named(state, conflict.target) + ", which was removed " + place(conflict.goneIn);
    case Conflict::Kind::Loop:
        return named(state, conflict.row)
            + (conflict.row == conflict.target ? std::string() : " and " + named(state, conflict.target))
            + ": together they close a loop; one side's has to go";
    case Conflict::Kind::Key: return keyWords(state, conflict.row);
    case Conflict::Kind::Scenario: break;
    }
    return named(state, conflict.row) + ": its plan was changed here and there";
}

} // namespace gigaplan::merging
