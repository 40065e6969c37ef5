// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

#include <optional>

namespace gigaplan::app {

/// Options of `convert` that say how a sheet is read and what a table or a calendar holds.
ArgumentShape sheetShape(std::size_t fewest, std::size_t most);

/// `convert` where a table of text is read, or a table or a calendar is written; nothing where neither is.
std::optional<Result<int>> convertSheet(const Arguments &arguments);

} // namespace gigaplan::app
