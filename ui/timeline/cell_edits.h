// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"
#include "ui/paint/gantt_columns.h"

namespace gigaplan {

/// Whether a cell of the line can be typed into: summaries have only a name and what they wait for.
bool isEditableCell(const GanttRows &rows, int line, GanttColumn column);

/// What an editor of the cell starts with.
QString cellEditText(const GanttRows &rows, int line, GanttColumn column);

/// What the typed text means for the tasks, as one step: "20 d" or "3 ew" for a duration, a date for a start (moves) or
/// a finish (stretches), a percentage, "12FS+5 d" for what a task waits for. The error says what is expected.
Result<std::shared_ptr<const Command>> cellCommand(const GanttRows &rows, GanttColumn column,
                                                   const std::vector<Id<Task>> &tasks, const QString &text);

/// The predecessors of a task by their numbers: "12; 14SS+2 d".
QString predecessorNumbers(const GanttRows &rows, Id<Task> task);

} // namespace gigaplan
