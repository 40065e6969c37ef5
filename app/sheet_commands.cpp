// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sheet_commands.h"

#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/json_output.h"
#include "app/output_file.h"
#include "app/risk_argument.h"
#include "model/analysis/forecast/forecast.h"
#include "model/analysis/risk/risk_remarks.h"
#include "model/base/writing_time.h"
#include "model/exchange/ical/plan_events.h"
#include "model/exchange/sheet/export.h"
#include "model/files/file_content.h"
#include "model/files/plan_files.h"
#include "model/files/sheet_files.h"
#include "model/plan/fields.h"
#include "model/plan/programme.h"

#include <cmath>

namespace gigaplan::app {

namespace {

constexpr std::size_t kProblemsShown = 20; ///< to people; JSON has them all
constexpr std::size_t kTrials = 500;

Result<TableId> tableOf(const Arguments &arguments)
{
    const std::string name = arguments.value("table", "tasks");
    for (std::size_t i = 0; i < kPlannedTableCount; ++i) {
        const TableInfo &info = tableInfo(tableAt(i));
        if (info.name == name || info.plural == name) {
            return tableAt(i);
        }
    }
    return Error{ErrorKind::Usage, "--table: a plan has no table \"" + name + '"'};
}

Result<std::optional<char>> delimiterOf(const Arguments &arguments)
{
    const std::string name = arguments.value("delimiter");
    if (name.empty()) {
        return std::optional<char>();
    }
    const auto delimiter = name == "comma" ? std::optional(',')
        : name == "semicolon"              ? std::optional(';')
        : name == "tab"                    ? std::optional('\t')
        : name.size() == 1 && name != "\"" ? std::optional(name.front())
                                           : std::nullopt;
    return delimiter ? Result<std::optional<char>>(delimiter)
                     : Error{ErrorKind::Usage, "--delimiter takes comma, semicolon, tab or one character"};
}

Result<SheetChoices> choicesOf(const Arguments &arguments)
{
    const auto table = tableOf(arguments);
    const auto delimiter = delimiterOf(arguments);
    const auto start = arguments.date("start", kNever);
    if (!table || !delimiter || !start) {
        return !table ? table.error() : !delimiter ? delimiter.error() : start.error();
    }
    SheetChoices choices{
        *table, arguments.value("map"), {}, *delimiter, *start == kNever ? std::nullopt : std::optional(*start)};
    if (arguments.has("dates") && !(choices.dates = sheet::dateOrderNamed(arguments.value("dates")))) {
        return Error{ErrorKind::Usage, "--dates takes iso, dmy or mdy"};
    }
    if (const std::string sign = arguments.value("decimal"); arguments.has("decimal")) {
        if (sign != "point" && sign != "comma") {
            return Error{ErrorKind::Usage, "--decimal takes point or comma"};
        }
        choices.decimalSign = sign == "point" ? DecimalSign::Point : DecimalSign::Comma;
    }
    return choices;
}

std::string columnLine(const SheetImport &import, std::size_t column)
{
    const sheet::ColumnMapping &mapped = import.mapping.columns[column];
    std::string line =
        "  " + import.sheet.columnName(column) + " -> " + sheet::targetLabel(import.mapping.table, mapped.target);
    if (mapped.target.role != sheet::Role::Ignored) {
        line += " (" + std::to_string(std::lround(mapped.confidence * 100)) + " %)";
    }
    return line;
}

/// How each column was read, and which were not, for people.
void report(const SheetImport &import)
{
    Lines out("columns:");
    for (std::size_t i = 0; i < import.mapping.columns.size(); ++i) {
        out.add(columnLine(import, i));
    }
    out.add("rows known by " + std::string(sheet::matchLabel(import.preview.matchedBy)));
    for (const std::string &remark : import.preview.remarks) {
        out.add(remark);
    }
    const auto &problems = import.preview.problems;
    for (std::size_t i = 0; i < std::min(problems.size(), kProblemsShown); ++i) {
        out.add("refused: " + placeAndText(import.sheet, problems[i]));
    }
    if (problems.size() > kProblemsShown) {
        out.add("refused: " + std::to_string(problems.size() - kProblemsShown) + " more");
    }
    out.add(import.preview.refusal.empty() ? import.preview.summary() : "refused: " + import.preview.refusal);
    tell(out);
}

QJsonObject asJson(const SheetImport &import, bool written)
{
    QJsonArray columns;
    for (std::size_t i = 0; i < import.mapping.columns.size(); ++i) {
        const sheet::ColumnMapping &mapped = import.mapping.columns[i];
        std::string name;
        for (const sheet::TargetName &one : sheet::targetsOf(import.mapping.table)) {
            name = one.target == mapped.target ? one.name : name;
        }
        columns.append(QJsonObject{{QStringLiteral("column"), qtext(import.sheet.header.cells[i])},
                                   {QStringLiteral("field"), qtext(name)},
                                   {QStringLiteral("confidence"), mapped.confidence}});
    }
    const auto problemJson = [&](const sheet::Problem &problem) {
        const bool wholeRow = problem.column == sheet::Problem::kWholeRow;
        return QJsonObject{{QStringLiteral("line"), qint64(import.sheet.rows[problem.row].line)},
                           {QStringLiteral("column"), wholeRow ? QJsonValue() : QJsonValue(qint64(problem.column + 1))},
                           {QStringLiteral("text"), qtext(problem.text)}};
    };
    const auto count = [&](sheet::Outcome outcome) { return qint64(import.preview.count(outcome)); };
    const std::string &refusal = import.preview.refusal;
    return {{QStringLiteral("table"), qtext(tableInfo(import.preview.table).name)},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("added"), count(sheet::Outcome::Added)},
            {QStringLiteral("changed"), count(sheet::Outcome::Changed)},
            {QStringLiteral("same"), count(sheet::Outcome::Same)},
            {QStringLiteral("refused"), count(sheet::Outcome::Refused)},
            {QStringLiteral("refusal"), refusal.empty() ? QJsonValue() : QJsonValue(qtext(refusal))},
            {QStringLiteral("problems"), arrayOf(import.preview.problems, problemJson)},
            {QStringLiteral("remarks"), texts(import.preview.remarks)},
            {QStringLiteral("written"), written}};
}

/// A sheet with rows that are refused is imported whole or not at all, unless its user says otherwise.
bool mayBeDone(const SheetImport &import, const Arguments &arguments)
{
    return import.preview.refusal.empty() && (import.preview.problems.empty() || arguments.has("skip-refused"));
}

Result<int> makePlan(const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto choices, choicesOf(arguments));
    if (choices.table != tableId<Task>()) {
        return Error{ErrorKind::Usage, "a plan is made of a sheet of tasks; import brings other tables into a plan"};
    }
    GIGAPLAN_TRY_VALUE(const auto output, PlanOutput::claim(arguments.plain()[1], arguments));
    GIGAPLAN_TRY_VALUE(const auto made, planOfSheet(arguments.plain()[0], choices));
    report(made.import);
    if (!mayBeDone(made.import, arguments)) {
        return Error{ErrorKind::Invalid, "nothing is written; --skip-refused makes a plan of the other rows"};
    }
    GIGAPLAN_TRY_VALUE(auto store, storeOf(made.plan));
    auto written = output.write(*store, made.plan);
    return written ? Result<int>(Done) : written.error();
}

