// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"
#include "model/store/edit_log.h"

namespace gigaplan {

/// A change in the words of the log: one entry per field of an updated row, one per row added or removed. Values are as
/// people read them, references by the key of their target.
std::vector<LoggedChange> loggedChanges(const PlanSnapshot &before, const ChangeSummary &change);

/// The current time as the log writes it, UTC to the second.
std::string logTime();

/// Who works at this machine: the account's full name, else its name.
std::string currentAuthor();

} // namespace gigaplan
