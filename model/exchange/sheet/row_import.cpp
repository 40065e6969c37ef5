// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/sheet/row_import.h"

namespace gigaplan::sheet {

std::optional<std::size_t> RowImport::chooseMatch()
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

auto RowImport::known() const -> Known
{
    const auto uid = fieldNamed(m_mapping.table, "uid");
    Known known;
    for (const auto &[id, key] : knownRows()) {
        const EntityRef row(m_mapping.table, id);
        std::string text = key;
        if (m_preview.matchedBy == MatchBy::Name) {
            text = trimmed(displayName(m_plan, row));
        } else if (m_preview.matchedBy == MatchBy::Uid && uid) {
            const Value value = fieldValue(m_plan, row, *uid);
            const auto *number = std::get_if<std::int64_t>(&value);
            text = number && *number != 0 ? std::to_string(*number) : std::string();
        }
        if (!text.empty()) {
            known[text].push_back(id);
        }
    }
    return known;
}

void RowImport::identify()
{
    const auto column = chooseMatch();
    const Known rows = column ? known() : Known();
    for (const auto &[id, key] : knownRows()) {
        m_usedKeys.insert(key);
    }
    for (std::size_t row = 0; row < m_states.size(); ++row) {
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
    for (std::size_t row = 0; row < m_states.size(); ++row) {
        if (m_states[row].isNew) {
            makeNew(row);
        }
        m_rowOfId.emplace(m_states[row].id, row);
    }
}

void RowImport::match(std::size_t row, std::string_view text, const Known &rows)
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
               std::to_string(found->second.size()) + " " + std::string(tableInfo(m_mapping.table).plural)
                   + " of the plan are called \"" + std::string(text)
                   + "\"; a column of keys would tell which is meant");
        return;
    }
    m_states[row].id = found->second.front();
    m_states[row].isNew = false;
    takeKnown(row, m_states[row].id);
}

std::string_view RowImport::nameCell(std::size_t row) const
{
    const auto column = m_mapping.columnOfField("name");
    return column ? cell(row, *column) : std::string_view();
}

std::string RowImport::wantedKey(std::size_t row) const
{
    if (const auto column = m_mapping.columnOf(Role::Key); column && !cell(row, *column).empty()) {
        return std::string(cell(row, *column));
    }
    const std::string table(tableInfo(m_mapping.table).name);
    if (const auto column = m_mapping.columnOfField("uid"); column && !cell(row, *column).empty()) {
        return table + '-' + keyOfName(cell(row, *column));
    }
    const std::string named = keyOfName(nameCell(row));
    return named.empty() ? table : named;
}

void RowImport::makeNew(std::size_t row)
{
    const std::string wanted = wantedKey(row);
    std::string key = wanted;
    // Many rows may be called the same: each goes on counting where the one before stopped.
    for (int &number = m_lastNumber[wanted]; !m_usedKeys.insert(key).second;) {
        number = std::max(number, 1) + 1;
        key = wanted + '-' + std::to_string(number);
    }
    // By the key, as in readable files, so that the same sheet makes the same rows in every copy of a plan.
    std::int64_t &id = m_states[row].id = idValueFromKey(tableInfo(m_mapping.table).name, key);
    while (exists(m_plan, {m_mapping.table, id}) || m_rowOfId.contains(id)) {
        id = newIdValue();
    }
    takeNew(row, id, std::move(key));
}

Names &RowImport::names(TableId table)
{
    const auto [at, isNew] = m_names.try_emplace(table, m_plan, table);
    if (isNew && table == m_mapping.table) {
        for (std::size_t row = 0; row < m_states.size(); ++row) {
            if (m_states[row].isNew) {
                at->second.add(m_states[row].id, keyOfDraft(row), std::string(nameCell(row)));
            }
        }
    }
    return at->second;
}

void RowImport::fill()
{
    for (std::size_t column = 0; column < m_mapping.columns.size(); ++column) {
        if (m_mapping.columns[column].target.role != Role::Field) {
            continue;
        }
        for (std::size_t row = 0; row < m_states.size(); ++row) {
            fillCell(row, column);
        }
    }
}

