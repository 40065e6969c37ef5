// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/resources/overload_words.h"

#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/places.h"
#include "model/plan/row_words.h"
#include "model/plan/tasks.h"

#include <algorithm>

namespace gigaplan {

namespace {

constexpr std::size_t kMostNames = 3;

std::string unitsText(const Overload &overload)
{
    return shortest(toUnits(overload.needed)) + " of " + shortest(toUnits(overload.capacity))
        + (overload.capacity == kUnit ? " unit" : " units");
}

std::int64_t excess(const Overload &overload)
{
    return overload.needed - overload.capacity;
}

} // namespace

Id<Hall> hallOf(const PlanSnapshot &plan, Id<Task> task)
{
    const Task *row = plan.find(task);
    return row ? row->hall : Id<Hall>();
}

std::string placeName(const PlanSnapshot &plan, Id<Hall> hall)
{
    const Hall *row = plan.find(hall);
    return row && row->building ? displayName(plan, row->building) + ", " + displayName(plan, hall)
                                : displayName(plan, hall);
}

std::string quotedNames(const PlanSnapshot &plan, const std::vector<Id<Task>> &tasks, std::size_t count, Id<Hall> here)
{
    std::string names;
    const std::size_t shown = std::min(tasks.size(), kMostNames);
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == count;
        names += (i == 0 ? "" : last ? " and " : ", ") + quoted(plan, tasks[i]);
        if (const Id<Hall> hall = hallOf(plan, tasks[i]); hall && hall != here) {
            names += " (" + placeName(plan, hall) + ')';
        }
    }
    return count > shown ? names + " and " + grouped(static_cast<std::int64_t>(count - shown)) + " more" : names;
}

std::string overloadText(const PlanSnapshot &plan, const Overload &overload)
{
    const Date first = dateOf(overload.from), last = dayEnding(overload.until);
    const std::string when =
        last <= first ? " on " + displayDate(first) : " from " + displayDate(first) + " to " + displayDate(last);
    return quoted(plan, overload.resource) + " is needed for " + unitsText(overload) + when + ", by "
        + quotedNames(plan, overload.tasks, overload.taskCount);
}

std::string overloadsText(const PlanSnapshot &plan, std::span<const Overload> overloads)
{
    std::string text = overloadText(plan, overloads.front());
    if (overloads.size() > 1) {
        text += ", and " + grouped(static_cast<std::int64_t>(overloads.size() - 1))
            + (overloads.size() == 2 ? " more time" : " more times");
    }
    const auto worst = std::max_element(overloads.begin(), overloads.end(),
                                        [](const Overload &a, const Overload &b) { return excess(a) < excess(b); });
    if (excess(*worst) > excess(overloads.front())) {
        text += "; at worst for " + unitsText(*worst) + " on " + displayDate(dateOf(worst->worst));
    }
    return text;
}

std::string shortArrivalText(const PlanSnapshot &plan, const ShortArrival &missing)
{
    return quoted(plan, missing.task) + " begins on " + displayDate(dateOf(missing.start)) + " with "
        + grouped(missing.there) + " of the " + grouped(missing.needed) + ' ' + quoted(plan, missing.equipment)
        + " that it needs; "
        + (missing.complete == kNever ? std::string("the rest is never delivered")
                                      : "all are there on " + displayDate(missing.complete));
}

} // namespace gigaplan
