// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/csv/csv.h"

#include "model/base/text.h"

#include <algorithm>
#include <cmath>

namespace gigaplan::csv {

namespace {

bool isNumber(std::string_view text)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) {
            return false;
        }
    }
    const auto value = parseNumber<double>(text);
    return value && std::isfinite(*value);
}

constexpr std::string_view kLineBreaks = "\r\n";
constexpr std::string_view kSeparators = ",;\t|\r\n"; ///< of cells and rows, in one program or another

/// Full-width forms count too: East Asian spreadsheets read them as the plain ones.
bool beginsFormula(std::string_view text)
{
    constexpr std::string_view signs[]{"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    return std::any_of(std::begin(signs), std::end(signs),
                       [&](std::string_view sign) { return text.starts_with(sign); });
}

std::string_view behind(std::string_view marks, std::string_view text)
{
    return text.substr(std::min(text.find_first_not_of(marks), text.size()));
}

/// Whether the text would be run as a cell, apostrophes before it left aside.
bool runsAsCell(std::string_view text)
{
    text = behind("'", text);
    const bool begins = beginsFormula(text)
        || (!text.empty() && std::string_view("\t\r\n").find(text.front()) != std::string_view::npos);
    return begins && !isNumber(text);
}

/// Whether what follows a separator would be run by a program that parts cells there. Such a program takes the quotes
/// around the whole text for a part of the cell before, and quotes within it for its own.
bool runsBehind(char separator, std::string_view text)
{
    text = behind("'\"", text);
    const auto ends = [separator](char c) { return c == separator || kLineBreaks.find(c) != std::string_view::npos; };
    return beginsFormula(text)
        && !isNumber(
               text.substr(0, static_cast<std::size_t>(std::find_if(text.begin(), text.end(), ends) - text.begin())));
}

/// Gives `each` every piece of the text that a program could take for a cell's beginning, to the next such place, with
/// whether it would be run.
template <class Each>
void forEachPiece(std::string_view text, Each each)
{
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t separator = std::min(text.find_first_of(kSeparators, from), text.size());
        const std::string_view rest = text.substr(from);
        each(rest.substr(0, separator + 1 - from), from == 0 ? runsAsCell(rest) : runsBehind(text[from - 1], rest));
        from = separator + 1;
    }
}

} // namespace

std::string harmless(std::string_view text)
{
    std::string out;
    forEachPiece(text, [&out](std::string_view piece, bool runs) { out.append(runs ? "'" : "").append(piece); });
    return out;
}

std::string textOf(std::string_view harmless)
{
    std::string out;
    forEachPiece(harmless, [&out](std::string_view piece, bool runs) {
        out += piece.substr(runs && piece.starts_with('\'') ? 1 : 0);
    });
    return out;
}

std::string cell(std::string_view text)
{
    std::string safe = harmless(text);
    if (safe.find_first_of(kSeparators) == std::string::npos && safe.find('"') == std::string::npos) {
        return safe;
    }
    std::string quoted = "\"";
    for (const char c : safe) {
        quoted.append(c == '"' ? 2 : 1, c);
    }
    return quoted + '"';
}

std::string cell(std::int64_t number)
{
    return std::to_string(number);
}

std::string cell(double number)
{
    return shortest(number);
}

std::string row(std::span<const std::string> cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line.append(i == 0 ? "" : ",").append(cells[i]);
    }
    return line + '\n';
}

std::string row(std::initializer_list<std::string> cells)
{
    return row(std::span(cells.begin(), cells.size()));
}

} // namespace gigaplan::csv
