// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/figures_output.h"
#include "app/json_output.h"
#include "app/plan_argument.h"
#include "model/analysis/capacity/go_live_slack.h"
#include "model/analysis/schedule/schedule_figures.h"
#include "model/base/text.h"
#include "model/exchange/csv/csv.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"

namespace gigaplan::app {

namespace {

std::string stateLine(const std::string &label, const KeyFigures &figures, auto &&text)
{
    std::string line = label;
    line.resize(14, ' ');
    for (std::size_t i = 0; i < kRowStateCount; ++i) {
        std::string cell = text(figures, i);
        line.append(cell.size() < 13 ? 13 - cell.size() : 1, ' ').append(cell);
    }
    return line;
}

Lines summaryText(const Forecast &forecast, const KeyFigures &figures)
{
    const Plan &plan = forecast.plan.plan();
    const std::string basis(enumLabel(plan.basis));
    Lines out(plan.title);
    out.add("as of " + displayDate(figures.at) + " · target " + displayPower(toWatts(plan.target), basis));
    out.add();
    std::string states(14, ' ');
    for (std::size_t i = 0; i < kRowStateCount; ++i) {
        const std::string name(rowStateName(static_cast<RowState>(i)));
        states.append(13 - name.size(), ' ').append(name);
    }
    out.add(states);
    out.add(stateLine("GPU racks", figures, [](const KeyFigures &f, std::size_t i) { return grouped(f.racks[i]); }));
    out.add(stateLine("GPU packages", figures, [](const KeyFigures &f, std::size_t i) { return grouped(f.gpus[i]); }));
    out.add(stateLine("IT power", figures, [](const KeyFigures &f, std::size_t i) { return displayPower(f.it[i]); }));
    out.add(
        stateLine("Facility", figures, [](const KeyFigures &f, std::size_t i) { return displayPower(f.facility[i]); }));
    out.add();
    for (const PhaseFigures &phase : figures.phases) {
        std::string name = displayName(forecast.plan, phase.phase);
        name.resize(std::max<std::size_t>(name.size(), 14), ' ');
        out.add(name + "  live on " + displayDate(phase.liveOn) + "  " + displayPower(phase.it, "IT") + "  "
                + grouped(phase.gpus) + " GPUs  " + displayMoney(phase.capitalReleased, plan.currency) + " released");
    }
    out.add();
    out.add("Capital       " + displayMoney(figures.released, plan.currency) + " released of "
            + displayMoney(figures.committed, plan.currency) + " committed, "
            + displayMoney(figures.exposed, plan.currency) + " spent ahead of release");
    out.add("Energy        " + threeDigits(figures.energy.mwh / 1e6) + " TWh, " + threeDigits(figures.energy.tco2 / 1e6)
            + " Mt CO2, " + displayMoney(figures.energy.wholeCost(), plan.currency) + " and "
            + displayCount(figures.energy.wholeWaterM3()) + " m3 of water a year at this date's live power");
    if (figures.energy.unservedMwh > 0) {
        out.add("              of it " + threeDigits(figures.energy.unservedMwh / 1e6) + " TWh without a source");
    }
    if (figures.tightestNode) {
        out.add("Headroom      least " + displayPower(figures.leastHeadroom) + " at "
                + displayName(forecast.plan, figures.tightestNode) + ", " + displayDate(figures.leastOn));
    }
    out.add("Findings      " + std::to_string(figures.errors) + " errors, " + std::to_string(figures.warnings)
            + " warnings");
    constexpr std::size_t most = 3;
    const auto remarks = dateRemarks(*forecast.findings);
    for (std::size_t i = 0; i < std::min(remarks.size(), most); ++i) {
        out.add("              " + remarks[i]);
    }
    if (remarks.size() > most) {
        out.add("              and " + std::to_string(remarks.size() - most) + " more such dates, which check lists");
    }
    return out;
}

Result<int> summary(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto plan, readPlanArgument(arguments));
    const KeyFigures figures = keyFigures(*plan.forecast, plan.at);
    if (arguments.has("json")) {
        printJson(summaryJson(*plan.forecast, figures));
    } else {
        print(summaryText(*plan.forecast, figures));
    }
    return Done;
}

Result<int> check(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto plan, readPlanArgument(arguments));
    const auto &findings = *plan.forecast->findings;
    const auto errors =
        std::count_if(findings.begin(), findings.end(), [](const Finding &f) { return f.severity == Severity::Error; });
    if (arguments.has("json")) {
        printJson({{QStringLiteral("findings"), findingsJson(*plan.forecast)}});
    } else {
        for (const Finding &finding : findings) {
            const std::string when = finding.date == kNever ? "" : isoDate(finding.date) + ": ";
            print(Lines(std::string(enumName(finding.severity)) + ": " + when + finding.text + " ["
                        + std::string(finding.rule) + ']'));
        }
        if (findings.empty()) {
            print(Lines("nothing found"));
        }
    }
    return errors > 0 ? Findings : Done;
}

