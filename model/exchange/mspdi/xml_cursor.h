// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"
#include "model/base/result.h"

#include <QBuffer>
#include <QXmlStreamReader>

#include <optional>
#include <string>

namespace gigaplan::mspdi {

/// Walks over the elements of a text that `harmlessXml` let through, one at a time. The first error stays, names its
/// line and ends every loop; values read after it are empty.
class XmlCursor {
public:
    explicit XmlCursor(const std::string &text);

    bool ok() const { return m_message.empty(); }
    Error error() const { return {ErrorKind::Unreadable, m_message}; }
    qint64 line() const { return m_xml.lineNumber(); }

    /// Calls `take(name)` for every child of the current element; false: the child is of no interest and is skipped,
    /// else one of the calls below must have consumed it.
    template <class F>
    void children(F &&take)
    {
        while (ok() && nextChild()) {
            if (!take(m_xml.name())) {
                m_xml.skipCurrentElement();
            }
        }
        noteParserError();
    }
    /// The next child of the current element, or of the document; false: there is none.
    bool nextChild() { return m_xml.readNextStartElement(); }
    QStringView name() const { return m_xml.name(); }
    /// Behind the outermost element: reads what is left, which may only be comments.
    void finish();

    std::string text();
    std::int64_t whole(std::int64_t lowest, std::int64_t highest);
    double real();
    bool flag();
    /// Nothing for an empty element.
    std::optional<Instant> instant();
    std::int64_t minutes();     ///< of a duration
    std::int32_t timeOfDay();

    void fail(const std::string &why) { failAt(line(), why); }
    void failAt(qint64 line, const std::string &why);
    void noteParserError();

private:
    void expected(const std::string &element, const std::string &what, const std::string &found);

    QBuffer m_buffer;
    QXmlStreamReader m_xml;
    std::string m_message;
};

/// What a message may show of a text: its beginning, in quotes.
std::string shown(const std::string &text);

} // namespace gigaplan::mspdi
