// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace gigaplan {

/// What a task waits for, as planners write it: "12; 14SS+2 d; 9FF-50%; 7FS+3 ed". A number or a key names the task;
/// finish to start is meant where no type stands; lags are in minutes, hours, days, weeks or months of work ("min", "h",
/// "d", "w", "mo"), of the wall clock with an "e" before the unit, or a percentage of the predecessor.
using TaskName = std::function<std::string(Id<Task>)>;
using TaskNamed = std::function<Id<Task>(std::string_view)>;

std::string predecessorsText(const PlanSnapshot &plan, Id<Task> task, const TaskName &nameOf);
/// The same where the links into the task are known already.
std::string predecessorsText(const PlanSnapshot &plan, const std::vector<const Link *> &links, const TaskName &nameOf);

/// What the text says, as links without id, key and successor. The error names the part that was not understood.
Result<std::vector<Link>> readPredecessors(std::string_view text, const TaskNamed &named);
/// Whether two links into one task ask the same of it.
bool sameMeaning(const Link &a, const Link &b);

/// One step that makes the task wait for exactly what the text says; links that stay keep their rows. The error names
/// the part that was not understood, or the loop that a link would close.
Result<std::unique_ptr<Command>> setPredecessors(const PlanSnapshot &plan, Id<Task> task, std::string_view text,
                                                 const TaskNamed &named);

} // namespace gigaplan
