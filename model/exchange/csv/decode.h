// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/csv/read.h"

namespace gigaplan::csv {

struct Decoded {
    std::string text; ///< UTF-8 without a byte-order mark; may hold NUL characters
    Encoding encoding = Encoding::Utf8;
};
/// Linear. Unpaired halves of UTF-16 become U+FFFD; the five bytes that Windows-1252 leaves open become the control
/// characters of the same number.
Decoded decode(std::string_view bytes);

} // namespace gigaplan::csv
