// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/reasons.h"

#include "model/analysis/schedule/reason_walk.h"
#include "model/plan/links.h"

namespace gigaplan {

namespace {

std::vector<Reason> chain(const Schedule &schedule, Id<Task> task, Instant TaskDates::*date,
                          ReasonWalk::Hold (ReasonWalk::*holds)(std::uint32_t) const)
{
    if (!schedule.basis) {
        return {};
    }
    const PlanSnapshot &plan = schedule.basis->plan;
    const std::size_t asked = plan.table<Task>().indexOf(task);
    if (asked == Table<Task>::npos) {
        return {};
    }
    const ReasonWalk walk(schedule);
    std::vector<Reason> reasons;
    // The network has no loops: no leaf comes twice.
    for (std::uint32_t row = walk.lastLeaf(static_cast<std::uint32_t>(asked)); row != TaskNetwork::kNone;) {
        const ReasonWalk::Hold hold = (walk.*holds)(row);
        const Id<Link> link = hold.link == TaskNetwork::kNone ? Id<Link>() : plan.table<Link>()[hold.link].id;
        reasons.push_back({plan.table<Task>().idAt(row), schedule.tasks[row].*date, hold.cause, link, {}});
        if (hold.cause == DateCause::Manual) {
            reasons.back().asked = walk.startWithoutHand(row, false);
        }
        row = hold.by;
    }
    return reasons;
}

} // namespace

std::vector<Reason> whyNotEarlier(const Schedule &schedule, Id<Task> task)
{
    return chain(schedule, task, &TaskDates::start, &ReasonWalk::holdsStart);
}

std::vector<Reason> whyNotLater(const Schedule &schedule, Id<Task> task)
{
    return chain(schedule, task, &TaskDates::lateFinish, &ReasonWalk::holdsLateFinish);
}

std::optional<Instant> startWithoutHand(const Schedule &schedule, std::uint32_t row, bool onlyLinks)
{
    return schedule.basis ? ReasonWalk(schedule).startWithoutHand(row, onlyLinks) : std::nullopt;
}

} // namespace gigaplan
