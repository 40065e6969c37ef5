// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/xml_text.h"

#include "model/base/text.h"
#include "model/exchange/mspdi/values.h"

namespace gigaplan::mspdi {

namespace {

/// What XML 1.0 has no way to say: most control characters.
bool isUnsayable(QChar c)
{
    const char16_t code = c.unicode();
    return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0xFFFE || code == 0xFFFF;
}

/// At most that many characters, none of them split.
bool cutTo(QString &value, std::size_t longest)
{
    qsizetype at = 0;
    for (std::size_t count = 0; at < value.size() && count < longest; ++count) {
        at += value[at].isHighSurrogate() && at + 1 < value.size() ? 2 : 1;
    }
    const bool isLong = at < value.size();
    value.truncate(at);
    return isLong;
}

} // namespace

XmlText::XmlText(QIODevice &out, LeftOutTally &leftOut) : m_leftOut(leftOut), m_xml(&out)
{
    m_xml.setAutoFormatting(true);
    m_xml.setAutoFormattingIndent(1);
    m_xml.writeStartDocument();
    m_xml.writeDefaultNamespace(QStringLiteral("http://schemas.microsoft.com/project"));
}

void XmlText::end()
{
    m_xml.writeEndDocument();
}

QString XmlText::harmless(const std::string &value)
{
    QString said = QString::fromStdString(value);
    const qsizetype before = said.size();
    said.removeIf(isUnsayable);
    if (said.size() < before) {
        m_leftOut.add("control characters in texts", {}, static_cast<std::size_t>(before - said.size()));
    }
    return said;
}

void XmlText::text(const char *name, const std::string &value, std::size_t longest)
{
    QString said = harmless(value);
    if (cutTo(said, longest)) {
        m_leftOut.add("ends of texts that are longer than a file may hold", said.left(40).toStdString() + "…");
    }
    if (!said.isEmpty()) {
        element(name, said);
    }
}

void XmlText::element(const char *name, const QString &value)
{
    m_xml.writeStartElement(QString::fromLatin1(name));
    characters(value);
    m_xml.writeEndElement();
}

void XmlText::characters(const QString &value)
{
    // Readers of XML make line feeds of carriage returns that are not written as references.
    qsizetype from = 0;
    for (qsizetype at = value.indexOf(QLatin1Char('\r')); at >= 0; at = value.indexOf(QLatin1Char('\r'), from)) {
        m_xml.writeCharacters(value.mid(from, at - from));
        m_xml.writeEntityReference(QStringLiteral("#13"));
        from = at + 1;
    }
    m_xml.writeCharacters(value.mid(from));
}

void XmlText::whole(const char *name, std::int64_t value)
{
    element(name, QString::number(value));
}

void XmlText::real(const char *name, double value)
{
    element(name, QString::fromStdString(shortest(value)));
}

void XmlText::instant(const char *name, std::optional<Instant> value)
{
    if (value) {
        element(name, QString::fromStdString(dateTimeText(*value)));
    }
}

void XmlText::minutes(const char *name, std::int64_t value)
{
    element(name, QString::fromStdString(durationText(value)));
}

void XmlText::timeOfDay(const char *name, std::int32_t minutesAfterMidnight)
{
    element(name, QString::fromStdString(timeText(minutesAfterMidnight)));
}

} // namespace gigaplan::mspdi
