// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/rules.h"
#include "model/base/text.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"

namespace gigaplan {

namespace {

/// "1.00 GW IT"; a target is always said in the plan's basis.
std::string powerText(const PlanSnapshot &plan, std::int64_t watts)
{
    return displayPower({watts}, plan.plan().basis == CapacityBasis::It ? "IT" : "facility");
}

std::string shortfall(const PlanSnapshot &plan, std::int64_t target, std::int64_t reached)
{
    return powerText(plan, target - reached) + " less than its target of " + powerText(plan, target);
}

} // namespace

void checkTargets(const CheckInput &in, FindingList &out)
{
    const PlanSnapshot &plan = in.plan;
    const CapacityBasis basis = plan.plan().basis;
    const auto &phases = plan.table<Phase>();
    for (std::size_t p = 0; p < phases.size(); ++p) {
        const std::int64_t target = toWatts(phases[p].target).value;
        const std::int64_t planned = in.capacity.phases[p].power(basis, RowState::Planned).last();
        const std::int64_t live = in.capacity.phases[p].power(basis, RowState::Live).last();
        if (in.capacity.phaseLiveOn[p] != kNever || (target == 0 && planned == 0)) {
            continue;
        }
        if (planned < target) {
            out.add("phase.short", Severity::Warning, phases[p].id, kNever,
                    quoted(plan, phases[p].id) + " plans " + powerText(plan, planned) + ", "
                        + shortfall(plan, target, planned) + '.');
        } else {
            out.add("phase.never_live", Severity::Warning, phases[p].id, kNever,
                    quoted(plan, phases[p].id) + " plans " + powerText(plan, planned) + ", but only "
                        + powerText(plan, live) + " of it ever goes live.");
        }
    }
    const std::int64_t target = toWatts(plan.plan().target).value;
    const std::int64_t planned = in.capacity.total.power(basis, RowState::Planned).last();
    const std::int64_t live = in.capacity.total.power(basis, RowState::Live).last();
    if (planned < target) {
        out.add("plan.target_unmet", Severity::Warning, plan.plan().id, kNever,
                "The plan holds " + powerText(plan, planned) + ", " + shortfall(plan, target, planned) + '.');
    } else if (live < target) {
        out.add("plan.target_unmet", Severity::Warning, plan.plan().id, kNever,
                "Only " + powerText(plan, live) + " ever goes live, " + shortfall(plan, target, live) + '.');
    }
}

void checkCapital(const CheckInput &in, FindingList &out)
{
    const auto &tranches = in.plan.table<Tranche>();
    std::vector<Candidate> places;
    for (std::size_t i = 0; i < tranches.size(); ++i) {
        const std::size_t task = in.plan.table<Task>().indexOf(tranches[i].gates);
        if (task == Table<Task>::npos) {
            continue;
        }
        const Date starts = dateOf(in.schedule.tasks[task].start);
        if (starts < in.capital.releasedOn[i]) {
            places.push_back({tranches[i].gates, starts, tranches[i].id.value, in.capital.releasedOn[i].days});
        }
    }
    out.addAll("capital.gated_before_release", Severity::Warning, std::move(places), [&](const Candidate &place) {
        const Date released{static_cast<std::int32_t>(place.b)};
        return quoted(in.plan, place.subject) + " starts on " + displayDate(place.date) + ", but "
            + quoted(in.plan, Id<Tranche>{place.a})
            + (released == kNever ? std::string(", which it waits for, is never released.")
                                  : ", which it waits for, is released on " + displayDate(released) + '.');
    });
}

} // namespace gigaplan
