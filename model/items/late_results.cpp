// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/late_results.h"

#include "model/analysis/capacity/go_live_slack.h"
#include "model/analysis/capacity/task_days.h"
#include "model/plan/phases.h"

namespace gigaplan {

namespace {

/// Tasks times phases up to which it is computed for all tasks while the user waits; for a single task "Why" always
/// shows it.
constexpr std::size_t kMostGoLiveSlack = 400'000;

} // namespace

const AllPlaceTotals &LateResults::places() const
{
    if (!m_places) {
        m_places = placeTotals(m_forecast->plan, *m_forecast->capacity);
    }
    return *m_places;
}

const TaskVariance *LateResults::ofTask(std::size_t row) const
{
    compareWithBaseline();
    return row < m_taskVariances.size() && m_taskVariances[row].known ? &m_taskVariances[row] : nullptr;
}

const PhaseVariance *LateResults::ofPhase(std::size_t row) const
{
    compareWithBaseline();
    return row < m_phaseVariances.size() ? &m_phaseVariances[row] : nullptr;
}

std::optional<std::int64_t> LateResults::goLiveSlack(std::size_t task) const
{
    const PlanSnapshot &plan = m_forecast->plan;
    if (plan.table<Task>().size() * plan.table<Phase>().size() > kMostGoLiveSlack) {
        return {};
    }
    if (m_goLiveSlack.empty()) {
        m_goLiveSlack = ownGoLiveSlack(plan, *m_forecast->schedule, *m_forecast->capacity);
    }
    return m_goLiveSlack[task];
}

void LateResults::compareWithBaseline() const
{
    if (!m_variancesKnown && m_baseline) {
        const Forecast &f = *m_forecast;
        m_taskVariances = taskVariances(f.plan, *f.schedule, *f.capital, m_baseline);
        m_phaseVariances = phaseVariances(f.plan, *f.schedule, *f.capacity, m_taskVariances, planStart(f.plan));
    }
    m_variancesKnown = true;
}

} // namespace gigaplan
