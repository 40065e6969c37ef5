// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gigaplan {

/// Numbers to read at a glance: at most three significant digits, always with the unit.
std::string displayPower(Watts power, std::string_view basis = {}); ///< "1.18 GW IT", "147 MW facility", "190 kW"
std::string displayMoney(Money amount, std::string_view currency); ///< "$10.0 B"; other currencies "EUR 10.0 B"
std::string displayCount(std::int64_t count); ///< "1.02 M", "403,200" below a million
std::string displayWork(std::int64_t minutes); ///< "12 d", "3.5 h", "40 min"; a day of work has 8 hours
/// All digits, thousands separated: "403,200".
std::string grouped(std::int64_t value);
/// `value` with three significant digits: "1.18", "41.0", "147", "1,470".
std::string threeDigits(double value);
/// The shortest decimal that reads back as the same double; integers without a point.
std::string shortest(double value);

// Letters and digits are those of ASCII, whatever the locale; any other byte is neither and stays as it is.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool isLetter(char c)
{
    return lowered(c) >= 'a' && lowered(c) <= 'z';
}
std::string lowerCase(std::string_view text);
std::string lowerFirst(std::string_view text);
/// Without spaces, tabs and line breaks at both ends.
std::string_view trimmed(std::string_view text);
/// Whether `name` is one of `names`, which stand between commas: "hour, hours".
bool isAmong(std::string_view names, std::string_view name);

/// The number that all of the text is, with a decimal point and without a plus sign; nothing: it is none, or beyond T,
/// which is int, int64, size_t or double.
template <class T>
std::optional<T> parseNumber(std::string_view text);

/// Valid UTF-8 (no overlong forms, no surrogates) without NUL characters: what a text of a plan may be.
bool isPlainText(std::string_view text);

} // namespace gigaplan