void RowImport::fillCell(std::size_t row, std::size_t column)
{
    const std::size_t field = m_mapping.columns[column].target.field;
    const FieldInfo &info = tableInfo(m_mapping.table).fields[field];
    if (cell(row, column).empty()) {
        if (!m_states[row].isNew) {
            fillEmpty(row, field);
        }
    } else if (info.kind == FieldKind::Reference) {
        fillReference(row, column);
    } else {
        fillValue(row, column);
    }
}

void RowImport::fillEmpty(std::size_t row, std::size_t field)
{
    const FieldInfo &info = tableInfo(m_mapping.table).fields[field];
    const bool isText = info.kind == FieldKind::Text || info.kind == FieldKind::Hours;
    const Value now = value(row, field), empty = isText ? Value(std::string()) : Value();
    if (const auto *held = std::get_if<std::string>(&now); held && trimmed(*held).empty()) {
        return; // spaces say nothing either
    }
    if (!problemWith(info, empty) && info.name != "name") {
        (void)setValue(row, field, empty); // checked above
    }
}

void RowImport::fillReference(std::size_t row, std::size_t column)
{
    const FieldInfo &info = tableInfo(m_mapping.table).fields[m_mapping.columns[column].target.field];
    const std::string_view text = m_sheet.cell(row, column);
    const Names::Found found = names(info.references).find(text);
    const std::string what(tableInfo(info.references).name);
    if (found.answer == Names::Answer::One) {
        set(row, column, found.id);
        if (info.references == m_mapping.table) {
            needs(row, found.id);
        }
    } else if (found.answer == Names::Answer::None) {
        refuse(row, column, "expected the key or the name of a " + what + ", got \"" + std::string(text) + '"');
    } else {
        refuse(row, column, "several rows of " + what + " are called \"" + std::string(text) + "\"; expected a key");
    }
}

void RowImport::fillValue(std::size_t row, std::size_t column)
{
    const std::size_t field = m_mapping.columns[column].target.field;
    const FieldInfo &info = tableInfo(m_mapping.table).fields[field];
    const std::string_view text = cell(row, column);
    const Value now = value(row, field);
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
    if (info.name == "duration_min" && read->elapsed) {
        if (const auto elapsed = fieldNamed(m_mapping.table, "elapsed")) {
            (void)setValue(row, *elapsed, *read->elapsed); // takes either
        }
    }
}

void RowImport::set(std::size_t row, std::size_t column, const Value &value)
{
    if (auto done = setValue(row, m_mapping.columns[column].target.field, value); !done) {
        refuse(row, column, done.error().message);
    }
}

void RowImport::check()
{
    const auto fields = tableInfo(m_mapping.table).fields;
    std::vector<std::size_t> refused;
    for (std::size_t row = 0; row < m_states.size(); ++row) {
        const RowState &state = m_states[row];
        for (std::size_t field = 0; field < fields.size() && state.isNew && !state.isRefused; ++field) {
            if (fields[field].required && std::holds_alternative<std::monostate>(value(row, field))) {
                refuse(row, m_mapping.columnOf({Role::Field, field}).value_or(Problem::kWholeRow),
                       std::string(fields[field].label) + " is missing: expected " + expectation(fields[field]));
            }
        }
        if (m_mapping.table == tableId<Task>() && state.isNew && !state.isRefused && nameCell(row).empty()) {
            refuse(row, m_mapping.columnOfField("name").value_or(Problem::kWholeRow), "expected a name");
        }
        if (m_mapping.table == tableId<Plan>() && state.isNew) {
            refuse(row, Problem::kWholeRow, "a file holds one plan, which this row does not match");
        }
        if (state.isRefused) {
            refused.push_back(row);
        }
    }
    while (!refused.empty()) {
        const std::size_t row = refused.back();
        refused.pop_back();
        for (const std::size_t other : m_dependants[row]) {
            if (!m_states[other].isRefused) {
                refuse(other, Problem::kWholeRow,
                       "refers to line " + std::to_string(m_sheet.rows[row].line) + ", which is refused");
                refused.push_back(other);
            }
        }
    }
}

} // namespace gigaplan::sheet
