// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/csv/decode.h"

#include "model/base/text.h"

#include <algorithm>
#include <array>

namespace gigaplan::csv {

namespace {

void append(std::string &out, std::uint32_t code)
{
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string fromUtf16(std::string_view bytes, bool bigEndian)
{
    constexpr std::uint32_t unknown = 0xFFFD;
    std::string out;
    out.reserve(bytes.size());
    const auto unit = [&](std::size_t at) -> std::uint32_t {
        const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
        return bigEndian ? first * 256U + second : second * 256U + first;
    };
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        std::uint32_t code = unit(at);
        if (code >= 0xD800 && code < 0xE000) {
            const std::uint32_t low = at + 3 < bytes.size() ? unit(at + 2) : 0;
            const bool paired = code < 0xDC00 && low >= 0xDC00 && low < 0xE000;
            code = paired ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : unknown;
            at += paired ? 2 : 0;
        }
        append(out, code);
    }
    return out;
}

/// 0x80 to 0x9F, where Windows-1252 differs from Latin-1.
constexpr std::array<std::uint16_t, 32> kWindows{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                 0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string fromWindows(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        append(out, code >= 0x80 && code < 0xA0 ? kWindows[code - 0x80U] : code);
    }
    return out;
}

/// NUL characters are the reader's to refuse, with their place.
bool isUtf8(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\0'), bytes.size());
        if (!isPlainText(bytes.substr(0, end))) {
            return false;
        }
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return true;
}

} // namespace

Decoded decode(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return {fromUtf16(bytes.substr(2), bytes.starts_with('\xFE')), Encoding::Utf16};
    }
    const std::string_view text = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
    if (isUtf8(text)) {
        return {std::string(text), Encoding::Utf8};
    }
    return {fromWindows(text), Encoding::Windows1252};
}

} // namespace gigaplan::csv
