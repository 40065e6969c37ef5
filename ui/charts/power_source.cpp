// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/power.h"
#include "ui/charts/chart_sources.h"

#include "model/words/labels.h"
#include "ui/charts/source_parts.h"

namespace gigaplan {

namespace {

constexpr auto kLiveState = static_cast<std::size_t>(RowState::Live);

QString headroomText(Watts headroom, const QString &name, Date date)
{
    const QString day = dateLabel(date);
    if (headroom.value < 0) {
        return QStringLiteral("Short by %1 at %2, %3").arg(powerLabel({-headroom.value}), name, day);
    }
    return QStringLiteral("Least headroom %1 at %2, %3").arg(powerLabel(headroom), name, day);
}

/// Position of the chosen node, npos where none is chosen or it is not in this forecast.
std::size_t chosenNode(const Forecast &forecast, const PowerOptions &options)
{
    const auto &nodes = forecast.plan.table<Node>();
    const std::size_t index = nodes.indexOf(options.node.as<Node>());
    return index < forecast.facility->nodes.size() ? index : Table<Node>::npos;
}

std::size_t tightestIndex(const Forecast &forecast)
{
    const std::size_t index = forecast.facility->tightest;
    return index < forecast.plan.table<Node>().size() && index < forecast.facility->nodes.size() ? index
                                                                                                 : Table<Node>::npos;
}

ChartData nodeChart(const Forecast &forecast, std::size_t index)
{
    const Node &node = forecast.plan.table<Node>()[index];
    const NodeBudget &budget = forecast.facility->nodes[index];
    ChartData data = chartOver(forecast);
    data.title = nodeName(node);
    data.basis = isCooling(node.kind) ? QStringLiteral("heat removed") : QStringLiteral("at its output");
    data.series = {
        {QStringLiteral("Load"), SeriesRole::Kind, 0, 1, SeriesStyle::Area, budget.load},
        {QStringLiteral("Usable capacity"), SeriesRole::Capacity, 0, 1, SeriesStyle::Line, budget.capacity},
        {QStringLiteral("Headroom"), SeriesRole::Kind, 2, 1, SeriesStyle::Dashed, budget.capacity - budget.load},
    };
    if (budget.load.isEmpty() && budget.capacity.isEmpty()) {
        data.empty = QStringLiteral("%1 has no usable capacity and carries no load in this plan.\nGive it a rating and "
                                    "a feed in the inspector, or choose another node.")
                         .arg(data.title);
    }
    if (budget.leastOn != kNever) {
        data.annotations.push_back({budget.leastOn, budget.load.at(budget.leastOn),
                                    headroomText(budget.leastHeadroom, data.title, budget.leastOn), node.id});
    }
    return data;
}

} // namespace

QString nodeName(const Node &node)
{
    return qtext(node.name.empty() ? node.key : node.name);
}

EntityRef tightestNode(const Forecast &forecast)
{
    const std::size_t index = tightestIndex(forecast);
    return index == Table<Node>::npos ? EntityRef() : EntityRef(forecast.plan.table<Node>()[index].id);
}

ChartData powerChart(const Forecast &forecast, const PowerOptions &options)
{
    if (const std::size_t chosen = chosenNode(forecast, options); chosen != Table<Node>::npos) {
        return nodeChart(forecast, chosen);
    }
    ChartData data = chartOver(forecast);
    data.title = QStringLiteral("Power");
    data.basis = QStringLiteral("facility");
    const Facility &facility = *forecast.facility;
    if (facility.it.isEmpty() && facility.capacity.isEmpty()) {
        data.empty = QStringLiteral("Here the live load grows against the power that the site can use.\nNo row is live "
                                    "and no source has capacity yet: add a grid connection, and rows that it feeds.");
        return data;
    }
    if (options.byPhase) {
        addByPhase(data, forecast, forecast.facility->it,
                   [](const StateSeries &phase) -> const StepSeries & { return phase.it[kLiveState]; });
    } else {
        data.series.push_back({QStringLiteral("Live IT load"), SeriesRole::Kind, 0, 1, SeriesStyle::Area, facility.it});
    }
    data.areaTotal = QStringLiteral("Live load");
    data.series.push_back(
        {QStringLiteral("Cooling and losses"), SeriesRole::Reference, 0, 2, SeriesStyle::Area, facility.cooling});
    data.series.push_back(
        {QStringLiteral("Usable capacity"), SeriesRole::Capacity, 0, 1, SeriesStyle::Line, facility.capacity});
    if (const std::size_t index = tightestIndex(forecast); index != Table<Node>::npos) {
        const NodeBudget &budget = facility.nodes[index];
        const Node &node = forecast.plan.table<Node>()[index];
        if (budget.leastOn != kNever) {
            data.annotations.push_back({budget.leastOn,
                                        facility.it.at(budget.leastOn) + facility.cooling.at(budget.leastOn),
                                        headroomText(budget.leastHeadroom, nodeName(node), budget.leastOn), node.id});
        }
    }
    return data;
}

ChartHeadline powerHeadline(const Forecast &forecast, Date asOf, const PowerOptions &options)
{
    const Facility &facility = *forecast.facility;
    const std::size_t chosen = chosenNode(forecast, options);
    const std::size_t index = chosen != Table<Node>::npos ? chosen : tightestIndex(forecast);
    if (index == Table<Node>::npos || facility.nodes[index].leastOn == kNever) {
        return {chosen != Table<Node>::npos
                    ? QStringLiteral("%1 carries no load").arg(nodeName(forecast.plan.table<Node>()[chosen]))
                    : QStringLiteral("No node carries load yet"),
                false};
    }
    const NodeBudget &budget = facility.nodes[index];
    QString today;
    if (chosen == Table<Node>::npos) {
        today = QStringLiteral("%1 of %2 in use on %3")
                    .arg(powerLabel({facility.it.at(asOf) + facility.cooling.at(asOf)}),
                         powerLabel({facility.capacity.at(asOf)}, "facility"), dateLabel(asOf));
    } else if (budget.capacity.at(asOf) == 0) {
        today = QStringLiteral("not ready on %1").arg(dateLabel(asOf));
    } else {
        today = QStringLiteral("carries %1 of %2 on %3")
                    .arg(powerLabel({budget.load.at(asOf)}), powerLabel({budget.capacity.at(asOf)}), dateLabel(asOf));
    }
    return {headroomText(budget.leastHeadroom, nodeName(forecast.plan.table<Node>()[index]), budget.leastOn)
                + QStringLiteral(" · ") + today,
            budget.leastHeadroom.value < 0};
}

} // namespace gigaplan
