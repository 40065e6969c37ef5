// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/simulation.h"

#include "model/analysis/risk/quantiles.h"
#include "model/analysis/risk/trial_engine.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/work/parallel.h"

#include <cmath>
#include <mutex>

namespace gigaplan {

namespace {

constexpr std::size_t kTaskValues = std::size_t{1} << 24; ///< starts and finishes each, of 4 bytes, in all trials
constexpr std::size_t kBlock = 16; ///< tasks whose values share lines of memory

/// Minutes of the plan's range fit into 32 bits, which halves what all trials' dates take.
std::int32_t packed(Instant at)
{
    return static_cast<std::int32_t>(std::clamp(at, kRangeStart, kRangeEnd) - kRangeStart);
}
Instant unpacked(std::int32_t minutes)
{
    return kRangeStart + minutes;
}

struct Run {
    Run(const PlanSnapshot &plan, const SimulationSettings &with)
        : settings(with),
          engine(plan, with.profile, with.seed),
          rows(engine.trials().movable()),
          trials(std::max<std::size_t>(1, with.trials))
    {
        if (engine.trials().delays()) {
            rows.resize(plan.table<Task>().size()); // what is as late as possible moves with what follows
            for (std::uint32_t row = 0; row < rows.size(); ++row) {
                rows[row] = row;
            }
        }
        taskTrials = std::clamp<std::size_t>(kTaskValues / std::max<std::size_t>(1, rows.size()), 1, trials);
        starts.resize(taskTrials * rows.size());
        finishes.resize(taskTrials * rows.size());
        critical.resize(plan.table<Task>().size(), 0);
        record.finishes.resize(trials);
        record.live.resize(trials);
        record.phases.assign(plan.table<Phase>().size(), std::vector<Date>(trials));
        record.tranches.assign(plan.table<Tranche>().size(), std::vector<Date>(trials));
    }

    const SimulationSettings &settings;
    TrialEngine engine;
    std::vector<std::uint32_t> rows; ///< whose dates are kept
    std::size_t trials, taskTrials = 0;
    std::vector<std::int32_t> starts, finishes; ///< by trial, then place in `rows`
    std::vector<std::uint32_t> critical; ///< of each task: trials
    TrialRecord record;
    std::mutex mutex;
};

/// A thread's worker, which adds what it counted to the run's when it is done.
struct Counter {
    explicit Counter(Run &of) : run(of), worker(of.engine.worker()), critical(of.critical.size(), 0) {}
    Counter(const Counter &) = delete;
    Counter &operator=(const Counter &) = delete;
    ~Counter()
    {
        const std::lock_guard lock(run.mutex);
        for (std::size_t row = 0; row < critical.size(); ++row) {
            run.critical[row] += critical[row];
        }
    }

