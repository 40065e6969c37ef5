// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/sheet/cells.h"
#include "model/exchange/sheet/names.h"
#include "model/exchange/sheet/preview.h"

#include <map>
#include <unordered_set>

namespace gigaplan::sheet {

/// A readable key of a name: "Energise substation 2" is "energise-substation-2"; "" where none of it can be part of
/// one.
std::string keyOfName(std::string_view name);

/// Makes rows of one table from rows of a sheet, step by step: which rows they are, then what their cells say. The rows
/// of the plan in the making, of whichever entity, are the derived class's.
class RowImport {
public:
    /// `readings`: by column.
    RowImport(const PlanSnapshot &plan, const csv::Sheet &sheet, const Mapping &mapping,
              std::vector<ColumnReading> readings, Preview &preview)
        : m_plan(plan),
          m_sheet(sheet),
          m_mapping(mapping),
          m_preview(preview),
          m_readings(std::move(readings)),
          m_states(sheet.rows.size())
    {
    }
    virtual ~RowImport() = default;

    void identify();
    void fill();
    /// Refuses new rows that lack what they must have, and rows that refer to refused ones.
    void check();

protected:
    std::string_view cell(std::size_t row, std::size_t column) const { return trimmed(m_sheet.cell(row, column)); }
    bool isRefused(std::size_t row) const { return m_states[row].isRefused; }
    void refuse(std::size_t row, std::size_t column, std::string text)
    {
        m_states[row].isRefused = true;
        m_preview.problems.push_back({row, column, std::move(text)});
    }
    /// The row depends on that other one.
    void needs(std::size_t row, std::int64_t id)
    {
        if (const auto other = m_rowOfId.find(id); other != m_rowOfId.end() && m_states[other->second].isNew) {
            m_dependants[other->second].push_back(row);
        }
    }
    Names &names(TableId table);

    const PlanSnapshot &m_plan;
    const csv::Sheet &m_sheet;
    const Mapping &m_mapping;
    Preview &m_preview;
    std::vector<ColumnReading> m_readings; ///< by column
    std::unordered_map<std::int64_t, std::size_t> m_rowOfId;

private:
    /// The rows that the plan has: ids and keys.
    virtual std::vector<std::pair<std::int64_t, std::string>> knownRows() const = 0;
    /// The row of the sheet is this one of the plan, or a new one.
    virtual void takeKnown(std::size_t row, std::int64_t id) = 0;
    virtual void takeNew(std::size_t row, std::int64_t id, std::string key) = 0;
    virtual std::string keyOfDraft(std::size_t row) const = 0;
    virtual Value value(std::size_t row, std::size_t field) const = 0;
    virtual Result<void> setValue(std::size_t row, std::size_t field, const Value &value) = 0;

    struct RowState {
        std::int64_t id = 0;
        bool isNew = true, isRefused = false;
    };
    using Known = std::unordered_map<std::string, std::vector<std::int64_t>>;
    std::optional<std::size_t> chooseMatch();
    Known known() const;
    void match(std::size_t row, std::string_view text, const Known &known);
    void makeNew(std::size_t row);
    std::string wantedKey(std::size_t row) const;
    std::string_view nameCell(std::size_t row) const;
    void fillCell(std::size_t row, std::size_t column);
    void fillEmpty(std::size_t row, std::size_t field);
    void fillReference(std::size_t row, std::size_t column);
    void fillValue(std::size_t row, std::size_t column);
    void set(std::size_t row, std::size_t column, const Value &value);

    std::vector<RowState> m_states; ///< by row
    std::unordered_set<std::string> m_usedKeys;
    std::unordered_map<std::string, int> m_lastNumber; ///< used after each wanted key
    std::unordered_map<std::string, std::size_t> m_matched; ///< what was matched by, and the row
    std::map<TableId, Names> m_names;
    std::unordered_map<std::size_t, std::vector<std::size_t>> m_dependants;
};

} // namespace gigaplan::sheet
