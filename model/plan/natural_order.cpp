// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/natural_order.h"

#include "model/base/text.h"

namespace gigaplan {

namespace {

int rankOf(char c, LetterCase letterCase)
{
    return static_cast<unsigned char>(letterCase == LetterCase::Ignored ? lowered(c) : c);
}

/// Takes a run of digits from the front, without its leading zeros.
std::string_view takeNumber(std::string_view &text)
{
    std::size_t end = 0;
    while (end < text.size() && isDigit(text[end])) {
        ++end;
    }
    std::string_view number = text.substr(0, end);
    text.remove_prefix(end);
    while (number.size() > 1 && number.front() == '0') {
        number.remove_prefix(1);
    }
    return number;
}

int compareNumbers(std::string_view a, std::string_view b)
{
    if (a.size() != b.size()) {
        return a.size() < b.size() ? -1 : 1;
    }
    return a.compare(b);
}

} // namespace

int compareNaturally(std::string_view a, std::string_view b, LetterCase letterCase)
{
    const std::string_view wholeA = a;
    const std::string_view wholeB = b;
    while (!a.empty() && !b.empty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            if (const int order = compareNumbers(takeNumber(a), takeNumber(b))) {
                return order;
            }
            continue;
        }
        if (const int order = rankOf(a.front(), letterCase) - rankOf(b.front(), letterCase)) {
            return order;
        }
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    if (a.empty() != b.empty()) {
        return a.empty() ? -1 : 1;
    }
    return wholeA.compare(wholeB);
}

} // namespace gigaplan
