// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/json_output.h"
#include "app/output_file.h"
#include "model/analysis/baselines/variance.h"
#include "model/base/text.h"
#include "model/edit/commands.h"
#include "model/edit/take_baseline.h"
#include "model/exchange/csv/csv.h"
#include "model/files/plan_files.h"
#include "model/plan/baselines.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

#include <QJsonArray>

#include <algorithm>

namespace gigaplan::app {

namespace {

namespace fs = std::filesystem;

/// By name, or by key.
Result<const Baseline *> baselineNamed(const PlanSnapshot &plan, const std::string &name)
{
    for (const Baseline *baseline : inOrder<Baseline>(plan)) {
        if (baseline->name == name || baseline->key == name) {
            return baseline;
        }
    }
    return Error{ErrorKind::Usage, "the plan has no baseline named \"" + name + '"'};
}

/// Runs one step over the plan in the file and writes it back.
template <class MakeCommand>
Result<int> edit(const Arguments &arguments, MakeCommand &&makeCommand)
{
    const fs::path file = arguments.plain()[0];
    GIGAPLAN_TRY_VALUE(const auto output, PlanOutput::claim(file, arguments));
    GIGAPLAN_TRY_VALUE(auto store, openStore(file));
    auto document = Document::fromStore(std::move(store));
    if (!document) {
        return document.error().in(file.string());
    }
    GIGAPLAN_TRY_VALUE(const auto command, makeCommand((*document)->snapshot()));
    auto written = output.write(**document, *command, file);
    return written ? Result<int>(Done) : written.error();
}

Result<int> take(const Arguments &arguments)
{
    const std::string name = arguments.value("take");
    std::size_t tasks = 0;
    auto taken = edit(arguments, [&](const PlanSnapshot &plan) -> Result<std::unique_ptr<Command>> {
        const auto forecast = computeForecast(plan);
        auto rows = baselineRows(plan, *forecast->schedule, *forecast->capital);
        tasks = rows.size();
        return std::unique_ptr<Command>(std::make_unique<TakeBaseline>(name, currentMinute(), std::move(rows)));
    });
    if (taken) {
        tell(std::to_string(tasks) + " tasks kept as \"" + name + '"');
    }
    return taken;
}

Result<int> remove(const Arguments &arguments)
{
    return edit(arguments, [&](const PlanSnapshot &plan) -> Result<std::unique_ptr<Command>> {
        GIGAPLAN_TRY_VALUE(const auto baseline, baselineNamed(plan, arguments.value("remove")));
        return std::unique_ptr<Command>(std::make_unique<RemoveEntities>(std::vector<EntityRef>{baseline->id}));
    });
}

Result<int> list(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto plan, readPlan(arguments.plain()[0]));
    QJsonArray array;
    Lines lines;
    std::string table = csv::row({"key", "name", "order", "taken", "tasks"});
    for (const Baseline *baseline : inOrder<Baseline>(plan)) {
        const auto &rows = plan.table<BaselineTask>();
        const std::int64_t tasks = std::count_if(rows.begin(), rows.end(),
                                                 [&](const BaselineTask &row) { return row.baseline == baseline->id; });
        const std::string taken = baseline->taken ? isoInstant(*baseline->taken) : std::string();
        array.append(QJsonObject{{QStringLiteral("key"), qtext(baseline->key)},
                                 {QStringLiteral("name"), qtext(baseline->name)},
                                 {QStringLiteral("order"), qint64(baseline->order)},
                                 {QStringLiteral("taken"), taken.empty() ? QJsonValue() : QJsonValue(qtext(taken))},
                                 {QStringLiteral("tasks"), qint64(tasks)}});
        table += csv::row({csv::cell(baseline->key), csv::cell(baseline->name), csv::cell(baseline->order),
                           csv::cell(taken), csv::cell(tasks)});
        lines.add(baseline->name + "  " + (taken.empty() ? "" : taken + "  ") + grouped(tasks) + " tasks");
    }
    if (arguments.has("json")) {
        printJson({{QStringLiteral("baselines"), array}});
    } else if (arguments.has("csv")) {
        printData(table);
    } else {
        print(lines.empty() ? Lines("no baselines; --take NAME makes one") : lines);
    }
    return Done;
}

/// Everything that is printed of one comparison.
struct Against {
    std::shared_ptr<const Forecast> forecast;
    const Baseline *baseline;
    Date at;
    std::vector<TaskVariance> tasks;
    std::vector<PhaseVariance> phases;
    std::vector<std::size_t> order; ///< rows of the task table by start, then key
};

QJsonObject againstJson(const Against &against)
{
    const PlanSnapshot &plan = against.forecast->plan;
    QJsonArray tasks, phases;
    for (const std::size_t i : against.order) {
        const TaskVariance &variance = against.tasks[i];
        const TaskDates &dates = against.forecast->schedule->tasks[i];
        const auto known = [&](qint64 value) { return variance.known ? QJsonValue(value) : QJsonValue(); };
        const auto instant = [&](Instant at) {
            return variance.known ? QJsonValue(qtext(isoInstant(at))) : QJsonValue();
        };
        tasks.append(QJsonObject{{QStringLiteral("key"), qtext(plan.table<Task>()[i].key)},
                                 {QStringLiteral("name"), qtext(plan.table<Task>()[i].name)},
                                 {QStringLiteral("baseline_start"), instant(variance.before.start)},
                                 {QStringLiteral("baseline_finish"), instant(variance.before.finish)},
                                 {QStringLiteral("start"), qtext(isoInstant(dates.start))},
                                 {QStringLiteral("finish"), qtext(isoInstant(dates.finish))},
                                 {QStringLiteral("start_variance_min"), known(variance.startMin)},
                                 {QStringLiteral("finish_variance_min"), known(variance.finishMin)},
                                 {QStringLiteral("duration_variance_min"), known(variance.durationMin)},
                                 {QStringLiteral("cost_variance"), known(variance.cost.value)}});
    }
    for (const std::uint32_t row : rowsByOrder<Phase>(plan)) {
        const PhaseVariance &variance = against.phases[row];
        phases.append(QJsonObject{{QStringLiteral("key"), qtext(plan.table<Phase>()[row].key)},
                                  {QStringLiteral("name"), qtext(plan.table<Phase>()[row].name)},
                                  {QStringLiteral("baseline_live_on"), jsonDate(variance.liveBefore)},
                                  {QStringLiteral("live_on"), jsonDate(variance.liveNow)},
                                  {QStringLiteral("days"), variance.days ? QJsonValue(*variance.days) : QJsonValue()},
                                  {QStringLiteral("baseline_live_it_mw"), toMegawatts(variance.itBefore).value},
                                  {QStringLiteral("live_it_mw"), toMegawatts(variance.itNow).value},
                                  {QStringLiteral("baseline_cost"), qint64(variance.costBefore.value)},
                                  {QStringLiteral("cost"), qint64(variance.costNow.value)}});
    }
    return {{QStringLiteral("baseline"), qtext(against.baseline->name)},
            {QStringLiteral("at"), qtext(isoDate(against.at))},
            {QStringLiteral("currency"), qtext(plan.plan().currency)},
            {QStringLiteral("phases"), phases},
            {QStringLiteral("tasks"), tasks}};
}

std::string againstCsv(const Against &against)
{
    std::string out = csv::row({"key", "name", "baseline_start", "baseline_finish", "start", "finish",
                                "start_variance_min", "finish_variance_min", "duration_variance_min", "cost_variance"});
    const PlanSnapshot &plan = against.forecast->plan;
    for (const std::size_t i : against.order) {
        const TaskVariance &variance = against.tasks[i];
        const TaskDates &dates = against.forecast->schedule->tasks[i];
        const auto number = [&](std::int64_t value) { return variance.known ? csv::cell(value) : std::string(); };
        const auto instant = [&](Instant at) { return variance.known ? csv::cell(isoInstant(at)) : std::string(); };
        out += csv::row({csv::cell(plan.table<Task>()[i].key), csv::cell(plan.table<Task>()[i].name),
                         instant(variance.before.start), instant(variance.before.finish),
                         csv::cell(isoInstant(dates.start)), csv::cell(isoInstant(dates.finish)),
                         number(variance.startMin), number(variance.finishMin), number(variance.durationMin),
                         number(variance.cost.value)});
    }
    return out;
}

std::string signedDays(std::int64_t days)
{
    return days == 0
        ? "as planned"
        : grouped(std::abs(days)) + (std::abs(days) == 1 ? " day " : " days ") + (days > 0 ? "later" : "earlier");
}

Lines againstText(const Against &against)
{
    const PlanSnapshot &plan = against.forecast->plan;
    Lines out("Against \"" + against.baseline->name + "\", as of " + displayDate(against.at));
    out.add();
    for (const std::uint32_t row : rowsByOrder<Phase>(plan)) {
        const PhaseVariance &v = against.phases[row];
        out.add(plan.table<Phase>()[row].name + "  live on " + displayDate(v.liveNow) + ", was "
                + displayDate(v.liveBefore) + (v.days ? " (" + signedDays(*v.days) + ")" : "") + "  "
                + displayPower(v.itNow, "IT") + " live, was " + displayPower(v.itBefore, "IT") + "  "
                + displayMoney(v.costNow, plan.plan().currency) + " over tasks, was "
                + displayMoney(v.costBefore, plan.plan().currency));
    }
    out.add();
    std::size_t same = 0, added = 0;
    for (const std::size_t i : against.order) {
        const TaskVariance &v = against.tasks[i];
        added += !v.known;
        if (v.known && v.startMin == 0 && v.finishMin == 0 && v.cost.value == 0) {
            ++same;
        } else if (v.known) {
            out.add(plan.table<Task>()[i].name + ": starts " + signedDays(v.startDays) + ", finishes "
                    + signedDays(v.finishDays)
                    + (v.cost.value ? ", cost " + std::string(v.cost.value > 0 ? "+" : "-")
                               + displayMoney({std::abs(v.cost.value)}, plan.plan().currency)
                                    : ""));
        }
    }
    out.add(std::to_string(same) + " tasks as in the baseline, " + std::to_string(added) + " not in it");
    return out;
}

Result<int> against(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto plan, readPlan(arguments.plain()[0]));
    const auto baseline = baselineNamed(plan, arguments.value("against"));
    const auto at = arguments.date("at", plan.plan().statusDate.value_or(plan.plan().start.value_or(kFirstDate)));
    if (!baseline || !at) {
        return baseline ? at.error() : baseline.error();
    }
    Against result{computeForecast(plan), *baseline, *at, {}, {}, {}};
    const Forecast &forecast = *result.forecast;
    result.tasks = taskVariances(plan, *forecast.schedule, *forecast.capital, (*baseline)->id);
    result.phases = phaseVariances(plan, *forecast.schedule, *forecast.capacity, result.tasks, *at);
    for (std::size_t i = 0; i < result.tasks.size(); ++i) {
        result.order.push_back(i);
    }
    std::sort(result.order.begin(), result.order.end(), [&](std::size_t a, std::size_t b) {
        const auto &tasks = plan.table<Task>();
        return std::tie(forecast.schedule->tasks[a].start, tasks[a].key)
            < std::tie(forecast.schedule->tasks[b].start, tasks[b].key);
    });
    if (arguments.has("json")) {
        printJson(againstJson(result));
    } else if (arguments.has("csv")) {
        printData(againstCsv(result));
    } else {
        print(againstText(result));
    }
    return Done;
}

