// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

namespace gigaplan {

/// Whether selecting `selected` lights up `other`: one contains the other, or one of the two names the other (a task
/// the rows it installs, a node what it feeds, a phase its rows, tasks and tranches).
bool areRelated(const PlanSnapshot &plan, EntityRef selected, EntityRef other);

} // namespace gigaplan
