// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/parser_message.h"

namespace gigaplan::json {

std::string parserMessage(std::string_view what)
{
    if (const std::size_t number = what.find("] "); what.starts_with('[') && number != std::string_view::npos) {
        what.remove_prefix(number + 2);
    }
    if (what.starts_with("parse error")) {
        const std::size_t place = what.find(": ");
        what.remove_prefix(place == std::string_view::npos ? 0 : place + 2);
    }
    std::string out(what);
    // The input read last may be anything, including bytes that are not text; the place says where to look.
    if (const std::size_t last = out.find("; last read: '"); last != std::string::npos) {
        const std::size_t expected = out.rfind("; expected ");
        out.erase(last, expected != std::string::npos && expected > last ? expected - last : std::string::npos);
    }
    // Nor is a number of a million digits worth repeating.
    constexpr std::size_t longest = 300;
    if (out.size() > longest) {
        out.resize(longest);
    }
    return out;
}

} // namespace gigaplan::json
