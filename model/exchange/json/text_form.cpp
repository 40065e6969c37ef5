// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json/text_form.h"

#include "model/base/text.h"

#include <cmath>
#include <cstdint>

namespace gigaplan::json {

namespace {

void appendEscaped(std::string &out, char c)
{
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    out += "\\u00";
    out += hex[static_cast<unsigned char>(c) >> 4];
    out += hex[static_cast<unsigned char>(c) & 15];
}

} // namespace

void appendQuoted(std::string &out, std::string_view text)
{
    out += '"';
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') {
            out.append(text, done, i - done);
            appendEscaped(out, c);
            done = i + 1;
        }
    }
    out.append(text, done);
    out += '"';
}

std::string quoted(std::string_view text)
{
    std::string out;
    appendQuoted(out, text);
    return out;
}

std::string quotedShort(std::string_view text)
{
    constexpr std::size_t longest = 40;
    if (text.size() <= longest) {
        return quoted(text);
    }
    std::size_t end = longest;
    while (end > 0 && (text[end] & 0xC0) == 0x80) {
        --end;
    }
    return quoted(text.substr(0, end)) + '+' + std::to_string(text.size() - end) + " bytes";
}

void appendNumber(std::string &out, double value)
{
    constexpr double exactWhole = 9007199254740992.0; // 2^53
    if (std::abs(value) <= exactWhole && value == std::trunc(value)) {
        out += std::to_string(static_cast<std::int64_t>(value));
    } else {
        out += shortest(value);
    }
}

} // namespace gigaplan::json
