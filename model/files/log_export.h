// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/store/edit_log.h"

#include <filesystem>
#include <string>
#include <vector>

namespace gigaplan {

/// The log of edits as a table: a line for each change, with its edit in front; an edit that has none (an undo, a redo)
/// gets one line. Columns: number, kind, made_on, made_by, scenario, text, reason, replays, subject, name, field,
/// before, after.
std::string logAsCsv(const std::vector<LoggedEdit> &log);

/// The same as `{"edits": [ … ]}`, an edit a line, each with its `changes`; `replays` only where there is one.
std::string logAsJson(const std::vector<LoggedEdit> &log);

/// The one or the other by the extension of `file`, `.csv` or `.json`.
Result<std::string> logAs(const std::vector<LoggedEdit> &log, const std::filesystem::path &file);

} // namespace gigaplan
