// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/plan/snapshot.h"

namespace gigaplan::files {

/// Refuses tasks that are, over some steps, part of themselves, and loops of links, showing a loop by its tasks' names.
/// Looks at nothing but the tables of tasks and links.
Result<void> refuseLoops(const PlanSnapshot &plan);

} // namespace gigaplan::files
