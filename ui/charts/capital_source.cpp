// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/money.h"
#include "model/plan/programme.h"
#include "ui/charts/chart_sources.h"

#include "model/words/labels.h"
#include "ui/charts/source_parts.h"

namespace gigaplan {

namespace {

std::vector<const Tranche *> orderedTranches(const PlanSnapshot &plan)
{
    std::vector<const Tranche *> tranches;
    for (const Tranche &tranche : plan.table<Tranche>()) {
        tranches.push_back(&tranche);
    }
    std::sort(tranches.begin(), tranches.end(), [](const Tranche *a, const Tranche *b) {
        return std::tie(a->order, a->key) < std::tie(b->order, b->key);
    });
    return tranches;
}

StepSeries releasedSeries(const Tranche &tranche, Date on)
{
    StepSeries::Builder builder;
    builder.add(on, tranche.amount.value);
    return builder.build();
}

} // namespace

ChartData capitalChart(const Forecast &forecast)
{
    ChartData data = chartOver(forecast);
    data.title = QStringLiteral("Capital");
    data.quantity = ChartQuantity::Amount;
    const Capital &capital = *forecast.capital;
    if (capital.committedOverTime.isEmpty() && capital.spent.isEmpty()) {
        data.empty = QStringLiteral("Here capital is released as megawatts go live, against what is spent.\nThe plan "
                                    "has no tranches and no costs yet: add them in the tables.");
        return data;
    }
    const auto tranches = orderedTranches(forecast.plan);
    for (std::size_t i = 0; i < tranches.size(); ++i) {
        const Tranche &tranche = *tranches[i];
        const std::size_t row = forecast.plan.table<Tranche>().indexOf(tranche.id);
        data.series.push_back({qtext(tranche.name.empty() ? tranche.key : tranche.name), SeriesRole::Ramp,
                               static_cast<int>(i), static_cast<int>(tranches.size()), SeriesStyle::Area,
                               releasedSeries(tranche, capital.releasedOn[row]), tranche.id});
    }
    data.areaTotal = QStringLiteral("Released");
    data.series.push_back(
        {QStringLiteral("Committed"), SeriesRole::Capacity, 0, 1, SeriesStyle::Line, capital.committedOverTime});
    data.series.push_back({QStringLiteral("Spent"), SeriesRole::Kind, 0, 1, SeriesStyle::Line, capital.spent});
    data.series.push_back({QStringLiteral("Exposed"), SeriesRole::Kind, 5, 1, SeriesStyle::Line, capital.exposed});
    return data;
}

ChartHeadline capitalHeadline(const Forecast &forecast, Date asOf)
{
    const Capital &capital = *forecast.capital;
    const auto money = [&](std::int64_t amount) { return moneyLabel({amount}, forecast.plan.plan().currency); };
    return {QStringLiteral("%1 released of %2 committed on %3 · %4 spent · %5 exposed")
                .arg(money(capital.released.at(asOf)), money(capital.committed.value), dateLabel(asOf),
                     money(capital.spent.at(asOf)), money(capital.exposed.at(asOf))),
            false};
}

} // namespace gigaplan
