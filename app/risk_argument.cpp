// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/risk_argument.h"

#include "model/plan/phases.h"

namespace gigaplan::app {

namespace {

constexpr std::int64_t kMostThreads = 1024;

Result<std::int64_t> wholeUpTo(const Arguments &arguments, const std::string &name, std::int64_t fallback,
                               std::int64_t most)
{
    auto value = arguments.whole(name, fallback);
    if (value && (*value < 1 || *value > most)) {
        return Error{ErrorKind::Usage, "--" + name + " takes a number from 1 to " + std::to_string(most)};
    }
    return value;
}

} // namespace

Result<SimulationSettings> riskSettings(const Arguments &arguments, RiskProfile profile, std::size_t trials)
{
    const auto count = wholeUpTo(arguments, "trials", static_cast<std::int64_t>(trials), kMostTrials);
    const auto seed = arguments.whole("seed", 1);
    const auto threads =
        arguments.has("threads") ? wholeUpTo(arguments, "threads", 1, kMostThreads) : Result<std::int64_t>(0);
    if (!count || !seed || !threads) {
        return !count ? count.error() : !seed ? seed.error() : threads.error();
    }
    const auto named = enumFromName<RiskProfile>(arguments.value("profile", std::string(enumName(profile))));
    if (!named) {
        return Error{ErrorKind::Usage, "--profile takes plan, tracked or both"};
    }
    return SimulationSettings{static_cast<std::size_t>(*count), static_cast<std::uint64_t>(*seed),
                              static_cast<unsigned>(*threads), *named};
}

Result<std::optional<std::uint32_t>> riskPhase(const Arguments &arguments, const PlanSnapshot &plan)
{
    const std::string key = arguments.value("phase");
    if (key.empty()) {
        return std::optional<std::uint32_t>();
    }
    for (std::uint32_t row = 0; row < plan.table<Phase>().size(); ++row) {
        if (plan.table<Phase>()[row].key == key) {
            return std::optional(row);
        }
    }
    return Error{ErrorKind::Usage, "--phase: the plan has no phase \"" + key + '"'};
}

} // namespace gigaplan::app
