// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/derived_facts.h"

#include "model/analysis/capacity/go_live_slack.h"
#include "model/analysis/capacity/task_days.h"
#include "model/base/text.h"

#include <array>
#include <cmath>

namespace gigaplan {

namespace {

constexpr FieldInfo column(std::string_view name, std::string_view label, FieldKind kind, std::string_view unit = {})
{
    return {name, label, unit, kind, kAnyNumber, false, {}, {}};
}

constexpr std::array kTaskColumns{
    column("start", "Start", FieldKind::Date),
    column("finish", "Finish", FieldKind::Date),
    column("total_slack_h", "Total slack", FieldKind::Real, "h"),
    column("go_live_slack_h", "Slack to go-live", FieldKind::Real, "h"),
    column("critical", "Critical", FieldKind::Boolean),
    column("baseline_start", "Baseline start", FieldKind::Date),
    column("baseline_finish", "Baseline finish", FieldKind::Date),
    column("start_variance_days", "Start variance", FieldKind::Integer, "days"),
    column("finish_variance_days", "Finish variance", FieldKind::Integer, "days"),
    column("duration_variance_h", "Duration variance", FieldKind::Real, "h"),
    column("cost_variance_amount", "Cost variance", FieldKind::Integer),
};
constexpr std::size_t kGoLiveSlackColumn = 3, kTaskColumnsWithoutBaseline = 5;
/// Tasks times phases, of which it is worked out for all tasks while somebody waits; of one task "Why" always tells it.
constexpr std::size_t kMostGoLiveSlack = 400'000;
constexpr std::array kRowColumns{
    column("gpus", "GPUs", FieldKind::Integer),           column("it_mw", "IT power", FieldKind::Real, "MW"),
    column("delivered_on", "Delivered", FieldKind::Date), column("installed_on", "Installed", FieldKind::Date),
    column("powered_on", "Powered", FieldKind::Date),     column("live_on", "Live", FieldKind::Date),
    column("waits_for", "Waits for", FieldKind::Text),
};
constexpr std::array kPhaseColumns{
    column("live_on", "Live on", FieldKind::Date),
    column("racks", "Racks", FieldKind::Integer),
    column("gpus", "GPUs", FieldKind::Integer),
    column("it_mw", "IT power", FieldKind::Real, "MW"),
    column("facility_mw", "Facility power", FieldKind::Real, "MW"),
    column("baseline_live_on", "Baseline live on", FieldKind::Date),
    column("live_variance_days", "Live later by", FieldKind::Integer, "days"),
};
constexpr std::size_t kPhaseColumnsWithoutBaseline = 5;
constexpr std::array kPlaceColumns{
    column("racks", "Racks", FieldKind::Integer),       column("gpus", "GPUs", FieldKind::Integer),
    column("it_mw", "IT power", FieldKind::Real, "MW"), column("first_live_on", "First live", FieldKind::Date),
    column("all_live_on", "All live", FieldKind::Date),
};
constexpr std::array kTrancheColumns{column("released_on", "Released on", FieldKind::Date)};
constexpr std::array kCostColumns{column("total_amount", "In total", FieldKind::Integer)};
constexpr std::array kNodeColumns{
    column("ready_on", "Ready on", FieldKind::Date),
    column("capacity_mw", "Usable capacity", FieldKind::Real, "MW"),
    column("peak_load_mw", "Highest load", FieldKind::Real, "MW"),
    column("least_headroom_mw", "Least headroom", FieldKind::Real, "MW"),
    column("least_on", "Least on", FieldKind::Date),
};
constexpr std::array kEquipmentColumns{
    column("racks", "Racks planned", FieldKind::Integer),
    column("gpus", "GPUs planned", FieldKind::Integer),
};

double inMegawatts(std::int64_t watts)
{
    return static_cast<double>(watts) / 1e6;
}

std::size_t indexOf(RowState state)
{
    return static_cast<std::size_t>(state);
}

Value taskValue(const TaskDates &task, std::size_t column)
{
    switch (column) {
    case 0: return dateOf(task.start);
    // A milestone at midnight belongs to the day that it starts, not to the one that it ends.
    case 1: return task.start == task.finish ? dateOf(task.finish) : dayEnding(task.finish);
    case 2: return static_cast<double>(task.totalSlackMin) / 60;
    default: return task.critical;
    }
}

Value rowValue(const RowReadiness &row, const RowContent &content, std::size_t column)
{
    switch (column) {
    case 0: return content.gpus;
    case 1: return inMegawatts(content.it.value);
    case 2: return row.delivered;
    case 3: return row.installed;
    case 4: return row.powered;
    case 5: return row.live;
    default: return std::string(bindingLabel(row.binding));
    }
}

Value phaseValue(const StateSeries &series, Date liveOn, std::size_t column)
{
    const std::size_t planned = indexOf(RowState::Planned);
    switch (column) {
    case 0: return liveOn;
    case 1: return series.racks[planned].last();
    case 2: return series.gpus[planned].last();
    case 3: return inMegawatts(series.it[planned].last());
    default: return inMegawatts(series.facility[planned].last());
    }
}

Value placeValue(const PlaceTotals &place, std::size_t column)
{
    switch (column) {
    case 0: return place.racks;
    case 1: return place.gpus;
    case 2: return inMegawatts(place.it.value);
    case 3: return place.firstLive;
    default: return place.allLive;
    }
}

Value nodeValue(const NodeBudget &node, Date readyOn, std::size_t column)
{
    const bool loaded = node.leastOn != kNever;
    switch (column) {
    case 0: return readyOn;
    case 1: return inMegawatts(node.capacity.last());
    case 2: return inMegawatts(node.load.highest());
    case 3: return loaded ? Value(inMegawatts(node.leastHeadroom.value)) : Value();
    default: return loaded ? Value(node.leastOn) : Value();
    }
}

void addTo(PlaceTotals &place, const PlaceTotals &part)
{
    const bool first = place.racks == 0;
    place.racks += part.racks;
    place.gpus += part.gpus;
    place.it += part.it;
    place.facility += part.facility;
    place.firstLive = std::min(place.firstLive, part.firstLive);
    place.allLive = first ? part.allLive : std::max(place.allLive, part.allLive);
}

Fact power(std::string label, std::int64_t watts)
{
    return {std::move(label), displayFact({}, column("", "", FieldKind::Real, "MW"), inMegawatts(watts)), "MW", true};
}

Fact count(std::string label, std::int64_t value)
{
    return {std::move(label), grouped(value), {}, true};
}

void addPlanFacts(std::vector<Fact> &facts, const Forecast &forecast, Date at)
{
    const StateSeries &total = forecast.capacity->total;
    const std::size_t live = indexOf(RowState::Live);
    facts.push_back(power("Live IT power", total.it[live].at(at)));
    facts.push_back(power("Live facility power", total.facility[live].at(at)));
    facts.push_back(count("Live GPUs", total.gpus[live].at(at)));
    const std::string currency = forecast.plan.plan().currency;
    facts.push_back({"Capital released", grouped(forecast.capital->released.at(at)), currency, true});
    facts.push_back({"Capital exposed", grouped(forecast.capital->exposed.at(at)), currency, true});
}

} // namespace

DerivedFacts::DerivedFacts(std::shared_ptr<const Forecast> forecast, Id<Baseline> baseline)
    : m_forecast(std::move(forecast)), m_baseline(baseline)
{
}

std::size_t DerivedFacts::columnsWithoutBaseline(TableId table)
{
    if (table == tableId<Task>()) {
        return kTaskColumnsWithoutBaseline;
    }
    return table == tableId<Phase>() ? kPhaseColumnsWithoutBaseline : columns(table).size();
}

std::span<const FieldInfo> DerivedFacts::columns(TableId table)
{
    const auto is = [table]<class E>(Tag<E>) { return tableId<E>() == table; };
    if (is(Tag<Task>{})) {
        return kTaskColumns;
    }
    if (is(Tag<Row>{})) {
        return kRowColumns;
    }
    if (is(Tag<Phase>{})) {
        return kPhaseColumns;
    }
    if (is(Tag<Site>{}) || is(Tag<Building>{}) || is(Tag<Hall>{})) {
        return kPlaceColumns;
    }
    if (is(Tag<Tranche>{})) {
        return kTrancheColumns;
    }
    if (is(Tag<Cost>{})) {
        return kCostColumns;
    }
    if (is(Tag<Node>{})) {
        return kNodeColumns;
    }
    return is(Tag<Equipment>{}) ? std::span<const FieldInfo>(kEquipmentColumns) : std::span<const FieldInfo>();
}

Value DerivedFacts::value(EntityRef ref, std::size_t column) const
{
    if (!m_forecast) {
        return {};
    }
    if (const PlaceTotals *totals = place(ref)) {
        return placeValue(*totals, column);
    }
    const Forecast &f = *m_forecast;
    const auto at = [&]<class E>(Tag<E>) { return f.plan.table<E>().indexOf(ref.as<E>()); };
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    if (const auto i = at(Tag<Task>{}); i != none) {
        if (column == kGoLiveSlackColumn) {
            return goLiveSlackOf(i);
        }
        return column < kTaskColumnsWithoutBaseline ? taskValue(f.schedule->tasks[i], column)
                                                    : taskVariance(i, column - kTaskColumnsWithoutBaseline);
    }
    if (const auto i = at(Tag<Row>{}); i != none) {
        return rowValue(f.capacity->rows[i], f.capacity->contents[i], column);
    }
    if (const auto i = at(Tag<Phase>{}); i != none) {
        return column < kPhaseColumnsWithoutBaseline
            ? phaseValue(f.capacity->phases[i], f.capacity->phaseLiveOn[i], column)
            : phaseVariance(i, column - kPhaseColumnsWithoutBaseline);
    }
    if (const auto i = at(Tag<Tranche>{}); i != none) {
        return f.capital->releasedOn[i];
    }
    if (const auto i = at(Tag<Cost>{}); i != none) {
        return f.capital->costAmounts[i].value;
    }
    if (const auto i = at(Tag<Node>{}); i != none) {
        return nodeValue(f.facility->nodes[i], f.capacity->nodeReadyOn[i], column);
    }
    if (const auto i = at(Tag<Equipment>{}); i != none) {
        const StateSeries &series = f.capacity->equipment[i];
        return (column == 0 ? series.racks : series.gpus)[indexOf(RowState::Planned)].last();
    }
    return {};
}

void DerivedFacts::compareWithBaseline() const
{
    if (!m_variancesKnown && m_baseline) {
        const Forecast &f = *m_forecast;
        m_taskVariances = taskVariances(f.plan, *f.schedule, *f.capital, m_baseline);
        m_phaseVariances = phaseVariances(f.plan, *f.schedule, *f.capacity, m_taskVariances, planStart(f.plan));
    }
    m_variancesKnown = true;
}

Value DerivedFacts::taskVariance(std::size_t row, std::size_t column) const
{
    compareWithBaseline();
    if (row >= m_taskVariances.size() || !m_taskVariances[row].known) {
        return {};
    }
    const TaskVariance &variance = m_taskVariances[row];
    switch (column) {
    case 0: return dateOf(variance.before.start);
    case 1:
        return variance.before.start == variance.before.finish ? dateOf(variance.before.finish)
                                                               : dayEnding(variance.before.finish);
    case 2: return std::int64_t{variance.startDays};
    case 3: return std::int64_t{variance.finishDays};
    case 4: return static_cast<double>(variance.durationMin) / 60;
    default: return variance.cost.value;
    }
}

Value DerivedFacts::goLiveSlackOf(std::size_t row) const
{
    const PlanSnapshot &plan = m_forecast->plan;
    if (plan.table<Task>().size() * plan.table<Phase>().size() > kMostGoLiveSlack) {
        return {};
    }
    if (m_goLiveSlack.empty()) {
        m_goLiveSlack = ownGoLiveSlack(plan, *m_forecast->schedule, *m_forecast->capacity);
    }
    return m_goLiveSlack[row] ? Value(static_cast<double>(*m_goLiveSlack[row]) / 60) : Value();
}

Value DerivedFacts::phaseVariance(std::size_t row, std::size_t column) const
{
    compareWithBaseline();
    if (row >= m_phaseVariances.size()) {
        return {};
    }
    const PhaseVariance &variance = m_phaseVariances[row];
    if (column == 0) {
        return variance.liveBefore;
    }
    return variance.days ? Value(std::int64_t{*variance.days}) : Value();
}

std::vector<Fact> DerivedFacts::facts(EntityRef ref, Date at) const
{
    std::vector<Fact> facts;
    if (!m_forecast || !ref || !exists(m_forecast->plan, ref)) {
        return facts;
    }
    const Forecast &f = *m_forecast;
    const auto infos = columns(ref.table);
    for (std::size_t i = 0; i < infos.size(); ++i) {
        const Value known = value(ref, i);
        if (!std::holds_alternative<std::monostate>(known)) {
            const std::string unit =
                infos[i].name.ends_with("amount") ? f.plan.plan().currency : std::string(infos[i].unit);
            const bool number = infos[i].kind == FieldKind::Integer || infos[i].kind == FieldKind::Real;
            facts.push_back({std::string(infos[i].label), displayFact(f.plan, infos[i], known), unit, number});
        }
    }
    const std::string day = ", " + displayDate(at);
    const std::size_t live = indexOf(RowState::Live);
    if (const auto i = f.plan.table<Row>().indexOf(ref.as<Row>()); i != Table<Row>::npos) {
        facts.push_back({"State" + day, std::string(rowStateName(f.capacity->rows[i].stateAt(at))), {}, false});
    } else if (const auto p = f.plan.table<Phase>().indexOf(ref.as<Phase>()); p != Table<Phase>::npos) {
        facts.push_back(power("Live IT power" + day, f.capacity->phases[p].it[live].at(at)));
        facts.push_back(count("Live GPUs" + day, f.capacity->phases[p].gpus[live].at(at)));
        facts.push_back(
            {"Capital released in all", grouped(f.capital->phaseReleased[p].value), f.plan.plan().currency, true});
    } else if (const auto n = f.plan.table<Node>().indexOf(ref.as<Node>()); n != Table<Node>::npos) {
        const NodeBudget &node = f.facility->nodes[n];
        facts.push_back(power("Load" + day, node.load.at(at)));
        facts.push_back(power("Headroom" + day, node.capacity.at(at) - node.load.at(at)));
    } else if (ref.is<Plan>()) {
        addPlanFacts(facts, f, at);
    }
    return facts;
}

const PlaceTotals *DerivedFacts::place(EntityRef ref) const
{
    if (!m_forecast || !(ref.is<Hall>() || ref.is<Building>() || ref.is<Site>())) {
        return nullptr;
    }
    addUpPlaces();
    const auto of = [&]<class E>(Tag<E>, const std::vector<PlaceTotals> &places) -> const PlaceTotals * {
        const std::size_t i = m_forecast->plan.table<E>().indexOf(ref.as<E>());
        return i == Table<E>::npos ? nullptr : &places[i];
    };
    if (ref.is<Hall>()) {
        return of(Tag<Hall>{}, m_halls);
    }
    return ref.is<Building>() ? of(Tag<Building>{}, m_buildings) : of(Tag<Site>{}, m_sites);
}

void DerivedFacts::addUpPlaces() const
{
    if (m_placesKnown) {
        return;
    }
    m_placesKnown = true;
    const PlanSnapshot &plan = m_forecast->plan;
    const auto &halls = plan.table<Hall>();
    const auto &buildings = plan.table<Building>();
    const auto &sites = plan.table<Site>();
    m_halls.resize(halls.size());
    m_buildings.resize(buildings.size());
    m_sites.resize(sites.size());
    const auto &rows = plan.table<Row>();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t hall = halls.indexOf(rows[i].hall);
        const RowContent &content = m_forecast->capacity->contents[i];
        if (hall != Table<Hall>::npos && content.racks > 0) {
            const Date live = m_forecast->capacity->rows[i].live;
            addTo(m_halls[hall], {content.racks, content.gpus, content.it, content.facility, live, live});
        }
    }
    for (std::size_t i = 0; i < halls.size(); ++i) {
        const std::size_t building = buildings.indexOf(halls[i].building);
        if (building != Table<Building>::npos && m_halls[i].racks > 0) {
            addTo(m_buildings[building], m_halls[i]);
        }
    }
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        const std::size_t site = sites.indexOf(buildings[i].site);
        if (site != Table<Site>::npos && m_buildings[i].racks > 0) {
            addTo(m_sites[site], m_buildings[i]);
        }
    }
}

std::string displayFact(const PlanSnapshot &plan, const FieldInfo &info, const Value &value)
{
    const auto *real = std::get_if<double>(&value);
    if (!real) {
        return displayValue(plan, info, value);
    }
    const auto hundredths = static_cast<std::int64_t>(std::llround(*real * 100));
    const std::int64_t magnitude = std::abs(hundredths);
    std::string text = (hundredths < 0 ? "-" : "") + grouped(magnitude / 100);
    // Columns of megawatts line up; elsewhere a round number is said as one.
    if (const std::int64_t rest = magnitude % 100; rest != 0 || info.unit == "MW") {
        text += '.';
        text += static_cast<char>('0' + rest / 10);
        if (rest % 10 != 0 || info.unit == "MW") {
            text += static_cast<char>('0' + rest % 10);
        }
    }
    return text;
}

} // namespace gigaplan