Result<std::string> calendarOf(const PlanSnapshot &plan, const Arguments &arguments)
{
    const auto trials = arguments.whole("trials", kTrials);
    const auto seed = arguments.whole("seed", 1);
    if (!trials || !seed) {
        return !trials ? trials.error() : seed.error();
    }
    if (*trials < 1 || *trials > kMostTrials) {
        return Error{ErrorKind::Usage, "--trials takes a number from 1 to " + std::to_string(kMostTrials)};
    }
    GIGAPLAN_TRY_VALUE(const auto stamp, writingTime());
    std::vector<OrderDate> orders;
    if (arguments.has("order-dates")) {
        tellRemarks(riskRemarks(plan));
        orders = orderDates(
            plan, {static_cast<std::size_t>(*trials), static_cast<std::uint64_t>(*seed), 0, RiskProfile::Plan});
    }
    const auto forecast = computeForecast(plan);
    tellRemarks(dateRemarks(*forecast->findings));
    return ical::planCalendar(*forecast, stamp, orders);
}

Result<std::string> tableOf(const PlanSnapshot &plan, const Arguments &arguments)
{
    GIGAPLAN_TRY_VALUE(const auto table, tableOf(arguments));
    if (table != tableId<Task>()) {
        return sheet::tableCsv(plan, table);
    }
    const auto forecast = computeForecast(plan);
    tellRemarks(dateRemarks(*forecast->findings));
    return sheet::tasksCsv(plan, *forecast->schedule);
}

