// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/sqlite.h"

#include <span>
#include <vector>

namespace gigaplan::store {

struct Addition;

/// One step of the format, from the version before `to` to `to`. New entities and fields are `AddWhatIsNew`; a step that
/// does anything else states its SQL in full, since it must still do the same when the entities have changed again.
class Migration {
public:
    virtual ~Migration() = default;
    virtual std::int32_t to() const = 0;
    /// For the user, after "Brought to the format of this program: ".
    virtual std::string message() const = 0;
    /// What it adds by the descriptions and not by SQL of its own.
    virtual std::span<const Addition> additions() const { return {}; }
    /// Runs inside a transaction; `user_version` is set by the caller.
    virtual Result<void> run(const sqlite::Database &database) const = 0;
};

/// All steps, oldest first, without a gap up to the version that this program writes.
const std::vector<std::unique_ptr<const Migration>> &migrations();

/// PRAGMA user_version of the schema that this program writes: that of the last step.
std::int32_t schemaVersion();

/// Brings a database of version `from` forward in one transaction and returns the messages of the steps that ran.
Result<std::vector<std::string>> migrate(const sqlite::Database &database, std::int32_t from);

} // namespace gigaplan::store
