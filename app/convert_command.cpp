// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/output.h"
#include "app/output_file.h"
#include "app/sheet_commands.h"
#include "model/analysis/forecast/forecast.h"
#include "model/files/file_content.h"
#include "model/files/mspdi_files.h"
#include "model/files/plan_files.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"

namespace gigaplan::app {

namespace {

struct Input {
    std::unique_ptr<Store> store;
    PlanSnapshot plan;
    std::optional<mspdi::Import> import; ///< of MS Project XML
};

Result<Input> read(const std::filesystem::path &file)
{
    Input input;
    if (isMspdi(file)) {
        GIGAPLAN_TRY_VALUE(input.import, readMspdi(file));
    }
    GIGAPLAN_TRY_VALUE(auto store, input.import ? storeOf(input.import->plan) : openStore(file));
    auto plan = store->load();
    if (!plan) {
        return plan.error().in(file.string());
    }
    input.store = std::move(store);
    input.plan = std::move(*plan);
    return input;
}

/// "      12 tasks", the numbers below each other.
std::string countLine(std::size_t count, const std::string &what)
{
    std::string line = std::to_string(count);
    line.insert(0, line.size() < 8 ? 8 - line.size() : 0, ' ');
    return line + ' ' + what;
}

std::size_t tellRows(const PlanSnapshot &plan)
{
    std::size_t rows = 0;
    forEachEntity([&]<class E>(Tag<E>) {
        const std::size_t count = plan.table<E>().size();
        rows += count;
        if (count > 0) {
            tell(countLine(count, std::string(Description<E>::plural)));
        }
    });
    return rows;
}

void tellLeftOut(const std::vector<mspdi::LeftOut> &leftOut, const std::string &prefix)
{
    for (const mspdi::LeftOut &left : leftOut) {
        tell(prefix + sentence(left));
    }
}

void tellDates(const mspdi::Import &import, const Schedule &schedule)
{
    const mspdi::DateReport report = mspdi::compareDates(import, schedule);
    for (const mspdi::DifferingTask &differing : report.differing) {
        std::string line = "differs: uid " + std::to_string(import.plan.find(differing.task)->uid) + " \""
            + displayName(import.plan, differing.task) + '"';
        const char *separator = ": ";
        for (const mspdi::DifferingValue &value : differing.values) {
            line += separator + value.name + ' ' + value.stored + " in the file, " + value.computed + " computed";
            separator = "; ";
        }
        tell(line + ": " + differing.reason);
    }
    if (report.projectFinish) {
        tell("differs: " + report.projectFinish->name + ": " + report.projectFinish->stored + " in the file, "
             + report.projectFinish->computed + " computed: " + report.projectFinishReason);
    }
    for (const mspdi::AskedTask &asked : report.asked) {
        tell("by hand: uid " + std::to_string(import.plan.find(asked.task)->uid) + " \""
             + displayName(import.plan, asked.task) + "\" stays on " + isoInstant(asked.start) + ", its links ask for "
             + isoInstant(asked.asked));
    }
    tell(countLine(report.differences(),
                   "values of " + std::to_string(report.differing.size()) + " tasks differ from those in the file"));
}

void tellLog(Store &store, const char *format)
{
    const auto log = store.log(0, false);
    if (log && !log->empty()) {
        tell("the log of " + std::to_string(log->size()) + (log->size() == 1 ? " edit" : " edits")
             + " stays behind: " + format + " holds the plan, not its log");
    }
}

Result<int> convert(const Arguments &arguments)
{
    if (const auto done = convertSheet(arguments)) {
        return *done;
    }
    const std::filesystem::path from = arguments.plain()[0], to = arguments.plain()[1];
    const bool isExport = files::extensionOf(to) == ".xml";
    GIGAPLAN_TRY_VALUE(const auto output,
                       PlanOutput::claimIfAny(isExport ? std::string() : arguments.plain()[1], arguments));
    GIGAPLAN_TRY_VALUE(auto input, read(from));
    std::shared_ptr<const Schedule> schedule;
    std::vector<mspdi::LeftOut> unheld;
    if (isExport) {
        const auto forecast = computeForecast(input.plan);
        tellRemarks(dateRemarks(*forecast->findings));
        schedule = forecast->schedule;
        const FormerFile former(to);
        GIGAPLAN_TRY_VALUE(auto written, writeMspdi(input.plan, *schedule, to));
        tellLost(former.lost());
        unheld = std::move(written);
    } else if (auto written = output->write(*input.store, input.plan); !written) {
        return written.error();
    }
    const std::size_t rows = tellRows(input.plan);
    if (input.import) {
        if (!schedule) {
            schedule = std::make_shared<const Schedule>(computeSchedule(input.plan));
        }
        tellLeftOut(input.import->leftOut, "left out: ");
        tellDates(*input.import, *schedule);
    }
    tellLeftOut(unheld, "not in the file: ");
    const bool whole = unheld.empty() && (!input.import || input.import->leftOut.empty());
    tell(countLine(rows, whole ? "rows converted, nothing left out" : "rows converted"));
    if (files::extensionOf(to) != ".gigaplan") {
        tellLog(*input.store, isExport ? "MS Project XML" : "JSON");
    }
    return Done;
}

} // namespace

std::vector<HeadlessCommand> convertCommands()
{
    return {
        {"convert",
         "convert IN OUT [--table TABLE] [--map \"COLUMN=FIELD,…\"] [--dates iso|dmy|mdy] [--decimal point|comma] "
         "[--delimiter D] [--start "
         "DATE] "
         "[--skip-refused] [--order-dates] [--trials N] [--seed S] [--force]",
         "between formats, by extension: .gigaplan, .json, .xml (MS Project; tells what is left out and which dates "
         "differ); "
         ".csv holds tasks (out: or another table), .ics the plan's milestones, releases, deadlines and order dates",
         sheetShape(2, 2), convert},
    };
}

} // namespace gigaplan::app
