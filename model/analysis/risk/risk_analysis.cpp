// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/risk_analysis.h"

#include "model/analysis/risk/risk_remarks.h"
#include "model/base/text.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"

namespace gigaplan {

namespace {

// Of the whole work, as it comes out for a programme of ten phases.
constexpr double kTrialsShare = 0.35, kDriversShare = 0.4;
constexpr std::size_t kModestTrials = 500, kFewestTrials = 50, kModestWork = 2'500'000; ///< trials × tasks

std::vector<FanPoint> denseFan(const Simulation &simulation, unsigned threads, std::stop_token stop)
{
    constexpr std::size_t kMostLooks = 4'000'000; // trials × days
    Date first = kNever, last = kFirstDate;
    for (const auto &steps : simulation.record.live) {
        first = steps.empty() ? first : std::min(first, steps.front().date);
        last = steps.empty() ? last : std::max(last, steps.back().date);
    }
    std::vector<Date> days;
    if (first <= last) {
        const auto looks = static_cast<std::size_t>(last - first + 2) * simulation.trials;
        const auto step = static_cast<std::int32_t>(1 + looks / kMostLooks);
        for (Date day = first + -1; day < last + step; day = day + step) {
            days.push_back(day);
        }
    }
    return fanOn(simulation.record, days, threads, stop);
}

void findDrivers(RiskAnalysis &analysis, const Progress &progress, std::stop_token stop)
{
    const Tornado tornado(analysis.plan, analysis.settings, analysis.simulation, stop);
    const auto phases = static_cast<std::uint32_t>(analysis.plan.table<Phase>().size());
    analysis.finishDrivers = tornado.bars();
    for (std::uint32_t row = 0; row < phases && !stop.stop_requested(); ++row) {
        analysis.phaseDrivers.push_back(tornado.bars(row));
        if (progress) {
            progress(kTrialsShare + kDriversShare * (row + 1) / phases);
        }
    }
}

} // namespace

const std::vector<TornadoBar> &RiskAnalysis::driversOf(Id<Phase> phase) const
{
    const std::size_t row = plan.table<Phase>().indexOf(phase);
    return row == Table<Phase>::npos ? finishDrivers : phaseDrivers[row];
}

const RiskMilestone *RiskAnalysis::milestoneOf(EntityRef of) const
{
    const auto at =
        std::find_if(milestones.begin(), milestones.end(), [of](const RiskMilestone &one) { return one.of == of; });
    return at == milestones.end() ? nullptr : &*at;
}

std::optional<double> RiskAnalysis::targetLiveBy(Date day) const
{
    const PowerGoal goal{day, toWatts(plan.plan().target).value};
    return goal.watts > 0 ? std::optional(simulation.confidence(std::span(&goal, 1))) : std::nullopt;
}

std::shared_ptr<const RiskAnalysis> analyseRisk(const PlanSnapshot &plan, const Capacity &capacity,
                                                const Capital &capital, const SimulationSettings &settings,
                                                const Progress &progress, std::stop_token stop)
{
    auto analysis = std::make_shared<RiskAnalysis>();
    analysis->plan = plan;
    analysis->settings = settings;
    analysis->simulation = simulate(plan, settings, stepOf(progress, 0, kTrialsShare), stop);
    if (stop.stop_requested()) {
        return nullptr;
    }
    analysis->remarks = riskRemarks(plan, &analysis->simulation);
    analysis->plannedWatts = capacity.total.power(plan.plan().basis, RowState::Live);
    analysis->plannedGpus = capacity.total.gpus[static_cast<std::size_t>(RowState::Live)];
    analysis->fan = denseFan(analysis->simulation, settings.threads, stop);
    analysis->milestones =
        riskMilestones(plan, {capacity.phaseLiveOn, capital.releasedOn, analysis->plannedWatts}, analysis->simulation);
    analysis->allHeld = allPhasesHeld(capacity.phaseLiveOn, analysis->simulation);
    findDrivers(*analysis, progress, stop);
    if (stop.stop_requested()) {
        return nullptr;
    }
    constexpr double kBefore = kTrialsShare + kDriversShare;
    analysis->orders = orderDates(plan, settings, stop, stepOf(progress, kBefore, 1 - kBefore));
    return stop.stop_requested() ? nullptr : analysis;
}

std::string basisOf(const RiskAnalysis &analysis)
{
    return grouped(static_cast<std::int64_t>(analysis.simulation.trials)) + " trials, seed "
        + std::to_string(analysis.settings.seed) + ", risks: " + std::string(enumLabel(analysis.settings.profile));
}

std::size_t modestTrials(const PlanSnapshot &plan)
{
    const std::size_t tasks = std::max<std::size_t>(1, plan.table<Task>().size());
    return std::clamp(kModestWork / tasks, kFewestTrials, kModestTrials);
}

} // namespace gigaplan
