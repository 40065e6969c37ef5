// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/mspdi/left_out_tally.h"

#include <QXmlStreamWriter>

namespace gigaplan::mspdi {

/// Longest texts that the published schema lets a file hold, in characters.
inline constexpr std::size_t kLongestName = 512, kLongestFileName = 255;

/// Writes elements in the order of the calls. Texts are cut to what a file may hold, and that is counted.
class XmlText {
public:
    /// `out` is open for writing and outlives this.
    XmlText(QIODevice &out, LeftOutTally &leftOut);

    /// A list or a row: calls `content()` between its tags.
    template <class F>
    void within(const char *name, F &&content)
    {
        m_xml.writeStartElement(QString::fromLatin1(name));
        content();
        m_xml.writeEndElement();
    }

    void text(const char *name, const std::string &value, std::size_t longest); ///< nothing where it is empty
    void whole(const char *name, std::int64_t value);
    void real(const char *name, double value);
    void flag(const char *name, bool value) { whole(name, value ? 1 : 0); }
    void instant(const char *name, std::optional<Instant> value); ///< nothing where there is none
    void minutes(const char *name, std::int64_t value); ///< a duration
    void timeOfDay(const char *name, std::int32_t minutesAfterMidnight);

    LeftOutTally &leftOut() { return m_leftOut; }
    void end(); ///< of the document; nothing may be written after

private:
    void element(const char *name, const QString &value);
    void characters(const QString &value);
    QString harmless(const std::string &value);

    LeftOutTally &m_leftOut;
    QXmlStreamWriter m_xml;
};

} // namespace gigaplan::mspdi
