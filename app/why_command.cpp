// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/json_output.h"
#include "app/plan_argument.h"
#include "model/analysis/capacity/go_live_slack.h"
#include "model/analysis/explain/why.h"
#include "model/analysis/schedule/reasons.h"
#include "model/plan/fields.h"
#include "model/plan/in_order.h"
#include "model/plan/phases.h"
#include "model/plan/tasks.h"

namespace gigaplan::app {

namespace {

/// By key, else by the unique id in the file that it was imported from.
const Task *findTask(const PlanSnapshot &plan, const std::string &name)
{
    if (const EntityRef ref = findByKey(plan, tableId<Task>(), name)) {
        return plan.find(ref.as<Task>());
    }
    const auto &tasks = plan.table<Task>();
    const auto found = std::find_if(tasks.begin(), tasks.end(), [&](const Task &task) {
        return task.uid != 0 && std::to_string(task.uid) == name;
    });
    return found == tasks.end() ? nullptr : &*found;
}

QJsonArray reasonsJson(const PlanSnapshot &plan, const std::vector<Reason> &reasons, const QString &date)
{
    return arrayOf(reasons, [&](const Reason &reason) {
        const Task &task = *plan.find(reason.task);
        return QJsonObject{{QStringLiteral("uid"), qint64(task.uid)},
                           {QStringLiteral("key"), qtext(task.key)},
                           {QStringLiteral("name"), qtext(task.name)},
                           {date, qtext(isoInstant(reason.at))},
                           {QStringLiteral("because"), qtext(enumName(reason.cause))},
                           {QStringLiteral("link"),
                            reason.link ? QJsonValue(qtext(keyOf(plan, reason.link))) : QJsonValue()}};
    });
}

QJsonArray goLivesJson(const Forecast &forecast, std::uint32_t task)
{
    const GoLiveSlack slacks = goLiveSlackOf(forecast.plan, *forecast.schedule, *forecast.capacity, task);
    return arrayOf(rowsByOrder<Phase>(forecast.plan), [&](std::uint32_t row) {
        const auto slack = slacks[row];
        return QJsonObject{{QStringLiteral("phase"), qtext(forecast.plan.table<Phase>()[row].key)},
                           {QStringLiteral("live_on"), jsonDate(forecast.capacity->phaseLiveOn[row])},
                           {QStringLiteral("slack_min"), slack ? QJsonValue(qint64(*slack)) : QJsonValue()}};
    });
}

QJsonObject whyJson(const Forecast &forecast, const Task &task)
{
    const TaskDates &dates = *forecast.schedule->find(forecast.plan, task.id);
    return {{QStringLiteral("uid"), qint64(task.uid)},
            {QStringLiteral("key"), qtext(task.key)},
            {QStringLiteral("name"), qtext(task.name)},
            {QStringLiteral("critical"), dates.critical},
            {QStringLiteral("nearly_critical"), dates.nearCritical},
            {QStringLiteral("total_slack_min"), qint64(dates.totalSlackMin)},
            {QStringLiteral("free_slack_min"), qint64(dates.freeSlackMin)},
            {QStringLiteral("not_earlier"),
             reasonsJson(forecast.plan, whyNotEarlier(*forecast.schedule, task.id), QStringLiteral("start"))},
            {QStringLiteral("not_later"),
             reasonsJson(forecast.plan, whyNotLater(*forecast.schedule, task.id), QStringLiteral("late_finish"))},
            {QStringLiteral("go_lives"),
             goLivesJson(forecast, static_cast<std::uint32_t>(forecast.plan.table<Task>().indexOf(task.id)))}};
}

Lines whyText(const Forecast &forecast, const Task &task)
{
    Lines out(displayName(forecast.plan, task.id));
    for (const WhyLine &line : explainTask(forecast, task.id)) {
        switch (line.kind) {
        case WhyLine::Kind::Heading:
            out.add();
            out.add(line.text);
            break;
        case WhyLine::Kind::Step:
            out.add("  " + line.text);
            out.add("      " + line.detail);
            break;
        case WhyLine::Kind::Fact: out.add("  " + line.text); break;
        }
    }
    return out;
}

Result<int> why(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto plan, readPlanArgument(arguments));
    const Task *task = findTask(plan.forecast->plan, arguments.plain()[1]);
    if (!task) {
        return Error{ErrorKind::Usage, "no task has the key or the source UID “" + arguments.plain()[1] + "”"};
    }
    if (arguments.has("json")) {
        printJson(whyJson(*plan.forecast, *task));
    } else {
        print(whyText(*plan.forecast, *task));
    }
    return Done;
}

} // namespace

std::vector<HeadlessCommand> whyCommands()
{
    return {{"why",
             "why PLAN TASK [--json]",
             "what drives a task's dates, and its slack to each go-live; TASK is a key or a UID",
             {{}, {"json"}, 2, 2},
             why}};
}

} // namespace gigaplan::app
