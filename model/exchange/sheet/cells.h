// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/number_text.h"
#include "model/exchange/sheet/mapping.h"

namespace gigaplan::sheet {

/// Without spaces, tabs, line breaks and no-break spaces at both ends.
std::string_view trimmed(std::string_view text);
/// As messages show it: "1,470" in line 12.
std::string shownCell(const csv::Sheet &sheet, std::size_t row, std::size_t column);

/// How cells of one column are read.
struct ColumnReading {
    DateOrder dateOrder = DateOrder::YearFirst;
    std::string bareUnit = "d";
    DecimalSign sign = DecimalSign::Unknown;
    bool commasPart = false; ///< of predecessors: some cell has commas that cannot be decimal separators
};

struct CellValue {
    Value value;
    bool dayOnly = false; ///< an instant whose text gives only the day
    std::optional<bool> elapsed{}; ///< of a duration that states its unit
};

/// A cell that is not empty, as a value of a field that is not a reference. Days without a time begin at midnight,
/// those of deadlines and finishes end there. The error says what was expected, without the place.
Result<CellValue> readCell(const PlanSnapshot &plan, const FieldInfo &info, std::string_view text,
                           const ColumnReading &reading);
/// A day or a day and time.
Result<Moment> readMomentCell(std::string_view text, DateOrder order);

/// Whether the day of an instant without a time is the day that it ends.
bool meansDayEnd(const FieldInfo &info);
/// The instant that such a day means.
Instant instantOf(const Moment &moment, bool dayEnd);
/// Whether the instant lies on that day: spreadsheets drop times.
bool isOnDay(Instant at, Date day, bool dayEnd);

/// Whether a cell may well be meant for the target; of references and texts all are.
bool looksLike(const PlanSnapshot &plan, TableId table, const Target &target, std::string_view cell);

} // namespace gigaplan::sheet
