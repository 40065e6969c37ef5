// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/xml_cursor.h"

#include "model/base/text.h"
#include "model/exchange/mspdi/element_table.h"
#include "model/exchange/mspdi/values.h"

namespace gigaplan::mspdi {

namespace {

constexpr std::size_t kMostUnknown = 100; ///< kinds that are named

} // namespace

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

bool XmlCursor::begin()
{
    if (!m_xml.readNextStartElement()) {
        noteParserError();
        return false;
    }
    m_namespace = m_xml.namespaceUri().toString();
    noteAttributes();
    return true;
}

void XmlCursor::finish()
{
    while (ok() && !m_xml.atEnd()) {
        m_xml.readNext();
    }
    noteParserError();
}

std::size_t XmlCursor::enter()
{
    const std::size_t above = m_path.size();
    if (above > 0) {
        m_path += '/';
    }
    m_path += m_xml.name().toUtf8().toStdString();
    noteAttributes();
    return above;
}

void XmlCursor::noteAttributes()
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    for (const QXmlStreamAttribute &attribute : attributes) {
        const QStringView of = attribute.namespaceUri(); // where a schema is, that an element is empty, white space
        if (of != QLatin1String("http://www.w3.org/2001/XMLSchema-instance")
            && of != QLatin1String("http://www.w3.org/XML/1998/namespace")) {
            noteUnknown("attributes", m_path + '@' + attribute.name().toUtf8().toStdString());
        }
    }
}

void XmlCursor::noteUnknown(const char *kind, const std::string &what)
{
    const std::string named = std::string(kind) + " that are unknown here: " + what;
    if (m_unread.contains(named) || ++m_unknown <= kMostUnknown) {
        note(named);
    } else {
        note("other elements and attributes that are unknown here");
    }
}

void XmlCursor::note(const std::string &what, bool oncePerRow)
{
    Unread &entry = m_unread[what];
    if (entry.count == 0) {
        entry.first = m_row;
    } else if (oncePerRow && entry.last == m_row) {
        return;
    }
    entry.last = m_row;
    ++entry.count;
}

/// The current element, which no reader took.
void XmlCursor::pass()
{
    const ElementVerdict *verdict = isForeign() ? nullptr : verdictOn(m_path);
    if (verdict == nullptr || verdict->verdict == Verdict::Read) {
        noteUnknown("elements", m_path);
        m_xml.skipCurrentElement();
    } else if (verdict->verdict == Verdict::List) {
        children([](QStringView) { return false; });
    } else if (verdict->verdict == Verdict::Meaningless) {
        m_xml.skipCurrentElement();
    } else if (verdict->isWhole ? saysAnything() : saysMore(verdict->usual)) {
        note(std::string(verdict->words), !verdict->isWhole);
    }
}

/// Whether there is any text in the current element.
bool XmlCursor::saysAnything()
{
    bool any = false;
    for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement: ++depth; break;
        case QXmlStreamReader::EndElement: --depth; break;
        case QXmlStreamReader::Characters: any = any || !m_xml.isWhitespace(); break;
        default: break;
        }
    }
    noteParserError();
    return any;
}

/// Whether the current element says more than it usually does.
bool XmlCursor::saysMore(std::string_view usual)
{
    const std::string whole = m_xml.readElementText(QXmlStreamReader::IncludeChildElements).toStdString();
    noteParserError();
    const std::string_view text = trimmed(whole);
    if (text.empty() || text == usual) {
        return false;
    }
    if (usual.empty()) {
        return true;
    }
    const auto number = parseReal(text), usually = parseReal(usual);
    const auto flag = parseFlag(text), usualFlag = parseFlag(usual);
    const bool same =
        (number && number == usually) || (flag && flag == usualFlag) || (usually == 0 && parseDuration(text) == 0);
    return !same;
}

void XmlCursor::text(std::string &into)
{
    const QString said = m_xml.readElementText(QXmlStreamReader::ErrorOnUnexpectedElement);
    noteParserError();
    if (!said.trimmed().isEmpty()) {
        into = said.toStdString();
    }
}

std::string XmlCursor::said()
{
    const QString said = m_xml.readElementText(QXmlStreamReader::ErrorOnUnexpectedElement);
    noteParserError();
    return std::string(trimmed(said.toStdString()));
}

void XmlCursor::expected(const std::string &element, const std::string &what, const std::string &found)
{
    fail(element + ": expected " + what + ", found " + shown(found));
}

void XmlCursor::whole(std::int64_t &into, std::int64_t lowest, std::int64_t highest)
{
    const std::string element = name().toString().toStdString(), text = said();
    if (text.empty()) {
        return;
    }
    const auto value = parseWhole(text);
    if (!value || *value < lowest || *value > highest) {
        expected(element, "a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest), text);
        return;
    }
    into = *value;
}

template <class Parse>
auto XmlCursor::parsed(Parse &&parse, const char *what) -> decltype(parse(std::string_view()))
{
    const std::string element = name().toString().toStdString(), text = said();
    const auto value = text.empty() ? std::nullopt : parse(text);
    if (!value && !text.empty()) {
        expected(element, what, text);
    }
    return value;
}

std::optional<double> XmlCursor::number()
{
    return parsed(parseReal, "a number");
}

void XmlCursor::real(std::optional<double> &into)
{
    if (const auto value = number()) {
        into = value;
    }
}

std::optional<bool> XmlCursor::yesOrNo()
{
    return parsed(parseFlag, "0 or 1");
}

void XmlCursor::flag(std::optional<bool> &into)
{
    if (const auto value = yesOrNo()) {
        into = value;
    }
}

std::optional<ReadInstant> XmlCursor::moment()
{
    const auto value = parsed(parseDateTime, "a date from 1900 to 2200 such as 2026-10-01T08:00:00");
    if (value && value->hasZone) {
        note("time zones of dates: their times are taken as they stand");
    }
    return value;
}

void XmlCursor::instant(std::optional<Instant> &into, std::int64_t ofDay)
{
    if (const auto value = moment()) {
        into = value->isDay ? value->at + ofDay : value->at;
        if (value->hasSeconds) {
            note("seconds of dates: they are rounded to minutes");
        }
    }
}

void XmlCursor::day(std::optional<Date> &into, bool isLast)
{
    if (const auto value = moment()) {
        into = value->isDayEnd && !isLast ? value->day + 1 : value->day;
    }
}

void XmlCursor::minutes(std::optional<std::int64_t> &into)
{
    if (const auto value = parsed(parseDuration, "a duration of at most 190 years such as PT8H0M0S")) {
        into = value;
    }
}

void XmlCursor::timeOfDay(std::optional<std::int32_t> &into)
{
    if (const auto value = parsed(parseTime, "a time of day such as 08:00:00")) {
        into = value;
    }
}

} // namespace gigaplan::mspdi