Result<int> baseline(const Arguments &arguments)
{
    const bool writes = arguments.has("take") || arguments.has("remove");
    for (const auto &checked :
         {arguments.atMostOne({"take", "remove", "list", "against"}),
          writes ? arguments.refuse({"json", "csv"}, "is of --list and --against") : Result<void>(),
          arguments.has("against") ? Result<void>() : arguments.refuse({"at"}, "is the date of --against")}) {
        if (!checked) {
            return checked.error();
        }
    }
    GIGAPLAN_TRY(checkForce(arguments, arguments.has("take") || arguments.has("remove")));
    if (arguments.has("take")) {
        return take(arguments);
    }
    if (arguments.has("remove")) {
        return remove(arguments);
    }
    return arguments.has("against") ? against(arguments) : list(arguments);
}

} // namespace

std::vector<HeadlessCommand> baselineCommands()
{
    return {{"baseline",
             "baseline PLAN [--take NAME|--remove NAME|[--list|--against NAME [--at DATE]] [--json|--csv]] [--force]",
             "keep the schedule under a name, list what is kept, or compare with it; --take and --remove write PLAN",
             {{"take", "remove", "against", "at"}, {"list", "json", "csv", "force"}, 1, 1},
             baseline}};
}

} // namespace gigaplan::app
