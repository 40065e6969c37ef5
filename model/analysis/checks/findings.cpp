// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/checks/findings.h"

#include "model/analysis/checks/rules.h"
#include "model/plan/calendars.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"

namespace gigaplan {

namespace {

/// Engines that were stopped half way leave their lists short.
bool isComplete(const CheckInput &in)
{
    return in.schedule.tasks.size() == in.plan.table<Task>().size()
        && in.capacity.rows.size() == in.plan.table<Row>().size()
        && in.capacity.phaseLiveOn.size() == in.plan.table<Phase>().size()
        && in.facility.nodes.size() == in.plan.table<Node>().size()
        && in.capital.releasedOn.size() == in.plan.table<Tranche>().size()
        && in.energy.siteFacility.size() == in.plan.table<Site>().size();
}

} // namespace

std::vector<Finding> findProblems(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity,
                                  const Facility &facility, const Capital &capital, const Energy &energy,
                                  std::stop_token stop)
{
    const CheckInput in{plan, schedule, capacity, facility, capital, energy};
    if (!isComplete(in)) {
        return {};
    }
    FindingList out(plan);
    for (const auto check : {checkSchedule, checkRange, checkCalendars, checkEstimates, checkTwins, checkResources,
                             checkPower, checkSources, checkRowNeeds, checkEnergy, checkHalls, checkPlaces, checkRacks,
                             checkSupply, checkTargets, checkCapital, checkKeys}) {
        if (stop.stop_requested()) {
            break;
        }
        check(in, out);
    }
    return out.take();
}

std::vector<std::string> dateRemarks(const std::vector<Finding> &findings)
{
    std::vector<std::string> remarks;
    for (const Finding &finding : findings) {
        if (finding.rule == "schedule.cycle" || finding.rule == "schedule.date_limit"
            || finding.rule.starts_with("calendar.")) {
            remarks.push_back(finding.text);
        }
    }
    return remarks;
}

} // namespace gigaplan
