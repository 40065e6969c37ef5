// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capacity/capacity.h"

#include "model/analysis/capacity/deliveries.h"
#include "model/analysis/capacity/install_order.h"
#include "model/analysis/capacity/row_readiness.h"
#include "model/analysis/capacity/state_series.h"
#include "model/plan/equipment.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"

#include <numeric>

namespace gigaplan {

namespace {

std::vector<Date> deliveryDates(const PlanSnapshot &plan, const Deliveries &deliveries, const TaskDays &tasks)
{
    const auto &rows = plan.table<Row>();
    std::vector<std::uint32_t> each(rows.size());
    std::iota(each.begin(), each.end(), 0U);
    InstallOrder::State order;
    InstallOrder(each, rows.size()).sort(order, [&](std::uint32_t row) { return tasks.start(rows[row].install); });
    Deliveries::Left left;
    std::vector<Date> dates;
    deliveries.dates(dates, order.rows, planStart(plan), left);
    return dates;
}

std::vector<Date> ownReadyDates(const PlanSnapshot &plan, const TaskDays &tasks)
{
    std::vector<Date> dates;
    dates.reserve(plan.table<Node>().size());
    for (const Node &node : plan.table<Node>()) {
        dates.push_back(tasks.doneOn(node.ready));
    }
    return dates;
}

Date phaseLive(const PlanSnapshot &plan, const Phase &phase, const StateSeries &series)
{
    const CapacityBasis basis = plan.plan().basis;
    const std::int64_t target = phaseTarget(phase, series.power(basis, RowState::Planned).last());
    return target > 0 ? series.power(basis, RowState::Live).firstAtLeast(target) : kNever;
}

} // namespace

std::string_view rowStateName(RowState state)
{
    constexpr std::array<std::string_view, kRowStateCount> names{"planned", "delivered", "installed", "powered",
                                                                 "live"};
    return names[static_cast<std::size_t>(state)];
}

std::string_view bindingLabel(Binding binding)
{
    constexpr std::array<std::string_view, 8> labels{"Grid",  "Power chain", "Shell",         "Cooling",
                                                     "Chips", "Install",     "Commissioning", "Nothing"};
    return labels[static_cast<std::size_t>(binding)];
}

Date RowReadiness::on(RowState state) const
{
    switch (state) {
    case RowState::Planned: return kFirstDate;
    case RowState::Delivered: return delivered;
    case RowState::Installed: return installed;
    case RowState::Powered: return std::max(installed, powered);
    case RowState::Live: break;
    }
    return live;
}

RowState RowReadiness::stateAt(Date date) const
{
    for (const RowState state : {RowState::Live, RowState::Powered, RowState::Installed, RowState::Delivered}) {
        if (date != kNever && on(state) <= date) {
            return state;
        }
    }
    return RowState::Planned;
}

Capacity computeCapacity(const PlanSnapshot &plan, const Schedule &schedule, std::stop_token stop)
{
    Capacity capacity;
    const auto &rows = plan.table<Row>();
    const auto &phases = plan.table<Phase>();
    const IdIndex<Equipment> equipmentIndex(plan.table<Equipment>());
    const IdIndex<Phase> phaseIndex(phases);
    const IdIndex<Node> nodeIndex(plan.table<Node>());
    capacity.feeds = std::make_shared<const FeedGraph>(plan, nodeIndex);
    const TaskDays tasks(plan, schedule);
    const Date start = planStart(plan);

    const std::vector<RowPart> parts = rowParts(plan, equipmentIndex, phaseIndex);
    capacity.contents = rowContents(rows.size(), parts);
    if (stop.stop_requested()) {
        return capacity;
    }
    const std::vector<Date> delivered = deliveryDates(plan, Deliveries(plan, equipmentIndex, phaseIndex, parts), tasks);
    NodeReadiness chain = nodeReadiness(*capacity.feeds, ownReadyDates(plan, tasks));
    if (stop.stop_requested()) {
        return capacity;
    }
    const RowConditions conditions{plan, tasks, nodeIndex, *capacity.feeds, chain};
    capacity.rows.reserve(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
        capacity.rows.push_back(rowReadiness(conditions, rows[r], delivered[r]));
    }
    if (stop.stop_requested()) {
        return capacity;
    }
    addUp(capacity, parts, phases.size(), plan.table<Equipment>().size(), start);
    for (std::size_t p = 0; p < phases.size(); ++p) {
        capacity.phaseLiveOn.push_back(phaseLive(plan, phases[p], capacity.phases[p]));
    }
    capacity.nodeReadyOn = std::move(chain.readyOn);
    return capacity;
}

const StepSeries &StateSeries::power(CapacityBasis basis, RowState state) const
{
    return (basis == CapacityBasis::It ? it : facility)[static_cast<std::size_t>(state)];
}

std::int64_t phaseTarget(const Phase &phase, std::int64_t plannedWatts)
{
    const std::int64_t stated = toWatts(phase.target).value;
    return stated > 0 ? stated : plannedWatts;
}

} // namespace gigaplan
