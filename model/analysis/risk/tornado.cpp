// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/tornado.h"

#include "model/analysis/risk/parallel.h"
#include "model/analysis/risk/trial_engine.h"

#include <cmath>
#include <map>
#include <numeric>

namespace gigaplan {

namespace {

constexpr double kChance = 0.05;

/// The target of the trials that reach it, in days.
struct Target {
    std::vector<std::size_t> trials;
    std::vector<double> days;
    double mean = 0, spread = 0;
};

Target targetOf(const Simulation &simulation, std::optional<std::uint32_t> phase)
{
    Target target;
    for (std::size_t trial = 0; trial < simulation.trials; ++trial) {
        if (phase && simulation.record.phases[*phase][trial] == kNever) {
            continue;
        }
        target.trials.push_back(trial);
        target.days.push_back(phase ? simulation.record.phases[*phase][trial].days
                                    : static_cast<double>(simulation.record.finishes[trial].minutes) / kMinutesPerDay);
    }
    const auto count = static_cast<double>(std::max<std::size_t>(1, target.days.size()));
    target.mean = std::accumulate(target.days.begin(), target.days.end(), 0.0) / count;
    for (const double days : target.days) {
        target.spread += (days - target.mean) * (days - target.mean) / count;
    }
    target.spread = std::sqrt(target.spread);
    return target;
}

/// One factor's values, by place in the target.
struct Candidate {
    RiskFactor factor;
    std::uint32_t row;
    std::function<double(const TrialNumbers &, std::size_t place)> value;
    bool happensOrNot = false;
};

TornadoBar barOf(const Target &target, const Candidate &candidate, const TrialEngine &engine)
{
    std::vector<std::pair<double, std::uint32_t>> values;
    values.reserve(target.trials.size());
    for (std::uint32_t place = 0; place < target.trials.size(); ++place) {
        values.emplace_back(candidate.value(engine.numbers(target.trials[place]), place), place);
    }
    std::size_t low = std::max<std::size_t>(1, values.size() / 10), high = low;
    if (candidate.happensOrNot) {
        high = static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [](auto &v) { return v.first > 0; }));
        low = values.size() - high;
        if (low == 0 || high == 0) {
            return {candidate.factor, candidate.row, 0, 0, 0};
        }
    }
    const auto lowEnd = values.begin() + static_cast<std::ptrdiff_t>(low);
    const auto highBegin = values.end() - static_cast<std::ptrdiff_t>(high);
    std::nth_element(values.begin(), lowEnd, values.end());
    if (highBegin > lowEnd) {
        std::nth_element(lowEnd, highBegin, values.end());
    }
    const auto meanOf = [&](auto from, auto to) {
        // Days are whole or in minutes, so that the sum is exact enough in any order; sorted, it is the same in all.
        std::vector<double> days;
        for (auto at = from; at != to; ++at) {
            days.push_back(target.days[at->second]);
        }
        std::sort(days.begin(), days.end());
        return std::accumulate(days.begin(), days.end(), 0.0) / static_cast<double>(days.size());
    };
    return {candidate.factor, candidate.row, meanOf(values.begin(), lowEnd) - target.mean,
            meanOf(highBegin, values.end()) - target.mean,
            target.spread * std::sqrt(1 / static_cast<double>(low) + 1 / static_cast<double>(high))};
}

/// What the tasks of each class take beyond the plan, by class and place in the target.
using ClassMinutes = std::vector<std::vector<double>>;

ClassMinutes classMinutes(const PlanSnapshot &plan, const TrialEngine &engine, const Target &target,
                          std::optional<std::uint32_t> phase, unsigned threads, std::stop_token stop)
{
    ClassMinutes minutes(EnumNames<WorkClass>::entries.size(), std::vector<double>(target.trials.size(), 0.0));
    const auto &tasks = plan.table<Task>();
    std::vector<std::pair<std::uint32_t, std::size_t>> counted;
    for (const auto &scatter : engine.draws()->tasks()) {
        if (!phase || tasks[scatter.row].phase == plan.table<Phase>()[*phase].id) {
            counted.emplace_back(scatter.row, static_cast<std::size_t>(tasks[scatter.row].workClass));
        }
    }
    inParallel(threads, target.trials.size(), stop, [] { return std::vector<std::int64_t>(); },
               [&](std::vector<std::int64_t> &durations, std::size_t place) {
                   durations = engine.draws()->planned();
                   engine.draws()->draw(engine.numbers(target.trials[place]), durations);
                   for (const auto &[row, workClass] : counted) {
                       minutes[workClass][place] += static_cast<double>(durations[row] - engine.draws()->planned()[row]);
                   }
               });
    return minutes;
}

