// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/tornado.h"

#include "model/analysis/risk/trial_engine.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"
#include "model/work/parallel.h"

#include <cmath>
#include <map>
#include <numeric>

namespace gigaplan {

// Named, since Tornado::Work, whose type others know by name, holds some of it.
namespace tornado_parts {

constexpr double kChance = 0.05;

using Trials = std::vector<std::uint32_t>;

/// The target's date by trial, in whole units, of which a sum is exact in any order.
struct Target {
    Trials trials; ///< that reach it
    std::vector<double> units; ///< days of a phase, minutes of the plan's finish
    double unitsInDay = 1;
    double mean = 0, spread = 0; ///< in days
};

Target targetOf(const Simulation &simulation, std::optional<std::uint32_t> phase)
{
    Target target;
    target.unitsInDay = phase ? 1 : kMinutesPerDay;
    target.units.resize(simulation.trials);
    double sum = 0;
    for (std::uint32_t trial = 0; trial < simulation.trials; ++trial) {
        if (phase && simulation.record.phases[*phase][trial] == kNever) {
            continue;
        }
        target.trials.push_back(trial);
        target.units[trial] = phase ? simulation.record.phases[*phase][trial].days
                                    : static_cast<double>(simulation.record.finishes[trial].minutes);
        sum += target.units[trial];
    }
    const auto count = static_cast<double>(std::max<std::size_t>(1, target.trials.size()));
    target.mean = sum / count / target.unitsInDay;
    for (const std::uint32_t trial : target.trials) {
        const double off = target.units[trial] / target.unitsInDay - target.mean;
        target.spread += off * off / count;
    }
    target.spread = std::sqrt(target.spread);
    return target;
}

/// The trials in which a factor is lowest and highest.
struct Extremes {
    Trials low, high;
};

/// Of the values of some trials; of two trials of one value the earlier one is lower.
Extremes extremesOf(std::vector<std::pair<double, std::uint32_t>> values, bool happensOrNot)
{
    std::size_t low = std::max<std::size_t>(1, values.size() / 10), high = low;
    if (happensOrNot) {
        high =
            static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [](auto &v) { return v.first > 0; }));
        low = values.size() - high;
        if (low == 0 || high == 0) {
            return {};
        }
    }
    const auto lowEnd = values.begin() + static_cast<std::ptrdiff_t>(low);
    const auto highBegin = values.end() - static_cast<std::ptrdiff_t>(high);
    std::nth_element(values.begin(), lowEnd, values.end());
    if (highBegin > lowEnd) {
        std::nth_element(lowEnd, highBegin, values.end());
    }
    Extremes extremes;
    extremes.low.reserve(low);
    extremes.high.reserve(high);
    std::transform(values.begin(), lowEnd, std::back_inserter(extremes.low), [](auto &value) { return value.second; });
    std::transform(highBegin, values.end(), std::back_inserter(extremes.high),
                   [](auto &value) { return value.second; });
    return extremes;
}

double meanDays(const Target &target, const Trials &trials)
{
    double sum = 0;
    for (const std::uint32_t trial : trials) {
        sum += target.units[trial];
    }
    return sum / static_cast<double>(trials.size()) / target.unitsInDay;
}

/// What may make dates early or late, with its value in a trial.
struct Factor {
    RiskFactor factor;
    std::uint32_t row;
    std::function<double(const TrialNumbers &)> value;
    bool happensOrNot = false;
};

TornadoBar barOf(const Target &target, RiskFactor factor, std::uint32_t row, const Extremes &extremes)
{
    if (extremes.low.empty() || extremes.high.empty()) {
        return {factor, row, 0, 0, 0};
    }
    const auto low = static_cast<double>(extremes.low.size()), high = static_cast<double>(extremes.high.size());
    return {factor, row, meanDays(target, extremes.low) - target.mean, meanDays(target, extremes.high) - target.mean,
            target.spread * std::sqrt(1 / low + 1 / high)};
}

