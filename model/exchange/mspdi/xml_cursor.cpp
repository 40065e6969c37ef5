// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/xml_cursor.h"

#include "model/exchange/mspdi/values.h"

namespace gigaplan::mspdi {

XmlCursor::XmlCursor(const std::string &text)
{
    m_buffer.setData(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
    m_buffer.open(QIODevice::ReadOnly);
    m_xml.setDevice(&m_buffer);
}

std::string shown(const std::string &text)
{
    constexpr std::size_t kMost = 40;
    if (text.size() <= kMost) {
        return '"' + text + '"';
    }
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        --end;
    }
    return '"' + text.substr(0, end) + "…\"";
}

void XmlCursor::failAt(qint64 line, const std::string &why)
{
    if (m_message.empty()) {
        m_message = "line " + std::to_string(line) + ": " + why;
    }
}

void XmlCursor::noteParserError()
{
    if (m_xml.hasError()) {
        fail("this is not well-formed XML: " + m_xml.errorString().toStdString());
    }
}

void XmlCursor::finish()
{
    while (ok() && !m_xml.atEnd()) {
        m_xml.readNext();
    }
    noteParserError();
}

void XmlCursor::expected(const std::string &element, const std::string &what, const std::string &found)
{
    fail(element + ": expected " + what + ", found " + shown(found));
}

std::string XmlCursor::text()
{
    const QString said = m_xml.readElementText(QXmlStreamReader::ErrorOnUnexpectedElement);
    noteParserError();
    return said.toStdString();
}

std::int64_t XmlCursor::whole(std::int64_t lowest, std::int64_t highest)
{
    const std::string element = name().toString().toStdString(), said = text();
    const auto value = parseWhole(said);
    if (!value || *value < lowest || *value > highest) {
        expected(element, "a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest), said);
        return 0;
    }
    return *value;
}

double XmlCursor::real()
{
    const std::string element = name().toString().toStdString(), said = text();
    if (said.empty()) {
        return 0;
    }
    const auto value = parseReal(said);
    if (!value) {
        expected(element, "a number", said);
    }
    return value.value_or(0);
}

bool XmlCursor::flag()
{
    const std::string element = name().toString().toStdString(), said = text();
    if (said == "1" || said == "true" || said == "-1") {
        return true;
    }
    if (said != "0" && said != "false" && !said.empty()) {
        expected(element, "0 or 1", said);
    }
    return false;
}

std::optional<Instant> XmlCursor::instant()
{
    const std::string element = name().toString().toStdString(), said = text();
    if (said.empty()) {
        return std::nullopt;
    }
    const auto value = parseDateTime(said);
    if (!value) {
        expected(element, "a date from 1900 to 2200 such as 2026-10-01T08:00:00", said);
    }
    return value;
}

std::int64_t XmlCursor::minutes()
{
    const std::string element = name().toString().toStdString(), said = text();
    if (said.empty()) {
        return 0;
    }
    const auto value = parseDuration(said);
    if (!value) {
        expected(element, "a duration of at most 190 years such as PT8H0M0S", said);
    }
    return value.value_or(0);
}

std::int32_t XmlCursor::timeOfDay()
{
    const std::string element = name().toString().toStdString(), said = text();
    const auto value = parseTime(said);
    if (!value) {
        expected(element, "a time of day such as 08:00:00", said);
    }
    return value.value_or(0);
}

} // namespace gigaplan::mspdi
