// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/sheet/row_import.h"
#include "model/plan/tasks.h"

namespace gigaplan::sheet {

/// A row of the plan in the making.
template <class E>
struct Draft {
    E row;
    const E *before = nullptr; ///< nullptr: it is new
};

/// The rows of one entity that an import makes.
template <class E>
class DraftedRows : public RowImport {
public:
    DraftedRows(const PlanSnapshot &plan, const csv::Sheet &sheet, const Mapping &mapping,
                std::vector<ColumnReading> readings, Preview &preview)
        : RowImport(plan, sheet, mapping, std::move(readings), preview), m_drafts(sheet.rows.size())
    {
    }

    /// Into the preview: what changes, and what becomes of each row.
    void finish();

protected:
    std::vector<Draft<E>> m_drafts; ///< by row

private:
    std::vector<std::pair<std::int64_t, std::string>> knownRows() const override
    {
        std::vector<std::pair<std::int64_t, std::string>> rows;
        for (const E &row : m_plan.table<E>()) {
            rows.emplace_back(row.id.value, row.key);
        }
        return rows;
    }
    void takeKnown(std::size_t row, std::int64_t id) override
    {
        m_drafts[row].before = m_plan.table<E>().find({id});
        m_drafts[row].row = *m_drafts[row].before;
    }
    void takeNew(std::size_t row, std::int64_t id, std::string key) override
    {
        m_drafts[row].row.id = {id};
        m_drafts[row].row.key = std::move(key);
    }
    std::string keyOfDraft(std::size_t row) const override { return m_drafts[row].row.key; }
    Value value(std::size_t row, std::size_t field) const override { return fieldValue(m_drafts[row].row, field); }
    Result<void> setValue(std::size_t row, std::size_t field, const Value &value) override
    {
        return setFieldValue(m_drafts[row].row, field, value);
    }
};

template <class E>
void DraftedRows<E>::finish()
{
    auto &change = m_preview.change.template of<E>();
    for (std::size_t i = 0; i < m_drafts.size(); ++i) {
        const Draft<E> &draft = m_drafts[i];
        Outcome outcome = Outcome::Refused;
        if (!isRefused(i) && !draft.before) {
            outcome = Outcome::Added;
            change.inserted.push_back(draft.row);
        } else if (!isRefused(i)) {
            outcome = draft.row == *draft.before ? Outcome::Same : Outcome::Changed;
            if (outcome == Outcome::Changed) {
                change.updated.push_back({draft.row, 0});
            }
        }
        m_preview.outcomes.push_back(outcome);
    }
}

} // namespace gigaplan::sheet
