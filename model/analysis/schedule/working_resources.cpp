// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/working_resources.h"

#include "model/plan/crews.h"

#include <algorithm>

namespace gigaplan {

WorkingResources::WorkingResources(const PlanSnapshot &plan)
{
    for (const Assignment &assignment : plan.table<Assignment>()) {
        const Resource *resource = plan.find(assignment.resource);
        if (resource == nullptr || !doesWork(resource->kind) || !plan.find(resource->calendar)) {
            continue;
        }
        auto &calendars = m_calendars[assignment.task];
        const auto at = std::lower_bound(calendars.begin(), calendars.end(), resource->calendar);
        if (at == calendars.end() || *at != resource->calendar) {
            calendars.insert(at, resource->calendar);
        }
    }
}

std::span<const Id<Calendar>> WorkingResources::calendarsOf(Id<Task> task) const
{
    const auto at = m_calendars.find(task);
    return at == m_calendars.end() ? std::span<const Id<Calendar>>() : std::span<const Id<Calendar>>(at->second);
}

} // namespace gigaplan
