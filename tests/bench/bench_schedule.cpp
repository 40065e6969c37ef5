// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"
#include "model/generate/generate.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>

using namespace gigaplan;

namespace {

double milliseconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

/// The fewest gigawatts of the generator that have the given number of tasks.
PlanSnapshot planWith(std::size_t tasks)
{
    GenerateOptions options;
    options.gigawatts = 1;
    const double one = static_cast<double>(generatePlan(options)->table<Task>().size());
    for (options.gigawatts = static_cast<double>(tasks) / one * 0.9;; options.gigawatts *= 1.02) {
        const auto plan = generatePlan(options);
        if (plan->table<Task>().size() >= tasks) {
            return *plan;
        }
    }
}

/// The plan with another duration of one task.
PlanSnapshot edited(const PlanSnapshot &plan, std::size_t row)
{
    ChangeSummary change;
    Task task = plan.table<Task>()[row];
    task.duration.value += 480;
    change.of<Task>().updated.push_back({task, 1});
    return plan.with(change);
}

struct Edits {
    double median = 0, nineOfTen = 0, worst = 0; ///< milliseconds
};

/// Edits of tasks spread over the plan, each from the plan's own schedule.
Edits measureEdits(const PlanSnapshot &plan)
{
    const Schedule schedule = computeSchedule(plan);
    const std::size_t count = plan.table<Task>().size();
    constexpr std::size_t kEdits = 101;
    std::vector<double> times;
    for (std::size_t i = 0; i < kEdits; ++i) {
        const PlanSnapshot after = edited(plan, (2 * i + 1) * count / (2 * kEdits));
        times.push_back(milliseconds([&] { (void)updateSchedule(schedule, after); }));
    }
    std::sort(times.begin(), times.end());
    return {times[kEdits / 2], times[kEdits * 9 / 10], times.back()};
}

double fastest(int rounds, const std::function<void()> &work)
{
    double best = milliseconds(work);
    for (int i = 1; i < rounds; ++i) {
        best = std::min(best, milliseconds(work));
    }
    return best;
}

constexpr double kPassLimit = 50, kEditLimit = 10; ///< milliseconds, of 50,000 tasks and 80,000 links

} // namespace

/// Full passes and edits of generated plans by size. "Exponent" is that of the cost between two sizes; 1 is linear.
int main()
{
    std::printf("%8s %8s %12s %9s | %s\n", "tasks", "links", "full pass ms", "exponent",
                "after one edit, ms: median, nine of ten, worst");
    bool holds = true;
    double lastTime = 0, lastSize = 0;
    for (const std::size_t size : {1000, 10000, 50000, 200000}) {
        const PlanSnapshot plan = planWith(size);
        const std::size_t tasks = plan.table<Task>().size();
        const std::size_t links = plan.table<Link>().size();
        const auto both = static_cast<double>(tasks + links);
        const double full = fastest(9, [&] { (void)computeSchedule(plan); });
        const Edits edits = measureEdits(plan);
        std::printf("%8zu %8zu %12.2f ", tasks, links, full);
        if (lastTime > 0) {
            std::printf("%9.2f", std::log(full / lastTime) / std::log(both / lastSize));
        } else {
            std::printf("%9s", "");
        }
        std::printf(" | %.2f, %.2f, %.2f\n", edits.median, edits.nineOfTen, edits.worst);
        if (size == 50000) {
            std::printf("%17s full pass %.2f of its limit of %.0f ms, worst edit %.2f of its limit of %.0f ms\n", "",
                        full / kPassLimit, kPassLimit, edits.worst / kEditLimit, kEditLimit);
            holds = full <= kPassLimit && edits.worst <= kEditLimit;
        }
        lastTime = full;
        lastSize = both;
    }
    return holds ? 0 : 1;
}
