// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/outline_cell_edits.h"

#include "model/base/number_text.h"
#include "model/base/spoken_duration.h"
#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/edit/predecessors.h"
#include "model/items/roles.h"
#include "model/items/value_text.h"
#include "model/plan/tasks.h"
#include "model/words/labels.h"

#include <QCoreApplication>

namespace gigaplan {

namespace {

using Commands = std::vector<std::shared_ptr<const Command>>;
using Made = Result<std::shared_ptr<const Command>>;

const FieldInfo &taskField(std::string_view name)
{
    return tableInfo(tableId<Task>()).fields[*fieldNamed(tableId<Task>(), name)];
}

std::shared_ptr<const Command> setTaskField(std::string_view name, const std::vector<Id<Task>> &tasks, Value value)
{
    return std::make_shared<SetField>(std::vector<EntityRef>(tasks.begin(), tasks.end()),
                                      *fieldNamed(tableId<Task>(), name), std::move(value));
}

Made asOneStep(Commands steps, const QString &what, const OutlineRows &rows, const std::vector<Id<Task>> &tasks)
{
    if (steps.size() == 1) {
        return steps.front();
    }
    const QString whose = tasks.size() == 1
        ? qtext(displayName(rows.plan(), tasks.front()))
        : QCoreApplication::translate("gigaplan::Cells", "%1 tasks").arg(tasks.size());
    return std::shared_ptr<const Command>(std::make_shared<CommandSequence>(
        std::move(steps), QStringLiteral("Set %1 of %2").arg(what, whose).toStdString()));
}

/// "20 d" in minutes of work; "3 ew" by the clock. A bare number is meant in days, as planners type it.
Result<SpokenDuration> durationOf(const QString &text)
{
    const auto number = withDecimalPoint(text.trimmed().toStdString(), DecimalSign::Point);
    const auto spoken = number ? parseDuration(*number, "d") : std::nullopt;
    return spoken
        ? Result<SpokenDuration>(*spoken)
        : Error{ErrorKind::Invalid,
                "a duration is a number with min, h, d, w or mo; with an e before the unit it runs by the clock"};
}

Made durationCommand(const OutlineRows &rows, const std::vector<Id<Task>> &tasks, const QString &text)
{
    GIGAPLAN_TRY_VALUE(const auto duration, durationOf(text));
    Commands steps;
    std::vector<Id<Task>> otherTime;
    for (const Id<Task> id : tasks) {
        const Task *task = rows.plan().find(id);
        if (task && task->elapsed != duration.elapsed) {
            otherTime.push_back(id);
        }
        steps.push_back(std::make_shared<StretchTask>(id, Minutes{duration.minutes}));
    }
    if (!otherTime.empty()) {
        steps.push_back(setTaskField("elapsed", otherTime, duration.elapsed));
    }
    return asOneStep(std::move(steps), QStringLiteral("the duration"), rows, tasks);
}

Made dateCommand(const OutlineRows &rows, OutlineColumn column, const std::vector<Id<Task>> &tasks, const QString &text)
{
    const auto value = parseValue(rows.plan(), taskField("constraint_date"), text);
    const Instant *at = value ? std::get_if<Instant>(&*value) : nullptr;
    if (!at) {
        return Error{ErrorKind::Invalid, "a date is written like 14 Mar 2028 or 2028-03-14"};
    }
    if (column == OutlineColumn::Start) {
        std::vector<std::pair<Id<Task>, Instant>> starts;
        for (const Id<Task> task : tasks) {
            starts.emplace_back(task, *at);
        }
        return std::shared_ptr<const Command>(std::make_shared<MoveTasks>(std::move(starts)));
    }
    // Work is done on the finish day: it ends where the next day begins, unless a time was typed.
    const Instant end = *at == startOfDay(dateOf(*at)) ? *at + kMinutesPerDay : *at;
    Commands steps;
    for (const Id<Task> id : tasks) {
        const Task *task = rows.plan().find(id);
        const int line = rows.lineOf(id);
        if (!task || line < 0) {
            continue;
        }
        const TaskDates &dates = rows.datesAt(line);
        if (end <= dates.start) {
            return Error{ErrorKind::Invalid,
                         "\"" + task->name + "\" starts on " + displayDate(dateOf(dates.start))
                             + "; it cannot be done before"};
        }
        steps.push_back(std::make_shared<StretchTask>(
            id, Minutes{std::max<std::int64_t>(1, rows.tree().clockOf(*task).between(dates.start, end))}));
    }
    return asOneStep(std::move(steps), QStringLiteral("the finish"), rows, tasks);
}

Made predecessorCommand(const OutlineRows &rows, const std::vector<Id<Task>> &tasks, const QString &text)
{
    const TaskNamed named = [&](std::string_view name) {
        bool isNumber = false;
        const int number = qtext(name).toInt(&isNumber);
        return isNumber ? rows.taskNumbered(number) : findByKey(rows.plan(), tableId<Task>(), name).as<Task>();
    };
    Commands steps;
    for (const Id<Task> task : tasks) {
        GIGAPLAN_TRY_VALUE(auto step, setPredecessors(rows.plan(), task, text.toStdString(), named));
        steps.push_back(std::move(step));
    }
    return asOneStep(std::move(steps), QStringLiteral("what comes before"), rows, tasks);
}

} // namespace

bool isEditableCell(const OutlineRows &rows, int line, OutlineColumn column)
{
    if (line < 0 || line >= rows.size() || rows.isGroup(line)) {
        return false;
    }
    switch (column) {
    case OutlineColumn::Name:
    case OutlineColumn::Predecessors:
    case OutlineColumn::Start: return true;
    case OutlineColumn::Duration:
    case OutlineColumn::Finish:
    case OutlineColumn::Complete: return !rows.isSummary(line);
    case OutlineColumn::Number:
    case OutlineColumn::Slack:
    case OutlineColumn::Variance: break;
    }
    return false;
}

QString predecessorNumbers(const OutlineRows &rows, Id<Task> task)
{
    return qtext(predecessorsText(rows.plan(), rows.linksInto(task),
                                  [&](Id<Task> id) { return std::to_string(rows.numberOf(id)); }));
}

QString cellEditText(const OutlineRows &rows, int line, OutlineColumn column)
{
    const OutlineRow row = rows.row(line);
    if (column == OutlineColumn::Name) {
        return row.name;
    }
    if (column == OutlineColumn::Predecessors) {
        return predecessorNumbers(rows, row.task);
    }
    if (column != OutlineColumn::Duration) {
        return outlineCellText(row, column);
    }
    const std::int64_t day = row.elapsed ? kMinutesPerDay : kMinutesPerWorkday;
    const QString clock = row.elapsed ? QStringLiteral("e") : QString();
    return row.durationMin % 60 != 0 ? QString(QString::number(row.durationMin) % u' ' % clock % QStringLiteral("min"))
        : row.durationMin % (day / 2) != 0
        ? QString(QString::number(row.durationMin / 60) % u' ' % clock % u'h')
        : QString(QString::number(double(row.durationMin) / double(day)) % u' ' % clock % u'd');
}

Made cellCommand(const OutlineRows &rows, OutlineColumn column, const std::vector<Id<Task>> &tasks, const QString &text)
{
    switch (column) {
    case OutlineColumn::Name: return setTaskField("name", tasks, text.trimmed().toStdString());
    case OutlineColumn::Duration: return durationCommand(rows, tasks, text);
    case OutlineColumn::Start:
    case OutlineColumn::Finish: return dateCommand(rows, column, tasks, text);
    case OutlineColumn::Complete: {
        QString number = text.trimmed();
        GIGAPLAN_TRY_VALUE(const auto value,
                           parseValue(rows.plan(), taskField("complete_percent"),
                                      number.remove(QLatin1Char('%')).trimmed()));
        return setTaskField("complete_percent", tasks, value);
    }
    case OutlineColumn::Predecessors: return predecessorCommand(rows, tasks, text);
    case OutlineColumn::Number:
    case OutlineColumn::Slack:
    case OutlineColumn::Variance: break;
    }
    return Error{ErrorKind::Usage, "this column is computed"};
}

} // namespace gigaplan
