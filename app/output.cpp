// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output.h"

#include "model/base/text.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace gigaplan::app {

namespace {

struct Character {
    std::uint32_t code = 0;
    std::size_t bytes = 0; ///< 0: the text does not begin with a character of UTF-8
};

/// The text's first character.
Character firstOf(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (text.size() < bytes || !isPlainText(text.substr(0, bytes))) {
        return {};
    }
    std::uint32_t code = lead & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    return {code, bytes};
}

bool steersTerminal(std::uint32_t code)
{
    const auto within = [code](std::uint32_t first, std::uint32_t last) { return code >= first && code <= last; };
    return code < 0x20 || within(0x7F, 0x9F) || within(0x2028, 0x202E) || within(0x2066, 0x2069);
}

std::string hexadecimal(const char *format, std::uint32_t code)
{
    std::array<char, 16> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), format, code);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string escapeOf(std::uint32_t code)
{
    switch (code) {
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return hexadecimal("\\u%04x", code);
    }
}

/// The replacement for the text's first character; empty: it stays.
std::string replacementOf(std::string_view text, Character first, bool isJson)
{
    if (first.bytes == 0) {
        return isJson ? std::string() : hexadecimal("\\x%02x", static_cast<unsigned char>(text.front()));
    }
    const bool partsJson = isJson && first.code < 0x20; // within its texts these are escaped already
    return steersTerminal(first.code) && !partsJson ? escapeOf(first.code) : std::string();
}

/// Gives `put` the text piece by piece, with escapes.
template <class Put>
void escape(std::string_view text, bool isJson, Put put)
{
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte < 0x7F) {
            ++at;
            continue;
        }
        const std::string_view rest = text.substr(at);
        const Character first = firstOf(rest);
        const std::string replacement = replacementOf(rest, first, isJson);
        const std::size_t next = at + std::max<std::size_t>(first.bytes, 1);
        if (!replacement.empty()) {
            put(text.substr(done, at - done));
            put(std::string_view(replacement));
            done = next;
        }
        at = next;
    }
    put(text.substr(done));
}

void write(std::FILE *to, std::string_view bytes)
{
    std::fwrite(bytes.data(), 1, bytes.size(), to);
}

} // namespace

std::string printable(std::string_view text)
{
    std::string out;
    escape(text, false, [&out](std::string_view piece) { out += piece; });
    return out;
}

Lines Lines::of(std::string_view ownText)
{
    Lines lines;
    while (!ownText.empty()) {
        const std::size_t end = std::min(ownText.find('\n'), ownText.size());
        lines.add(ownText.substr(0, end));
        ownText.remove_prefix(std::min(end + 1, ownText.size()));
    }
    return lines;
}

void Lines::add(std::string_view line)
{
    m_text.append(printable(line)) += '\n';
}

void print(const Lines &results)
{
    write(stdout, results.text());
}

void tell(const Lines &message)
{
    write(stderr, message.text());
}

void tell(std::string_view line)
{
    tell(Lines(line));
}

void tellRemarks(const std::vector<std::string> &remarks)
{
    for (const std::string &remark : remarks) {
        tell(remark);
    }
}

void printData(std::string_view bytes)
{
    write(stdout, bytes);
}

void printJson(std::string_view json)
{
    escape(json, true, [](std::string_view piece) { write(stdout, piece); });
}

void printJson(const QJsonObject &object)
{
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Indented);
    printJson(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

void printJson(const QJsonObject &object, const JsonRows &rows)
{
    const QByteArray whole = QJsonDocument(object).toJson(QJsonDocument::Indented);
    const QByteArray place = "\n    \"" + rows.member.toUtf8() + "\": [\n";
    const qsizetype split = whole.indexOf(place) + place.size(); // no text of JSON holds a line break
    const auto printBytes = [](const QByteArray &bytes) {
        printJson(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    };
    printBytes(whole.first(split));
    for (std::size_t i = 0; i < rows.count; ++i) {
        QByteArray element = QJsonDocument(rows.at(i)).toJson(QJsonDocument::Indented).chopped(1);
        element.replace('\n', "\n        ");
        printBytes("        " + element + (i + 1 < rows.count ? ",\n" : "\n"));
    }
    printBytes(whole.sliced(split));
}

bool flushResults()
{
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

} // namespace gigaplan::app
