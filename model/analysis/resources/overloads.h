// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/resources/resource_needs.h"
#include "model/analysis/schedule/schedule.h"

namespace gigaplan {

/// A period in which more units of a resource are needed than it has. A task holds its resources from its start to its
/// finish, nights and days off included: no other task gets them in between.
struct Overload {
    Id<Resource> resource;
    Instant from, until;
    std::int64_t needed = 0; ///< at worst, in millionths of a unit
    std::int64_t capacity = 0; ///< at that time
    Instant worst; ///< the first time at which it is that bad
    std::vector<Id<Task>> tasks; ///< some of those that hold it then, by start
    std::size_t taskCount = 0; ///< all of them
    friend bool operator==(const Overload &, const Overload &) = default;
};

/// A task begins before the deliveries have brought what it needs.
struct ShortArrival {
    Id<Task> task;
    Instant start; ///< of the task
    Id<Equipment> equipment;
    std::int64_t needed = 0; ///< pieces
    std::int64_t there = 0; ///< of them when it begins
    Date complete = kNever; ///< the day on which all are there
    friend bool operator==(const ShortArrival &, const ShortArrival &) = default;
};

/// By resource in order of the table, then time. `schedule` is complete and of the same plan.
std::vector<Overload> findOverloads(const PlanSnapshot &plan, const ResourceNeeds &needs, const Schedule &schedule);

/// Tasks that have not started, in order of their starts; all take from the deliveries in this order, and those that
/// have started have had theirs.
std::vector<ShortArrival> findShortArrivals(const PlanSnapshot &plan, const ResourceNeeds &needs,
                                            const Schedule &schedule);

} // namespace gigaplan
