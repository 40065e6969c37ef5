// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/xml_encoding.h"

#include "model/base/text.h"
#include "model/exchange/mspdi/values.h"
#include "model/exchange/mspdi/xml_cursor.h"

#include <QStringDecoder>

#include <algorithm>

namespace gigaplan::mspdi {

namespace {

constexpr std::size_t kLongestDeclaration = 8192;

Error unreadable(const std::string &why)
{
    return {ErrorKind::Unreadable, why};
}

/// Encodings of one or more bytes that no declaration in bytes can be read in, or that change their meaning on the way.
bool isInBytes(const std::string &name)
{
    constexpr std::array<std::string_view, 6> kOthers{"utf-16", "utf16", "utf-32", "utf-7", "ucs-", "iso-10646-ucs"};
    return std::none_of(kOthers.begin(), kOthers.end(),
                        [&](std::string_view other) { return name.starts_with(other); });
}

struct Mark {
    std::string_view bytes;
    std::optional<QStringConverter::Encoding> encoding;
    bool isText = false; ///< it is a part of the text
};

/// How the first bytes say that a text is encoded.
std::optional<Mark> markOf(std::string_view content)
{
    using namespace std::string_view_literals;
    static constexpr std::array kMarks{
        Mark{"\xEF\xBB\xBF"sv, QStringConverter::Utf8},     Mark{"\xFF\xFE\0\0"sv, QStringConverter::Utf32LE},
        Mark{"\0\0\xFE\xFF"sv, QStringConverter::Utf32BE},  Mark{"\xFF\xFE"sv, QStringConverter::Utf16LE},
        Mark{"\xFE\xFF"sv, QStringConverter::Utf16BE},      Mark{"<\0\0\0"sv, QStringConverter::Utf32LE, true},
        Mark{"\0\0\0<"sv, QStringConverter::Utf32BE, true}, Mark{"<\0"sv, QStringConverter::Utf16LE, true},
        Mark{"\0<"sv, QStringConverter::Utf16BE, true},
    };
    for (const Mark &mark : kMarks) {
        if (content.starts_with(mark.bytes)) {
            return mark;
        }
    }
    return std::nullopt;
}

/// Where an XML declaration ends; 0: there is none.
std::size_t declarationEnd(std::string_view text)
{
    if (!text.starts_with("<?xml") || text.size() < 6
        || std::string_view(" \t\r\n").find(text[5]) == std::string_view::npos) {
        return 0;
    }
    const std::size_t end = text.substr(0, kLongestDeclaration).find("?>");
    return end == std::string_view::npos ? end : end + 2;
}

/// The encoding that a declaration names, in small letters; empty: none.
std::string declaredEncoding(std::string_view declaration)
{
    const std::size_t word = declaration.find("encoding");
    const std::size_t open = word == std::string_view::npos ? word : declaration.find_first_of("\"'", word);
    if (open == std::string_view::npos) {
        return {};
    }
    const std::size_t close = declaration.find(declaration[open], open + 1);
    return close == std::string_view::npos ? std::string()
                                           : lowerCase(trimmed(declaration.substr(open + 1, close - open - 1)));
}

/// Where the text stops being UTF-8 without NUL characters.
Error firstBadByte(std::string_view text)
{
    std::size_t from = 0, line = 1;
    while (from < text.size()) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (!isPlainText(text.substr(from, end - from))) {
            break;
        }
        from = end + 1;
        ++line;
    }
    return unreadable("line " + std::to_string(line) + ": expected UTF-8 text without NUL characters");
}

Result<std::string> decoded(QStringDecoder &&decoder, std::string_view bytes, const std::string &name)
{
    const QString text = decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (decoder.hasError()) {
        return unreadable("this is not valid " + name);
    }
    return text.toStdString();
}

Result<std::string> fromDeclared(std::string_view content, const std::string &name)
{
    QStringDecoder decoder(name.c_str());
    if (!isInBytes(name) || !decoder.isValid()) {
        const std::string why =
            isInBytes(name) ? " is not known here" : " is declared, but the file is not written in it";
        return unreadable(
            "line 1: the encoding " + shown(name) + why
            + ": expected the encoding UTF-8, UTF-16, or one of bytes such as ISO-8859-1 or windows-1252");
    }
    auto text = decoded(std::move(decoder), content, name);
    if (text && declarationEnd(*text) == 0) {
        return unreadable("line 1: the encoding " + shown(name) + " is declared, but the file is not written in it");
    }
    return text;
}

Result<std::string> inUtf8(std::string_view content)
{
    const auto mark = markOf(content);
    if (mark && mark->encoding != QStringConverter::Utf8) {
        const std::string_view text = mark->isText ? content : content.substr(mark->bytes.size());
        return decoded(QStringDecoder(*mark->encoding), text, QStringConverter::nameForEncoding(*mark->encoding));
    }
    if (mark) {
        return std::string(content.substr(mark->bytes.size()));
    }
    const std::size_t end = declarationEnd(content);
    const std::string name = end == std::string_view::npos ? std::string() : declaredEncoding(content.substr(0, end));
    if (name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii") {
        return std::string(content);
    }
    return fromDeclared(content, name);
}

} // namespace

Result<std::string> utf8Of(std::string_view content)
{
    auto text = inUtf8(content);
    if (!text) {
        return text;
    }
    if (!isPlainText(*text)) {
        return firstBadByte(*text);
    }
    const std::size_t end = declarationEnd(*text);
    if (end == std::string::npos) {
        return unreadable("line 1: the XML declaration has no end");
    }
    std::replace_if(
        text->begin(), text->begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c != '\n'; }, ' ');
    return text;
}

} // namespace gigaplan::mspdi
