// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/derived_figures.h"

#include "model/plan/equipment.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"

#include <array>

namespace gigaplan {

namespace {

using Kind = FieldKind;
using DerivedFigure = Figure<DerivedRow>;

constexpr std::size_t kPlanned = static_cast<std::size_t>(RowState::Planned);

constexpr DerivedFigure derived(std::string_view name, std::string_view label, Kind kind,
                                Value (*value)(const DerivedRow &), std::string_view unit = {})
{
    return {figureInfo(name, label, kind, unit), value};
}

Value megawatts(std::int64_t watts)
{
    return static_cast<double>(watts) / 1e6;
}

Value hours(std::int64_t minutes)
{
    return static_cast<double>(minutes) / 60;
}

/// The last day; a milestone at midnight belongs to the day that it starts, not to the one that it ends.
Date lastDay(Instant start, Instant finish)
{
    return start == finish ? dateOf(finish) : dayEnding(finish);
}

const TaskDates &task(const DerivedRow &r)
{
    return r.forecast.schedule->tasks[r.row];
}
const RowReadiness &readiness(const DerivedRow &r)
{
    return r.forecast.capacity->rows[r.row];
}
const RowContent &content(const DerivedRow &r)
{
    return r.forecast.capacity->contents[r.row];
}
const StateSeries &phase(const DerivedRow &r)
{
    return r.forecast.capacity->phases[r.row];
}
const StateSeries &equipment(const DerivedRow &r)
{
    return r.forecast.capacity->equipment[r.row];
}
const NodeBudget &node(const DerivedRow &r)
{
    return r.forecast.facility->nodes[r.row];
}
const PlaceTotals &place(const DerivedRow &r)
{
    return (*r.late.places().of(r.table))[r.row];
}

/// What `value` says of the task's variance, where it has one.
template <auto value>
Value ofTaskVariance(const DerivedRow &r)
{
    const TaskVariance *variance = r.late.ofTask(r.row);
    return variance ? value(*variance) : Value();
}

constexpr std::array kTaskRowFigures{
    derived("start", "Start", Kind::Date, [](const DerivedRow &r) -> Value { return dateOf(task(r).start); }),
    derived("finish", "Finish", Kind::Date,
            [](const DerivedRow &r) -> Value { return lastDay(task(r).start, task(r).finish); }),
    derived(
        "total_slack_h", "Total slack", Kind::Real, [](const DerivedRow &r) { return hours(task(r).totalSlackMin); },
        "h"),
    derived(
        "go_live_slack_h", "Slack to go-live", Kind::Real,
        [](const DerivedRow &r) {
            const auto slack = r.late.goLiveSlack(r.row);
            return slack ? hours(*slack) : Value();
        },
        "h"),
    derived("critical", "Critical", Kind::Boolean, [](const DerivedRow &r) -> Value { return task(r).critical; }),
    derived("baseline_start", "Baseline start", Kind::Date,
            ofTaskVariance<[](const TaskVariance &v) -> Value { return dateOf(v.before.start); }>),
    derived("baseline_finish", "Baseline finish", Kind::Date,
            ofTaskVariance<[](const TaskVariance &v) -> Value { return lastDay(v.before.start, v.before.finish); }>),
    derived("start_variance_days", "Start variance", Kind::Integer,
            ofTaskVariance<[](const TaskVariance &v) -> Value { return std::int64_t{v.startDays}; }>, "days"),
    derived("finish_variance_days", "Finish variance", Kind::Integer,
            ofTaskVariance<[](const TaskVariance &v) -> Value { return std::int64_t{v.finishDays}; }>, "days"),
    derived("duration_variance_h", "Duration variance", Kind::Real,
            ofTaskVariance<[](const TaskVariance &v) { return hours(v.durationMin); }>, "h"),
    derived("cost_variance_amount", "Cost variance", Kind::Integer,
            ofTaskVariance<[](const TaskVariance &v) -> Value { return v.cost.value; }>),
};
constexpr std::size_t kTaskRowFiguresWithoutBaseline = 5;

constexpr std::array kRowFigures{
    derived("gpus", "GPUs", Kind::Integer, [](const DerivedRow &r) -> Value { return content(r).gpus; }),
    derived(
        "it_mw", "IT power", Kind::Real, [](const DerivedRow &r) { return megawatts(content(r).it.value); }, "MW"),
    derived("delivered_on", "Delivered", Kind::Date,
            [](const DerivedRow &r) -> Value { return readiness(r).delivered; }),
    derived("installed_on", "Installed", Kind::Date,
            [](const DerivedRow &r) -> Value { return readiness(r).installed; }),
    derived("powered_on", "Powered", Kind::Date, [](const DerivedRow &r) -> Value { return readiness(r).powered; }),
    derived("live_on", "Live", Kind::Date, [](const DerivedRow &r) -> Value { return readiness(r).live; }),
    derived("waits_for", "Waits for", Kind::Text,
            [](const DerivedRow &r) -> Value { return std::string(bindingLabel(readiness(r).binding)); }),
};

constexpr std::array kPhaseRowFigures{
    derived("live_on", "Live on", Kind::Date,
            [](const DerivedRow &r) -> Value { return r.forecast.capacity->phaseLiveOn[r.row]; }),
    derived("racks", "Racks", Kind::Integer,
            [](const DerivedRow &r) -> Value { return phase(r).racks[kPlanned].last(); }),
    derived("gpus", "GPUs", Kind::Integer, [](const DerivedRow &r) -> Value { return phase(r).gpus[kPlanned].last(); }),
    derived(
        "it_mw", "IT power", Kind::Real, [](const DerivedRow &r) { return megawatts(phase(r).it[kPlanned].last()); },
        "MW"),
    derived(
        "facility_mw", "Facility power", Kind::Real,
        [](const DerivedRow &r) { return megawatts(phase(r).facility[kPlanned].last()); }, "MW"),
    derived("baseline_live_on", "Baseline live on", Kind::Date,
            [](const DerivedRow &r) -> Value {
                const PhaseVariance *variance = r.late.ofPhase(r.row);
                return variance ? Value(variance->liveBefore) : Value();
            }),
    derived(
        "live_variance_days", "Live later by", Kind::Integer,
        [](const DerivedRow &r) -> Value {
            const PhaseVariance *variance = r.late.ofPhase(r.row);
            return variance && variance->days ? Value(std::int64_t{*variance->days}) : Value();
        },
        "days"),
};
constexpr std::size_t kPhaseRowFiguresWithoutBaseline = 5;

constexpr std::array kPlaceFigures{
    derived("racks", "Racks", Kind::Integer, [](const DerivedRow &r) -> Value { return place(r).racks; }),
    derived("gpus", "GPUs", Kind::Integer, [](const DerivedRow &r) -> Value { return place(r).gpus; }),
    derived(
        "it_mw", "IT power", Kind::Real, [](const DerivedRow &r) { return megawatts(place(r).it.value); }, "MW"),
    derived("first_live_on", "First live", Kind::Date, [](const DerivedRow &r) -> Value { return place(r).firstLive; }),
    derived("all_live_on", "All live", Kind::Date, [](const DerivedRow &r) -> Value { return place(r).allLive; }),
};

constexpr std::array kTrancheFigures{
    derived("released_on", "Released on", Kind::Date,
            [](const DerivedRow &r) -> Value { return r.forecast.capital->releasedOn[r.row]; }),
};
constexpr std::array kCostFigures{
    derived("total_amount", "In total", Kind::Integer,
            [](const DerivedRow &r) -> Value { return r.forecast.capital->costAmounts[r.row].value; }),
};
constexpr std::array kNodeFigures{
    derived("ready_on", "Ready on", Kind::Date,
            [](const DerivedRow &r) -> Value { return r.forecast.capacity->nodeReadyOn[r.row]; }),
    derived(
        "capacity_mw", "Usable capacity", Kind::Real,
        [](const DerivedRow &r) { return megawatts(node(r).capacity.last()); }, "MW"),
    derived(
        "peak_load_mw", "Highest load", Kind::Real,
        [](const DerivedRow &r) { return megawatts(node(r).load.highest()); }, "MW"),
    derived(
        "least_headroom_mw", "Least headroom", Kind::Real,
        [](const DerivedRow &r) {
            return node(r).leastOn == kNever ? Value() : megawatts(node(r).leastHeadroom.value);
        },
        "MW"),
    derived("least_on", "Least on", Kind::Date,
            [](const DerivedRow &r) { return node(r).leastOn == kNever ? Value() : Value(node(r).leastOn); }),
};
constexpr std::array kEquipmentFigures{
    derived("racks", "Racks planned", Kind::Integer,
            [](const DerivedRow &r) -> Value { return equipment(r).racks[kPlanned].last(); }),
    derived("gpus", "GPUs planned", Kind::Integer,
            [](const DerivedRow &r) -> Value { return equipment(r).gpus[kPlanned].last(); }),
};

struct Entry {
    TableId table;
    DerivedFigures figures;
};

template <class E, std::size_t count>
constexpr Entry entry(const std::array<DerivedFigure, count> &figures, std::size_t withoutBaseline = count)
{
    return {tableId<E>(), {figures, withoutBaseline}};
}

constexpr std::array kEntries{
    entry<Task>(kTaskRowFigures, kTaskRowFiguresWithoutBaseline),
    entry<Row>(kRowFigures),
    entry<Phase>(kPhaseRowFigures, kPhaseRowFiguresWithoutBaseline),
    entry<Site>(kPlaceFigures),
    entry<Building>(kPlaceFigures),
    entry<Hall>(kPlaceFigures),
    entry<Tranche>(kTrancheFigures),
    entry<Cost>(kCostFigures),
    entry<Node>(kNodeFigures),
    entry<Equipment>(kEquipmentFigures),
};

} // namespace

DerivedFigures derivedFigures(TableId table)
{
    const auto at =
        std::find_if(kEntries.begin(), kEntries.end(), [table](const Entry &e) { return e.table == table; });
    return at == kEntries.end() ? DerivedFigures() : at->figures;
}

} // namespace gigaplan
