// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

/// Comma-separated values as RFC 4180 has them, in UTF-8, with lines that end in a line feed alone.
namespace gigaplan::csv {

/// Text as one cell: in quotes where it holds a comma, a quote or a line break. Text that a spreadsheet would run as a
/// formula (it begins with = + - @, a tab or a line break and is no plain number) gets an apostrophe in front, and so does
/// such text behind apostrophes, so that `textOf` can take it away again.
std::string cell(std::string_view text);
/// The text that `cell` was given, of a cell whose quotes are read already.
std::string textOf(std::string_view cell);
/// Numbers as spreadsheets and programs read them: no grouping, a point before fractions.
std::string cell(std::int64_t number);
std::string cell(double number);

/// Cells, already made by `cell`, as one line with its end.
std::string row(std::span<const std::string> cells);
std::string row(std::initializer_list<std::string> cells);

} // namespace gigaplan::csv
