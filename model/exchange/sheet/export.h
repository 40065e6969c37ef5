// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/schedule.h"

#include <string>

namespace gigaplan::sheet {

/// The tasks in outline order as CSV, with a header: number, key, outline level, name, duration, computed dates
/// ("2026-10-01 08:00"), early and late dates, slack in days of eight hours, criticality, predecessors by number, then
/// the other fields; those that are empty or have their default in every task are left out. Read back into the same
/// plan it changes nothing.
std::string tasksCsv(const PlanSnapshot &plan, const Schedule &schedule);

/// All rows of a table as CSV in reading order, with a header: key, then every field by its label and unit. References
/// are given by name where no other row has it, else by key. Read back into the same plan it changes nothing.
std::string tableCsv(const PlanSnapshot &plan, TableId table);

} // namespace gigaplan::sheet
