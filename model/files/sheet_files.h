// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/sheet/preview.h"

#include <filesystem>

namespace gigaplan {

/// Whether the name ends as that of a table of text: .csv, .tsv.
bool isSheetName(const std::filesystem::path &file);

/// A table of text with its cells as they are. Errors name file, line and column.
Result<csv::Sheet> readSheet(const std::filesystem::path &file, std::optional<char> delimiter = std::nullopt);

/// What the user states about a sheet beyond its text.
struct SheetChoices {
    TableId table = tableId<Task>();
    std::string mapping; ///< as for `sheet::applyChoices`
    std::optional<sheet::DateOrder> dates;
    std::optional<char> delimiter;
    std::optional<Date> start; ///< of a plan that is made of the sheet
    std::optional<DecimalSign> decimalSign = std::nullopt; ///< of its numbers; none: as the numbers themselves show
};

/// A sheet and what importing it would do.
struct SheetImport {
    csv::Sheet sheet;
    sheet::Mapping mapping;
    sheet::Preview preview;
};
Result<SheetImport> importOfSheet(const PlanSnapshot &plan, const std::filesystem::path &file,
                                  const SheetChoices &choices);

/// A new plan of the sheet's tasks, titled as its file, that starts on the first day given in the sheet; without any
/// day the choices must have one. Rows that are refused are not in the plan.
struct PlanOfSheet {
    PlanSnapshot plan;
    SheetImport import;
};
Result<PlanOfSheet> planOfSheet(const std::filesystem::path &file, const SheetChoices &choices = {});
/// The same, where a row that is refused is an error that lists the first ones.
Result<PlanSnapshot> wholePlanOfSheet(const std::filesystem::path &file);

} // namespace gigaplan
