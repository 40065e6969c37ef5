// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/entity_list.h"

#include <string>
#include <vector>

namespace gigaplan {

class PlanSnapshot;

/// What people call the rows of a table: "Halls", "Deliveries", "Equipment".
std::string pluralLabel(TableId table);

/// A number of rows within a sentence: "1 phase", "1,897 tasks", "2 deliveries".
std::string countedRows(TableId table, std::size_t count);

/// "“Hall 3”": the name of a row for people, in quotation marks.
std::string quoted(const PlanSnapshot &plan, EntityRef ref);

/// What a task is part of, from the inside out: "Hall 1", "Building 2", "GW 1"; at most so many.
std::vector<std::string> namesAbove(const PlanSnapshot &plan, Id<Task> task, std::size_t most);
/// The same in one: "Hall 1, Building 2".
std::string placeAbove(const PlanSnapshot &plan, Id<Task> task, std::size_t most);

/// "a", "a and b", "a, b and c".
std::string enumerated(const std::vector<std::string> &parts);

} // namespace gigaplan
