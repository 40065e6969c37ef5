// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/place.h"

#include <algorithm>

namespace gigaplan::json {

std::string placeIn(std::string_view text, std::size_t offset, const std::string &name)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0: the first line
    std::string_view head = before.substr(lineStart);
    if (lineStart == 0 && head.starts_with("\xEF\xBB\xBF")) {
        head.remove_prefix(3);
    }
    const auto column = std::count_if(head.begin(), head.end(), [](char c) { return (c & 0xC0) != 0x80; }) + 1;
    return name + ':' + std::to_string(line) + ':' + std::to_string(column);
}

std::size_t tokenFrom(std::string_view text, std::size_t offset)
{
    const std::size_t at = text.find_first_not_of(" \t\r\n,:", offset);
    return at == std::string_view::npos ? text.size() : at;
}

} // namespace gigaplan::json
