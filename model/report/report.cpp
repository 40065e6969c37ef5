// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/report.h"

#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/knowledge.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/scenarios.h"
#include "model/report/risk_sections.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gigaplan {

namespace {

/// Findings beyond this many of one severity are counted, not listed: a report is read, not searched.
constexpr std::size_t kMostFindings = 60;

std::string basisName(const Plan &plan)
{
    return plan.basis == CapacityBasis::It ? "IT" : "facility";
}

std::string percentOf(double part, double whole)
{
    return whole > 0 ? threeDigits(100 * part / whole) + " %" : "–";
}

ReportFigures keyFiguresOf(const Forecast &forecast, const KeyFigures &figures)
{
    const Plan &plan = forecast.plan.plan();
    const auto live = static_cast<std::size_t>(RowState::Live);
    const bool it = plan.basis == CapacityBasis::It;
    const Watts now = it ? figures.it[live] : figures.facility[live];
    const Watts planned = it ? figures.it[0] : figures.facility[0];
    ReportFigures out;
    const auto add = [&](std::string value, std::string label) {
        out.figures.push_back({std::move(value), std::move(label)});
    };
    add(displayPower(now, basisName(plan)),
        "live of " + displayPower(planned, basisName(plan)) + " planned ("
            + percentOf(double(now.value), double(planned.value)) + ")");
    add(displayCount(figures.gpus[live]), "GPU packages live of " + displayCount(figures.gpus[0]));
    add(grouped(figures.racks[live]), "GPU racks live of " + grouped(figures.racks[0]));
    add(displayPower(figures.facility[live], "facility"), "at the meter on a design day");
    add(displayMoney(figures.released, plan.currency),
        "released of " + displayMoney(figures.committed, plan.currency) + " committed");
    add(displayMoney(figures.exposed, plan.currency), "spent ahead of release");
    add(threeDigits(figures.energy.mwh / 1e6) + " TWh",
        "a year at this live power, " + threeDigits(figures.energy.tco2 / 1e6) + " Mt CO2");
    add(displayMoney(figures.energy.wholeCost(), plan.currency),
        "of energy a year, " + displayCount(figures.energy.wholeWaterM3()) + " m3 of water");
    if (figures.tightestNode) {
        add(displayPower(figures.leastHeadroom),
            "least headroom: " + displayName(forecast.plan, figures.tightestNode) + ", "
                + displayDate(figures.leastOn));
    }
    add(std::to_string(figures.errors) + " / " + std::to_string(figures.warnings), "errors / warnings");
    return out;
}

ReportTable phaseTable(const Forecast &forecast, const KeyFigures &figures)
{
    const Plan &plan = forecast.plan.plan();
    ReportTable table{{{"Phase", 1.6, false},
                       {"Target (MW " + basisName(plan) + ")", 1.2, true},
                       {"Live on", 1.2, true},
                       {"Racks", 1, true},
                       {"GPU packages", 1.2, true},
                       {"IT (MW)", 1, true},
                       {"Facility (MW)", 1, true},
                       {"Released (" + plan.currency + ")", 1.3, true}},
                      {},
                      "The plan has no phases."};
    for (const PhaseFigures &phase : figures.phases) {
        table.rows.push_back(
            {displayName(forecast.plan, phase.phase), shortest(forecast.plan.find(phase.phase)->target.value),
             displayDate(phase.liveOn), grouped(phase.racks), grouped(phase.gpus),
             grouped(std::llround(toMegawatts(phase.it).value)),
             grouped(std::llround(toMegawatts(phase.facility).value)), grouped(phase.capitalReleased.value)});
    }
    return table;
}

ReportTable trancheTable(const Forecast &forecast)
{
    const PlanSnapshot &plan = forecast.plan;
    ReportTable table{{{"Tranche", 1.6, false},
                       {"Funder", 1.2, false},
                       {"Amount (" + plan.plan().currency + ")", 1.2, true},
                       {"Condition", 2, false},
                       {"Released on", 1, true}},
                      {},
                      "The plan has no tranches."};
    for (const std::uint32_t i : rowsByOrder<Tranche>(plan)) {
        const Tranche &tranche = plan.table<Tranche>()[i];
        std::string condition = tranche.phase ? displayName(plan, tranche.phase) + " live"
                                              : displayPower(toWatts(tranche.live), basisName(plan.plan())) + " live";
        if (tranche.holdDays > 0) {
            condition += ", held " + std::to_string(tranche.holdDays) + " days";
        }
        if (tranche.earliest) {
            condition += ", not before " + displayDate(*tranche.earliest);
        }
        table.rows.push_back({tranche.name, tranche.funder, grouped(tranche.amount.value), condition,
                              displayDate(forecast.capital->releasedOn[i])});
    }
    return table;
}

ReportTable findingTable(const Forecast &forecast)
{
    ReportTable table{
        {{"Severity", 0.7, false}, {"When", 0.9, false}, {"Finding", 6, false}}, {}, "Nothing was found."};
    std::size_t left = 0;
    for (const Finding &finding : *forecast.findings) {
        if (table.rows.size() >= kMostFindings) {
            ++left;
            continue;
        }
        table.rows.push_back({std::string(enumName(finding.severity)),
                              finding.date == kNever ? std::string("–") : displayDate(finding.date), finding.text});
    }
    if (left > 0) {
        table.rows.push_back({"", "", "and " + std::to_string(left) + " more; the program's findings panel lists all"});
    }
    return table;
}

ReportTable claimTable(const PlanSnapshot &plan)
{
    ReportTable table{{{"About", 1.4, false},
                       {"Statement", 3.2, false},
                       {"Value", 1.2, false},
                       {"Source", 2.4, false},
                       {"Date", 0.9, false},
                       {"Status", 1, false},
                       {"Confidence", 0.9, false}},
                      {},
                      "The plan names no sources."};
    std::vector<const Claim *> claims;
    for (const Claim &claim : plan.table<Claim>()) {
        claims.push_back(&claim);
    }
    std::sort(claims.begin(), claims.end(), [](const Claim *a, const Claim *b) {
        return std::tie(a->subject, a->field, a->key) < std::tie(b->subject, b->field, b->key);
    });
    // One line for what is said alike of many: twenty buildings with the same PUE are one assumption.
    std::map<std::vector<std::string>, std::vector<std::string>> subjects;
    std::vector<std::vector<std::string>> order;
    for (const Claim *claim : claims) {
        const EntityRef subject = resolveSubject(plan, claim->subject);
        const auto field = subject ? fieldNamed(subject.table, claim->field) : std::nullopt;
        const std::string about = field ? ", " + std::string(tableInfo(subject.table).fields[*field].label) : "";
        std::vector<std::string> said{about,
                                      claim->statement,
                                      claim->value,
                                      claim->source,
                                      claim->date ? displayDate(*claim->date) : std::string("–"),
                                      std::string(enumLabel(claim->status)),
                                      std::string(enumLabel(claim->confidence))};
        auto &names = subjects[said];
        if (names.empty()) {
            order.push_back(said);
        }
        names.push_back(subject ? displayName(plan, subject) : claim->subject);
    }
    for (std::vector<std::string> &line : order) {
        const auto &names = subjects[line];
        line[0] =
            names.front() + (names.size() > 1 ? " and " + std::to_string(names.size() - 1) + " more" : "") + line[0];
        table.rows.push_back(std::move(line));
    }
    return table;
}

/// The dates worth a floor map: the first go-live, the date of the report, the end; each once, in order.
std::vector<Date> floorDates(const Forecast &forecast, Date at)
{
    Date first = kNever;
    for (const Date live : forecast.capacity->phaseLiveOn) {
        first = std::min(first, live);
    }
    std::vector<Date> dates{at, forecast.last};
    if (first != kNever) {
        dates.push_back(first);
    }
    std::sort(dates.begin(), dates.end());
    dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    return dates;
}

} // namespace

