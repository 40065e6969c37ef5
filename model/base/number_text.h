// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gigaplan {

/// The sign that stands before fractions. The other one may part thousands, and so may spaces and apostrophes.
enum class DecimalSign { Unknown, Point, Comma };

/// What a number's text says of its decimal sign.
enum class SignEvidence {
    None, ///< it has no such sign, or is no number
    Point, ///< 1.5, 1,470.5, 1,470,000, 12,34,567 (as India groups)
    Comma, ///< 1,5, 1.470,5, 1 470,5, 1.470.000
    Either, ///< 1,470 and 1.470: thousands or a fraction
};
SignEvidence signEvidence(std::string_view text);

/// The text with its first number ready to be read: without signs between thousands and with a point before fractions.
/// A number that tells its sign itself is read so whatever `sign` says; `sign` decides over the others. No-break and thin
/// spaces become plain ones, a minus sign a hyphen; all else around the number stays. Nothing: signs that no number
/// has (1,2,3), or a number that may be either while the sign is unknown.
std::optional<std::string> withDecimalPoint(std::string_view text, DecimalSign sign);

/// A number with a decimal point, written so that it tells its sign: 1.47 stays, 1.470 and 1.125 get one more zero.
std::string unmistakable(std::string number);

} // namespace gigaplan
