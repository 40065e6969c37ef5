// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/source_parts.h"

#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/words/labels.h"

namespace gigaplan {

ChartData chartOver(const Forecast &forecast)
{
    ChartData data;
    data.first = forecast.first;
    data.last = std::max(forecast.last, forecast.first + 28);
    data.actualUntil = forecast.plan.plan().statusDate;
    data.currency = qtext(forecast.plan.plan().currency);
    return data;
}

void addByPhase(ChartData &data, const Forecast &forecast, const StepSeries &total,
                const std::function<const StepSeries &(const StateSeries &phase)> &ofPhase)
{
    const auto phases = inOrder<Phase>(forecast.plan);
    StepSeries::Builder rest;
    rest.add(total);
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const std::size_t row = forecast.plan.table<Phase>().indexOf(phases[i]->id);
        const StepSeries &live = ofPhase(forecast.capacity->phases[row]);
        rest.add(live, -1);
        data.series.push_back({qtext(phases[i]->name), SeriesRole::Ramp, static_cast<int>(i),
                               static_cast<int>(phases.size()), SeriesStyle::Area, live, phases[i]->id});
    }
    StepSeries unassigned = rest.build();
    if (!unassigned.isEmpty()) {
        data.series.push_back(
            {QStringLiteral("No phase"), SeriesRole::Reference, 1, 2, SeriesStyle::Area, std::move(unassigned)});
    }
}

} // namespace gigaplan
