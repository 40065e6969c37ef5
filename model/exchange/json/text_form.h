// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace gigaplan::json {

inline constexpr std::string_view kFormat = "gigaplan";
inline constexpr int kVersion = 1;
/// Longer input is refused before anything is read.
inline constexpr std::size_t kMaxBytes = std::size_t{2} << 30;

/// `text` between quotes with the escapes that JSON demands and no others.
void appendQuoted(std::string &out, std::string_view text);
std::string quoted(std::string_view text);
/// For messages: quoted, and cut after about forty characters.
std::string quotedShort(std::string_view text);

/// Shortest form that reads back as the same double; whole numbers as integers.
void appendNumber(std::string &out, double value);

} // namespace gigaplan::json
