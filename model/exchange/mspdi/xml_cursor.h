// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/date.h"
#include "model/base/result.h"
#include "model/exchange/mspdi/unread.h"

#include <QBuffer>
#include <QXmlStreamReader>

#include <optional>
#include <string>

namespace gigaplan::mspdi {

struct ReadInstant;

/// Walks over the elements of a text that `harmlessXml` let through, one at a time. The first error stays, names its
/// line and ends every loop; values read after it are as they were. Elements that are not taken are counted by their
/// verdict (`element_table.h`), as are elements and attributes that are unknown.
class XmlCursor {
public:
    explicit XmlCursor(const std::string &text);

    bool ok() const { return m_message.empty(); }
    Error error() const { return {ErrorKind::Unreadable, m_message}; }
    qint64 line() const { return m_xml.lineNumber(); }

    /// Calls `take(name)` for every child of the current element; false: the child is of no interest, else one of the
    /// calls below must have consumed it.
    template <class F>
    void children(F &&take)
    {
        while (ok() && m_xml.readNextStartElement()) {
            const std::size_t above = enter();
            if (isForeign() || !take(m_xml.name())) {
                pass();
            }
            m_path.resize(above);
        }
        noteParserError();
    }
    /// The outermost element; false: there is none.
    bool begin();
    QStringView name() const { return m_xml.name(); }
    /// After the outermost element: reads what is left, which may only be comments.
    void finish();

    // Each reads the current element into a value, which an empty one leaves as it is, as does one of white space. Around
    // all but texts white space does not count.
    void text(std::string &into);
    void whole(std::int64_t &into, std::int64_t lowest, std::int64_t highest);
    void real(double &into) { into = number().value_or(into); }
    void real(std::optional<double> &into);
    void flag(bool &into) { into = yesOrNo().value_or(into); }
    void flag(std::optional<bool> &into);
    void timeOfDay(std::optional<std::int32_t> &into);
    void minutes(std::optional<std::int64_t> &into); ///< of a duration
    /// Where a day has no time, `ofDay` (minutes after midnight) is its time.
    void instant(std::optional<Instant> &into, std::int64_t ofDay);
    std::optional<ReadInstant> moment(); ///< as written
    void day(std::optional<Date> &into, bool isLast); ///< of an instant; of a last one 24:00 is its own end

    /// What is read from here on is part of this row.
    void startRow(SourceRow row) { m_row = row; }
    void note(const std::string &what, bool oncePerRow = false);
    UnreadTally takeUnread() { return std::move(m_unread); }

    void fail(const std::string &why) { failAt(line(), why); }
    void failAt(qint64 line, const std::string &why);
    void noteParserError();

private:
    std::size_t enter();
    void noteAttributes();
    void noteUnknown(const char *kind, const std::string &what);
    bool isForeign() const { return m_xml.namespaceUri() != m_namespace; }
    void pass();
    bool saysMore(std::string_view usual);
    bool saysAnything();
    std::string said();
    std::optional<double> number();
    std::optional<bool> yesOrNo();
    /// The current element's text as `parse` reads it; nothing where it is empty, or, which is an error, not `what`.
    template <class Parse>
    auto parsed(Parse &&parse, const char *what) -> decltype(parse(std::string_view()));
    void expected(const std::string &element, const std::string &what, const std::string &found);

    QBuffer m_buffer;
    QXmlStreamReader m_xml;
    QString m_namespace;
    std::string m_path; ///< of the current element, below the outermost one
    std::string m_message;
    SourceRow m_row;
    UnreadTally m_unread;
    std::size_t m_unknown = 0; ///< kinds
};

/// What a message may show of a text: its beginning, in quotes.
std::string shown(const std::string &text);

} // namespace gigaplan::mspdi
