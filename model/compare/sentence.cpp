// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compare/sentence.h"

#include "model/base/text.h"
#include "model/compare/field_words.h"
#include "model/compare/values.h"
#include "model/plan/tasks.h"

#include <set>

namespace gigaplan {

namespace {

constexpr std::size_t kClauses = 3; ///< said one by one; further fields are counted

std::string quoted(const std::string &text)
{
    return "“" + text + "”";
}

/// "Operating power" in the middle of a sentence; "PUE" and "IT limit" stay.
std::string inSentence(std::string_view label)
{
    const bool isWord = label.size() > 1 && lowered(label[1]) == label[1];
    return isWord ? lowerFirst(label) : std::string(label);
}

/// Verb, rest and date of a constraint: "starts", "no earlier than", 1 Sep 2027.
struct ConstraintWords {
    std::string_view verb, rest;
    bool dated = true;
};

ConstraintWords constraintWords(const Task &task)
{
    if (task.manual && task.constraintDate) {
        return {"stays", "on", true};
    }
    switch (task.constraint) {
    case ConstraintKind::AsSoonAsPossible: return {"starts", "as soon as possible", false};
    case ConstraintKind::AsLateAsPossible: return {"starts", "as late as possible", false};
    case ConstraintKind::MustStartOn: return {"must start", "on", true};
    case ConstraintKind::MustFinishOn: return {"must finish", "on", true};
    case ConstraintKind::StartNoEarlierThan: return {"starts", "no earlier than", true};
    case ConstraintKind::StartNoLaterThan: return {"starts", "no later than", true};
    case ConstraintKind::FinishNoEarlierThan: return {"finishes", "no earlier than", true};
    case ConstraintKind::FinishNoLaterThan: return {"finishes", "no later than", true};
    }
    return {};
}

std::string whenText(const ConstraintWords &words, const std::optional<Instant> &date, bool day)
{
    std::string text(words.rest);
    if (words.dated) {
        text += ' ' + (date ? displayDate(dateOf(*date)) + (day ? "" : ' ' + isoInstant(*date).substr(11)) : "no date");
    }
    return text;
}

std::string constraintClause(const Task &before, const Task &after)
{
    const ConstraintWords was = constraintWords(before), is = constraintWords(after);
    const bool day = !before.constraintDate || !after.constraintDate
        || dateOf(*before.constraintDate) != dateOf(*after.constraintDate);
    const std::string now = std::string(is.verb) + ' ' + whenText(is, after.constraintDate, day);
    if (was.verb == is.verb && was.rest == is.rest && is.dated) {
        ConstraintWords dateOnly = was;
        dateOnly.rest = {};
        return now + " instead of" + whenText(dateOnly, before.constraintDate, day);
    }
    const std::string then = whenText(was, before.constraintDate, day);
    return now + " instead of " + (was.verb == is.verb ? then : std::string(was.verb) + ' ' + then);
}

/// Two fields that people say in one breath: a position, a size.
struct Pair {
    std::string_view first, second, phrase, between;
};
constexpr Pair kPairs[] = {{"x_mm", "y_mm", "stands at ", ", "}, {"width_mm", "depth_mm", "measures ", " × "}};

class Clauses {
public:
    Clauses(const PlanSnapshot &before, const PlanSnapshot &after, const ComparedRow &row)
        : m_before(before), m_after(after), m_row(row)
    {
        for (const ComparedField &field : row.fields) {
            m_open.insert(field.field);
        }
    }

