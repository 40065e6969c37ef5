// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/live_step.h"
#include "model/analysis/risk/risk_profile.h"
#include "model/plan/snapshot.h"
#include "model/work/progress.h"

#include <functional>
#include <optional>
#include <span>
#include <stop_token>

namespace gigaplan {

struct SimulationSettings {
    std::size_t trials = 1000;
    std::uint64_t seed = 1;
    unsigned threads = 0; ///< 0: as many as the machine has; results are the same bit for bit with any number
    RiskProfile profile = RiskProfile::Plan;
};

/// The 10th, 50th, 80th and 90th percentile by nearest rank: the earliest outcome that this share of the trials meets.
template <class T>
struct Quantiles {
    T p10{}, p50{}, p80{}, p90{};
    friend bool operator==(const Quantiles &, const Quantiles &) = default;
};

struct TaskOutcome {
    Quantiles<Instant> start, finish;
    Instant meanFinish;
    double criticality = 0; ///< share of the trials in which the task is on the longest path; of a summary: any child
    friend bool operator==(const TaskOutcome &, const TaskOutcome &) = default;
};

/// Percentiles are kNever where that share of the trials does not get there within the plan.
struct DateOutcome {
    Quantiles<Date> on;
    double never = 0; ///< share of the trials
    friend bool operator==(const DateOutcome &, const DateOutcome &) = default;
};

/// Percentiles of what is live at the end of a day, taken day by day: P80 is the power that 80 % of the trials fall
/// short of or meet, unlike a date's, for which late is bad.
struct FanPoint {
    Date date;
    Quantiles<std::int64_t> liveWatts; ///< in the plan's basis
    Quantiles<std::int64_t> liveGpus; ///< packages
    std::int64_t p20Watts = 0, p20Gpus = 0; ///< the 20th percentile: 80 % of the trials have at least this
    friend bool operator==(const FanPoint &, const FanPoint &) = default;
};

/// The results of each trial, for later analysis.
struct TrialRecord {
    std::vector<Instant> finishes; ///< of the plan, by trial
    std::vector<std::vector<Date>> phases; ///< go-live, by row of the phase table, then trial
    std::vector<std::vector<Date>> tranches; ///< release, by row of the tranche table, then trial
    std::vector<std::vector<LiveStep>> live; ///< by trial: a step for each day on which something goes live
    friend bool operator==(const TrialRecord &, const TrialRecord &) = default;
};

/// An amount of live power, in the plan's basis, to reach by the end of a day.
struct PowerGoal {
    Date by;
    std::int64_t watts = 0;
};

/// `tasks`, `phases` and `tranches` are by row of these tables.
struct Simulation {
    std::size_t trials = 0; ///< 0: stopped
    std::size_t taskTrials = 0; ///< `tasks` uses the first trials, this many: fewer in large plans, to bound memory
    std::vector<TaskOutcome> tasks;
    Quantiles<Instant> finish; ///< of the plan's last task
    std::vector<DateOutcome> phases; ///< go-live
    std::vector<DateOutcome> tranches; ///< release
    std::vector<FanPoint> fan; ///< month ends from the plan's start to the first by which all trials are done
    std::optional<TrackedSlips> slips; ///< the default profile, where it took part; to be stated with any results
    TrialRecord record;

    /// The share of the trials that meet all the goals together.
    double confidence(std::span<const PowerGoal> goals) const;
    friend bool operator==(const Simulation &, const Simulation &) = default;
};

/// Schedules the plan repeatedly with drawn durations (`DurationDraws`, `PhaseSlips`), and computes what is then live
/// and released, so that without risk every percentile is the plan's own date. Deliveries of equipment (`Supply`) do
/// not scatter, and there is no reaction to delays. A stopped simulation has no trials.
///
/// `tornado` and `orderDates` (in headers of their own) take the same settings and see the same trials.
Simulation simulate(const PlanSnapshot &plan, const SimulationSettings &settings, const Progress &progress = {},
                    std::stop_token stop = {});

/// The fan on any days. Empty where stopped.
std::vector<FanPoint> fanOn(const TrialRecord &record, std::span<const Date> days, unsigned threads = 0,
                            std::stop_token stop = {});

} // namespace gigaplan
