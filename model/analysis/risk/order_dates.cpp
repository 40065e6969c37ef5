// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/order_dates.h"

#include "model/analysis/risk/trial_engine.h"
#include "model/plan/parts.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/work/parallel.h"

#include <cmath>
#include <mutex>
#include <numeric>

namespace gigaplan {

namespace {

// Each trial is scheduled several times for each item, so that large plans get fewer trials, and then fewer items.
constexpr std::size_t kMostTrials = 1000, kFewestOrderTrials = 200, kMostWork = 120'000'000; ///< trials × items × tasks
constexpr double kDaysPerWeek = 7;

/// One item, and the lowest of the dates that its trials allow.
struct Item {
    OrderDate order;
    std::size_t spare = 0; ///< trials that may miss the P80 and leave it where it is
    std::vector<Date> lowest; ///< at most spare + 1, a heap with the latest first
    std::vector<double> lostWattDays; ///< by trial

    bool isFull() const { return lowest.size() > spare; }
    /// Dates from this one on no longer matter.
    Date bound() const { return isFull() ? lowest.front() : order.goLive; }
    void take(Date date)
    {
        if (isFull() && date >= lowest.front()) {
            return;
        }
        lowest.push_back(date);
        std::push_heap(lowest.begin(), lowest.end());
        if (lowest.size() > spare + 1) {
            std::pop_heap(lowest.begin(), lowest.end());
            lowest.pop_back();
        }
    }
};

/// Rows of what is still to be ordered for a phase.
std::vector<std::uint32_t> itemRows(const PlanSnapshot &plan)
{
    std::vector<std::uint32_t> rows;
    const auto &tasks = plan.table<Task>();
    const std::vector<char> parents = hasParts(tasks);
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        const Task &task = tasks[row];
        if (task.workClass == WorkClass::Procurement && !parents[row] && !task.actualStart && !task.actualFinish
            && plan.table<Phase>().contains(task.phase) && task.duration.value > 0) {
            rows.push_back(row);
        }
    }
    return rows;
}

std::size_t mostItems(const PlanSnapshot &plan)
{
    return std::max<std::size_t>(1,
                                 kMostWork / kFewestOrderTrials / std::max<std::size_t>(1, plan.table<Task>().size()));
}

std::vector<Item> itemsOf(const PlanSnapshot &plan, const TrialEngine &engine)
{
    std::vector<Item> items;
    const DurationTrials::Dates planned = engine.trials().planned();
    for (const std::uint32_t row : itemRows(plan)) {
        Item &item = items.emplace_back();
        item.order.task = row;
        item.order.phase = static_cast<std::uint32_t>(plan.table<Phase>().indexOf(plan.table<Task>()[row].phase));
        item.order.planned = dateOf(engine.trials().of(planned, row).start);
    }
    return items;
}

/// The phase's go-live if the item is not ordered before `day`.
Date goLiveWith(const TrialEngine &engine, TrialEngine::Worker &worker, const Item &item, Date day)
{
    engine.trials().delay(worker.dates, item.order.task, startOfDay(day));
    engine.runCapacity(worker);
    engine.trials().restore(worker.dates);
    return worker.capacity.phases[item.order.phase];
}

/// The latest day before `bound` with which this trial still meets the go-live; it does so with its own start.
Date latestDay(const TrialEngine &engine, TrialEngine::Worker &worker, const Item &item, Date bound)
{
    Date holds = dateOf(engine.trials().of(worker.dates, item.order.task).start);
    Date misses = bound;
    while (misses - holds > 1) {
        const Date middle = holds + (misses - holds) / 2;
        (goLiveWith(engine, worker, item, middle) <= item.order.goLive ? holds : misses) = middle;
    }
    return holds;
}

/// Go-live of every phase in every trial, by phase, then trial.
std::vector<std::vector<Date>> goLives(const PlanSnapshot &plan, const TrialEngine &engine, std::size_t trials,
                                       unsigned threads, std::stop_token stop)
{
    std::vector<std::vector<Date>> dates(plan.table<Phase>().size(), std::vector<Date>(trials, kNever));
    inParallel(
        threads, trials, stop, [&engine] { return engine.worker(); },
        [&](TrialEngine::Worker &worker, std::size_t trial) {
            engine.runEarly(worker, trial);
            for (std::size_t phase = 0; phase < dates.size(); ++phase) {
                dates[phase][trial] = worker.capacity.phases[phase];
            }
        });
    return dates;
}

void setGoals(std::vector<Item> &items, const std::vector<std::vector<Date>> &goLives, std::size_t trials)
{
    const std::size_t needed = (trials * 80 + 99) / 100;
    for (Item &item : items) {
        std::vector<Date> sorted = goLives[item.order.phase];
        std::sort(sorted.begin(), sorted.end());
        item.order.goLive = sorted[needed - 1];
        const auto held = std::upper_bound(sorted.begin(), sorted.end(), item.order.goLive) - sorted.begin();
        item.spare = static_cast<std::size_t>(held) - needed;
        item.order.trials = trials;
        item.lostWattDays.assign(trials, 0.0);
    }
    std::erase_if(items, [](const Item &item) { return item.order.goLive == kNever; });
}

} // namespace

