// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/sheet/cells.h"
#include "model/exchange/sheet/names.h"
#include "model/exchange/sheet/preview.h"

#include <map>
#include <unordered_set>

namespace gigaplan::sheet {

/// A row of the plan in the making.
template <class E>
struct Draft {
    E row;
    const E *before = nullptr; ///< nullptr: it is new
    bool isRefused = false;
};

/// A readable key of a name: "Energise substation 2" is "energise-substation-2"; "" where nothing of it can stand in
/// one.
std::string keyOfName(std::string_view name);

/// Makes rows of one table from rows of a sheet, step by step: which rows they are, then what their cells say.
template <class E>
class RowImport {
public:
    /// `readings`: by column.
    RowImport(const PlanSnapshot &plan, const csv::Sheet &sheet, const Mapping &mapping,
              std::vector<ColumnReading> readings, Preview &preview)
        : m_plan(plan), m_sheet(sheet), m_mapping(mapping), m_preview(preview), m_drafts(sheet.rows.size()),
          m_readings(std::move(readings))
    {
    }

    void identify();
    void fill();
    /// Refuses new rows that lack what they must have, and rows that refer to refused ones.
    void check();
    void finish();

protected:
    std::string_view cell(std::size_t row, std::size_t column) const { return trimmed(m_sheet.cell(row, column)); }
    void refuse(std::size_t row, std::size_t column, std::string text)
    {
        m_drafts[row].isRefused = true;
        m_preview.problems.push_back({row, column, std::move(text)});
    }
    /// The row cannot be without that other one.
    void needs(std::size_t row, std::int64_t id)
    {
        if (const auto other = m_rowOfId.find(id); other != m_rowOfId.end() && !m_drafts[other->second].before) {
            m_dependants[other->second].push_back(row);
        }
    }
    Names &names(TableId table);

    const PlanSnapshot &m_plan;
    const csv::Sheet &m_sheet;
    const Mapping &m_mapping;
    Preview &m_preview;
    std::vector<Draft<E>> m_drafts;
    std::vector<ColumnReading> m_readings; ///< by column
    std::unordered_map<std::int64_t, std::size_t> m_rowOfId;

private:
    using Known = std::unordered_map<std::string, std::vector<const E *>>;
    std::optional<std::size_t> chooseMatch();
    Known known() const;
    void match(std::size_t row, std::string_view text, const Known &known);
    void makeNew(std::size_t row);
    std::string wantedKey(std::size_t row) const;
    std::string_view nameCell(std::size_t row) const;
    void fillCell(std::size_t row, std::size_t column);
    void fillEmpty(Draft<E> &draft, std::size_t field);
    void fillReference(std::size_t row, std::size_t column);
    void fillValue(std::size_t row, std::size_t column);
    void set(std::size_t row, std::size_t column, const Value &value);

