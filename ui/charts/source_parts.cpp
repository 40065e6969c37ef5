// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/source_parts.h"

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

} // namespace gigaplan
