// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/risk/capacity_trials.h"
#include "model/analysis/risk/duration_draws.h"
#include "model/analysis/risk/risk_profile.h"
#include "model/analysis/schedule/schedule.h"

#include <memory>

namespace gigaplan {

/// Runs one trial after another: draws, dates, what is live. Immutable: threads share it, each with a worker of its
/// own.
class TrialEngine {
public:
    struct Worker {
        std::vector<std::int64_t> durations;
        DurationTrials::Dates dates;
        CapacityTrials::State capacity;
        Schedule schedule; ///< only in plans with delayed tasks
        Instant finish;
    };

    TrialEngine(const PlanSnapshot &plan, RiskProfile profile, std::uint64_t seed);

    const DurationTrials &trials() const { return m_trials; }
    const CapacityTrials &capacity() const { return m_capacity; }
    const DurationDraws *draws() const { return m_draws.get(); } ///< nullptr: not in the profile
    const PhaseSlips *slips() const { return m_slips.get(); } ///< nullptr: not in the profile
    TrialNumbers numbers(std::size_t trial) const { return {m_seed, trial}; }

    Worker worker() const;
    void draw(Worker &worker, std::size_t trial) const;
    /// Draws, schedules and computes what is live.
    void run(Worker &worker, std::size_t trial, std::stop_token stop) const;
    /// The same with every task as soon as possible.
    void runEarly(Worker &worker, std::size_t trial) const;
    /// What is live after `worker.dates` have changed.
    void runCapacity(Worker &worker) const;

    DurationTrials::Span spanOf(const Worker &worker, std::uint32_t row) const
    {
        return m_trials.delays()
            ? DurationTrials::Span{worker.schedule.tasks[row].start, worker.schedule.tasks[row].finish}
            : m_trials.of(worker.dates, row);
    }
    /// Leaves on the longest path, and the summaries above them.
    void critical(Worker &worker, std::vector<std::uint32_t> &rows, std::vector<std::uint32_t> &seen,
                  std::uint32_t stamp) const;

private:
    std::vector<char> varying() const;
    void runWhole(Worker &worker, std::stop_token stop) const;

    PlanSnapshot m_plan; ///< with criticality by the longest path
    std::uint64_t m_seed;
    std::unique_ptr<const DurationDraws> m_draws;
    std::vector<PhaseSlips::Struck> m_struck;
    DurationTrials m_trials;
    std::unique_ptr<const PhaseSlips> m_slips;
    CapacityTrials m_capacity;
    std::vector<std::int64_t> m_planned;
    std::vector<std::uint32_t> m_parents; ///< rows; the row itself: none
};

} // namespace gigaplan
