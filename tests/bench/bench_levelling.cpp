// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/levelling/levelling.h"
#include "model/generate/generate.h"
#include "model/plan/crews.h"
#include "model/plan/tasks.h"

#include <chrono>
#include <cmath>
#include <cstdio>

using namespace gigaplan;

namespace {

constexpr std::array kCrewed{WorkClass::Civil,   WorkClass::Shell,       WorkClass::Electrical,   WorkClass::Cooling,
                             WorkClass::Network, WorkClass::RackInstall, WorkClass::Commissioning};

double seconds(auto &&work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
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

Resource crewOf(WorkClass of, double units)
{
    Resource crew;
    crew.key = enumName(of);
    crew.id = {idValueFromKey(Description<Resource>::table, crew.key)};
    crew.name = enumLabel(of);
    crew.capacity = {units};
    return crew;
}

/// A crew for each class of work on site; `units(i)` of the i-th.
PlanSnapshot withCrews(const PlanSnapshot &plan, auto &&units)
{
    std::vector<Resource> crews;
    for (std::size_t i = 0; i < kCrewed.size(); ++i) {
        crews.push_back(crewOf(kCrewed[i], units(i)));
    }
    std::vector<Assignment> assignments;
    for (const Task &task : plan.table<Task>()) {
        const auto at = std::find(kCrewed.begin(), kCrewed.end(), task.workClass);
        if (at != kCrewed.end()) {
            Assignment assignment;
            assignment.id = {task.id.value};
            assignment.key = task.key;
            assignment.task = task.id;
            assignment.resource = crews[static_cast<std::size_t>(at - kCrewed.begin())].id;
            assignments.push_back(std::move(assignment));
        }
    }
    return plan.withRows(std::move(crews)).withRows(std::move(assignments));
}

/// A third of the units that each class needs at its peak.
PlanSnapshot shortOfCrews(const PlanSnapshot &plan)
{
    const PlanSnapshot without = withCrews(plan, [](std::size_t) { return 0.0; });
    const ResourceNeeds needs(without, TaskTree(without));
    const Schedule schedule = computeSchedule(without);
    std::array<double, kCrewed.size()> peaks{};
    for (const Overload &overload : findOverloads(without, needs, schedule)) {
        for (std::size_t i = 0; i < kCrewed.size(); ++i) {
            if (overload.resource == crewOf(kCrewed[i], 0).id) {
                peaks[i] = std::max(peaks[i], toUnits(overload.needed));
            }
        }
    }
    return withCrews(plan, [&](std::size_t i) { return std::min(999.0, std::max(1.0, std::floor(peaks[i] / 3))); });
}

} // namespace

/// Levelling of generated plans by size, with a third of the crews that they need at their peaks: one plain pass, and the
/// usual search. "Exponent" is that of the plain pass's cost between two sizes.
int main()
{
    constexpr double kPlainLimit = 5, kUsualLimit = 60; ///< seconds, of 50,000 tasks
    std::printf("%8s %8s %9s %9s %9s %8s | %9s %9s %s\n", "tasks", "assigned", "overloads", "plain s", "exponent",
                "days", "usual s", "schedules", "days");
    bool holds = true;
    double lastTime = 0, lastSize = 0;
    for (const std::size_t size : {1000, 10000, 50000}) {
        const PlanSnapshot plan = shortOfCrews(planWith(size));
        const auto tasks = static_cast<double>(plan.table<Task>().size());
        LevellingOptions plainly;
        plainly.plain = true;
        Levelling plain, usual;
        const double plainTime = seconds([&] { plain = computeLevelling(plan, plainly); });
        const double usualTime = seconds([&] { usual = computeLevelling(plan); });
        const auto days = [](const Levelling &of) {
            return static_cast<long long>((of.finishLevelled - of.finishUnlevelled) / kMinutesPerDay);
        };
        std::printf("%8.0f %8zu %9zu %9.2f ", tasks, plan.table<Assignment>().size(), plain.overloadsBefore, plainTime);
        if (lastTime > 0) {
            std::printf("%9.2f", std::log(plainTime / lastTime) / std::log(tasks / lastSize));
        } else {
            std::printf("%9s", "");
        }
        std::printf(" %8lld | %9.2f %9zu %lld\n", days(plain), usualTime, usual.schedulesTried, days(usual));
        if (size == 50000) {
            std::printf("%17s plain %.2f of its limit of %.0f s, usual %.2f of its limit of %.0f s\n", "",
                        plainTime / kPlainLimit, kPlainLimit, usualTime / kUsualLimit, kUsualLimit);
            holds = plainTime <= kPlainLimit && usualTime <= kUsualLimit;
        }
        holds = holds && plain.overloads.empty() && usual.overloads.empty();
        lastTime = plainTime;
        lastSize = tasks;
    }
    return holds ? 0 : 1;
}