std::vector<Factor> factorsOf(const PlanSnapshot &plan, const TrialEngine &engine)
{
    std::vector<Factor> out;
    const DurationDraws *draws = engine.draws();
    if (!draws) {
        return out;
    }
    std::map<std::uint64_t, std::uint32_t> causes;
    for (std::uint32_t row = 0; row < plan.table<RiskCause>().size(); ++row) {
        causes.emplace(streamOf(plan.table<RiskCause>()[row]), row);
    }
    std::vector<char> used(plan.table<RiskCause>().size(), 0);
    for (const auto &scatter : draws->tasks()) {
        out.push_back({RiskFactor::Task, scatter.row,
                       [&scatter](const TrialNumbers &n) { return DurationDraws::rank(scatter, n); }});
        if (const auto cause = causes.find(scatter.cause); cause != causes.end() && !used[cause->second]) {
            used[cause->second] = 1;
            out.push_back({RiskFactor::Cause, cause->second,
                           [id = cause->first](const TrialNumbers &n) { return n.uniform(id); }});
        }
    }
    for (const auto &event : draws->events()) {
        out.push_back(
            {RiskFactor::Event, event.row,
             [&event](const TrialNumbers &n) { return static_cast<double>(DurationDraws::delayOf(event, n) > 0); },
             true});
    }
    return out;
}

/// What the tasks of each phase and work class take beyond the plan in each trial, in minutes. The last phase is the plan.
class ClassMinutes {
public:
    static constexpr std::size_t classes = EnumNames<WorkClass>::entries.size();

    ClassMinutes(const PlanSnapshot &plan, const TrialEngine &engine, std::size_t trials, unsigned threads,
                 std::stop_token stop)
        : m_phases(plan.table<Phase>().size())
    {
        if (!engine.draws()) {
            return;
        }
        struct Counted {
            std::uint32_t row;
            std::size_t phase, workClass;
        };
        std::vector<Counted> counted;
        for (const auto &scatter : engine.draws()->tasks()) {
            const Task &task = plan.table<Task>()[scatter.row];
            const std::size_t phase = plan.table<Phase>().indexOf(task.phase);
            counted.push_back({scatter.row, std::min(phase, m_phases), static_cast<std::size_t>(task.workClass)});
        }
        m_minutes.assign(trials, {});
        inParallel(
            threads, trials, stop, [] { return std::vector<std::int64_t>(); },
            [&](std::vector<std::int64_t> &durations, std::size_t trial) {
                durations = engine.draws()->planned();
                engine.draws()->draw(engine.numbers(trial), durations);
                std::vector<double> &minutes = m_minutes[trial];
                minutes.assign((m_phases + 1) * classes, 0.0);
                for (const Counted &one : counted) {
                    const auto more = static_cast<double>(durations[one.row] - engine.draws()->planned()[one.row]);
                    minutes[m_phases * classes + one.workClass] += more;
                    if (one.phase != m_phases) {
                        minutes[one.phase * classes + one.workClass] += more;
                    }
                }
            });
    }

    bool isEmpty() const { return m_minutes.empty(); }
    double of(std::optional<std::uint32_t> phase, std::size_t workClass, std::size_t trial) const
    {
        return m_minutes[trial][(phase ? *phase : m_phases) * classes + workClass];
    }

private:
    std::size_t m_phases;
    std::vector<std::vector<double>> m_minutes; ///< by trial
};

} // namespace tornado_parts

using namespace tornado_parts;

struct Tornado::Work {
    Work(const PlanSnapshot &plan, const SimulationSettings &with, const Simulation &of, std::stop_token until)
        : settings(with),
          simulation(of),
          stop(std::move(until)),
          engine(plan, with.profile, with.seed),
          factors(factorsOf(plan, engine)),
          extremes(factors.size()),
          minutes(plan, engine, of.trials, with.threads, stop)
    {
        Trials all(of.trials);
        std::iota(all.begin(), all.end(), 0U);
        inParallel(
            settings.threads, factors.size(), stop, [] { return 0; },
            [&](int, std::size_t i) { extremes[i] = extremesIn(all, factors[i]); });
    }

