// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/export.h"

#include "model/base/number_text.h"
#include "model/base/spoken_duration.h"
#include "model/base/text.h"
#include "model/edit/predecessors.h"
#include "model/exchange/csv/csv.h"
#include "model/exchange/sheet/names.h"
#include "model/plan/field_text.h"
#include "model/plan/links.h"
#include "model/plan/row_order.h"
#include "model/plan/tasks.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace gigaplan::sheet {

namespace {

std::string momentText(Instant at)
{
    std::string text = isoInstant(at);
    text[10] = ' '; // what spreadsheets recognise as a date
    return text;
}

/// Values as cells; keeps the names of every table that was referred to.
class CellTexts {
public:
    explicit CellTexts(const PlanSnapshot &plan) : m_plan(plan) {}

    std::string text(const FieldInfo &info, const Value &value)
    {
        if (const auto *at = std::get_if<Instant>(&value)) {
            return momentText(*at);
        }
        if (const auto *day = std::get_if<Date>(&value)) {
            return isoDate(*day);
        }
        if (const auto *real = std::get_if<double>(&value)) {
            return unmistakable(shortest(*real));
        }
        const auto *whole = std::get_if<std::int64_t>(&value);
        if (whole && info.kind == FieldKind::Reference) {
            const EntityRef ref(info.references, *whole);
            return names(info.references).unmistakable(keyOf(m_plan, ref), displayName(m_plan, ref), *whole);
        }
        return whole ? std::to_string(*whole) : displayValue(m_plan, info, value);
    }

private:
    const Names &names(TableId table) { return m_names.try_emplace(table, m_plan, table).first->second; }

    const PlanSnapshot &m_plan;
    std::map<TableId, Names> m_names;
};

std::string headerOf(const PlanSnapshot &plan, const FieldInfo &info)
{
    const std::string unit = unitIn(plan, info);
    return std::string(info.label) + (unit.empty() ? "" : " (" + unit + ')');
}

/// Fields of tasks that have a column of their own, or none.
bool standsApart(std::string_view name)
{
    constexpr std::string_view apart[]{"parent", "order", "name", "duration_min", "elapsed"};
    return std::find(std::begin(apart), std::end(apart), name) != std::end(apart);
}

struct TaskRow {
    const Task *task = nullptr;
    const TaskDates *dates = nullptr;
    std::size_t level = 1;
};

std::vector<TaskRow> taskRows(const PlanSnapshot &plan, const Schedule &schedule)
{
    const auto &tasks = plan.table<Task>();
    std::vector<TaskRow> rows;
    std::unordered_map<Id<Task>, std::size_t> levels;
    for (const std::int64_t id : rowsInOrder(plan, tableId<Task>())) {
        const std::size_t at = tasks.indexOf({id});
        const auto above = levels.find(tasks[at].parent); // a summary comes before its parts
        const std::size_t level = above == levels.end() ? 1 : above->second + 1;
        levels.emplace(tasks[at].id, level);
        rows.push_back({&tasks[at], &schedule.tasks[at], level});
    }
    return rows;
}

/// Constraints are always included: without that column a start would become one when the sheet makes a new plan.
std::vector<std::size_t> fieldsInUse(const std::vector<TaskRow> &rows)
{
    const auto fields = tableInfo(tableId<Task>()).fields;
    const Task unused;
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Value nothing = fieldValue(unused, i);
        const bool shown = fields[i].name == "constraint"
            || std::any_of(rows.begin(), rows.end(),
                           [&](const TaskRow &row) { return fieldValue(*row.task, i) != nothing; });
        if (shown && !standsApart(fields[i].name)) {
            used.push_back(i);
        }
    }
    return used;
}

std::vector<std::string> taskCells(const TaskRow &row, std::size_t number, const std::string &predecessors)
{
    const TaskDates &dates = *row.dates;
    const auto moment = [](Instant at) { return csv::cell(momentText(at)); };
    const auto days = [](std::int64_t minutes) {
        return csv::cell(std::round(static_cast<double>(minutes) / kMinutesPerWorkday * 100) / 100);
    };
    // The key first: a table that begins with "ID" passes for another format in some spreadsheets.
    return {csv::cell(row.task->key),
            csv::cell(static_cast<std::int64_t>(number)),
            csv::cell(static_cast<std::int64_t>(row.level)),
            csv::cell(row.task->name),
            csv::cell(durationText(row.task->duration.value, row.task->elapsed)),
            moment(dates.start),
            moment(dates.finish),
            csv::cell(predecessors),
            moment(dates.earlyStart),
            moment(dates.earlyFinish),
            moment(dates.lateStart),
            moment(dates.lateFinish),
            days(dates.totalSlackMin),
            days(dates.freeSlackMin),
            dates.critical ? "yes" : "no",
            dates.summary ? "yes" : "no"};
}

} // namespace

std::string tasksCsv(const PlanSnapshot &plan, const Schedule &schedule)
{
    const std::vector<TaskRow> rows = taskRows(plan, schedule);
    const std::vector<std::size_t> fields = fieldsInUse(rows);
    const auto infos = tableInfo(tableId<Task>()).fields;
    std::unordered_map<Id<Task>, std::size_t> numbers;
    for (const TaskRow &row : rows) {
        numbers.emplace(row.task->id, numbers.size() + 1);
    }
    std::unordered_map<Id<Task>, std::vector<const Link *>> linksInto;
    for (const Link &link : plan.table<Link>()) {
        linksInto[link.to].push_back(&link);
    }
    std::vector<std::string> cells{"Key",        "ID",          "Outline level",   "Name",           "Duration",
                                   "Start",      "Finish",      "Predecessors",    "Early start",    "Early finish",
                                   "Late start", "Late finish", "Total slack (d)", "Free slack (d)", "Critical",
                                   "Summary"};
    for (const std::size_t field : fields) {
        cells.push_back(csv::cell(headerOf(plan, infos[field])));
    }
    std::string out = csv::row(cells);
    CellTexts texts(plan);
    for (const TaskRow &row : rows) {
        const std::string predecessors = predecessorsText(plan, linksInto[row.task->id],
                                                          [&](Id<Task> id) { return std::to_string(numbers.at(id)); });
        cells = taskCells(row, numbers.at(row.task->id), predecessors);
        for (const std::size_t field : fields) {
            cells.push_back(csv::cell(texts.text(infos[field], fieldValue(*row.task, field))));
        }
        out += csv::row(cells);
    }
    return out;
}

std::string tableCsv(const PlanSnapshot &plan, TableId table)
{
    const auto infos = tableInfo(table).fields;
    std::vector<std::string> cells{"Key"};
    for (const FieldInfo &info : infos) {
        cells.push_back(csv::cell(headerOf(plan, info)));
    }
    std::string out = csv::row(cells);
    CellTexts texts(plan);
    for (const std::int64_t id : rowsInOrder(plan, table)) {
        const EntityRef ref(table, id);
        cells = {csv::cell(keyOf(plan, ref))};
        for (std::size_t field = 0; field < infos.size(); ++field) {
            cells.push_back(csv::cell(texts.text(infos[field], fieldValue(plan, ref, field))));
        }
        out += csv::row(cells);
    }
    return out;
}

} // namespace gigaplan::sheet
