// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/number_text.h"
#include "model/edit/command.h"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace gigaplan {

/// What a task waits for, as planners write it: "12; 14SS+2 d; 9FF-50%; 7FS+3 ed". A number or a key names the task;
/// finish to start is meant where no type is given; lags are in minutes, hours, days, weeks or months of work ("min",
/// "h", "d", "w", "mo"), of the wall clock with an "e" before the unit, or a percentage of the predecessor.
using TaskName = std::function<std::string(Id<Task>)>;
using TaskNamed = std::function<Id<Task>(std::string_view)>;

std::string predecessorsText(const PlanSnapshot &plan, Id<Task> task, const TaskName &nameOf);
/// The same where the links into the task are known already.
std::string predecessorsText(const PlanSnapshot &plan, const std::vector<const Link *> &links, const TaskName &nameOf);

/// How the numbers of lags are written in the text's source.
struct LagNumbers {
    DecimalSign sign = DecimalSign::Point;
    bool commasPart = true; ///< commas are known to separate predecessors there
};

/// What the text says, as links without id, key and successor. Semicolons and line breaks separate predecessors, and so
/// do commas; a comma in the number of a lag (1FS+0,5d) is a decimal separator where only that makes sense, or where
/// the sign says so and commas do not separate predecessors. The error names the part that was not understood or may
/// mean two things.
Result<std::vector<Link>> readPredecessors(std::string_view text, const TaskNamed &named,
                                           const LagNumbers &numbers = {});
/// Whether the comma at this place of the text may belong to the number of a lag.
bool isInLag(std::string_view text, std::size_t comma);
/// Whether two links into one task mean the same.
bool sameMeaning(const Link &a, const Link &b);

/// One step that makes the task wait for exactly what the text says; links that stay keep their rows. The error names
/// the part that was not understood, or the loop that a link would close.
Result<std::unique_ptr<Command>> setPredecessors(const PlanSnapshot &plan, Id<Task> task, std::string_view text,
                                                 const TaskNamed &named);

} // namespace gigaplan
