// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"
#include "model/edit/commands.h"
#include "model/edit/structure_rules.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"

namespace gigaplan {

namespace {

bool changesStructure(TableId table, const FieldInfo &info)
{
    return (table == tableId<Task>() && info.name == "parent")
        || (table == tableId<Link>() && info.kind == FieldKind::Reference);
}

/// Makes a task scheduled by hand, on its current date, or no longer so.
class ChangeOfHand {
public:
    explicit ChangeOfHand(const PlanSnapshot &plan) : m_plan(plan) {}

    void apply(const Task &before, Task &task)
    {
        if (task.manual && !before.manual) {
            take(task);
        } else if (!task.manual && before.manual && !isDated(task.constraint)) {
            task.constraintDate.reset();
        }
    }

private:
    static bool isDated(ConstraintKind kind)
    {
        return kind != ConstraintKind::AsSoonAsPossible && kind != ConstraintKind::AsLateAsPossible;
    }

    void take(Task &task)
    {
        if (!m_schedule) {
            m_schedule = computeSchedule(m_plan);
        }
        const TaskDates &dates = *m_schedule->find(m_plan, task.id);
        if (dates.summary || (isDated(task.constraint) && task.constraintDate == dates.start)) {
            return;
        }
        // The date is now where the task is scheduled: no constraint may use it later.
        task.constraint = isDated(task.constraint) ? ConstraintKind::AsSoonAsPossible : task.constraint;
        task.constraintDate = dates.start;
    }

    const PlanSnapshot &m_plan;
    std::optional<Schedule> m_schedule;
};

} // namespace

SetField::SetField(std::vector<EntityRef> rows, std::size_t field, Value value)
    : m_rows(std::move(rows)), m_field(field), m_value(std::move(value))
{
}

std::string SetField::text(const PlanSnapshot &plan) const
{
    if (m_rows.empty()) {
        return {};
    }
    const TableInfo &table = tableInfo(m_rows.front().table);
    const std::string what = "Set " + std::string(table.fields[m_field].label) + " of ";
    return m_rows.size() == 1 ? what + displayName(plan, m_rows.front())
                              : what + std::to_string(m_rows.size()) + " rows of " + std::string(table.plural);
}

Result<void> SetField::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    if (m_rows.empty()) {
        return {};
    }
    const TableId table = m_rows.front().table;
    const FieldInfo &info = tableInfo(table).fields[m_field];
    if (info.kind == FieldKind::Reference && std::holds_alternative<std::int64_t>(m_value)
        && !exists(plan, {info.references, std::get<std::int64_t>(m_value)})) {
        return Error{ErrorKind::Invalid,
                     std::string(info.label) + ": there is no such " + std::string(tableInfo(info.references).name)};
    }
    Result<void> outcome;
    ChangeSummary change;
    ChangeOfHand hand(plan);
    withEntity(table, [&]<class E>(Tag<E>) {
        for (const EntityRef ref : m_rows) {
            const E *row = ref.is<E>() ? plan.find(ref.as<E>()) : nullptr;
            if (!row) {
                outcome = Error{ErrorKind::Invalid, "a row to change is no longer in the plan"};
                return;
            }
            E changed = *row;
            if (auto set = setFieldValue(changed, m_field, m_value); !set) {
                outcome = set.error().in(displayName(plan, ref));
                return;
            }
            if constexpr (std::same_as<E, Task>) {
                hand.apply(*row, changed);
            }
            writer.update(changed);
            change.of<E>().updated.push_back({std::move(changed), 0});
        }
    });
    if (outcome && changesStructure(table, info)) {
        outcome = refuseLoops(plan.with(change));
    }
    return outcome;
}

} // namespace gigaplan
