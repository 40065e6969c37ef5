// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/json_output.h"
#include "app/risk_output.h"
#include "model/files/plan_files.h"

namespace gigaplan::app {

namespace {

constexpr std::int64_t kMostTrials = 1'000'000, kMostThreads = 1024;

Result<std::int64_t> wholeUpTo(const Arguments &arguments, const std::string &name, std::int64_t otherwise,
                               std::int64_t most)
{
    const auto value = arguments.whole(name, otherwise);
    if (value && (*value < 1 || *value > most)) {
        return Error{ErrorKind::Usage, "--" + name + " takes a number from 1 to " + std::to_string(most)};
    }
    return value;
}

Result<SimulationSettings> settingsOf(const Arguments &arguments)
{
    const auto trials = wholeUpTo(arguments, "trials", 1000, kMostTrials);
    const auto seed = arguments.whole("seed", 1);
    const auto threads = arguments.has("threads") ? wholeUpTo(arguments, "threads", 1, kMostThreads) : Result<std::int64_t>(0);
    if (!trials || !seed || !threads) {
        return !trials ? trials.error() : !seed ? seed.error() : threads.error();
    }
    const auto profile = enumFromName<RiskProfile>(arguments.value("profile", "plan"));
    if (!profile) {
        return Error{ErrorKind::Usage, "--profile takes plan, tracked or both"};
    }
    return SimulationSettings{static_cast<std::size_t>(*trials), static_cast<std::uint64_t>(*seed),
                              static_cast<unsigned>(*threads), *profile};
}

Result<int> simulatePlan(const Arguments &arguments)
{
    if (arguments.has("csv") && arguments.has("json")) {
        return Error{ErrorKind::Usage, "--csv and --json exclude each other"};
    }
    const auto settings = settingsOf(arguments);
    if (!settings) {
        return settings.error();
    }
    const auto plan = readPlan(arguments.plain()[0]);
    if (!plan) {
        return plan.error();
    }
    RiskReport report{*plan, *settings, {}, {}, {}, {}};
    if (const std::string phase = arguments.value("phase"); !phase.empty()) {
        for (std::uint32_t row = 0; row < plan->table<Phase>().size(); ++row) {
            if (plan->table<Phase>()[row].key == phase) {
                report.target = row;
            }
        }
        if (!report.target) {
            return Error{ErrorKind::Usage, "--phase: the plan has no phase \"" + phase + '"'};
        }
    }
    report.simulation = simulate(*plan, *settings);
    if (arguments.has("csv")) {
        printText(riskCsv(report));
        return Done;
    }
    report.tornado = tornado(*plan, *settings, report.simulation, report.target);
    report.orders = orderDates(*plan, *settings);
    if (arguments.has("json")) {
        printJson(riskJson(report));
    } else {
        printText(riskText(report));
    }
    return Done;
}

} // namespace

std::vector<HeadlessCommand> riskCommands()
{
    return {{"simulate", "simulate PLAN [--trials N] [--seed S] [--threads T] [--profile plan|tracked|both] [--phase KEY] [--json|--csv]",
             "dates and megawatts with their probabilities, what swings them, when to order",
             {{"trials", "seed", "threads", "profile", "phase"}, {"json", "csv"}, 1, 1}, simulatePlan}};
}

} // namespace gigaplan::app
