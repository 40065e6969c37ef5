// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/baselines/variance.h"
#include "model/items/place_totals.h"

#include <optional>

namespace gigaplan {

/// Results that are computed when first requested: not every plan on the screen shows them. Used from one thread.
class LateResults {
public:
    LateResults() = default;
    LateResults(std::shared_ptr<const Forecast> forecast, Id<Baseline> baseline)
        : m_forecast(std::move(forecast)), m_baseline(baseline)
    {
    }

    const AllPlaceTotals &places() const;
    /// nullptr: there is no baseline, or it does not have the task.
    const TaskVariance *ofTask(std::size_t row) const;
    const PhaseVariance *ofPhase(std::size_t row) const;
    /// Minutes in the task's calendar; nothing where no go-live waits for it, and in plans with too many tasks and
    /// phases to wait for it.
    std::optional<std::int64_t> goLiveSlack(std::size_t task) const;

private:
    void compareWithBaseline() const;

    std::shared_ptr<const Forecast> m_forecast;
    Id<Baseline> m_baseline;
    mutable std::optional<AllPlaceTotals> m_places;
    mutable bool m_variancesKnown = false;
    mutable std::vector<TaskVariance> m_taskVariances;
    mutable std::vector<PhaseVariance> m_phaseVariances;
    mutable std::vector<std::optional<std::int64_t>> m_goLiveSlack; ///< empty: not yet requested
};

} // namespace gigaplan
