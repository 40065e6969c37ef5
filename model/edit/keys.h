// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

namespace gigaplan {

/// `wanted`, or `wanted-2`, `wanted-3` … : the first that no row of the table has.
std::string unusedKey(const PlanSnapshot &plan, TableId table, const std::string &wanted);

} // namespace gigaplan
