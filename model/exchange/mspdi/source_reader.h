// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/mspdi/source.h"
#include "model/exchange/mspdi/values.h"
#include "model/exchange/mspdi/xml_cursor.h"

namespace gigaplan::mspdi {

/// Rows of one kind that a file may have; more is an error.
inline constexpr std::size_t kMaxRows = 1'000'000;
inline constexpr std::int64_t kMaxUid = 1'000'000'000'000;

/// Each reads the children of the cursor's current element. Errors are left in the cursor.
void readProject(XmlCursor &xml, SourceProject &project);
void readCalendars(XmlCursor &xml, SourceProject &project);
void readTasks(XmlCursor &xml, SourceProject &project);
void readResources(XmlCursor &xml, SourceProject &project);
void readAssignments(XmlCursor &xml, SourceProject &project);

/// A date that may be read before the default time for dates without one is known.
class DayOrInstant {
public:
    void read(XmlCursor &xml)
    {
        const auto value = xml.moment();
        m_value = value ? value : m_value;
    }
    std::optional<Instant> at(std::int64_t ofDay) const
    {
        return m_value ? std::optional(m_value->isDay ? m_value->at + ofDay : m_value->at) : std::nullopt;
    }

private:
    std::optional<ReadInstant> m_value;
};

/// Fails where a list of that many rows may not grow.
template <class Rows>
bool mayGrow(XmlCursor &xml, const Rows &rows)
{
    if (rows.size() >= kMaxRows) {
        xml.fail("more than a million rows of one kind: no project holds them");
    }
    return xml.ok();
}

/// What reads an element of that name.
template <class F>
struct Element {
    QLatin1StringView name;
    F read;
};
template <class F>
Element(QLatin1StringView, F) -> Element<F>; // clang 14 deduces none for an aggregate

/// Reads the cursor's current element where it is named so; false: none of them is.
template <class... F>
bool readOneOf(XmlCursor &xml, const Element<F> &...elements)
{
    const QStringView name = xml.name();
    return ((name == elements.name && (elements.read(), true)) || ...);
}

/// Reads the children of the current element that are named so.
template <class... F>
void readChildren(XmlCursor &xml, const Element<F> &...elements)
{
    xml.children([&](QStringView) { return readOneOf(xml, elements...); });
}

/// Reads the children of that name, each of which may add one to `rows`.
template <class Rows, class F>
void readList(XmlCursor &xml, QLatin1StringView name, const Rows &rows, F &&readRow)
{
    xml.children([&](QStringView element) {
        const bool isRow = element == name && mayGrow(xml, rows);
        if (isRow) {
            readRow();
        }
        return isRow;
    });
}

} // namespace gigaplan::mspdi
