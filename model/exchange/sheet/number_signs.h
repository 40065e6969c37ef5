// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/sheet/cells.h"

namespace gigaplan::sheet {

/// How the numbers of each column are written, and the decisions made.
struct NumberSigns {
    struct Column {
        DecimalSign sign = DecimalSign::Unknown; ///< unknown: numbers that do not reveal it themselves cannot be read
        bool commasPart = false; ///< of predecessors
    };
    std::vector<Column> columns;
    std::vector<std::string> remarks;
};

/// Decides as for dates: by what was chosen, else by the column's own numbers, else by those of the other columns where
/// they agree, else by what the field can hold (half a rack is none). A number that reveals its separator itself is
/// read accordingly in any column.
NumberSigns decideNumberSigns(const PlanSnapshot &plan, const csv::Sheet &sheet, const Mapping &mapping);

} // namespace gigaplan::sheet