Report buildReport(const Forecast &forecast, Date at, const RiskAnalysis *risk)
{
    const Plan &plan = forecast.plan.plan();
    const KeyFigures figures = keyFigures(forecast, at);
    Report report;
    report.title = plan.title.empty() ? "Plan" : plan.title;
    for (const Scenario &scenario : forecast.plan.table<Scenario>()) {
        if (!scenario.content) { // the one that is open
            report.title += " — " + scenario.name;
        }
    }
    report.subtitle = "as of " + displayDate(at) + " · target " + displayPower(toWatts(plan.target), basisName(plan));
    report.description = plan.description;
    const auto add = [&](std::string title, std::string text, auto content) {
        report.sections.push_back({std::move(title), std::move(text), std::move(content)});
    };
    add("Key figures", "", keyFiguresOf(forecast, figures));
    add("Phases", "A phase is live on the first day on which its live power reaches its target.",
        phaseTable(forecast, figures));
    add("Timeline", "", ReportDrawing{.name = "timeline", .at = at, .takesPages = true, .titlesItself = false});
    add("Power", "", ReportDrawing{.name = "power", .at = at});
    add("GPUs", "", ReportDrawing{.name = "gpus", .at = at});
    add("Capital", "", ReportDrawing{.name = "capital", .at = at});
    add("Tranches", "Released on the first day on which the condition holds.", trancheTable(forecast));
    if (risk) {
        for (ReportSection &section : riskSections(*risk, at)) {
            report.sections.push_back(std::move(section));
        }
    }
    for (const Date date : floorDates(forecast, at)) {
        add("Floor on " + displayDate(date), "", ReportDrawing{.name = "floor", .at = date, .titlesItself = false});
    }
    add("Findings", "", findingTable(forecast));
    add("Assumptions and sources",
        "What stands behind the figures. An assumption is a choice of this plan and has no source.",
        claimTable(forecast.plan));
    return report;
}

} // namespace gigaplan
