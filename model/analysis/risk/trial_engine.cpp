// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/risk/trial_engine.h"

#include "model/plan/programme.h"
#include "model/plan/tasks.h"

namespace gigaplan {

namespace {

PlanSnapshot byLongestPath(const PlanSnapshot &plan)
{
    std::vector<Plan> rows(plan.table<Plan>().begin(), plan.table<Plan>().end());
    for (Plan &row : rows) {
        row.criticality = CriticalityRule::LongestPath;
    }
    return plan.withRows(std::move(rows));
}

} // namespace

TrialEngine::TrialEngine(const PlanSnapshot &plan, RiskProfile profile, std::uint64_t seed)
    : m_plan(byLongestPath(plan)),
      m_seed(seed),
      m_draws(profile == RiskProfile::Tracked ? nullptr : std::make_unique<const DurationDraws>(m_plan)),
      m_struck(profile == RiskProfile::Plan ? std::vector<PhaseSlips::Struck>() : PhaseSlips::struck(m_plan)),
      m_trials(m_plan, varying()),
      m_slips(profile == RiskProfile::Plan ? nullptr : std::make_unique<const PhaseSlips>(m_plan, m_trials)),
      m_capacity(m_plan)
{
    const auto &tasks = m_plan.table<Task>();
    for (std::uint32_t row = 0; row < tasks.size(); ++row) {
        m_planned.push_back(tasks[row].duration.value);
        const std::size_t parent = tasks.indexOf(tasks[row].parent);
        m_parents.push_back(parent == Table<Task>::npos ? row : static_cast<std::uint32_t>(parent));
    }
}

std::vector<char> TrialEngine::varying() const
{
    std::vector<char> varies(m_plan.table<Task>().size(), 0);
    if (m_draws) {
        m_draws->mark(varies);
    }
    for (const PhaseSlips::Struck &one : m_struck) {
        varies[one.row] = 1;
    }
    return varies;
}

TrialEngine::Worker TrialEngine::worker() const
{
    Worker worker;
    worker.dates = m_trials.planned();
    return worker;
}

void TrialEngine::draw(Worker &worker, std::size_t trial) const
{
    worker.durations = m_planned;
    const TrialNumbers random = numbers(trial);
    if (m_draws) {
        m_draws->draw(random, worker.durations);
    }
    if (m_slips) {
        m_slips->draw(random, worker.durations);
    }
}

void TrialEngine::run(Worker &worker, std::size_t trial, std::stop_token stop) const
{
    if (!m_trials.delays()) {
        runEarly(worker, trial);
        return;
    }
    draw(worker, trial);
    runWhole(worker, stop);
}

void TrialEngine::runEarly(Worker &worker, std::size_t trial) const
{
    draw(worker, trial);
    m_trials.compute(worker.dates, worker.durations);
    runCapacity(worker);
}

void TrialEngine::runCapacity(Worker &worker) const
{
    worker.finish = m_trials.finish(worker.dates);
    m_capacity.compute(worker.capacity, [&](std::uint32_t row) { return m_trials.of(worker.dates, row); });
}

// Where a task is as late as possible its dates need the backward pass, too.
void TrialEngine::runWhole(Worker &worker, std::stop_token stop) const
{
    std::vector<Task> tasks(m_plan.table<Task>().begin(), m_plan.table<Task>().end());
    for (std::size_t row = 0; row < tasks.size(); ++row) {
        tasks[row].duration.value = worker.durations[row];
    }
    worker.schedule = computeSchedule(m_plan.withRows(std::move(tasks)), stop);
    worker.finish = worker.schedule.finish;
    m_capacity.compute(worker.capacity, [&](std::uint32_t row) { return spanOf(worker, row); });
}

void TrialEngine::critical(Worker &worker, std::vector<std::uint32_t> &rows, std::vector<std::uint32_t> &seen,
                           std::uint32_t stamp) const
{
    rows.clear();
    if (m_trials.delays()) {
        for (std::uint32_t row = 0; row < worker.schedule.tasks.size(); ++row) {
            if (worker.schedule.tasks[row].critical) {
                rows.push_back(row);
            }
        }
        return;
    }
    m_trials.longestPath(worker.dates, rows);
    seen.resize(m_parents.size(), 0);
    for (std::size_t i = 0, leaves = rows.size(); i < leaves; ++i) {
        for (std::uint32_t at = rows[i], above = m_parents[at]; above != at && seen[above] != stamp;
             at = above, above = m_parents[at]) {
            seen[above] = stamp;
            rows.push_back(above);
        }
    }
}

} // namespace gigaplan
