// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/sheet/mapping.h"

namespace gigaplan::sheet {

/// A header without its case, its signs and the unit after it: "% Complete" is "percent complete", "Duration (d)" is
/// "duration".
std::string plainHeader(std::string_view header);
/// The unit in parentheses at the header's end, or after the last "_": "d" of "Duration (d)"; "" where there is none.
std::string unitOfHeader(std::string_view header);

/// Targets that names from other programs stand for, most likely first.
std::vector<Target> targetsCalled(TableId table, std::string_view plainHeader);

/// Names of enumerated values in other programs: "start on or after" is "start_no_earlier_than"; "" where not known.
std::string_view valueCalled(std::string_view field, std::string_view lowerCase);

} // namespace gigaplan::sheet