    Extremes extremesIn(const Trials &trials, const Factor &factor) const
    {
        std::vector<std::pair<double, std::uint32_t>> values;
        values.reserve(trials.size());
        for (const std::uint32_t trial : trials) {
            values.emplace_back(factor.value(engine.numbers(trial)), trial);
        }
        return trials.empty() ? Extremes() : extremesOf(std::move(values), factor.happensOrNot);
    }

    void addClasses(const Target &target, std::optional<std::uint32_t> phase, std::vector<TornadoBar> &bars) const
    {
        for (std::uint32_t at = 0; !minutes.isEmpty() && at < ClassMinutes::classes; ++at) {
            std::vector<std::pair<double, std::uint32_t>> values;
            bool varies = false;
            for (const std::uint32_t trial : target.trials) {
                values.emplace_back(minutes.of(phase, at, trial), trial);
                varies = varies || values.back().first != 0;
            }
            if (varies) {
                bars.push_back(barOf(target, RiskFactor::WorkClass, at, extremesOf(std::move(values), false)));
            }
        }
    }

    void addSlips(const Target &target, std::optional<std::uint32_t> phase, std::vector<TornadoBar> &bars) const
    {
        const PhaseSlips *slips = engine.slips();
        if (!slips) {
            return;
        }
        for (const std::uint32_t row : slips->phases()) {
            if (!phase || *phase == row) {
                const Factor slip{RiskFactor::PhaseSlip, row,
                                  [&](const TrialNumbers &n) { return slips->score(n, row); }};
                bars.push_back(barOf(target, RiskFactor::PhaseSlip, row, extremesIn(target.trials, slip)));
            }
        }
    }

    SimulationSettings settings;
    const Simulation &simulation;
    std::stop_token stop;
    TrialEngine engine;
    std::vector<Factor> factors;
    std::vector<Extremes> extremes; ///< of the factors in all trials
    ClassMinutes minutes;
};

Tornado::Tornado(const PlanSnapshot &plan, const SimulationSettings &settings, const Simulation &simulation,
                 std::stop_token stop)
    : m_work(std::make_unique<const Work>(plan, settings, simulation, std::move(stop)))
{
}

Tornado::~Tornado() = default;

std::vector<TornadoBar> Tornado::bars(std::optional<std::uint32_t> phase) const
{
    const Work &work = *m_work;
    const Target target = targetOf(work.simulation, phase);
    if (target.trials.empty() || target.spread == 0 || work.stop.stop_requested()) {
        return {};
    }
    const bool everyTrial = target.trials.size() == work.simulation.trials;
    std::vector<TornadoBar> bars(work.factors.size());
    inParallel(
        work.settings.threads, bars.size(), work.stop, [] { return 0; },
        [&](int, std::size_t i) {
            const Factor &factor = work.factors[i];
            bars[i] = barOf(target, factor.factor, factor.row,
                            everyTrial ? work.extremes[i] : work.extremesIn(target.trials, factor));
        });
    work.addClasses(target, phase, bars);
    work.addSlips(target, phase, bars);
    if (work.stop.stop_requested()) {
        return {};
    }
    const double limit = normalQuantile(1 - kChance / 2 / static_cast<double>(std::max<std::size_t>(1, bars.size())));
    std::erase_if(bars, [limit](const TornadoBar &bar) { return std::abs(bar.swing()) <= limit * bar.errorDays; });
    std::stable_sort(bars.begin(), bars.end(), [](const TornadoBar &a, const TornadoBar &b) {
        return std::abs(a.swing()) > std::abs(b.swing());
    });
    return bars;
}

std::vector<TornadoBar> tornado(const PlanSnapshot &plan, const SimulationSettings &settings,
                                const Simulation &simulation, std::optional<std::uint32_t> phase, std::stop_token stop)
{
    return Tornado(plan, settings, simulation, std::move(stop)).bars(phase);
}

} // namespace gigaplan