struct TaskLine {
    const Task *task;
    const TaskDates *dates;
};

/// Leaves and summaries by start, then source UID, then key.
std::vector<TaskLine> taskLines(const Forecast &forecast)
{
    std::vector<TaskLine> lines;
    const auto &tasks = forecast.plan.table<Task>();
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        lines.push_back({&tasks[i], &forecast.schedule->tasks[i]});
    }
    std::sort(lines.begin(), lines.end(), [](const TaskLine &a, const TaskLine &b) {
        return std::tie(a.dates->start, a.task->uid, a.task->key) < std::tie(b.dates->start, b.task->uid, b.task->key);
    });
    return lines;
}

std::string scheduleCsv(const std::vector<TaskLine> &lines)
{
    std::vector<std::string> cells{"uid", "key", "name"};
    // The further figures in JSON came later: readers of the table count its columns.
    const auto figures = std::span(kTaskDateFigures).first<9>();
    for (const auto &figure : figures) {
        cells.emplace_back(figure.info.name);
    }
    std::string out = csv::row(cells);
    for (const auto &[task, dates] : lines) {
        cells = {csv::cell(task->uid), csv::cell(task->key), csv::cell(task->name)};
        for (const auto &figure : figures) {
            cells.push_back(csvValue(figure.value(*dates)));
        }
        out += csv::row(cells);
    }
    return out;
}

void printScheduleJson(const Forecast &forecast, const std::vector<TaskLine> &lines)
{
    const auto instant = [](Instant at) { return QString::fromStdString(isoInstant(at)); };
    const auto goLives = ownGoLiveSlack(forecast.plan, *forecast.schedule, *forecast.capacity);
    const auto taskJson = [&](std::size_t line) {
        const auto &[task, dates] = lines[line];
        const auto toGoLive = goLives[static_cast<std::size_t>(dates - forecast.schedule->tasks.data())];
        QJsonObject object{
            {QStringLiteral("uid"), qint64(task->uid)},
            {QStringLiteral("key"), QString::fromStdString(task->key)},
            {QStringLiteral("name"), QString::fromStdString(task->name)},
            {QStringLiteral("go_live_slack_min"), toGoLive ? QJsonValue(qint64(*toGoLive)) : QJsonValue()},
        };
        addFigures(object, kTaskDateFigures, *dates);
        return object;
    };
    printJson({{QStringLiteral("title"), QString::fromStdString(forecast.plan.plan().title)},
               {QStringLiteral("remarks"), texts(dateRemarks(*forecast.findings))},
               {QStringLiteral("start"), instant(forecast.schedule->start)},
               {QStringLiteral("finish"), instant(forecast.schedule->finish)},
               {QStringLiteral("tasks"), QJsonArray()}},
              {QStringLiteral("tasks"), lines.size(), taskJson});
}

Lines scheduleText(const std::vector<TaskLine> &lines)
{
    Lines out("start       finish      slack/d  critical  task");
    for (const auto &[task, dates] : lines) {
        std::string slack = threeDigits(static_cast<double>(dates->totalSlackMin) / kMinutesPerWorkday);
        slack.insert(0, slack.size() < 7 ? 7 - slack.size() : 0, ' ');
        out.add(isoDate(dateOf(dates->start)) + "  " + isoDate(dayEnding(dates->finish)) + "  " + slack
                + (dates->critical ? "  critical  " : "            ") + task->name);
    }
    return out;
}

Result<int> schedule(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto plan, readPlanArgument(arguments));
    const auto lines = taskLines(*plan.forecast);
    if (arguments.has("json")) {
        printScheduleJson(*plan.forecast, lines);
    } else if (arguments.has("csv")) {
        tellRemarks(dateRemarks(*plan.forecast->findings));
        printData(scheduleCsv(lines));
    } else {
        tellRemarks(dateRemarks(*plan.forecast->findings));
        print(scheduleText(lines));
    }
    return Done;
}

} // namespace

std::vector<HeadlessCommand> readingCommands()
{
    return {
        {"summary",
         "summary PLAN [--at DATE] [--json]",
         "key figures on a date (default: the plan's status date)",
         {{"at"}, {"json"}, 1, 1},
         summary},
        {"check", "check PLAN [--json]", "findings; exit code 1 if any is an error", {{}, {"json"}, 1, 1}, check},
        {"schedule",
         "schedule PLAN [--json|--csv]",
         "per task: early and late dates, slack, critical",
         {{}, {"json", "csv"}, 1, 1},
         schedule},
    };
}

} // namespace gigaplan::app
