// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/schema_form.h"

#include <algorithm>

namespace gigaplan::store {

namespace {

/// Takes words off the front of a text, all or nothing.
class Words {
public:
    explicit Words(std::string_view text) : m_left(text) {}

    bool take(std::string_view words)
    {
        if (!m_left.starts_with(words)) {
            return false;
        }
        m_left.remove_prefix(words.size());
        return true;
    }

    bool takeOneOf(std::initializer_list<std::string_view> choices)
    {
        return std::any_of(choices.begin(), choices.end(), [this](std::string_view words) { return take(words); });
    }

    /// A name in quotes, of small letters, digits and underscores; empty where there is none.
    std::string_view takeName()
    {
        constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
        const std::string_view rest = m_left;
        if (!take("\"")) {
            return {};
        }
        const std::string_view name = m_left.substr(0, std::min(m_left.find_first_not_of(letters), m_left.size()));
        m_left.remove_prefix(name.size());
        if (name.empty() || !take("\"")) {
            m_left = rest;
            return {};
        }
        return name;
    }

    bool isEmpty() const { return m_left.empty(); }

private:
    std::string_view m_left;
};

bool takeColumn(Words &words)
{
    if (words.takeName().empty() || !words.takeOneOf({" INTEGER", " TEXT", " REAL", " BLOB"})) {
        return false;
    }
    words.take(" NOT NULL");
    if (!words.take(" REFERENCES ")) {
        return true;
    }
    return !words.takeName().empty() && words.take("(\"id\") DEFERRABLE INITIALLY DEFERRED");
}

} // namespace

bool isPlainTable(std::string_view sql, std::string_view name)
{
    Words words(sql);
    if (!words.take("CREATE TABLE ") || words.takeName() != name || !words.take("(\"id\" INTEGER PRIMARY KEY")) {
        return false;
    }
    while (words.take(", ")) {
        if (!takeColumn(words)) {
            return false;
        }
    }
    return words.take(") STRICT") && words.isEmpty();
}

bool isPlainIndex(std::string_view sql, std::string_view name)
{
    Words words(sql);
    if (!words.take("CREATE INDEX ") || words.takeName() != name || !words.take(" ON ") || words.takeName().empty()
        || !words.take("(")) {
        return false;
    }
    const std::string_view column = words.takeName();
    if (column.empty() || !words.take(")")) {
        return false;
    }
    if (words.take(" WHERE ") && (words.takeName() != column || !words.take(" IS NOT NULL"))) {
        return false;
    }
    return words.isEmpty();
}

} // namespace gigaplan::store