    std::vector<std::string> all()
    {
        for (const ComparedField &field : m_row.fields) {
            if (m_open.contains(field.field)) {
                m_said.push_back(clause(field));
                m_open.erase(field.field);
            }
        }
        return std::move(m_said);
    }

private:
    std::string clause(const ComparedField &field)
    {
        if (field.field == ComparedField::kKeyField) {
            return "has key " + quoted(field.after) + " instead of " + quoted(field.before);
        }
        const FieldInfo &info = tableInfo(m_row.row.table).fields[field.field];
        if (m_row.row.is<Task>() && (info.name == "constraint" || info.name == "constraint_date")) {
            close("constraint");
            close("constraint_date");
            return constraintClause(*m_before.find(m_row.row.as<Task>()), *m_after.find(m_row.row.as<Task>()));
        }
        for (const Pair &pair : kPairs) {
            if (info.name == pair.first || info.name == pair.second) {
                close(pair.first);
                close(pair.second);
                return pairClause(pair);
            }
        }
        return plainClause(field.field, info);
    }

    void close(std::string_view name)
    {
        if (const auto field = fieldNamed(m_row.row.table, name)) {
            m_open.erase(*field);
        }
    }

    std::string pairClause(const Pair &pair) const
    {
        const auto first = fieldNamed(m_row.row.table, pair.first), second = fieldNamed(m_row.row.table, pair.second);
        const auto said = [&](const PlanSnapshot &plan) {
            return cellText(plan, m_row.row, *first) + std::string(pair.between) + cellText(plan, m_row.row, *second)
                + " m";
        };
        return std::string(pair.phrase) + said(m_after) + " instead of " + said(m_before);
    }

    std::string plainClause(std::size_t field, const FieldInfo &info) const
    {
        const FieldWord *word = fieldWord(m_row.row.table, field);
        std::string was = spokenValue(m_before, m_row.row, field, true);
        std::string is = spokenValue(m_after, m_row.row, field, true);
        if (was == is) { // the same day at another time
            was = spokenValue(m_before, m_row.row, field, false);
            is = spokenValue(m_after, m_row.row, field, false);
        }
        const bool name = changeWord(m_row.row.table, field) == ChangeWord::Renamed || info.kind == FieldKind::Text;
        const auto said = [name](const std::string &text) { return name && !text.empty() ? quoted(text) : text; };
        const bool phrased = word && !word->phrase.empty();
        if (is.empty()) {
            return "has no " + inSentence(info.label) + " instead of " + said(was);
        }
        const std::string start = phrased ? std::string(word->phrase) : "has " + inSentence(info.label);
        return start + ' ' + said(is) + " instead of " + (was.empty() ? "none" : said(was));
    }

    const PlanSnapshot &m_before;
    const PlanSnapshot &m_after;
    const ComparedRow &m_row;
    std::set<std::size_t> m_open;
    std::vector<std::string> m_said;
};

/// After the name: what an added or removed row is part of, and the same for a row without a name of its own.
std::string placeOf(const PlanSnapshot &plan, const ComparedRow &row, bool always)
{
    const std::string place = !row.where.empty() ? row.where
        : always && !row.row.is<Rack>()          ? spokenPlace(plan, row.row)
                                                 : std::string();
    return place.empty() ? place : " (" + place + ')';
}

} // namespace

std::string sentenceOf(const PlanSnapshot &before, const PlanSnapshot &after, const ComparedRow &row)
{
    const std::string kind(tableInfo(row.row.table).label);
    if (row.word == ChangeWord::Added || row.word == ChangeWord::Removed) {
        const bool added = row.word == ChangeWord::Added;
        return kind + ' ' + quoted(row.name) + placeOf(added ? after : before, row, true)
            + (added ? " is added" : " is removed");
    }
    const std::vector<std::string> clauses = Clauses(before, after, row).all();
    // A renamed row is mentioned by the name it is known by.
    std::string text = kind + ' ' + quoted(spokenName(before, row.row)) + placeOf(after, row, false) + ' ';
    const std::size_t said = clauses.size() > kClauses + 1 ? kClauses : clauses.size();
    for (std::size_t i = 0; i < said; ++i) {
        text.append(i == 0 ? "" : i + 1 == clauses.size() ? " and " : ", ").append(clauses[i]);
    }
    if (said < clauses.size()) {
        text += " and " + std::to_string(clauses.size() - said) + " more changes";
    }
    return text;
}

} // namespace gigaplan