OrderItems orderItems(const PlanSnapshot &plan)
{
    const std::size_t items = itemRows(plan).size();
    return {items, std::min(items, mostItems(plan))};
}

std::vector<OrderDate> orderDates(const PlanSnapshot &plan, const SimulationSettings &settings, std::stop_token stop,
                                  const Progress &progress)
{
    const TrialEngine engine(plan, settings.profile, settings.seed);
    std::vector<Item> items = itemsOf(plan, engine);
    if (items.empty()) {
        return {};
    }
    const std::size_t taskCount = plan.table<Task>().size();
    if (const std::size_t most = mostItems(plan); items.size() > most) {
        std::stable_sort(items.begin(), items.end(),
                         [](const Item &a, const Item &b) { return a.order.planned < b.order.planned; });
        items.resize(most);
    }
    const std::size_t affordable = std::clamp(kMostWork / items.size() / taskCount, kFewestOrderTrials, kMostTrials);
    const std::size_t trials = std::clamp<std::size_t>(settings.trials, 1, affordable);
    const auto base = goLives(plan, engine, trials, settings.threads, stop);
    setGoals(items, base, trials);
    const auto makeWorker = [&engine] { return engine.worker(); };
    // Which trials are examined closely depends on the order in which threads finish; the lowest dates do not.
    std::mutex mutex;
    CountedProgress counted(progress, 2 * trials, stop);
    inParallel(settings.threads, trials, stop, makeWorker, [&](TrialEngine::Worker &worker, std::size_t trial) {
        engine.runEarly(worker, trial);
        for (Item &item : items) {
            if (stop.stop_requested()) {
                return; // a large plan's items take long
            }
            if (base[item.order.phase][trial] > item.order.goLive) {
                continue;
            }
            Date bound;
            {
                const std::lock_guard lock(mutex);
                bound = item.bound();
            }
            if (goLiveWith(engine, worker, item, bound) > item.order.goLive) {
                const Date latest = latestDay(engine, worker, item, bound);
                const std::lock_guard lock(mutex);
                item.take(latest);
            }
        }
        counted.stepDone();
    });
    for (Item &item : items) {
        item.order.latest = item.isFull() ? item.lowest.front() : kNever;
    }
    inParallel(settings.threads, trials, stop, makeWorker, [&](TrialEngine::Worker &worker, std::size_t trial) {
        engine.runEarly(worker, trial);
        for (Item &item : items) {
            if (item.order.latest != kNever && !stop.stop_requested()) {
                goLiveWith(engine, worker, item, item.order.latest);
                const double onTime = worker.capacity.itWattDays;
                goLiveWith(engine, worker, item, item.order.latest + 7);
                item.lostWattDays[trial] = worker.capacity.itWattDays - onTime;
            }
        }
        counted.stepDone();
    });
    if (stop.stop_requested()) {
        return {};
    }
    std::vector<OrderDate> out;
    for (Item &item : items) {
        const double sum = std::accumulate(item.lostWattDays.begin(), item.lostWattDays.end(), 0.0);
        const double megawattWeeks = sum / static_cast<double>(trials) / 1e6 / kDaysPerWeek;
        item.order.costPerWeek.value =
            std::llround(std::max(0.0, megawattWeeks) * static_cast<double>(plan.plan().delayCost.value));
        out.push_back(item.order);
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const OrderDate &a, const OrderDate &b) { return a.latest < b.latest; });
    return out;
}

} // namespace gigaplan
