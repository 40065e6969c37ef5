// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/units.h"

#include <cstdint>
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

/// An ASCII digit, whatever the locale.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Valid UTF-8 (no overlong forms, no surrogates) without NUL characters: what a text of a plan may be.
bool isPlainText(std::string_view text);

} // namespace gigaplan
