// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/take_baseline.h"

#include "model/edit/keys.h"
#include "model/edit/row_rules.h"
#include "model/plan/tasks.h"

#include <chrono>
#include <unordered_set>

namespace gigaplan {

namespace {

/// Keys that are in use, so that fifty thousand new ones need no search each.
std::unordered_set<std::string> usedKeys(const PlanSnapshot &plan)
{
    std::unordered_set<std::string> used;
    for (const BaselineTask &row : plan.table<BaselineTask>()) {
        used.insert(row.key);
    }
    return used;
}

} // namespace

Instant currentMinute()
{
    using namespace std::chrono;
    return {duration_cast<minutes>(system_clock::now().time_since_epoch()).count()};
}

TakeBaseline::TakeBaseline(std::string name, Instant taken, std::vector<BaselineTask> tasks, std::string description)
    : m_name(std::move(name)), m_taken(taken), m_tasks(std::move(tasks)), m_description(std::move(description))
{
}

std::string TakeBaseline::text(const PlanSnapshot &) const
{
    return "Take baseline " + m_name;
}

Result<void> TakeBaseline::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    if (auto fine = refuseName(plan, m_name, Id<Baseline>()); !fine) {
        return fine;
    }
    Baseline baseline;
    baseline.id = {newIdValue()};
    baseline.key = unusedKey(plan, tableId<Baseline>(), "baseline-" + std::to_string(baseline.id.value % 1'000'000));
    baseline.name = m_name;
    baseline.taken = m_taken;
    baseline.description = m_description;
    for (const Baseline &other : plan.table<Baseline>()) {
        baseline.order = std::max(baseline.order, other.order + 1);
    }
    if (const auto bad = badFieldOf(baseline)) {
        return Error{ErrorKind::Invalid, "the baseline: " + bad->problem};
    }
    writer.insert(baseline);
    auto used = usedKeys(plan);
    for (BaselineTask row : m_tasks) {
        const Task *task = plan.find(row.task);
        if (!task) {
            return Error{ErrorKind::Invalid, "a task of the baseline is no longer in the plan"};
        }
        if (row.finish && dateOf(*row.finish) > kLastDate) {
            return Error{ErrorKind::Invalid,
                         '"' + task->name
                             + "\" would go on after the last date that plans know, so its dates"
                               " are not true; expected a plan whose tasks all end by then"};
        }
        row.key = baseline.key + '/' + task->key;
        while (!used.insert(row.key).second) {
            row.key += '+';
        }
        // Of its key: thousands of time-ordered ids within a millisecond would not all differ.
        row.id = {idValueFromKey(Description<BaselineTask>::table, row.key)};
        row.baseline = baseline.id;
        if (const auto bad = badFieldOf(row)) {
            return Error{ErrorKind::Invalid, "the baseline of \"" + task->name + "\": " + bad->problem};
        }
        writer.insert(row);
    }
    return {};
}

} // namespace gigaplan
