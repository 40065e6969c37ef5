// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/derived_facts.h"

#include "model/base/text.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"

#include <cmath>

namespace gigaplan {

namespace {

std::size_t indexOf(RowState state)
{
    return static_cast<std::size_t>(state);
}

Fact power(std::string label, std::int64_t watts)
{
    return {std::move(label),
            displayFact({}, figureInfo("", "", FieldKind::Real, "MW"), static_cast<double>(watts) / 1e6), "MW", true};
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
    : m_forecast(forecast), m_late(std::move(forecast), baseline)
{
}

Value DerivedFacts::value(EntityRef ref, std::size_t figure) const
{
    const auto figures = derivedFigures(ref.table).all;
    const std::size_t row = m_forecast ? positionOf(m_forecast->plan, ref) : Table<Plan>::npos;
    return row == Table<Plan>::npos || figure >= figures.size()
        ? Value()
        : figures[figure].value({*m_forecast, m_late, ref.table, row});
}

std::vector<Fact> DerivedFacts::facts(EntityRef ref, Date at) const
{
    std::vector<Fact> facts;
    if (!m_forecast || !ref || !exists(m_forecast->plan, ref)) {
        return facts;
    }
    const Forecast &f = *m_forecast;
    const auto figures = derivedFigures(ref.table).all;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const FieldInfo &info = figures[i].info;
        const Value known = value(ref, i);
        if (!std::holds_alternative<std::monostate>(known)) {
            const std::string unit = info.name.ends_with("amount") ? f.plan.plan().currency : std::string(info.unit);
            const bool number = info.kind == FieldKind::Integer || info.kind == FieldKind::Real;
            facts.push_back({std::string(info.label), displayFact(f.plan, info, known), unit, number});
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
    const auto *places = m_forecast ? m_late.places().of(ref.table) : nullptr;
    return places && exists(m_forecast->plan, ref) ? &(*places)[positionOf(m_forecast->plan, ref)] : nullptr;
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
