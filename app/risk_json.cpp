// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/json_output.h"
#include "app/risk_output.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"

namespace gigaplan::app {

namespace {

std::string factorKey(const PlanSnapshot &plan, const TornadoBar &bar)
{
    return bar.factor == RiskFactor::WorkClass ? std::string(enumName(static_cast<WorkClass>(bar.row)))
                                               : keyOf(plan, factorEntity(plan, bar));
}

template <class T>
QJsonObject quantilesJson(const Quantiles<T> &of, auto &&json)
{
    return {{QStringLiteral("p10"), json(of.p10)},
            {QStringLiteral("p50"), json(of.p50)},
            {QStringLiteral("p80"), json(of.p80)},
            {QStringLiteral("p90"), json(of.p90)}};
}
QJsonObject instants(const Quantiles<Instant> &of)
{
    return quantilesJson(of, [](Instant at) { return qtext(isoInstant(at)); });
}
QJsonObject numbers(const Quantiles<std::int64_t> &of, double unit)
{
    return quantilesJson(of, [unit](std::int64_t value) { return static_cast<double>(value) / unit; });
}

QJsonObject profileJson(const RiskReport &report)
{
    QJsonObject out{{QStringLiteral("key"), qtext(enumName(report.settings.profile))}};
    if (const auto &slips = report.simulation.slips) {
        out[QStringLiteral("name")] = qtext(TrackedSlips::name);
        out[QStringLiteral("source")] = qtext(TrackedSlips::source);
        out[QStringLiteral("date")] = jsonDate(TrackedSlips::date);
        out[QStringLiteral("n")] = qint64(TrackedSlips::sampleSize);
        out[QStringLiteral("confidence")] = qtext(TrackedSlips::confidence);
        out[QStringLiteral("assumptions")] = qtext(TrackedSlips::assumptions);
        out[QStringLiteral("median_months")] = slips->median;
        out[QStringLiteral("log_standard_deviation")] = slips->spread;
        out[QStringLiteral("correlation")] = TrackedSlips::correlation;
    }
    return out;
}

QJsonObject named(const auto &row, const DateOutcome &outcome)
{
    QJsonObject out = quantilesJson(outcome.on, jsonDate);
    out[QStringLiteral("key")] = qtext(row.key);
    out[QStringLiteral("name")] = qtext(row.name);
    out[QStringLiteral("never")] = outcome.never;
    return out;
}

QJsonArray tasksJson(const RiskReport &report)
{
    QJsonArray out;
    for (std::size_t row = 0; row < report.simulation.tasks.size(); ++row) {
        const Task &task = report.plan.table<Task>()[row];
        const TaskOutcome &outcome = report.simulation.tasks[row];
        out.append(QJsonObject{{QStringLiteral("uid"), qint64(task.uid)},
                               {QStringLiteral("key"), qtext(task.key)},
                               {QStringLiteral("name"), qtext(task.name)},
                               {QStringLiteral("start"), instants(outcome.start)},
                               {QStringLiteral("finish"), instants(outcome.finish)},
                               {QStringLiteral("mean_finish"), qtext(isoInstant(outcome.meanFinish))},
                               {QStringLiteral("criticality"), outcome.criticality}});
    }
    return out;
}

QJsonObject tornadoJson(const RiskReport &report)
{
    const auto factor = [&](const TornadoBar &bar) {
        return QJsonObject{{QStringLiteral("factor"), qtext(enumName(bar.factor))},
                           {QStringLiteral("key"), qtext(factorKey(report.plan, bar))},
                           {QStringLiteral("name"), qtext(factorName(report.plan, bar))},
                           {QStringLiteral("low_days"), bar.lowDays},
                           {QStringLiteral("high_days"), bar.highDays},
                           {QStringLiteral("swing_days"), bar.swing()},
                           {QStringLiteral("standard_error_days"), bar.errorDays}};
    };
    return {{QStringLiteral("phase"),
             report.target ? QJsonValue(qtext(report.plan.table<Phase>()[*report.target].key)) : QJsonValue()},
            {QStringLiteral("factors"), arrayOf(report.tornado, factor)}};
}

QJsonArray ordersJson(const RiskReport &report)
{
    return arrayOf(report.orders, [&](const OrderDate &order) {
        const Task &task = report.plan.table<Task>()[order.task];
        return QJsonObject{{QStringLiteral("key"), qtext(task.key)},
                           {QStringLiteral("name"), qtext(task.name)},
                           {QStringLiteral("phase"), qtext(report.plan.table<Phase>()[order.phase].key)},
                           {QStringLiteral("planned"), jsonDate(order.planned)},
                           {QStringLiteral("go_live_p80"), jsonDate(order.goLive)},
                           {QStringLiteral("latest"), jsonDate(order.latest)},
                           {QStringLiteral("cost_per_week"), qint64(order.costPerWeek.value)},
                           {QStringLiteral("trials"), qint64(order.trials)}};
    });
}

} // namespace

QJsonObject riskJson(const RiskReport &report)
{
    const Simulation &result = report.simulation;
    const auto phase = [&](std::uint32_t row) { return named(report.plan.table<Phase>()[row], result.phases[row]); };
    const auto tranche = [&](std::uint32_t row) {
        return named(report.plan.table<Tranche>()[row], result.tranches[row]);
    };
    const std::int64_t target = toWatts(report.plan.plan().target).value;
    const auto liveOn = [&](const FanPoint &point) {
        const PowerGoal goal{point.date, target};
        return QJsonObject{{QStringLiteral("date"), jsonDate(point.date)},
                           {QStringLiteral("mw"), numbers(point.liveWatts, 1e6)},
                           {QStringLiteral("gpus"), numbers(point.liveGpus, 1)},
                           {QStringLiteral("target_confidence"),
                            target > 0 ? QJsonValue(result.confidence(std::span(&goal, 1))) : QJsonValue()}};
    };
    return {{QStringLiteral("title"), qtext(report.plan.plan().title)},
            {QStringLiteral("capacity_basis"), qtext(enumName(report.plan.plan().basis))},
            {QStringLiteral("currency"), qtext(report.plan.plan().currency)},
            {QStringLiteral("target_mw"), report.plan.plan().target.value},
            {QStringLiteral("trials"), qint64(result.trials)},
            {QStringLiteral("task_trials"), qint64(result.taskTrials)},
            {QStringLiteral("seed"), qint64(report.settings.seed)},
            {QStringLiteral("profile"), profileJson(report)},
            {QStringLiteral("finish"), instants(result.finish)},
            {QStringLiteral("phases"), arrayOf(rowsByOrder<Phase>(report.plan), phase)},
            {QStringLiteral("tranches"), arrayOf(rowsByOrder<Tranche>(report.plan), tranche)},
            {QStringLiteral("live"), arrayOf(result.fan, liveOn)},
            {QStringLiteral("tasks"), tasksJson(report)},
            {QStringLiteral("tornado"), tornadoJson(report)},
            {QStringLiteral("order_dates"), ordersJson(report)},
            {QStringLiteral("remarks"), texts(report.remarks)}};
}

} // namespace gigaplan::app
