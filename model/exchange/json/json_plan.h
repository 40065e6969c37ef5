// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/snapshot.h"

#include <filesystem>
#include <functional>
#include <string>

namespace gigaplan::json {

/// Receives rows as they are read, where `table` names the entity that `row` points to; an error ends the reading.
using RowSink = std::function<Result<void>(TableId table, const void *row)>;

/// Reads a plan in its readable form, streamed: no document tree is built. Errors name line, key and expectation, and
/// cover malformed JSON, wrong types, unknown keys, duplicate keys, ranges and dangling references. Loops of links and
/// of parents need all rows at once and are for the caller to refuse (`readPlan` and `openStore` do).
/// `name` identifies the file in messages. Ids are derived from keys. On error, the rows already passed to the sink are
/// to be discarded.
Result<void> read(std::string_view text, const std::string &name, const RowSink &sink);
/// The same, all rows at once, in the order of the text.
Result<PlanRows> readRows(std::string_view text, const std::string &name);

/// Writes the canonical form: tables in `Entities` order, rows by key, fields in description order, defaults left out,
/// one row a line. Fails where two rows of a table share a key, naming it: the readable form could not distinguish
/// them.
Result<std::string> write(const PlanSnapshot &plan);

/// The JSON Schema (2020-12) of the format, made from the entity descriptions.
std::string schema();

} // namespace gigaplan::json
