// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

/// Comma-separated values after RFC 4180, in UTF-8, with lines that end in a line feed alone.
namespace gigaplan::csv {

/// Text that no spreadsheet runs as a formula, whichever separator it takes: anything that begins with = + - @, a tab
/// or a line break and is not a plain number gets an apostrophe in front, and so does what follows a comma, a
/// semicolon, a tab, a bar or a line break within the text and begins with = + - @. Where there are apostrophes already
/// it gets one more, so that `textOf` can remove it again.
std::string harmless(std::string_view text);
/// The text that `harmless` was given; the same for every text.
std::string textOf(std::string_view harmless);
/// Text as one cell, harmless, in quotes where it holds one of those separators or a quote.
std::string cell(std::string_view text);
/// Numbers as spreadsheets and programs read them: no grouping, a point before fractions.
std::string cell(std::int64_t number);
std::string cell(double number);

/// Cells, already made by `cell`, as one line with its end.
std::string row(std::span<const std::string> cells);
std::string row(std::initializer_list<std::string> cells);

} // namespace gigaplan::csv
