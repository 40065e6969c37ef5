// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/schedule/plan_clocks.h"
#include "model/analysis/schedule/schedule.h"
#include "model/exchange/sheet/drafted_rows.h"
#include "model/plan/entity_list.h"

namespace gigaplan::sheet {

/// What is particular to tasks: outline levels, dates that a plan computes, predecessors.
class TaskImport final : public DraftedRows<Task> {
public:
    using DraftedRows::DraftedRows;

    void outline();
    void times();
    void predecessors();
    /// Links of rows that are not refused, into the preview's change.
    void finishLinks();
    /// Counts the new tasks that the plan puts on days other than the sheet's.
    void compareDates(const PlanSnapshot &made);

private:
    void placeInOutline(std::size_t row, std::vector<std::size_t> &path);
    void appendToParents();
    void findSummaries();
    void startNew(std::size_t row);
    void startKnown(std::size_t row);
    void finishNew(std::size_t row);
    void finishKnown(std::size_t row);
    std::optional<Moment> moment(std::size_t row, std::optional<std::size_t> column);
    bool isSummary(std::size_t row) const { return m_parents.contains(m_drafts[row].row.id); }
    void endConstraintDay(std::size_t row);
    Id<Task> taskCalled(std::string_view name);
    void numberRows();

    struct Given {
        std::optional<Moment> start, finish;
    };
    std::vector<Given> m_given; ///< by row
    std::unordered_set<Id<Task>> m_parents;
    std::optional<Schedule> m_schedule;
    std::optional<PlanClocks> m_clocks;
    std::unordered_map<std::string, Id<Task>> m_byNumber, m_byUid;
    std::vector<std::optional<std::vector<Link>>> m_links; ///< by row; nothing: they stay
};

} // namespace gigaplan::sheet
