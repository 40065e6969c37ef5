// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gigaplan::json {

/// The parser's error message without its number, its position and its quotation of the input.
std::string parserMessage(std::string_view what);

} // namespace gigaplan::json
