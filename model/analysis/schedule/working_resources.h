// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/snapshot.h"

#include <span>
#include <unordered_map>

namespace gigaplan {

/// The calendars that the work resources of each task bring. A resource without one works whenever its tasks do.
class WorkingResources {
public:
    explicit WorkingResources(const PlanSnapshot &plan);

    /// In order, each once; empty for most tasks.
    std::span<const Id<Calendar>> calendarsOf(Id<Task> task) const;

private:
    std::unordered_map<Id<Task>, std::vector<Id<Calendar>>> m_calendars;
};

} // namespace gigaplan
