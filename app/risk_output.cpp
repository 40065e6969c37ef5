// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/risk_output.h"

#include "model/analysis/risk/risk_remarks.h"
#include "model/base/text.h"
#include "model/exchange/csv/csv.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/money.h"
#include "model/plan/parts.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"

#include <algorithm>

namespace gigaplan::app {

namespace {

constexpr std::size_t kMostLines = 12; ///< of a list for people; JSON and CSV have them all

std::string padded(std::string cell, std::size_t width)
{
    cell.resize(std::max(cell.size(), width), ' ');
    return cell + "  ";
}
std::string percent(double share)
{
    return threeDigits(share * 100) + " %";
}

std::string targetName(const RiskReport &report)
{
    return report.target ? displayName(report.plan, report.plan.table<Phase>()[*report.target].id) + " live"
                         : std::string("the plan's finish");
}

/// Leaves that are on the longest path at least once, most often first.
std::vector<std::uint32_t> criticalTasks(const RiskReport &report)
{
    const auto &tasks = report.plan.table<Task>();
    const std::vector<char> parents = hasParts(tasks);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < report.simulation.tasks.size(); ++row) {
        if (!parents[row] && report.simulation.tasks[row].criticality > 0) {
            rows.push_back(row);
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        const TaskOutcome &first = report.simulation.tasks[a], &second = report.simulation.tasks[b];
        return std::tuple(-first.criticality, first.start.p50, tasks[a].key)
            < std::tuple(-second.criticality, second.start.p50, tasks[b].key);
    });
    return rows;
}

std::string dateLine(const std::string &name, const Quantiles<Date> &on, double never)
{
    std::string line = padded(name, 24);
    for (const Date date : {on.p10, on.p50, on.p80, on.p90}) {
        line += padded(displayDate(date), 12);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + (never > 0 ? "  never in " + percent(never) : "");
}

Lines datesText(const RiskReport &report)
{
    const PlanSnapshot &plan = report.plan;
    const Simulation &result = report.simulation;
    Lines out(padded("", 24) + "P10           P50           P80           P90");
    for (const std::uint32_t row : rowsByOrder<Phase>(plan)) {
        out.add(dateLine(displayName(plan, plan.table<Phase>()[row].id) + " live", result.phases[row].on,
                         result.phases[row].never));
    }
    for (const std::uint32_t row : rowsByOrder<Tranche>(plan)) {
        out.add(dateLine(displayName(plan, plan.table<Tranche>()[row].id), result.tranches[row].on,
                         result.tranches[row].never));
    }
    const Quantiles<Instant> &finish = result.finish;
    out.add(dateLine("Last task",
                     {dayEnding(finish.p10), dayEnding(finish.p50), dayEnding(finish.p80), dayEnding(finish.p90)}, 0));
    return out;
}

/// Year by year until nine trials out of ten have everything that they will have.
Lines powerText(const RiskReport &report)
{
    const std::vector<FanPoint> &fan = report.simulation.fan;
    const std::string basis(enumLabel(report.plan.plan().basis));
    const std::int64_t target = toWatts(report.plan.plan().target).value;
    Lines out;
    for (std::size_t i = 0; i < fan.size(); ++i) {
        const FanPoint &point = fan[i];
        const bool complete = i > 11 && fan[i - 12].liveWatts.p10 >= fan.back().liveWatts.p10;
        const bool shown = civil(point.date).month == 12 || i + 1 == fan.size();
        if (!shown || point.liveWatts.p90 == 0 || complete) {
            continue;
        }
        const auto power = [&basis](std::int64_t watts) { return padded(displayPower({watts}, basis), 12); };
        const PowerGoal goal{point.date, target};
        if (out.empty()) {
            out.add();
            out.add("Live at the end of the day");
        }
        out.add(
            "  " + padded(displayDate(point.date), 11) + "P10 " + power(point.liveWatts.p10) + "P50 "
            + power(point.liveWatts.p50) + "P90 " + power(point.liveWatts.p90)
            + (target > 0 ? "target reached in " + percent(report.simulation.confidence(std::span(&goal, 1))) : ""));
    }
    return out;
}

Lines driversText(const RiskReport &report)
{
    Lines out("");
    out.add("What swings " + targetName(report) + " (days from its mean, lowest and highest tenth of each)");
    for (std::size_t i = 0; i < std::min(kMostLines, report.tornado.size()); ++i) {
        const TornadoBar &bar = report.tornado[i];
        out.add("  " + padded((bar.lowDays < 0 ? "" : "+") + threeDigits(bar.lowDays), 7)
                + padded((bar.highDays < 0 ? "" : "+") + threeDigits(bar.highDays), 7)
                + padded(std::string(enumLabel(bar.factor)), 15) + factorName(report.plan, bar));
    }
    if (report.tornado.empty()) {
        out.add("  nothing that stands out from chance");
    }
    out.add();
    out.add("Most often on the longest path to the last task");
    const auto critical = criticalTasks(report);
    for (std::size_t i = 0; i < std::min(kMostLines, critical.size()); ++i) {
        out.add("  " + padded(percent(report.simulation.tasks[critical[i]].criticality), 7)
                + taskPath(report.plan, report.plan.table<Task>()[critical[i]].id));
    }
    return out;
}

Lines ordersText(const RiskReport &report)
{
    if (report.orders.empty()) {
        return {};
    }
    const std::string &currency = report.plan.plan().currency;
    const std::size_t trials = report.orders.front().trials;
    Lines out("");
    out.add("Latest order dates that hold each phase's P80 (first " + std::to_string(trials)
            + " trials), and what a week after costs");
    if (const std::string remark = orderDatesRemark(report.plan); !remark.empty()) {
        out.add("  " + remark);
    }
    for (const OrderDate &order : report.orders) {
        const Task &task = report.plan.table<Task>()[order.task];
        out.add("  " + padded(order.latest == kNever ? "any" : displayDate(order.latest), 11)
                + padded("planned " + displayDate(order.planned), 19)
                + padded(displayMoney(order.costPerWeek, currency), 9) + displayName(report.plan, task.phase) + ": "
                + displayName(report.plan, task.id));
    }
    return out;
}

} // namespace

Lines riskText(const RiskReport &report)
{
    const Simulation &result = report.simulation;
    Lines out(report.plan.plan().title);
    out.add(std::to_string(result.trials) + " trials, seed " + std::to_string(report.settings.seed)
            + ", risks: " + std::string(enumLabel(report.settings.profile)));
    if (result.slips) {
        out.add(labelOf(*result.slips));
    }
    for (const std::string &remark : report.remarks) {
        out.add(remark);
    }
    out.add();
    for (const Lines &part : {datesText(report), powerText(report), driversText(report), ordersText(report)}) {
        out.add(part);
    }
    return out;
}

std::string riskCsv(const RiskReport &report)
{
    std::string out =
        "uid,key,name,start_p10,start_p50,start_p80,start_p90,finish_p10,finish_p50,finish_p80,finish_p90,"
        "mean_finish,criticality\n";
    const auto instant = [](Instant at) { return csv::cell(isoInstant(at)); };
    for (std::size_t row = 0; row < report.simulation.tasks.size(); ++row) {
        const Task &task = report.plan.table<Task>()[row];
        const auto &[start, finish, mean, criticality] = report.simulation.tasks[row];
        out += csv::row({csv::cell(task.uid), csv::cell(task.key), csv::cell(task.name), instant(start.p10),
                         instant(start.p50), instant(start.p80), instant(start.p90), instant(finish.p10),
                         instant(finish.p50), instant(finish.p80), instant(finish.p90), instant(mean),
                         csv::cell(criticality)});
    }
    return out;
}

} // namespace gigaplan::app
