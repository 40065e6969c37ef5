// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/risk_profile.h"

#include "model/base/text.h"
#include "model/plan/links.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <cmath>

namespace gigaplan {

namespace {

constexpr std::uint64_t kCommon = 0x747261636b6564ull, kOwn = 0x736c6970ull; ///< streams of the profile's own
constexpr double kMinutesPerMonth = 365.25 / 12 * 1440;

/// Of each row: the position of the phase whose last work it is; kNone elsewhere.
std::vector<std::uint32_t> commissioning(const PlanSnapshot &plan, const std::vector<char> &open)
{
    std::vector<std::uint32_t> of(open.size(), TaskNetwork::kNone);
    for (const Row &row : plan.table<Row>()) {
        const std::size_t phase = plan.table<Phase>().indexOf(row.phase);
        const std::size_t task = plan.table<Task>().indexOf(row.commission);
        if (phase != Table<Phase>::npos && task < open.size() && open[task]) {
            of[task] = static_cast<std::uint32_t>(phase);
        }
    }
    return of;
}

/// Adds the phases that have none yet.
void addMissing(const PlanSnapshot &plan, const std::vector<char> &open, std::vector<std::uint32_t> &of, auto &&counts)
{
    std::vector<char> has(plan.table<Phase>().size(), 0);
    for (const std::uint32_t phase : of) {
        if (phase != TaskNetwork::kNone) {
            has[phase] = 1;
        }
    }
    for (std::uint32_t row = 0; row < open.size(); ++row) {
        const std::size_t phase = plan.table<Phase>().indexOf(plan.table<Task>()[row].phase);
        if (open[row] && phase != Table<Phase>::npos && !has[phase] && counts(row)) {
            of[row] = static_cast<std::uint32_t>(phase);
        }
    }
}

} // namespace

TrackedSlips TrackedSlips::fitted()
{
    double sum = 0, squares = 0;
    for (const double slip : months) {
        sum += std::log(slip);
    }
    const double mean = sum / static_cast<double>(months.size());
    for (const double slip : months) {
        squares += (std::log(slip) - mean) * (std::log(slip) - mean);
    }
    return {std::exp(mean), std::sqrt(squares / static_cast<double>(months.size() - 1))};
}

std::string labelOf(const TrackedSlips &slips)
{
    std::string text(TrackedSlips::name);
    text += ": a median of " + threeDigits(slips.median) + " months a phase (n = ";
    text += std::to_string(TrackedSlips::sampleSize);
    text += ", confidence ";
    text += TrackedSlips::confidence;
    text += "). Source: ";
    text += TrackedSlips::source;
    text += ", " + isoDate(TrackedSlips::date) + ". ";
    text += TrackedSlips::assumptions;
    return text;
}

std::vector<PhaseSlips::Struck> PhaseSlips::struck(const PlanSnapshot &plan)
{
    PlanClocks clocks(plan);
    const TaskNetwork network(plan, clocks);
    const auto &tasks = plan.table<Task>();
    std::vector<char> open(tasks.size());
    std::vector<char> leads(tasks.size(), 0); // to another task of its phase
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        open[row] = network.isLeaf(row) && !isFinished(tasks[row]);
    }
    for (std::uint32_t arc = 0; arc < network.arcCount(); ++arc) {
        const auto &link = network.arc(arc);
        leads[link.from] = leads[link.from] || tasks[link.from].phase == tasks[link.to].phase;
    }
    std::vector<std::uint32_t> of = commissioning(plan, open);
    addMissing(plan, open, of, [&](std::uint32_t row) { return tasks[row].workClass == WorkClass::Commissioning; });
    addMissing(plan, open, of, [&](std::uint32_t row) { return !leads[row]; });
    // After another of the same phase: what reaches a node is the last such phase on the way to it.
    std::vector<std::vector<std::uint32_t>> reaching(network.nodeCount());
    std::vector<Struck> out;
    for (const std::uint32_t node : network.topologicalOrder()) {
        auto &behind = reaching[node];
        std::sort(behind.begin(), behind.end());
        behind.erase(std::unique(behind.begin(), behind.end()), behind.end());
        if (node < of.size() && of[node] != TaskNetwork::kNone) {
            if (!std::binary_search(behind.begin(), behind.end(), of[node])) {
                out.push_back({of[node], node});
                behind.insert(std::lower_bound(behind.begin(), behind.end(), of[node]), of[node]);
            }
        }
        for (const TaskNetwork::Edge &edge : network.edgesFrom(node)) {
            reaching[edge.to].insert(reaching[edge.to].end(), behind.begin(), behind.end());
        }
        behind = {};
    }
    std::sort(out.begin(), out.end(),
              [](const Struck &a, const Struck &b) { return std::pair(a.phase, a.row) < std::pair(b.phase, b.row); });
    return out;
}

PhaseSlips::PhaseSlips(const PlanSnapshot &plan, const DurationTrials &trials)
    : m_trials(trials), m_slips(TrackedSlips::fitted())
{
    for (const Phase &phase : plan.table<Phase>()) {
        m_streams.push_back(streamOf(phase) ^ kOwn);
    }
    const DurationTrials::Dates dates = trials.planned();
    for (const Struck &one : struck(plan)) {
        if (m_phases.empty() || m_phases.back() != one.phase) {
            m_phases.push_back(one.phase);
        }
        const Task &task = plan.table<Task>()[one.row];
        const double open = 1 - task.complete.value / 100;
        const bool byRemainder = task.actualStart && trials.rules().remainderFrom != kRangeStart;
        m_tasks.push_back({static_cast<std::uint32_t>(m_phases.size() - 1), one.row, trials.of(dates, one.row).finish,
                           byRemainder && open > 0 ? 1 / open : 1});
    }
}

double PhaseSlips::score(const TrialNumbers &numbers, std::uint32_t phase) const
{
    return std::sqrt(TrackedSlips::correlation) * numbers.normal(kCommon)
        + std::sqrt(1 - TrackedSlips::correlation) * numbers.normal(m_streams[phase]);
}

double PhaseSlips::monthsOf(const TrialNumbers &numbers, std::uint32_t phase) const
{
    return m_slips.median * std::exp(m_slips.spread * score(numbers, phase));
}

void PhaseSlips::draw(const TrialNumbers &numbers, std::vector<std::int64_t> &durations) const
{
    std::uint32_t at = TaskNetwork::kNone;
    std::int64_t slip = 0;
    for (const StruckTask &task : m_tasks) {
        if (task.place != at) {
            at = task.place;
            slip = std::llround(monthsOf(numbers, m_phases[at]) * kMinutesPerMonth);
        }
        const CalendarClock &clock = m_trials.clockOf(task.row);
        const auto working = static_cast<double>(clock.between(task.finish, clampToRange(task.finish + slip)));
        durations[task.row] += std::llround(working * task.stretch);
    }
}

} // namespace gigaplan
