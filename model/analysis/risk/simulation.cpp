// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/simulation.h"

#include "model/analysis/capital/capital.h"
#include "model/analysis/risk/duration_draws.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>

namespace gigaplan {

namespace {

constexpr std::size_t kTaskValues = std::size_t{1} << 25; ///< of 16 bytes, in all trials together

/// What one trial leaves behind.
struct Outcome {
    std::vector<Date> phases, tranches;
    StepSeries watts, gpus;
    std::vector<std::pair<Instant, Instant>> tasks; ///< empty behind the task trials
};

struct Run {
    Run(const PlanSnapshot &of, const SimulationSettings &with)
        : plan(of), settings(with), draws(of), trials(std::max<std::size_t>(1, with.trials)),
          outcomes(trials), critical(of.table<Task>().size())
    {
        const std::size_t tasks = std::max<std::size_t>(1, of.table<Task>().size());
        taskTrials = std::clamp<std::size_t>(kTaskValues / tasks, 1, trials);
        for (const Task &task : of.table<Task>()) {
            planned.push_back(task);
        }
    }
    void one(std::size_t trial, std::stop_token stop);

    const PlanSnapshot &plan;
    const SimulationSettings &settings;
    DurationDraws draws;
    std::size_t trials, taskTrials = 0;
    std::vector<Task> planned;
    std::vector<Outcome> outcomes;
    std::vector<std::atomic<std::uint32_t>> critical; ///< of each task: trials
};

void Run::one(std::size_t trial, std::stop_token stop)
{
    std::vector<Task> tasks = planned;
    draws.draw(settings.seed, trial, tasks);
    const PlanSnapshot drawn = plan.withRows(std::move(tasks));
    const Schedule schedule = computeSchedule(drawn, stop);
    const Capacity capacity = computeCapacity(drawn, schedule, stop);
    Capital capital = computeCapital(drawn, schedule, capacity, stop);
    if (stop.stop_requested()) {
        return;
    }
    Outcome &outcome = outcomes[trial];
    outcome.phases = capacity.phaseLiveOn;
    outcome.tranches = std::move(capital.releasedOn);
    outcome.watts = capacity.total.power(plan.plan().basis, RowState::Live);
    outcome.gpus = capacity.total.gpus[static_cast<std::size_t>(RowState::Live)];
    if (trial < taskTrials) {
        outcome.tasks.reserve(schedule.tasks.size());
        for (std::size_t row = 0; row < schedule.tasks.size(); ++row) {
            const TaskDates &dates = schedule.tasks[row];
            outcome.tasks.emplace_back(dates.start, dates.finish);
            critical[row] += dates.critical;
        }
    }
}

void runTrials(Run &run, const SimulationProgress &progress, std::stop_token stop)
{
    std::atomic<std::size_t> next = 0;
    std::mutex told;
    std::size_t done = 0;
    const auto work = [&] {
        for (std::size_t trial = next++; trial < run.trials && !stop.stop_requested(); trial = next++) {
            run.one(trial, stop);
            const std::lock_guard lock(told);
            ++done;
            if (progress && !stop.stop_requested()) {
                progress(done);
            }
        }
    };
    const unsigned wanted = run.settings.threads ? run.settings.threads : std::thread::hardware_concurrency();
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < std::min<std::size_t>(wanted, run.trials); ++i) {
        others.emplace_back(work);
    }
    work();
}

template <class T>
Quantiles<T> quantilesOf(std::vector<T> &values)
{
    std::sort(values.begin(), values.end());
    const auto at = [&values](std::size_t percent) { return values[(values.size() * percent + 99) / 100 - 1]; };
    return {at(10), at(50), at(80), at(90)};
}

DateOutcome dateOutcome(std::vector<Date> dates)
{
    DateOutcome outcome;
    outcome.on = quantilesOf(dates);
    const auto never = static_cast<double>(std::count(dates.begin(), dates.end(), kNever));
    outcome.never = never / static_cast<double>(dates.size());
    return outcome;
}

std::vector<DateOutcome> dateOutcomes(const Run &run, std::vector<Date> Outcome::*dates)
{
    std::vector<DateOutcome> out;
    for (std::size_t row = 0; row < (run.outcomes.front().*dates).size(); ++row) {
        std::vector<Date> values;
        for (const Outcome &outcome : run.outcomes) {
            values.push_back((outcome.*dates)[row]);
        }
        out.push_back(dateOutcome(std::move(values)));
    }
    return out;
}

TaskOutcome taskOutcome(const Run &run, std::size_t row)
{
    std::vector<Instant> starts, finishes;
    std::int64_t sum = 0;
    const std::int64_t first = run.outcomes.front().tasks[row].second.minutes;
    for (std::size_t trial = 0; trial < run.taskTrials; ++trial) {
        const auto &[start, finish] = run.outcomes[trial].tasks[row];
        starts.push_back(start);
        finishes.push_back(finish);
        sum += finish.minutes - first;
    }
    const auto count = static_cast<double>(run.taskTrials);
    TaskOutcome out;
    out.start = quantilesOf(starts);
    out.finish = quantilesOf(finishes);
    out.meanFinish = Instant{first + std::llround(static_cast<double>(sum) / count)};
    out.criticality = run.critical[row] / count;
    return out;
}

std::vector<FanPoint> fanOf(const Run &run)
{
    Date last = run.plan.plan().start.value_or(kFirstDate);
    const Date first = last;
    for (const Outcome &outcome : run.outcomes) {
        if (!outcome.watts.isEmpty()) {
            last = std::max(last, outcome.watts.steps().back().date);
        }
    }
    std::vector<FanPoint> fan;
    std::vector<std::int64_t> watts(run.trials), gpus(run.trials);
    for (Date month = firstOfMonth(first); month <= last; month = firstOfMonth(month, 1)) {
        FanPoint point;
        point.date = firstOfMonth(month, 1) + -1;
        for (std::size_t trial = 0; trial < run.trials; ++trial) {
            watts[trial] = run.outcomes[trial].watts.at(point.date);
            gpus[trial] = run.outcomes[trial].gpus.at(point.date);
        }
        point.liveWatts = quantilesOf(watts);
        point.liveGpus = quantilesOf(gpus);
        fan.push_back(point);
    }
    return fan;
}

} // namespace

Simulation simulate(const PlanSnapshot &plan, const SimulationSettings &settings, const SimulationProgress &progress,
                    std::stop_token stop)
{
    Run run(plan, settings);
    runTrials(run, progress, stop);
    Simulation result;
    if (stop.stop_requested()) {
        return result;
    }
    result.trials = run.trials;
    result.taskTrials = run.taskTrials;
    for (std::size_t row = 0; row < run.planned.size(); ++row) {
        result.tasks.push_back(taskOutcome(run, row));
    }
    result.phases = dateOutcomes(run, &Outcome::phases);
    result.tranches = dateOutcomes(run, &Outcome::tranches);
    result.fan = fanOf(run);
    return result;
}

} // namespace gigaplan
