// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/levelling/levelling.h"

namespace gigaplan {

/// Why a task was moved, for people: "waits for “Crew A”: needs 2, 1 free; held by “x” and “y”".
std::string waitText(const PlanSnapshot &plan, const LevelledTask &moved);

} // namespace gigaplan
