// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gigaplan {

/// One field of one row as an edit found and left it, in words that still make sense when the row is gone.
struct LoggedChange {
    std::string subject; ///< "table/key"
    std::string name; ///< the row's name at the time
    std::string field; ///< a field of the table; empty: the row was added (`after` says yes) or removed
    std::string before;
    std::string after;

    friend bool operator==(const LoggedChange &, const LoggedChange &) = default;
};

/// One edit as the plan's log keeps it. The log is kept alongside the plan: it is never undone, and grows by one entry
/// with every edit, undo and redo, in the same transaction.
struct LoggedEdit {
    enum class Kind { Edit, Undo, Redo };
    std::int64_t number = 0; ///< 1, 2, 3… ; given by the store
    Kind kind = Kind::Edit;
    std::string madeOn; ///< UTC, 2026-11-24T02:31:07Z
    std::string madeBy;
    std::string text; ///< what, in the imperative
    std::string reason; ///< why, where a reason was given
    std::string scenario; ///< the open scenario's name; empty: the plan has none
    std::int64_t replays = 0; ///< of an undo or redo: the number of the edit whose changes it takes back or repeats
    std::vector<LoggedChange> changes; ///< none for an undo or redo

    friend bool operator==(const LoggedEdit &, const LoggedEdit &) = default;
};

} // namespace gigaplan
