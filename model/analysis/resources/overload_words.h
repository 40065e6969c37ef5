// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/resources/overloads.h"

#include <span>
#include <string>

namespace gigaplan {

/// Where a task works; none for one without a hall.
Id<Hall> hallOf(const PlanSnapshot &plan, Id<Task> task);
/// "Building 1, Hall 2"
std::string placeName(const PlanSnapshot &plan, Id<Hall> hall);
/// "“a”, “b” (Building 1, Hall 2) and 3 more", of `count` in all: with their halls, except those of `here`, since names
/// repeat.
std::string quotedNames(const PlanSnapshot &plan, const std::vector<Id<Task>> &tasks, std::size_t count,
                        Id<Hall> here = {});

/// "“Crew A” is needed for 3 of 2 units from 3 Mar 2027 to 9 Mar 2027, by “x” and “y”", without a full stop.
std::string overloadText(const PlanSnapshot &plan, const Overload &overload);
/// The same of all overloads of one resource: the first, how many more, and the worst.
std::string overloadsText(const PlanSnapshot &plan, std::span<const Overload> overloads);
/// "“x” begins on 3 Mar 2027 with 4 of the 8 “NVL72” that it needs; all are there on 9 Mar 2027"
std::string shortArrivalText(const PlanSnapshot &plan, const ShortArrival &missing);

} // namespace gigaplan
