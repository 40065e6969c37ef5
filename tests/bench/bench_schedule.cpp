// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"
#include "model/generate/generate.h"

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

/// The fewest gigawatts of the generator that have so many tasks.
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

} // namespace

int main()
{
    for (const std::size_t size : {1000, 10000, 50000, 200000}) {
        const PlanSnapshot plan = planWith(size);
        double best = 1e9;
        for (int i = 0; i < 7; ++i) {
            best = std::min(best, milliseconds([&] { (void)computeSchedule(plan); }));
        }
        std::printf("%zu %zu %.2f\n", plan.table<Task>().size(), plan.table<Link>().size(), best);
    }
    return 0;
}