    std::unordered_set<std::string> m_usedKeys;
    std::unordered_map<std::string, int> m_lastNumber; ///< behind each wanted key
    std::unordered_map<std::string, std::size_t> m_matched; ///< what was matched by, and the row
    std::map<TableId, Names> m_names;
    std::unordered_map<std::size_t, std::vector<std::size_t>> m_dependants;
};

template <class E>
std::optional<std::size_t> RowImport<E>::chooseMatch()
{
    const auto has = [&](std::optional<std::size_t> column) {
        for (std::size_t row = 0; column && row < m_sheet.rows.size(); ++row) {
            if (!cell(row, *column).empty()) {
                return true;
            }
        }
        return false;
    };
    const std::pair<MatchBy, std::optional<std::size_t>> choices[]{
        {MatchBy::Key, m_mapping.columnOf(Role::Key)},
        {MatchBy::Uid, m_mapping.columnOfField("uid")},
        {MatchBy::Name, m_mapping.columnOfField(fieldNamed(m_mapping.table, "name") ? "name" : "title")},
    };
    for (const auto &[match, column] : choices) {
        if (has(column)) {
            m_preview.matchedBy = match;
            return column;
        }
    }
    return std::nullopt;
}

template <class E>
auto RowImport<E>::known() const -> Known
{
    Known known;
    for (const E &row : m_plan.table<E>()) {
        std::string text = row.key;
        if (m_preview.matchedBy == MatchBy::Name) {
            text = trimmed(displayName(m_plan, row.id));
        } else if constexpr (requires { row.uid; }) {
            text = m_preview.matchedBy == MatchBy::Uid ? row.uid == 0 ? std::string() : std::to_string(row.uid) : text;
        }
        if (!text.empty()) {
            known[text].push_back(&row);
        }
    }
    return known;
}

template <class E>
void RowImport<E>::identify()
{
    const auto column = chooseMatch();
    const Known rows = column ? known() : Known();
    for (const E &row : m_plan.table<E>()) {
        m_usedKeys.insert(row.key);
    }
    for (std::size_t row = 0; row < m_drafts.size(); ++row) {
        if (column) {
            // A key may have spaces at its ends.
            const std::string_view whole = m_sheet.cell(row, *column);
            match(row, rows.contains(std::string(whole)) ? whole : trimmed(whole), rows);
        }
        if (m_sheet.rows[row].cells.size() > m_sheet.header.cells.size()) {
            const auto &cells = m_sheet.rows[row].cells;
            for (std::size_t i = m_sheet.header.cells.size(); i < cells.size(); ++i) {
                if (!trimmed(cells[i]).empty()) {
                    refuse(row, i,
                           "expected at most " + std::to_string(m_sheet.header.cells.size())
                               + " cells, as the header has, got " + std::to_string(cells.size()));
                    break;
                }
            }
        }
    }
    for (std::size_t row = 0; row < m_drafts.size(); ++row) {
        if (!m_drafts[row].before) {
            makeNew(row);
        }
        m_rowOfId.emplace(m_drafts[row].row.id.value, row);
    }
}

template <class E>
void RowImport<E>::match(std::size_t row, std::string_view text, const Known &rows)
{
    if (text.empty()) {
        return;
    }
    const auto found = rows.find(std::string(text));
    const bool unique = m_preview.matchedBy != MatchBy::Name || found != rows.end(); // new rows may share a name
    if (unique) {
        if (const auto [first, isNew] = m_matched.emplace(text, row); !isNew) {
            refuse(row, Problem::kWholeRow,
                   "\"" + std::string(text) + "\" stands in line " + std::to_string(m_sheet.rows[first->second].line)
                       + " already");
            return;
        }
    }
    if (found == rows.end()) {
        return;
    }
    if (found->second.size() > 1) {
        refuse(row, Problem::kWholeRow,
               std::to_string(found->second.size()) + " " + std::string(Description<E>::plural)
                   + " of the plan are called \"" + std::string(text)
                   + "\"; a column of keys would tell which is meant");
        return;
    }
    m_drafts[row].before = found->second.front();
    m_drafts[row].row = *m_drafts[row].before;
}

template <class E>
std::string_view RowImport<E>::nameCell(std::size_t row) const
{
    const auto column = m_mapping.columnOfField("name");
    return column ? cell(row, *column) : std::string_view();
}

template <class E>
std::string RowImport<E>::wantedKey(std::size_t row) const
{
    if (const auto column = m_mapping.columnOf(Role::Key); column && !cell(row, *column).empty()) {
        return std::string(cell(row, *column));
    }
    const std::string table(Description<E>::table);
    if (const auto column = m_mapping.columnOfField("uid"); column && !cell(row, *column).empty()) {
        return table + '-' + keyOfName(cell(row, *column));
    }
    const std::string named = keyOfName(nameCell(row));
    return named.empty() ? table : named;
}

template <class E>
void RowImport<E>::makeNew(std::size_t row)
{
    E &made = m_drafts[row].row;
    const std::string wanted = wantedKey(row);
    made.key = wanted;
    // Many rows may be called the same: each goes on counting where the one before stopped.
    for (int &number = m_lastNumber[wanted]; !m_usedKeys.insert(made.key).second;) {
        number = std::max(number, 1) + 1;
        made.key = wanted + '-' + std::to_string(number);
    }
    // By the key, as in readable files, so that the same sheet makes the same rows in every copy of a plan.
    made.id = {idValueFromKey(Description<E>::table, made.key)};
    while (m_plan.table<E>().contains(made.id) || m_rowOfId.contains(made.id.value)) {
        made.id = {newIdValue()};
    }
}

template <class E>
Names &RowImport<E>::names(TableId table)
{
    const auto [at, isNew] = m_names.try_emplace(table, m_plan, table);
    if (isNew && table == tableId<E>()) {
        for (std::size_t row = 0; row < m_drafts.size(); ++row) {
            if (!m_drafts[row].before) {
                at->second.add(m_drafts[row].row.id.value, m_drafts[row].row.key, std::string(nameCell(row)));
            }
        }
    }
    return at->second;
}

template <class E>
void RowImport<E>::fill()
{
    for (std::size_t column = 0; column < m_mapping.columns.size(); ++column) {
        if (m_mapping.columns[column].target.role != Role::Field) {
            continue;
        }
        for (std::size_t row = 0; row < m_drafts.size(); ++row) {
            fillCell(row, column);
        }
    }
}

template <class E>
void RowImport<E>::fillCell(std::size_t row, std::size_t column)
{
    const std::size_t field = m_mapping.columns[column].target.field;
    const FieldInfo &info = tableInfo(tableId<E>()).fields[field];
    if (cell(row, column).empty()) {
        if (m_drafts[row].before) {
            fillEmpty(m_drafts[row], field);
        }
    } else if (info.kind == FieldKind::Reference) {
        fillReference(row, column);
    } else {
        fillValue(row, column);
    }
}

template <class E>
void RowImport<E>::fillEmpty(Draft<E> &draft, std::size_t field)
{
    const FieldInfo &info = tableInfo(tableId<E>()).fields[field];
    const bool isText = info.kind == FieldKind::Text || info.kind == FieldKind::Hours;
    const Value now = fieldValue(draft.row, field), empty = isText ? Value(std::string()) : Value();
    if (const auto *held = std::get_if<std::string>(&now); held && trimmed(*held).empty()) {
        return; // spaces say nothing either
    }
    if (!problemWith(info, empty) && info.name != "name") {
        (void)setFieldValue(draft.row, field, empty); // checked above
    }
}

template <class E>
void RowImport<E>::fillReference(std::size_t row, std::size_t column)
{
    const FieldInfo &info = tableInfo(tableId<E>()).fields[m_mapping.columns[column].target.field];
    const std::string_view text = m_sheet.cell(row, column);
    const Names::Found found = names(info.references).find(text);
    const std::string what(tableInfo(info.references).name);
    if (found.answer == Names::Answer::One) {
        set(row, column, found.id);
        if (info.references == tableId<E>()) {
            needs(row, found.id);
        }
    } else if (found.answer == Names::Answer::None) {
        refuse(row, column, "expected the key or the name of a " + what + ", got \"" + std::string(text) + '"');
    } else {
        refuse(row, column, "several rows of " + what + " are called \"" + std::string(text) + "\"; expected a key");
    }
}

template <class E>
void RowImport<E>::fillValue(std::size_t row, std::size_t column)
{
    Draft<E> &draft = m_drafts[row];
    const std::size_t field = m_mapping.columns[column].target.field;
    const FieldInfo &info = tableInfo(tableId<E>()).fields[field];
    const std::string_view text = cell(row, column);
    const Value now = fieldValue(draft.row, field);
    if (info.kind == FieldKind::Text) {
        // Spaces around a text say nothing, neither here nor there.
        if (const auto *held = std::get_if<std::string>(&now); !held || trimmed(*held) != text) {
            set(row, column, std::string(text));
        }
        return;
    }
    const auto read = readCell(m_plan, info, text, m_readings[column]);
    if (!read) {
        refuse(row, column, read.error().message);
        return;
    }
    const auto *at = std::get_if<Instant>(&read->value), *held = std::get_if<Instant>(&now);
    if (at && held && read->dayOnly
        && isOnDay(*held, meansDayEnd(info) ? dayEnding(*at) : dateOf(*at), meansDayEnd(info))) {
        return;
    }
    set(row, column, read->value);
    if constexpr (requires { draft.row.elapsed; }) {
        if (info.name == "duration_min" && read->elapsed) {
            draft.row.elapsed = *read->elapsed;
        }
    }
}

template <class E>
void RowImport<E>::set(std::size_t row, std::size_t column, const Value &value)
{
    if (auto done = setFieldValue(m_drafts[row].row, m_mapping.columns[column].target.field, value); !done) {
        refuse(row, column, done.error().message);
    }
}

template <class E>
void RowImport<E>::check()
{
    const auto fields = tableInfo(tableId<E>()).fields;
    std::vector<std::size_t> refused;
    for (std::size_t row = 0; row < m_drafts.size(); ++row) {
        const Draft<E> &draft = m_drafts[row];
        for (std::size_t field = 0; field < fields.size() && !draft.before && !draft.isRefused; ++field) {
            if (fields[field].required && std::holds_alternative<std::monostate>(fieldValue(draft.row, field))) {
                refuse(row, m_mapping.columnOf({Role::Field, field}).value_or(Problem::kWholeRow),
                       std::string(fields[field].label) + " is missing: expected " + expectation(fields[field]));
            }
        }
        if constexpr (std::same_as<E, Task>) {
            if (!draft.before && !draft.isRefused && draft.row.name.empty()) {
                refuse(row, m_mapping.columnOfField("name").value_or(Problem::kWholeRow), "expected a name");
            }
        } else if constexpr (std::same_as<E, Plan>) {
            if (!draft.before) {
                refuse(row, Problem::kWholeRow, "a file holds one plan, which this row does not match");
            }
        }
        if (draft.isRefused) {
            refused.push_back(row);
        }
    }
    while (!refused.empty()) {
        const std::size_t row = refused.back();
        refused.pop_back();
        for (const std::size_t other : m_dependants[row]) {
            if (!m_drafts[other].isRefused) {
                refuse(other, Problem::kWholeRow,
                       "refers to line " + std::to_string(m_sheet.rows[row].line) + ", which is refused");
                refused.push_back(other);
            }
        }
    }
}

template <class E>
void RowImport<E>::finish()
{
    auto &change = m_preview.change.template of<E>();
    for (const Draft<E> &draft : m_drafts) {
        Outcome outcome = Outcome::Refused;
        if (!draft.isRefused && !draft.before) {
            outcome = Outcome::Added;
            change.inserted.push_back(draft.row);
        } else if (!draft.isRefused) {
            outcome = draft.row == *draft.before ? Outcome::Same : Outcome::Changed;
            if (outcome == Outcome::Changed) {
                change.updated.push_back({draft.row, 0});
            }
        }
        m_preview.outcomes.push_back(outcome);
    }
}

} // namespace gigaplan::sheet
