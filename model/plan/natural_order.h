// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace gigaplan {

enum class LetterCase { Ignored, Counts };

/// Orders texts the way people count: "Hall 2" before "Hall 10". Letters compare without ASCII case unless it counts, runs
/// of digits by value; texts that are equal that way compare bytewise, so that only equal texts are equivalent.
/// Negative, zero or positive.
int compareNaturally(std::string_view a, std::string_view b, LetterCase letterCase = LetterCase::Ignored);

} // namespace gigaplan
