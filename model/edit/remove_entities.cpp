// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/edit/containment.h"
#include "model/plan/fields.h"

#include <unordered_set>

namespace gigaplan {

namespace {

using Doomed = std::unordered_set<EntityRef>;

template <class E>
bool belongsToDoomed(const E &row, const Doomed &doomed)
{
    bool belongs = false;
    forEachField<E>([&]<class F>(std::size_t, const F &field) {
        if constexpr (isId<typename F::Type>) {
            belongs = belongs || (isWithin<E>(field) && doomed.contains(row.*field.member));
        }
    });
    return belongs;
}

/// Adds what depends on the doomed rows until nothing more does.
void spread(const PlanSnapshot &plan, Doomed &doomed)
{
    for (std::size_t before = 0; before != doomed.size();) {
        before = doomed.size();
        forEachEntity([&]<class E>(Tag<E>) {
            for (const E &row : plan.table<E>()) {
                if (belongsToDoomed(row, doomed)) {
                    doomed.insert(row.id);
                }
            }
        });
    }
}

/// Claims and notes about rows that go.
template <class E>
void addRemarks(const PlanSnapshot &plan, Doomed &doomed)
{
    std::unordered_set<std::string> subjects;
    for (const EntityRef ref : doomed) {
        subjects.insert(subjectOf(plan, ref));
    }
    for (const E &remark : plan.table<E>()) {
        if (subjects.contains(remark.subject)) {
            doomed.insert(remark.id);
        }
    }
}

template <class E>
void clearReferences(const E &row, const Doomed &doomed, RowWriter &writer)
{
    E changed = row;
    forEachField<E>([&]<class F>(std::size_t, const F &field) {
        if constexpr (isId<typename F::Type>) {
            if (changed.*field.member && doomed.contains(changed.*field.member)) {
                changed.*field.member = {};
            }
        }
    });
    if (!(changed == row)) {
        writer.update(changed);
    }
}

} // namespace

RemoveEntities::RemoveEntities(std::vector<EntityRef> rows) : m_rows(std::move(rows)) {}

std::string RemoveEntities::text(const PlanSnapshot &plan) const
{
    return m_rows.size() == 1 ? "Remove " + displayName(plan, m_rows.front())
                              : "Remove " + std::to_string(m_rows.size()) + " rows";
}

Result<void> RemoveEntities::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    Doomed doomed(m_rows.begin(), m_rows.end());
    if (std::any_of(m_rows.begin(), m_rows.end(), [](EntityRef ref) { return ref.is<Plan>(); })) {
        return Error{ErrorKind::Invalid, "the plan itself cannot be removed"};
    }
    spread(plan, doomed);
    addRemarks<Claim>(plan, doomed);
    addRemarks<Note>(plan, doomed);
    forEachEntity([&]<class E>(Tag<E>) {
        for (const E &row : plan.table<E>()) {
            if (doomed.contains(row.id)) {
                writer.remove(row.id);
            } else {
                clearReferences(row, doomed, writer);
            }
        }
    });
    return {};
}

} // namespace gigaplan