Result<int> exportPlan(const Arguments &arguments, bool asCalendar)
{
    GIGAPLAN_TRY(checkForce(arguments, false));
    GIGAPLAN_TRY_VALUE(const auto plan, readPlan(arguments.plain()[0]));
    GIGAPLAN_TRY_VALUE(const auto content, asCalendar ? calendarOf(plan, arguments) : tableOf(plan, arguments));
    GIGAPLAN_TRY(writeOutput(arguments.plain()[1], content));
    if (!asCalendar) {
        tell("one table of the plan: what it refers to stays behind, so `import` brings it back into its own plan");
    }
    return Done;
}

Result<void> performAndWrite(const SheetImport &import, const std::string &plan, const PlanOutput &out)
{
    auto store = openStore(plan);
    GIGAPLAN_TRY_VALUE(auto document,
                       store ? Document::fromStore(std::move(*store))
                             : Result<std::unique_ptr<Document>>(store.error()));
    if (auto done = document->perform(*sheet::importCommand(import.preview, import.sheet)); !done) {
        return done.error().in(import.sheet.file);
    }
    return out.write(document->store(), document->snapshot(), plan);
}

Result<int> importSheet(const Arguments &arguments)
{
    const std::string &file = arguments.plain()[0];
    const std::string &out = arguments.plain().size() > 2 ? arguments.plain()[2] : file;
    GIGAPLAN_TRY_VALUE(const auto output,
                       PlanOutput::claimIfAny(arguments.has("dry-run") ? std::string() : out, arguments));
    const auto choices = choicesOf(arguments);
    GIGAPLAN_TRY_VALUE(const auto plan, choices ? readPlan(file) : Result<PlanSnapshot>(choices.error()));
    GIGAPLAN_TRY_VALUE(const auto import, importOfSheet(plan, arguments.plain()[1], *choices));
    report(import);
    const bool write = mayBeDone(import, arguments) && output.has_value();
    if (write) {
        GIGAPLAN_TRY(performAndWrite(import, file, *output));
    }
    if (arguments.has("json")) {
        printJson(asJson(import, write));
    }
    if (!write && !arguments.has("dry-run")) {
        tell("nothing is written");
    }
    return mayBeDone(import, arguments) ? Done : Findings;
}

/// `convert` has one shape for all formats; options that the two formats involved do not use are refused.
Result<void> checkSheetUse(const Arguments &arguments)
{
    const std::string extension = files::extensionOf(arguments.plain()[1]);
    const bool toTable = extension == ".csv", toCalendar = extension == ".ics";
    const bool makesPlan = isSheetName(arguments.plain()[0]) && !toTable && !toCalendar;
    const auto unless = [&](bool used, std::initializer_list<const char *> names, const char *why) {
        return used ? Result<void>() : arguments.refuse(names, why);
    };
    for (const auto &checked :
         {unless(makesPlan, {"map", "dates", "decimal", "delimiter", "start", "skip-refused"},
                 "is of a sheet (.csv) that becomes a plan"),
          unless(makesPlan || toTable, {"table"}, "says which table a .csv holds"),
          unless(toCalendar, {"order-dates"}, "is of a calendar (.ics)"),
          unless(arguments.has("order-dates"), {"trials", "seed"}, "is of a calendar (.ics) with --order-dates")}) {
        if (!checked) {
            return checked;
        }
    }
    return {};
}

} // namespace

ArgumentShape sheetShape(std::size_t fewest, std::size_t most)
{
    return {{"table", "map", "dates", "decimal", "delimiter", "start", "trials", "seed"},
            {"skip-refused", "order-dates", "force"},
            fewest,
            most};
}

std::optional<Result<int>> convertSheet(const Arguments &arguments)
{
    GIGAPLAN_TRY(checkSheetUse(arguments));
    const std::string extension = files::extensionOf(arguments.plain()[1]);
    if (extension == ".csv" || extension == ".ics") {
        return exportPlan(arguments, extension == ".ics");
    }
    return isSheetName(arguments.plain()[0]) ? std::optional(makePlan(arguments)) : std::nullopt;
}

std::vector<HeadlessCommand> sheetCommands()
{
    return {{"import",
             "import PLAN SHEET.csv [OUT] [--table TABLE] [--map \"COLUMN=FIELD,…\"] [--dates iso|dmy|mdy] "
             "[--decimal point|comma] [--delimiter D] [--skip-refused] [--dry-run] [--json] [--force]",
             "bring the rows of a sheet into a plan in one step: new tasks (or rows of another table), changed ones by "
             "key, unique id or name; "
             "without OUT into PLAN itself; exit code 1 and nothing written if a row is refused",
             {{"table", "map", "dates", "decimal", "delimiter"}, {"skip-refused", "dry-run", "json", "force"}, 2, 3},
             importSheet}};
}

} // namespace gigaplan::app
