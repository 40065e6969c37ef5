// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/dates.h"

#include "model/base/text.h"
#include "model/plan/field_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace gigaplan::sheet {

namespace {

/// A text in pieces: runs of digits, runs of letters, single signs; spaces and commas part them.
struct Piece {
    std::string_view text;
    bool isNumber = false;
};

std::vector<Piece> piecesOf(std::string_view text)
{
    constexpr std::size_t most = 16; // a date has no more
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < text.size() && pieces.size() < most;) {
        const char c = text[at];
        std::size_t end = at + 1;
        if (isDigit(c) || isLetter(c)) {
            while (end < text.size() && (isDigit(c) ? isDigit(text[end]) : isLetter(text[end]))) {
                ++end;
            }
        }
        if (c != ' ' && c != ',' && c != '\t') {
            pieces.push_back({text.substr(at, end - at), isDigit(c)});
        }
        at = end;
    }
    return pieces;
}

int numberOf(std::string_view text)
{
    int number = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() ? number : -1;
}

bool isWord(std::string_view text, std::string_view word)
{
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char a, char b) { return (a | 0x20) == b; });
}

std::optional<int> weekdayNamed(std::string_view text)
{
    static constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (std::size_t day = 0; day < names.size(); ++day) {
        if (text.size() >= 3 && isWord(text.substr(0, 3), names[day])) {
            return static_cast<int>(day);
        }
    }
    return std::nullopt;
}

/// The three numbers of a date, as far as they can be distinguished without an order.
struct Numbers {
    int first = 0, second = 0; ///< day and month in an order to be known; else month and day
    int year = 0;
    bool needsOrder = false;
    std::optional<int> weekday;
    std::optional<std::int32_t> minute;
    bool isActual = false;
};

int fullYear(const Piece &piece)
{
    const int year = numberOf(piece.text);
    return piece.text.size() == 4 ? year : piece.text.size() == 2 ? (year >= 90 ? 1900 : 2000) + year : -1;
}

/// Reads pieces one after the other; a refused piece leaves it where it is.
class Pieces {
public:
    explicit Pieces(std::string_view text) : m_pieces(piecesOf(text)) {}
    std::size_t left() const { return m_pieces.size() - m_at; }
    const Piece *peek(std::size_t ahead = 0) const { return ahead < left() ? &m_pieces[m_at + ahead] : nullptr; }
    void skip(std::size_t count = 1) { m_at += count; }
    bool takeSign(char sign)
    {
        const bool is = left() > 0 && peek()->text.size() == 1 && peek()->text.front() == sign;
        m_at += is;
        return is;
    }
    bool takeWord(std::string_view word)
    {
        const bool is = left() > 0 && isWord(peek()->text, word);
        m_at += is;
        return is;
    }
    std::optional<int> takeNumber()
    {
        if (left() == 0 || !peek()->isNumber) {
            return std::nullopt;
        }
        return numberOf(m_pieces[m_at++].text);
    }

private:
    std::vector<Piece> m_pieces;
    std::size_t m_at = 0;
};

/// 1 Oct 2026, 01-Oct-26, Oct 1 2026
bool readNamedMonth(Pieces &pieces, Numbers &date)
{
    std::array<const Piece *, 3> parts{};
    for (const Piece *&part : parts) {
        while (pieces.takeSign('-') || pieces.takeSign('.') || pieces.takeSign('/')) {}
        part = pieces.peek();
        if (!part) {
            return false;
        }
        pieces.skip();
    }
    const bool monthFirst = !parts[0]->isNumber;
    const auto month = monthNamed(parts[monthFirst ? 0 : 1]->text);
    date = {static_cast<int>(month.value_or(0)),
            numberOf(parts[monthFirst ? 1 : 0]->text),
            fullYear(*parts[2]),
            false,
            date.weekday,
            {},
            false};
    return month && parts[monthFirst ? 1 : 0]->isNumber && parts[2]->isNumber;
}

/// 2026-10-01, 1/10/2026, 1.10.26
bool readNumbers(Pieces &pieces, Numbers &date)
{
    std::array<Piece, 3> parts;
    char sign = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const Piece *piece = pieces.peek();
        if (!piece || !piece->isNumber) {
            return false;
        }
        parts[i] = *piece;
        pieces.skip();
        const Piece *between = i < 2 ? pieces.peek() : nullptr;
        if (i < 2
            && (!between || std::string_view("-/.").find(between->text.front()) == std::string_view::npos
                || (sign && sign != between->text.front()))) {
            return false;
        }
        sign = between ? between->text.front() : sign;
        pieces.skip(i < 2);
    }
    if (parts[0].text.size() == 4) {
        date = {
            numberOf(parts[1].text), numberOf(parts[2].text), numberOf(parts[0].text), false, date.weekday, {}, false};
    } else if (sign == '.') {
        date = {numberOf(parts[1].text), numberOf(parts[0].text), fullYear(parts[2]), false, date.weekday, {}, false};
    } else {
        date = {numberOf(parts[0].text), numberOf(parts[1].text), fullYear(parts[2]), true, date.weekday, {}, false};
    }
    return true;
}

