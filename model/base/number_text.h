// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gigaplan {

/// The decimal separator. The other sign may separate thousands, and so may spaces and apostrophes.
enum class DecimalSign { Unknown, Point, Comma };

/// What a number's text reveals about its decimal separator.
enum class SignEvidence {
    None, ///< it has no such separator, or is not a number
    Point, ///< 1.5, 1,470.5, 1,470,000, 12,34,567 (as India groups)
    Comma, ///< 1,5, 1.470,5, 1 470,5, 1.470.000
    Either, ///< 1,470 and 1.470: thousands or a fraction
};
SignEvidence signEvidence(std::string_view text);

/// The text with its first number ready to be read: without thousands separators and with a decimal point. A number
/// that reveals its separator itself is read accordingly, whatever `sign` says; `sign` decides for the others. No-break
/// and thin spaces become plain ones, a minus sign a hyphen; everything else around the number is kept. Nothing: signs
/// that no number has (1,2,3), or a number that may be either while the sign is unknown.
std::optional<std::string> withDecimalPoint(std::string_view text, DecimalSign sign);

/// A number with a decimal point, written so that the separator is unambiguous: 1.47 stays, 1.470 and 1.125 get one
/// more zero.
std::string unmistakable(const std::string &number);

} // namespace gigaplan
