// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/forecast/forecast.h"
#include "model/plan/in_order.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/power.h"

namespace gigaplan {

namespace {

std::vector<PhaseFigures> phaseFigures(const Forecast &forecast, Date at)
{
    const auto &tranches = forecast.plan.table<Tranche>();
    constexpr auto planned = static_cast<std::size_t>(RowState::Planned);
    std::vector<PhaseFigures> all;
    for (const std::uint32_t p : rowsByOrder<Phase>(forecast.plan)) {
        const StateSeries &series = forecast.capacity->phases[p];
        PhaseFigures figures;
        figures.phase = forecast.plan.table<Phase>()[p].id;
        figures.liveOn = forecast.capacity->phaseLiveOn[p];
        figures.racks = series.racks[planned].last();
        figures.gpus = series.gpus[planned].last();
        figures.it = {series.it[planned].last()};
        figures.facility = {series.facility[planned].last()};
        for (std::size_t t = 0; t < tranches.size(); ++t) {
            if (tranches[t].phase == figures.phase && forecast.capital->releasedOn[t] <= at) {
                figures.capitalReleased += tranches[t].amount;
            }
        }
        all.push_back(figures);
    }
    return all;
}

} // namespace

KeyFigures keyFigures(const Forecast &forecast, Date at)
{
    KeyFigures figures;
    figures.at = at;
    const StateSeries &total = forecast.capacity->total;
    for (std::size_t state = 0; state < kRowStateCount; ++state) {
        figures.racks[state] = total.racks[state].at(at);
        figures.gpus[state] = total.gpus[state].at(at);
        figures.it[state] = {total.it[state].at(at)};
        figures.facility[state] = {total.facility[state].at(at)};
    }
    figures.phases = phaseFigures(forecast, at);
    figures.committed = forecast.capital->committed;
    figures.released = {forecast.capital->released.at(at)};
    figures.exposed = {forecast.capital->exposed.at(at)};
    figures.energy = annualEnergy(forecast.plan, *forecast.energy, at);
    for (const Finding &finding : *forecast.findings) {
        figures.errors += finding.severity == Severity::Error;
        figures.warnings += finding.severity == Severity::Warning;
    }
    const Facility &facility = *forecast.facility;
    if (facility.tightest < facility.nodes.size()) {
        figures.tightestNode = forecast.plan.table<Node>()[facility.tightest].id;
        figures.leastHeadroom = facility.nodes[facility.tightest].leastHeadroom;
        figures.leastOn = facility.nodes[facility.tightest].leastOn;
    }
    return figures;
}

} // namespace gigaplan
