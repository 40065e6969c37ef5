// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/sheet_files.h"

#include "model/exchange/sheet/cells.h"
#include "model/exchange/sheet/date_orders.h"
#include "model/files/file_content.h"
#include "model/files/formats.h"
#include "model/plan/fields.h"
#include "model/plan/programme.h"

namespace gigaplan {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kProblemsShown = 5;

/// An empty plan to import into.
PlanSnapshot emptyPlan(const fs::path &file, Date start)
{
    PlanRows rows;
    Plan plan;
    plan.key = "plan";
    plan.id = {idValueFromKey(Description<Plan>::table, plan.key)};
    plan.title = file.stem().string();
    plan.start = start;
    rows.of<Plan>().push_back(plan);
    return std::move(rows).snapshot();
}

/// The earliest day in a column of task starts; kNever where there is none.
Result<Date> firstDayOf(const csv::Sheet &sheet, const sheet::Mapping &mapping)
{
    const auto orders = sheet::decideDateOrders(sheet, mapping);
    if (!orders) {
        return orders.error().in(sheet.file);
    }
    Date first = kNever;
    for (const auto column : {mapping.columnOf(sheet::Role::Start), mapping.columnOfField("actual_start"),
                              mapping.columnOf(sheet::Role::Finish)}) {
        for (std::size_t row = 0; column && row < sheet.rows.size(); ++row) {
            const auto at = sheet::readMoment(sheet::trimmed(sheet.cell(row, *column)), orders->columns[*column]);
            first = at ? std::min(first, at->day) : first;
        }
    }
    return first;
}

Result<SheetImport> prepared(const PlanSnapshot &plan, const fs::path &file, const SheetChoices &choices)
{
    auto sheet = readSheet(file, choices.delimiter);
    if (!sheet) {
        return sheet.error();
    }
    SheetImport import{std::move(*sheet), {}, {}};
    import.mapping = sheet::proposeMapping(plan, choices.table, import.sheet);
    import.mapping.dateOrder = choices.dates;
    import.mapping.decimalSign = choices.decimalSign;
    GIGAPLAN_TRY(sheet::applyChoices(import.mapping, import.sheet, choices.mapping));
    return import;
}

bool isTable(std::string_view, std::string_view extension)
{
    return extension == ".csv" || extension == ".tsv";
}

} // namespace

files::PlanFormat files::sheetFormat()
{
    return {.names = "Tables of tasks",
            .extensions = {".csv", ".tsv"},
            .isOpened = false,
            .matches = isTable,
            .read = wholePlanOfSheet};
}

bool isSheetName(const fs::path &file)
{
    return isTable({}, files::extensionOf(file));
}

Result<csv::Sheet> readSheet(const fs::path &file, std::optional<char> delimiter)
{
    GIGAPLAN_TRY(files::startOf(file));
    GIGAPLAN_TRY_VALUE(const auto bytes, files::contentOf(file));
    return csv::read(bytes, file.string(),
                     delimiter                                ? delimiter
                         : files::extensionOf(file) == ".tsv" ? std::optional('\t')
                                                              : std::nullopt);
}

Result<SheetImport> importOfSheet(const PlanSnapshot &plan, const fs::path &file, const SheetChoices &choices)
{
    auto import = prepared(plan, file, choices);
    if (import) {
        import->preview = sheet::previewImport(plan, import->sheet, import->mapping);
    }
    return import;
}

Result<PlanOfSheet> planOfSheet(const fs::path &file, const SheetChoices &choices)
{
    PlanOfSheet made{emptyPlan(file, kFirstDate), {}};
    GIGAPLAN_TRY_VALUE(made.import, prepared(made.plan, file, choices));
    GIGAPLAN_TRY_VALUE(const auto start,
                       choices.start ? Result<Date>(*choices.start)
                                     : firstDayOf(made.import.sheet, made.import.mapping));
    if (start == kNever) {
        return Error{ErrorKind::Usage,
                     file.string() + ": the sheet has no date that the plan could start on; say one with --start"};
    }
    made.plan = emptyPlan(file, start);
    made.import.preview = sheet::previewImport(made.plan, made.import.sheet, made.import.mapping);
    if (!made.import.preview.refusal.empty()) {
        return Error{ErrorKind::Invalid, file.string() + ": " + made.import.preview.refusal};
    }
    made.plan = made.plan.with(made.import.preview.change);
    return made;
}

Result<PlanSnapshot> wholePlanOfSheet(const fs::path &file)
{
    GIGAPLAN_TRY_VALUE(auto made, planOfSheet(file));
    const auto &problems = made.import.preview.problems;
    if (problems.empty()) {
        return std::move(made.plan);
    }
    std::string text = file.string() + ": " + std::to_string(made.import.preview.count(sheet::Outcome::Refused))
        + " rows cannot be read";
    const char *separator = ": ";
    for (std::size_t i = 0; i < std::min(problems.size(), kProblemsShown); ++i) {
        text += separator + placeAndText(made.import.sheet, problems[i]);
        separator = "; ";
    }
    return Error{ErrorKind::Invalid, text};
}

} // namespace gigaplan