std::vector<Candidate> candidates(const PlanSnapshot &plan, const TrialEngine &engine, const ClassMinutes &classes,
                                  std::optional<std::uint32_t> phase)
{
    std::vector<Candidate> out;
    if (const DurationDraws *draws = engine.draws()) {
        std::map<std::uint64_t, std::uint32_t> causes;
        for (std::uint32_t row = 0; row < plan.table<RiskCause>().size(); ++row) {
            causes.emplace(streamOf(plan.table<RiskCause>()[row]), row);
        }
        std::vector<char> used(causes.size(), 0);
        for (const auto &scatter : draws->tasks()) {
            out.push_back({RiskFactor::Task, scatter.row,
                           [&scatter](const TrialNumbers &n, std::size_t) { return DurationDraws::score(scatter, n); }});
            if (const auto cause = causes.find(scatter.cause); cause != causes.end() && !used[cause->second]) {
                used[cause->second] = 1;
                out.push_back({RiskFactor::Cause, cause->second,
                               [id = cause->first](const TrialNumbers &n, std::size_t) { return n.normal(id); }});
            }
        }
        for (const auto &event : draws->events()) {
            out.push_back({RiskFactor::Event, event.row, [&event](const TrialNumbers &n, std::size_t) {
                               return static_cast<double>(DurationDraws::delayOf(event, n) > 0);
                           }, true});
        }
        for (std::uint32_t at = 0; at < classes.size(); ++at) {
            if (std::any_of(classes[at].begin(), classes[at].end(), [](double value) { return value != 0; })) {
                out.push_back({RiskFactor::WorkClass, at, [&classes, at](const TrialNumbers &, std::size_t place) {
                                   return classes[at][place];
                               }});
            }
        }
    }
    if (const PhaseSlips *slips = engine.slips()) {
        for (const std::uint32_t row : slips->phases()) {
            if (!phase || *phase == row) {
                out.push_back({RiskFactor::PhaseSlip, row, [slips, row](const TrialNumbers &n, std::size_t) {
                                   return slips->score(n, row);
                               }});
            }
        }
    }
    return out;
}

} // namespace

std::vector<TornadoBar> tornado(const PlanSnapshot &plan, const SimulationSettings &settings,
                                const Simulation &simulation, std::optional<std::uint32_t> phase, std::stop_token stop)
{
    const TrialEngine engine(plan, settings.profile, settings.seed);
    const Target target = targetOf(simulation, phase);
    if (target.trials.empty() || target.spread == 0) {
        return {};
    }
    const ClassMinutes classes =
        engine.draws() ? classMinutes(plan, engine, target, phase, settings.threads, stop) : ClassMinutes();
    const std::vector<Candidate> factors = candidates(plan, engine, classes, phase);
    std::vector<TornadoBar> bars(factors.size());
    inParallel(settings.threads, factors.size(), stop, [] { return 0; },
               [&](int, std::size_t i) { bars[i] = barOf(target, factors[i], engine); });
    if (stop.stop_requested()) {
        return {};
    }
    const double limit = normalQuantile(1 - kChance / 2 / static_cast<double>(std::max<std::size_t>(1, bars.size())));
    std::erase_if(bars, [limit](const TornadoBar &bar) { return std::abs(bar.swing()) <= limit * bar.errorDays; });
    std::stable_sort(bars.begin(), bars.end(), [](const TornadoBar &a, const TornadoBar &b) {
        return std::abs(a.swing()) > std::abs(b.swing());
    });
    return bars;
}

} // namespace gigaplan