    Run &run;
    TrialEngine::Worker worker;
    std::vector<std::uint32_t> critical, path, seen;
};

void keep(Run &run, Counter &counter, std::size_t trial)
{
    const TrialEngine::Worker &worker = counter.worker;
    run.record.finishes[trial] = worker.finish;
    run.record.live[trial] = worker.capacity.live;
    for (std::size_t row = 0; row < run.record.phases.size(); ++row) {
        run.record.phases[row][trial] = worker.capacity.phases[row];
    }
    for (std::size_t row = 0; row < run.record.tranches.size(); ++row) {
        run.record.tranches[row][trial] = worker.capacity.tranches[row];
    }
    if (trial >= run.taskTrials) {
        return;
    }
    for (std::size_t i = 0; i < run.rows.size(); ++i) {
        const DurationTrials::Span span = run.engine.spanOf(worker, run.rows[i]);
        run.starts[trial * run.rows.size() + i] = packed(span.start);
        run.finishes[trial * run.rows.size() + i] = packed(span.finish);
    }
    run.engine.critical(counter.worker, counter.path, counter.seen, static_cast<std::uint32_t>(trial + 1));
    for (const std::uint32_t row : counter.path) {
        ++counter.critical[row];
    }
}

void runTrials(Run &run, const Progress &progress, std::stop_token stop)
{
    CountedProgress counted(progress, run.trials, stop);
    inParallel(
        run.settings.threads, run.trials, stop, [&run] { return std::make_unique<Counter>(run); },
        [&](std::unique_ptr<Counter> &counter, std::size_t trial) {
            run.engine.run(counter->worker, trial, stop);
            if (stop.stop_requested()) {
                return;
            }
            keep(run, *counter, trial);
            counted.stepDone();
        });
}

Quantiles<Instant> instants(const Quantiles<std::int32_t> &of)
{
    return {unpacked(of.p10), unpacked(of.p50), unpacked(of.p80), unpacked(of.p90)};
}

/// Of the tasks that move, a few neighbours at a time.
void takeBlock(const Run &run, std::vector<TaskOutcome> &tasks, std::vector<std::int32_t> &values, std::size_t block)
{
    const std::size_t first = block * kBlock, count = std::min(kBlock, run.rows.size() - first), n = run.taskTrials;
    values.resize(kBlock * n);
    const auto gather = [&](const std::vector<std::int32_t> &from) {
        for (std::size_t trial = 0; trial < n; ++trial) {
            for (std::size_t i = 0; i < count; ++i) {
                values[i * n + trial] = from[trial * run.rows.size() + first + i];
            }
        }
    };
    gather(run.starts);
    for (std::size_t i = 0; i < count; ++i) {
        tasks[run.rows[first + i]].start = instants(quantilesOf(std::span(values).subspan(i * n, n)));
    }
    gather(run.finishes);
    for (std::size_t i = 0; i < count; ++i) {
        const auto finishes = std::span(values).subspan(i * n, n);
        std::int64_t sum = 0;
        for (const std::int32_t finish : finishes) {
            sum += finish;
        }
        TaskOutcome &task = tasks[run.rows[first + i]];
        task.meanFinish = kRangeStart + std::llround(static_cast<double>(sum) / static_cast<double>(n));
        task.finish = instants(quantilesOf(finishes));
    }
}

std::vector<TaskOutcome> taskOutcomes(const Run &run, std::stop_token stop)
{
    std::vector<TaskOutcome> tasks(run.critical.size());
    const DurationTrials::Dates planned = run.engine.trials().planned();
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        const auto [start, finish] = run.engine.trials().of(planned, row);
        tasks[row].start = {start, start, start, start};
        tasks[row].finish = {finish, finish, finish, finish};
        tasks[row].meanFinish = finish;
        tasks[row].criticality = run.critical[row] / static_cast<double>(run.taskTrials);
    }
    inParallel(
        run.settings.threads, (run.rows.size() + kBlock - 1) / kBlock, stop, [] { return std::vector<std::int32_t>(); },
        [&](std::vector<std::int32_t> &values, std::size_t block) { takeBlock(run, tasks, values, block); });
    return tasks;
}

LiveStep standing(const std::vector<LiveStep> &steps, Date date)
{
    const auto after =
        std::partition_point(steps.begin(), steps.end(), [date](const LiveStep &step) { return step.date <= date; });
    return after == steps.begin() ? LiveStep{date} : *(after - 1);
}

/// The last days of the months from the plan's start until nothing more goes live.
std::vector<Date> monthEnds(const TrialRecord &record, Date first)
{
    Date last = first;
    for (const auto &steps : record.live) {
        last = steps.empty() ? last : std::max(last, steps.back().date);
    }
    std::vector<Date> days;
    for (Date month = firstOfMonth(first); month <= last; month = firstOfMonth(month, 1)) {
        days.push_back(firstOfMonth(month, 1) + -1);
    }
    return days;
}

} // namespace

double Simulation::confidence(std::span<const PowerGoal> goals) const
{
    const auto meets = [goals](const std::vector<LiveStep> &steps) {
        return std::all_of(goals.begin(), goals.end(),
                           [&steps](const PowerGoal &goal) { return standing(steps, goal.by).watts >= goal.watts; });
    };
    const auto met = static_cast<double>(std::count_if(record.live.begin(), record.live.end(), meets));
    return trials == 0 ? 0 : met / static_cast<double>(trials);
}

std::vector<FanPoint> fanOn(const TrialRecord &record, std::span<const Date> days, unsigned threads,
                            std::stop_token stop)
{
    std::vector<FanPoint> fan(days.size());
    const std::size_t trials = record.live.size();
    using Values = std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>>;
    inParallel(
        threads, trials > 0 ? fan.size() : 0, stop,
        [trials] {
            return Values{std::vector<std::int64_t>(trials), std::vector<std::int64_t>(trials)};
        },
        [&](Values &values, std::size_t i) {
            for (std::size_t trial = 0; trial < trials; ++trial) {
                const LiveStep live = standing(record.live[trial], days[i]);
                values.first[trial] = live.watts;
                values.second[trial] = live.gpus;
            }
            fan[i].date = days[i];
            fan[i].liveWatts = quantilesOf(std::span(values.first));
            fan[i].liveGpus = quantilesOf(std::span(values.second));
            fan[i].p20Watts = percentileOf(std::span(values.first), 20);
            fan[i].p20Gpus = percentileOf(std::span(values.second), 20);
        });
    return stop.stop_requested() ? std::vector<FanPoint>() : fan;
}

Simulation simulate(const PlanSnapshot &plan, const SimulationSettings &settings, const Progress &progress,
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
    result.tasks = taskOutcomes(run, stop);
    std::vector<Instant> finishes = run.record.finishes;
    result.finish = quantilesOf(std::span(finishes));
    for (std::vector<Date> dates : run.record.phases) {
        result.phases.push_back(outcomeOf(dates));
    }
    for (std::vector<Date> dates : run.record.tranches) {
        result.tranches.push_back(outcomeOf(dates));
    }
    result.fan =
        fanOn(run.record, monthEnds(run.record, plan.plan().start.value_or(kFirstDate)), settings.threads, stop);
    if (run.engine.slips() != nullptr) {
        result.slips = TrackedSlips::fitted();
    }
    result.record = std::move(run.record);
    return stop.stop_requested() ? Simulation() : result;
}

} // namespace gigaplan
