// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/equipment.h"
#include "ui/charts/chart_sources.h"

#include "model/words/labels.h"
#include "ui/charts/source_parts.h"

#include <map>

namespace gigaplan {

namespace {

constexpr auto kLive = static_cast<std::size_t>(RowState::Live);

struct Generation {
    std::string name;
    Date since = kNever; ///< the first that ships
    StepSeries::Builder live;
};

void addByGeneration(ChartData &data, const Forecast &forecast)
{
    const auto &equipment = forecast.plan.table<Equipment>();
    std::map<std::string, Generation> byName;
    for (std::size_t i = 0; i < equipment.size(); ++i) {
        const StepSeries &live = forecast.capacity->equipment[i].gpus[kLive];
        if (live.isEmpty()) {
            continue;
        }
        const std::string &name = equipment[i].generation.empty() ? equipment[i].name : equipment[i].generation;
        Generation &generation = byName[name];
        generation.name = name;
        generation.since = std::min(generation.since, equipment[i].shipsFrom.value_or(kNever));
        generation.live.add(live);
    }
    std::vector<Generation> ordered;
    for (auto &[name, generation] : byName) {
        ordered.push_back(std::move(generation));
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto &a, const auto &b) { return a.since < b.since; });
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        data.series.push_back({qtext(ordered[i].name), SeriesRole::Kind, static_cast<int>(i),
                               static_cast<int>(ordered.size()), SeriesStyle::Area, ordered[i].live.build()});
    }
}

QString stateTitle(RowState state)
{
    QString name = QString::fromUtf8(rowStateName(state).data(), static_cast<qsizetype>(rowStateName(state).size()));
    name[0] = name[0].toUpper();
    return name;
}

} // namespace

ChartData gpuChart(const Forecast &forecast, GpuStack stack)
{
    ChartData data = chartOver(forecast);
    data.title = QStringLiteral("GPUs");
    data.quantity = ChartQuantity::Count;
    data.basis = QStringLiteral("GPUs");
    const StateSeries &total = forecast.capacity->total;
    if (total.gpus[static_cast<std::size_t>(RowState::Planned)].isEmpty()) {
        data.empty = QStringLiteral("Here GPU packages arrive, are installed, get power and go live.\nThe plan has no "
                                    "GPU racks yet: add rows of equipment to a hall.");
        return data;
    }
    if (stack == GpuStack::ByPhase) {
        addByPhase(data, forecast, forecast.capacity->total.gpus[kLive],
                   [](const StateSeries &phase) -> const StepSeries & { return phase.gpus[kLive]; });
    } else {
        addByGeneration(data, forecast);
    }
    for (const RowState state : {RowState::Delivered, RowState::Installed, RowState::Powered, RowState::Live}) {
        data.series.push_back({stateTitle(state), SeriesRole::State, static_cast<int>(state),
                               static_cast<int>(kRowStateCount), SeriesStyle::Line,
                               total.gpus[static_cast<std::size_t>(state)]});
    }
    return data;
}

ChartHeadline gpuHeadline(const Forecast &forecast, Date asOf)
{
    const auto count = [&](RowState state) {
        return countLabel(forecast.capacity->total.gpus[static_cast<std::size_t>(state)].at(asOf));
    };
    return {QStringLiteral("%1 GPUs live of %2 planned on %3 · %4 delivered · %5 powered")
                .arg(count(RowState::Live),
                     countLabel(forecast.capacity->total.gpus[static_cast<std::size_t>(RowState::Planned)].last()),
                     dateLabel(asOf), count(RowState::Delivered), count(RowState::Powered)),
            false};
}

} // namespace gigaplan
