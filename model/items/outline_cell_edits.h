// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"
#include "model/outline/outline_columns.h"

namespace gigaplan {

/// Whether a cell of the line can be typed into: for summaries only the name and the predecessors.
bool isEditableCell(const OutlineRows &rows, int line, OutlineColumn column);

/// The initial text of a cell's editor.
QString cellEditText(const OutlineRows &rows, int line, OutlineColumn column);

/// The edit that the typed text makes to the tasks, as one step: "20 d" or "3 ew" for a duration, a date for a start
/// (moves) or a finish (stretches), a percentage, "12FS+5 d" for predecessors. The error says what is expected.
Result<std::shared_ptr<const Command>> cellCommand(const OutlineRows &rows, OutlineColumn column,
                                                   const std::vector<Id<Task>> &tasks, const QString &text);

/// The predecessors of a task by their numbers: "12; 14SS+2 d".
QString predecessorNumbers(const OutlineRows &rows, Id<Task> task);

} // namespace gigaplan
