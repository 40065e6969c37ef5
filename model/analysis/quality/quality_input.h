// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/quality/quality.h"
#include "model/plan/entity_list.h"
#include "model/plan/id_index.h"
#include "model/plan/links.h"
#include "model/plan/tasks.h"

namespace gigaplan {

/// One plan with what all checks look up, computed once.
struct QualityInput {
    QualityInput(const PlanSnapshot &plan, const Schedule &schedule, const Capacity &capacity, Id<Baseline> baseline);

    const Table<Task> &tasks() const { return plan.table<Task>(); }
    /// A leaf with work or a milestone that has not finished.
    bool isOpen(std::size_t row) const { return !schedule.tasks[row].summary && !finished[row]; }

    const PlanSnapshot &plan;
    const Schedule &schedule;
    const Capacity &capacity;
    IdIndex<Task> rows;
    std::vector<char> finished; ///< by row: actual finish, or reported complete
    std::vector<std::size_t> open; ///< rows of the leaves that have not finished
    std::vector<std::optional<Instant>> agreed; ///< by row: the finish in the baseline
    bool hasBaseline = false;
};

inline constexpr std::int64_t kWorkingDay = 8 * 60;
constexpr std::int64_t dayOf(const Task &task)
{
    return task.elapsed ? kMinutesPerDay : kWorkingDay;
}

// Each check fills in the check it was given, which has id, label, question, measure and threshold.
void checkLogic(const QualityInput &in, QualityResult &out);
void checkLeads(const QualityInput &in, QualityResult &out);
void checkLags(const QualityInput &in, QualityResult &out);
void checkLinkKinds(const QualityInput &in, QualityResult &out);
void checkHardConstraints(const QualityInput &in, QualityResult &out);
void checkHighFloat(const QualityInput &in, QualityResult &out);
void checkNegativeFloat(const QualityInput &in, QualityResult &out);
void checkHighDuration(const QualityInput &in, QualityResult &out);
void checkInvalidDates(const QualityInput &in, QualityResult &out);
void checkResources(const QualityInput &in, QualityResult &out);
void checkMissedTasks(const QualityInput &in, QualityResult &out);
void checkCriticalPath(const QualityInput &in, QualityResult &out);
void checkPathLength(const QualityInput &in, QualityResult &out);
void checkExecution(const QualityInput &in, QualityResult &out);
void checkLoadBanks(const QualityInput &in, QualityResult &out);
void checkChipsAfterPower(const QualityInput &in, QualityResult &out);
void checkCoolingBeforeChips(const QualityInput &in, QualityResult &out);
void checkDeliveries(const QualityInput &in, QualityResult &out);
void checkCommissioned(const QualityInput &in, QualityResult &out);

/// Count, share and verdict from offenders out of `of`; not applicable, for this reason, where there is nothing.
void judgeShare(QualityResult &out, std::size_t count, std::size_t of, std::string_view reasonIfNone);
void judgeIndex(QualityResult &out, double index);
void notApplicable(QualityResult &out, std::string_view reason);
/// In the order of their table, which is that of their keys, each once.
void keepOnce(const PlanSnapshot &plan, std::vector<EntityRef> &offenders);

} // namespace gigaplan
