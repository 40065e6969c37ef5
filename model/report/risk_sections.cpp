// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/risk_sections.h"

#include "model/base/text.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"

#include <cstdio>

namespace gigaplan {

namespace {

std::string percentOf(double share)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.1f", 100 * share);
    return text;
}

std::string milestoneName(const PlanSnapshot &plan, EntityRef of)
{
    if (of.is<Plan>()) {
        return displayPower(toWatts(plan.plan().target), enumLabel(plan.plan().basis)) + " live";
    }
    return displayName(plan, of) + (of.is<Phase>() ? " live" : "");
}

ReportTable milestoneTable(const RiskAnalysis &risk)
{
    ReportTable table{{{"Milestone", 1.8, false},
                       {"Planned", 1, true},
                       {"Plan holds (%)", 1, true},
                       {"P10", 1, true},
                       {"P50", 1, true},
                       {"P80", 1, true},
                       {"P90", 1, true},
                       {"Never (%)", 0.8, true}},
                      {},
                      "The plan has no target, no phases and no tranches."};
    for (const RiskMilestone &one : risk.milestones) {
        const Quantiles<Date> &on = one.outcome.on;
        table.rows.push_back({milestoneName(risk.plan, one.of), displayDate(one.planned),
                              one.held ? percentOf(*one.held) : std::string("–"), displayDate(on.p10),
                              displayDate(on.p50), displayDate(on.p80), displayDate(on.p90),
                              percentOf(one.outcome.never)});
    }
    return table;
}

ReportTable orderTable(const RiskAnalysis &risk)
{
    const PlanSnapshot &plan = risk.plan;
    ReportTable table{{{"Long-lead item", 3, false},
                       {"Phase", 1, false},
                       {"Planned order", 1, true},
                       {"Latest for P80", 1, true},
                       {"Room (days)", 0.8, true},
                       {"A week late (" + plan.plan().currency + ")", 1.1, true}},
                      {},
                      "No long-lead item is still to be ordered."};
    for (const OrderDate &order : risk.orders) {
        const bool any = order.latest == kNever;
        table.rows.push_back({displayName(plan, plan.table<Task>().idAt(order.task)),
                              displayName(plan, plan.table<Phase>()[order.phase].id), displayDate(order.planned),
                              any ? std::string("any day") : displayDate(order.latest),
                              any ? std::string("–") : grouped(*order.room()),
                              any ? std::string("–") : grouped(order.costPerWeek.value)});
    }
    return table;
}

} // namespace

std::vector<ReportSection> riskSections(const RiskAnalysis &risk, Date at)
{
    const std::string basis = basisOf(risk) + ". ";
    std::string remarks;
    for (const std::string &remark : risk.remarks) {
        remarks += ' ' + remark;
    }
    const std::string joint = risk.allHeld
        ? "Every phase is live by its planned date in " + percentOf(*risk.allHeld) + " % of the trials."
        : "";
    return {{"Risk", "", ReportDrawing{.name = "risk", .at = at}},
            {"Milestones with their risk", basis + joint + remarks, milestoneTable(risk)},
            {"What swings the finish", "", ReportDrawing{.name = "tornado", .at = at}},
            {"Order dates", basis + "Latest order date that keeps the phase's P80 go-live." + remarks,
             orderTable(risk)}};
}

} // namespace gigaplan
