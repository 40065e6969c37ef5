// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"
#include "model/plan/work_kinds.h"

namespace gigaplan {

/// Sets one field of one or many rows of one table. Validates kind, range and references. A task that is to be scheduled by
/// hand gets the date that it starts on, and loses it again when it no longer is.
class SetField final : public Command {
public:
    SetField(std::vector<EntityRef> rows, std::size_t field, Value value);
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    std::vector<EntityRef> m_rows;
    std::size_t m_field;
    Value m_value;
};

/// Whether moving a leaf replaces the constraint that it has, other than by a later date for it.
bool moveReplacesConstraint(const Task &task);

/// Moves tasks so that the first starts at `start` and the others move by the same amount: each gets "start no earlier
/// than", but those scheduled by hand only their date. Any other constraint is replaced, and the text says which. A
/// task with an actual start is refused. Moving a summary moves its leaves.
class MoveTasks final : public Command {
public:
    /// `starts`: each task with its new start.
    explicit MoveTasks(std::vector<std::pair<Id<Task>, Instant>> starts);
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;
    /// The constraints that the move replaces, in words: `replaces "Finish no later than"` or `replaces 3 constraints`;
    /// empty where it replaces none.
    std::string replaced(const PlanSnapshot &plan) const;

private:
    std::vector<std::pair<Id<Task>, Instant>> m_starts;
};

/// Gives a leaf task another duration.
class StretchTask final : public Command {
public:
    StretchTask(Id<Task> task, Minutes duration);
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    Id<Task> m_task;
    Minutes m_duration;
};

/// Adds a finish-to-start (or other) link; a loop is refused by naming the tasks on it.
class LinkTasks final : public Command {
public:
    LinkTasks(Id<Task> from, Id<Task> to, LinkKind kind = LinkKind::FinishStart);
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    Id<Task> m_from, m_to;
    LinkKind m_kind;
};

/// Adds one row with a fresh id (or its own, where it has one that is not in use) and, where it has none, a readable key
/// that is not in use.
template <class E>
class AddEntity final : public Command {
public:
    explicit AddEntity(E row) : m_row(std::move(row)) {}
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    E m_row;
};

/// Removes rows with everything that depends on them (a hall's rows, a task's links) and empties optional references
/// to them. `removalOf` reports beforehand what that includes.
class RemoveEntities final : public Command {
public:
    explicit RemoveEntities(std::vector<EntityRef> rows);
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    std::vector<EntityRef> m_rows;
};

/// A new row of any table by default values, for "add" buttons. The selection decides where it belongs, and nothing
/// else: required references come from the first selected row where its entity (or one above it) fits, an optional one
/// where it is the row's only reference to that table. A row that connects two others (a link, a feed) needs both
/// selected. A task becomes a sibling directly after the first selected task, in its phase and place, and starts no
/// earlier than the status date; it is never a part of the selected one.
std::unique_ptr<Command> addDefaultRow(const PlanSnapshot &plan, TableId table,
                                       const std::vector<EntityRef> &selection);

} // namespace gigaplan
