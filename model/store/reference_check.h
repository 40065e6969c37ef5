// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/sqlite.h"

namespace gigaplan::store {

/// Refuses a database in which a reference points to no row, naming table, key and field. The verdict is that of PRAGMA
/// foreign_key_check, which searches a tree for each reference and is asked only where something is wrong: targets are
/// collected, sorted and compared with the rows there are, in n log n steps and 8 bytes for each reference.
Result<void> checkReferences(const sqlite::Database &database);

} // namespace gigaplan::store
