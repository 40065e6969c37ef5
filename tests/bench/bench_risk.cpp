// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/order_dates.h"
#include "model/analysis/risk/tornado.h"
#include "model/generate/generate.h"
#include "model/plan/links.h"
#include "model/plan/places.h"
#include "model/plan/tasks.h"

#include <chrono>
#include <cstdio>

using namespace gigaplan;

namespace {

double seconds(auto &&work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The fewest gigawatts of the generator that have the given number of tasks and links.
PlanSnapshot planWith(std::size_t tasks, std::size_t links)
{
    GenerateOptions options;
    for (options.gigawatts = 100;; options.gigawatts += 10) {
        const auto plan = generatePlan(options);
        if (plan->table<Task>().size() >= tasks && plan->table<Link>().size() >= links) {
            return *plan;
        }
    }
}

bool run(const char *name, const PlanSnapshot &plan, std::size_t trials, double limit)
{
    std::printf("%s: %zu tasks, %zu links, %zu rows, %zu trials\n", name, plan.table<Task>().size(),
                plan.table<Link>().size(), plan.table<Row>().size(), trials);
    double one = 0, two = 0;
    for (const unsigned threads : {1U, 2U, 4U}) {
        const double taken = seconds([&] { (void)simulate(plan, {trials, 1, threads}); });
        one = threads == 1 ? taken : one;
        two = threads == 2 ? taken : two;
        std::printf("  %u threads  %7.2f s  %8.3f ms a trial  %5.2f x one thread\n", threads, taken,
                    taken * 1e3 / static_cast<double>(trials), one / taken);
    }
    const SimulationSettings settings{trials, 1, 2};
    const Simulation result = simulate(plan, settings);
    std::printf("  tornado of the plan's finish %.2f s\n", seconds([&] { (void)tornado(plan, settings, result); }));
    if (plan.table<Task>().size() < 10000) {
        std::printf("  order dates %.2f s\n", seconds([&] { (void)orderDates(plan, settings); }));
    }
    std::printf("  two threads: %.2f of the limit of %.0f s\n", two / limit, limit);
    return two <= limit;
}

} // namespace

/// Trials of the reference plan and of a generated one of 50,000 tasks and 80,000 links, on one to four threads.
int main()
{
    const auto reference = scenarioPlan("openai-nvidia-10gw");
    if (!reference) {
        return 3;
    }
    const bool small = run("reference plan", *reference, 10000, 5);
    const bool large = run("large plan", planWith(50000, 80000), 2000, 60);
    return small && large ? 0 : 1;
}
