// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/milestones.h"

#include "model/analysis/risk/quantiles.h"
#include "model/plan/in_order.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"

namespace gigaplan {

namespace {

RiskMilestone milestoneOf(EntityRef of, Date planned, std::vector<Date> trials)
{
    RiskMilestone milestone{of, planned, {}, {}};
    if (trials.empty()) {
        return milestone;
    }
    if (planned != kNever) {
        const auto held = std::count_if(trials.begin(), trials.end(), [planned](Date date) { return date <= planned; });
        milestone.held = static_cast<double>(held) / static_cast<double>(trials.size());
    }
    milestone.outcome = outcomeOf(trials);
    return milestone;
}

/// The first day on which this much is live.
Date reached(const std::vector<LiveStep> &steps, std::int64_t watts)
{
    const auto step =
        std::find_if(steps.begin(), steps.end(), [watts](const LiveStep &one) { return one.watts >= watts; });
    return step == steps.end() ? kNever : step->date;
}

} // namespace

std::vector<RiskMilestone> riskMilestones(const PlanSnapshot &plan, const PlannedMilestones &planned,
                                          const Simulation &simulation)
{
    std::vector<RiskMilestone> out;
    const TrialRecord &record = simulation.record;
    if (const std::int64_t target = toWatts(plan.plan().target).value; target > 0) {
        std::vector<Date> trials;
        trials.reserve(record.live.size());
        for (const auto &steps : record.live) {
            trials.push_back(reached(steps, target));
        }
        out.push_back(milestoneOf(plan.plan().id, planned.liveWatts.firstAtLeast(target), std::move(trials)));
    }
    for (const std::uint32_t row : rowsByOrder<Phase>(plan)) {
        out.push_back(milestoneOf(plan.table<Phase>()[row].id, planned.phases[row], record.phases[row]));
    }
    for (const std::uint32_t row : rowsByOrder<Tranche>(plan)) {
        out.push_back(milestoneOf(plan.table<Tranche>()[row].id, planned.tranches[row], record.tranches[row]));
    }
    return out;
}

std::optional<double> allPhasesHeld(std::span<const Date> planned, const Simulation &simulation)
{
    std::size_t phases = 0, held = 0;
    for (const Date date : planned) {
        phases += date != kNever;
    }
    for (std::size_t trial = 0; trial < simulation.trials; ++trial) {
        std::size_t late = 0;
        for (std::size_t row = 0; row < planned.size(); ++row) {
            late += planned[row] != kNever && simulation.record.phases[row][trial] > planned[row];
        }
        held += late == 0;
    }
    return phases == 0 || simulation.trials == 0
        ? std::nullopt
        : std::optional(static_cast<double>(held) / static_cast<double>(simulation.trials));
}

} // namespace gigaplan
