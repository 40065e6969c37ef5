// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/json_output.h"
#include "app/risk_argument.h"
#include "app/risk_output.h"
#include "model/analysis/risk/risk_remarks.h"
#include "model/files/plan_files.h"
#include "model/plan/programme.h"

namespace gigaplan::app {

namespace {

Result<int> simulatePlan(const Arguments &arguments)
{
    if (arguments.has("csv")) {
        GIGAPLAN_TRY(arguments.refuse({"phase"}, "is of the tornado, which --csv does not hold"));
    }
    GIGAPLAN_TRY_VALUE(const auto settings, riskSettings(arguments, RiskProfile::Plan));
    GIGAPLAN_TRY_VALUE(const auto plan, readPlan(arguments.plain()[0]));
    GIGAPLAN_TRY_VALUE(const auto phase, riskPhase(arguments, plan));
    RiskReport report{plan, settings, {}, phase, {}, {}, {}};
    report.simulation = simulate(plan, settings);
    report.remarks = riskRemarks(plan, &report.simulation);
    if (arguments.has("csv")) {
        tellRemarks(report.remarks);
        printData(riskCsv(report));
        return Done;
    }
    report.tornado = tornado(plan, settings, report.simulation, report.target);
    report.orders = orderDates(plan, settings);
    if (arguments.has("json")) {
        printJson(riskJson(report));
    } else {
        print(riskText(report));
    }
    return Done;
}

} // namespace

std::vector<HeadlessCommand> riskCommands()
{
    return {{"simulate",
             "simulate PLAN [--trials N] [--seed S] [--threads T] [--profile plan|tracked|both] [--phase KEY] "
             "[--json|--csv]",
             "dates and megawatts with their probabilities, what swings them, when to order",
             {{"trials", "seed", "threads", "profile", "phase"}, {"json", "csv"}, 1, 1},
             simulatePlan}};
}

} // namespace gigaplan::app
