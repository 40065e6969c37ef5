// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/csv/read.h"

#include "model/exchange/csv/csv.h"
#include "model/exchange/csv/decode.h"

#include <algorithm>
#include <array>
#include <map>

namespace gigaplan::csv {

namespace {

constexpr std::size_t kSampleRows = 50;
constexpr std::size_t kSampleBytes = 64 << 10;

/// Reads row after row; each ends at its line break.
class Parser {
public:
    Parser(std::string_view text, char delimiter, std::size_t firstLine)
        : m_text(text), m_delimiter(delimiter), m_line(firstLine)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }

    Result<Row> next()
    {
        Row row{m_line, {}};
        for (bool more = true; more;) {
            if (row.cells.size() == kMostColumns) {
                return fail(m_line, row.cells.size(), "expected at most " + std::to_string(kMostColumns) + " columns");
            }
            std::string cell;
            GIGAPLAN_TRY_VALUE(auto read, readCell(cell, row.cells.size()));
            more = read;
            row.cells.push_back(std::move(cell));
        }
        return row;
    }

private:
    /// True: a delimiter followed the cell.
    Result<bool> readCell(std::string &cell, std::size_t column)
    {
        if (!atEnd() && m_text[m_at] == '"') {
            GIGAPLAN_TRY(readQuoted(cell, column));
        } else {
            const std::size_t end = std::min(m_text.find_first_of(m_ends, m_at), m_text.size());
            cell = m_text.substr(m_at, end - m_at);
            m_at = end;
        }
        if (cell.size() > kLongestCell) {
            return fail(m_line, column, "expected a cell of at most " + std::to_string(kLongestCell) + " bytes");
        }
        if (cell.find('\0') != std::string::npos) {
            return fail(
                m_line, column,
                "expected text, got a NUL character; is this UTF-16 without a byte-order mark? Save it as UTF-8");
        }
        return endCell(column);
    }

    Result<void> readQuoted(std::string &cell, std::size_t column)
    {
        const std::size_t opened = m_line;
        ++m_at;
        while (true) {
            const std::size_t end = m_text.find('"', m_at);
            const std::size_t length = std::min(end, m_text.size()) - m_at;
            if (cell.size() + length > kLongestCell) {
                return fail(opened, column,
                            "the quote that opens here does not end within " + std::to_string(kLongestCell) + " bytes");
            }
            if (end == std::string_view::npos) {
                return fail(opened, column, "the quote that opens here is never closed");
            }
            countLines(m_text.substr(m_at, length));
            cell.append(m_text, m_at, length);
            m_at = end + 1;
            if (atEnd() || m_text[m_at] != '"') {
                return {};
            }
            cell += '"';
            ++m_at;
        }
    }

    Result<bool> endCell(std::size_t column)
    {
        if (atEnd()) {
            return false;
        }
        const char c = m_text[m_at];
        if (c == m_delimiter) {
            ++m_at;
            return true;
        }
        if (c != '\r' && c != '\n') {
            return fail(m_line, column, "expected a delimiter or the end of the line behind the closing quote");
        }
        m_at += m_text.substr(m_at).starts_with("\r\n") ? 2 : 1;
        ++m_line;
        return false;
    }

    void countLines(std::string_view text)
    {
        for (std::size_t i = 0; i < text.size(); ++i) {
            m_line += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
        }
    }

    static Error fail(std::size_t line, std::size_t column, const std::string &what)
    {
        return {ErrorKind::Unreadable,
                "line " + std::to_string(line) + ", column " + std::to_string(column + 1) + ": " + what};
    }

    std::string_view m_text;
    char m_delimiter;
    std::size_t m_at = 0, m_line;
    const std::string m_ends{m_delimiter, '\r', '\n'};
};

bool isBlank(const Row &row)
{
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const std::string &cell) { return cell.find_first_not_of(" \t\r\n") == std::string::npos; });
}

/// How many of the first rows have the commonest number of cells beyond one, then that number.
std::pair<std::size_t, std::size_t> evenness(std::string_view text, char delimiter)
{
    Parser parser(text.substr(0, kSampleBytes), delimiter, 1);
    std::map<std::size_t, std::size_t> rowsOfWidth;
    for (std::size_t i = 0; i < kSampleRows && !parser.atEnd(); ++i) {
        const auto row = parser.next();
        if (!row) {
            break;
        }
        if (row->cells.size() > 1) {
            ++rowsOfWidth[row->cells.size()];
        }
    }
    std::pair<std::size_t, std::size_t> best;
    for (const auto &[width, rows] : rowsOfWidth) {
        best = std::max(best, {rows, width});
    }
    return best;
}

char likelyDelimiter(std::string_view text)
{
    char best = ',';
    auto most = evenness(text, best);
    for (const char delimiter : {';', '\t'}) {
        if (const auto even = evenness(text, delimiter); even > most) {
            most = even;
            best = delimiter;
        }
    }
    return best;
}

/// The delimiter that a first line "sep=;" names, which is taken off the text.
std::optional<char> namedDelimiter(std::string_view &text)
{
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (end != 5 || !(text.starts_with("sep=") || text.starts_with("SEP=")) || text[4] == '"') {
        return std::nullopt;
    }
    const char delimiter = text[4];
    text.remove_prefix(end);
    text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, text.size()));
    return delimiter;
}

Result<void> readRows(Sheet &sheet, std::string_view text, std::size_t firstLine)
{
    Parser parser(text, sheet.delimiter, firstLine);
    std::size_t cells = 0;
    while (!parser.atEnd()) {
        GIGAPLAN_TRY_VALUE(auto row, parser.next());
        cells += row.cells.size();
        if (sheet.rows.size() == kMostRows || cells > kMostCells) {
            return Error{ErrorKind::Unreadable,
                         "line " + std::to_string(row.line) + ": expected at most " + std::to_string(kMostRows)
                             + " rows and " + std::to_string(kMostCells) + " cells"};
        }
        if (isBlank(row)) {
            continue;
        }
        for (std::string &cell : row.cells) {
            cell = textOf(cell);
        }
        if (sheet.header.cells.empty()) {
            sheet.header = std::move(row);
        } else {
            sheet.rows.push_back(std::move(row));
        }
    }
    return sheet.header.cells.empty()
        ? Result<void>(Error{ErrorKind::Unreadable, "expected a line of column names, got no text"})
        : Result<void>();
}

} // namespace

std::string_view encodingName(Encoding encoding)
{
    static constexpr std::array<std::string_view, 3> names{"UTF-8", "UTF-16", "Windows-1252"};
    return names[static_cast<std::size_t>(encoding)];
}

std::string Sheet::columnName(std::size_t column) const
{
    const std::string number = "column " + std::to_string(column + 1);
    return column < header.cells.size() && !header.cells[column].empty() ? number + " (" + header.cells[column] + ')'
                                                                         : number;
}

Result<Sheet> read(std::string_view bytes, const std::string &file, std::optional<char> delimiter)
{
    if (bytes.size() > kMostBytes) {
        return Error{ErrorKind::Unreadable, file + ": expected at most " + std::to_string(kMostBytes >> 20) + " MiB"};
    }
    const Decoded decoded = decode(bytes);
    std::string_view text = decoded.text;
    const auto named = namedDelimiter(text);
    Sheet sheet;
    sheet.file = file;
    sheet.encoding = decoded.encoding;
    sheet.delimiter = delimiter ? *delimiter : named ? *named : likelyDelimiter(text);
    if (auto filled = readRows(sheet, text, named ? 2 : 1); !filled) {
        return filled.error().in(file);
    }
    return sheet;
}

} // namespace gigaplan::csv
