// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// The only way to standard output and standard error: a test holds every other source to it.
namespace gigaplan::app {

/// Text with everything that could steer a terminal as an escape: the control characters C0, DEL and C1 with line breaks
/// and tabs ("\n", "\u001b"), the separators of lines and paragraphs, characters that embed or override the direction
/// of writing, and bytes that are not UTF-8 ("\x9b").
std::string printable(std::string_view text);

/// Text for people, line by line, each made printable: names in a plan cannot be mistaken for a separate line.
class Lines {
public:
    Lines() = default;
    explicit Lines(std::string_view line) { add(line); }
    /// Lines of the program's own words.
    static Lines of(std::string_view ownText);

    void add(std::string_view line = {});
    void add(const Lines &lines) { m_text += lines.m_text; }
    bool empty() const { return m_text.empty(); }
    const std::string &text() const { return m_text; } ///< each line with its end

private:
    std::string m_text;
};

void print(const Lines &results); ///< on standard output
void tell(const Lines &message); ///< on standard error
void tell(std::string_view line);
/// Remarks that accompany machine-readable results, a line each, on standard error.
void tellRemarks(const std::vector<std::string> &remarks);

/// Bytes that a program reads, such as CSV, as they are.
void printData(std::string_view bytes);
/// JSON in which everything that `printable` escapes in valid UTF-8 is written as JSON's own escapes: the same texts to
/// its readers.
void printJson(std::string_view json);
void printJson(const QJsonObject &object);

/// A member of printed JSON with an element for each task or similar, made one at a time: as one QJsonArray a million
/// of them take several times the memory of their plan.
struct JsonRows {
    QString member; ///< of the object, which has an empty array there
    std::size_t count = 0;
    std::function<QJsonObject(std::size_t)> at;
};
/// The same text as with the elements in the object.
void printJson(const QJsonObject &object, const JsonRows &rows);

/// False: the output did not arrive.
bool flushResults();

} // namespace gigaplan::app