/// Nothing, or 8:00, 08:00:00, 8:00 AM; seconds are left out.
bool readTime(Pieces &pieces, Numbers &date)
{
    if (pieces.left() == 0 || !pieces.peek()->isNumber) {
        return true; // anything else there is checked elsewhere
    }
    const auto hour = pieces.takeNumber();
    if (!hour || !pieces.takeSign(':')) {
        return false;
    }
    const auto minute = pieces.takeNumber();
    if (!minute || *minute > 59) {
        return false;
    }
    if (pieces.takeSign(':') && !pieces.takeNumber()) {
        return false;
    }
    if (pieces.takeSign('.') && !pieces.takeNumber()) {
        return false;
    }
    const bool morning = pieces.takeWord("am"), afternoon = !morning && pieces.takeWord("pm");
    if ((morning || afternoon) && (*hour < 1 || *hour > 12)) {
        return false;
    }
    const int full = morning || afternoon ? *hour % 12 + (afternoon ? 12 : 0) : *hour;
    date.minute = full * 60 + *minute;
    return full < 24;
}

std::optional<Numbers> numbersOf(std::string_view text)
{
    Pieces pieces(text);
    Numbers date;
    if (const Piece *first = pieces.peek(); first && !first->isNumber) {
        if ((date.weekday = weekdayNamed(first->text))) {
            pieces.skip();
            pieces.takeSign('.');
        }
    }
    const Piece *first = pieces.peek(), *second = pieces.peek(1), *third = pieces.peek(2);
    if (!first || !second) {
        return std::nullopt;
    }
    const bool named = !first->isNumber || isLetter(second->text.front()) || (third && isLetter(third->text.front()));
    if (named ? !readNamedMonth(pieces, date) : !readNumbers(pieces, date)) {
        return std::nullopt;
    }
    pieces.takeWord("t");
    if (!readTime(pieces, date)) {
        return std::nullopt;
    }
    date.isActual = pieces.takeWord("a");
    pieces.takeSign('*'); // P6's mark of a constraint
    return pieces.left() == 0 ? std::optional(date) : std::nullopt;
}

std::optional<Date> dayOf(int year, int month, int day)
{
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt;
    }
    const Date date = makeDate(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    const YearMonthDay back = civil(date);
    const bool exists =
        back.year == year && back.month == static_cast<unsigned>(month) && back.day == static_cast<unsigned>(day);
    // A date may be the day after the plan's last: something that ends with the last day finishes as that day begins.
    return exists && date >= kFirstDate && date <= kLastDate + 1 ? std::optional(date) : std::nullopt;
}

} // namespace

std::optional<DateOrder> dateOrderNamed(std::string_view name)
{
    return name == "iso" ? std::optional(DateOrder::YearFirst)
        : name == "dmy"  ? std::optional(DateOrder::DayFirst)
        : name == "mdy"  ? std::optional(DateOrder::MonthFirst)
                         : std::nullopt;
}

std::string_view dateOrderLabel(DateOrder order)
{
    static constexpr std::array<std::string_view, 3> labels{"year first", "day first", "month first"};
    return labels[static_cast<std::size_t>(order)];
}

std::optional<Moment> readMoment(std::string_view text, DateOrder order)
{
    const auto numbers = numbersOf(text);
    if (!numbers || (numbers->needsOrder && order == DateOrder::YearFirst)) {
        return std::nullopt;
    }
    const bool dayFirst = numbers->needsOrder && order == DateOrder::DayFirst;
    const auto day =
        dayOf(numbers->year, dayFirst ? numbers->second : numbers->first, dayFirst ? numbers->first : numbers->second);
    return day ? std::optional(Moment{*day, numbers->minute, numbers->isActual}) : std::nullopt;
}

OrderEvidence orderEvidence(std::string_view text)
{
    const auto numbers = numbersOf(text);
    if (!numbers || !numbers->needsOrder) {
        return OrderEvidence::None;
    }
    const auto fits = [&](int month, int day) {
        const auto date = dayOf(numbers->year, month, day);
        return date && (!numbers->weekday || weekday(*date) == *numbers->weekday);
    };
    const bool monthFirst = fits(numbers->first, numbers->second), dayFirst = fits(numbers->second, numbers->first);
    if (monthFirst && dayFirst) {
        return numbers->first == numbers->second ? OrderEvidence::Same : OrderEvidence::Either;
    }
    return monthFirst ? OrderEvidence::MonthFirst : dayFirst ? OrderEvidence::DayFirst : OrderEvidence::None;
}

} // namespace gigaplan::sheet
