// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gigaplan::csv {

/// The encoding that a file's bytes turned out to have.
enum class Encoding { Utf8, Utf16, Windows1252 };
std::string_view encodingName(Encoding encoding);

struct Row {
    std::size_t line = 0; ///< of the file, from 1: where the row begins
    std::vector<std::string> cells;
    friend bool operator==(const Row &, const Row &) = default;
};

/// A table as its file has it, texts in UTF-8 without the apostrophes that `harmless` puts before formulas. Rows may have
/// fewer cells than the header; lines without any text are left out.
struct Sheet {
    std::string file; ///< as messages name it
    char delimiter = ',';
    Encoding encoding = Encoding::Utf8;
    Row header;
    std::vector<Row> rows;

    /// A row's cell; of a row that ends before it the empty text.
    std::string_view cell(std::size_t row, std::size_t column) const
    {
        const auto &cells = rows[row].cells;
        return column < cells.size() ? std::string_view(cells[column]) : std::string_view();
    }
    /// "column 3 (Duration)".
    std::string columnName(std::size_t column) const;
};

/// Limits on a file, far beyond any plan, so that a malicious one ends in an error.
inline constexpr std::size_t kMostBytes = std::size_t{256} << 20;
inline constexpr std::size_t kMostRows = 1'000'000;
inline constexpr std::size_t kMostColumns = 1'000;
inline constexpr std::size_t kMostCells = 20'000'000;
inline constexpr std::size_t kLongestCell = 1'000'000; ///< bytes

/// Reads a table by RFC 4180: cells in quotes may hold delimiters, doubled quotes and line breaks; lines end in LF, CR
/// LF or CR. The first line is the header. UTF-8, UTF-16 with a byte-order mark, else Windows-1252; `encoding` reports
/// which. The delimiter is the given one, or the one that a first line "sep=;" names, or that of comma, semicolon and
/// tab which splits the first lines into the most equal rows. Errors name file, line, column and what was expected.
Result<Sheet> read(std::string_view bytes, const std::string &file, std::optional<char> delimiter = std::nullopt);

} // namespace gigaplan::csv
