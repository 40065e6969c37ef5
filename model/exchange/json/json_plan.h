// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/snapshot.h"

#include <filesystem>
#include <functional>
#include <string>

namespace gigaplan::json {

/// Receives rows as they are read, `table` telling which entity `row` points to; an error ends the reading.
using RowSink = std::function<Result<void>(TableId table, const void *row)>;

/// Reads a plan in its readable form, streamed: no document tree is built. Errors name line, key and expectation, and
/// cover malformed JSON, wrong types, unknown keys, duplicate keys, ranges and dangling references. Loops of links and
/// of parents need all rows at once and are for the caller to refuse (`readPlan` and `openStore` do).
/// `name` stands for the file in messages. Ids are derived from keys. What the sink already got is of no use on error.
Result<void> read(std::string_view text, const std::string &name, const RowSink &sink);

/// Writes the canonical form: tables in `Entities` order, rows by key, fields in description order, defaults left out,
/// one row a line. Fails where two rows of a table share a key, naming it: the readable form could not tell them apart.
Result<std::string> write(const PlanSnapshot &plan);

/// The JSON Schema (2020-12) of the format, made from the entity descriptions.
std::string schema();

} // namespace gigaplan::json
