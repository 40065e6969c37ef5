// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/mspdi/date_report.h"

#include <filesystem>

namespace gigaplan {

/// A project in MS Project XML, with the dates that its file states and what the plan leaves out. Loops of links are
/// refused, the loop shown.
Result<mspdi::Import> readMspdi(const std::filesystem::path &file);

/// Whether the file is one, by its content; false also where it cannot be read.
bool isMspdi(const std::filesystem::path &file);

/// Writes a plan as MS Project XML, never touching an older file before the new one is whole and synced. Returns what
/// the file does not hold of the plan.
Result<std::vector<mspdi::LeftOut>> writeMspdi(const PlanSnapshot &plan, const Schedule &schedule,
                                               const std::filesystem::path &file);

/// "12 phases, first GW 1", for people.
std::string sentence(const mspdi::LeftOut &leftOut);

} // namespace gigaplan
