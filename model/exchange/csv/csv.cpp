// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/csv/csv.h"

#include "model/base/text.h"

#include <algorithm>
#include <charconv>
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
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

/// Full-width forms count too: East Asian spreadsheets read them as the plain ones.
bool runsAsFormula(std::string_view text)
{
    constexpr std::string_view wide[]{"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    if (text.empty() || isNumber(text)) {
        return false;
    }
    for (const std::string_view sign : wide) {
        if (text.starts_with(sign)) {
            return true;
        }
    }
    return std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
}

/// Whether the text, or what stands behind its apostrophes, would be run.
bool needsApostrophe(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return runsAsFormula(text);
}

} // namespace

std::string textOf(std::string_view cell)
{
    return std::string(cell.starts_with('\'') && needsApostrophe(cell) ? cell.substr(1) : cell);
}

std::string cell(std::string_view text)
{
    std::string safe(needsApostrophe(text) ? "'" : "");
    safe += text;
    if (safe.find_first_of(",\"\n\r") == std::string::npos) {
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
