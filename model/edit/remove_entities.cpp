// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/edit/removal.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"

namespace gigaplan {

namespace {

using Doomed = std::unordered_set<EntityRef>;

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
    if (m_rows.size() == 1) {
        return "Remove " + displayName(plan, m_rows.front());
    }
    Removal named;
    named.named = m_rows;
    return "Remove " + namedText(plan, named);
}

Result<void> RemoveEntities::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    if (std::any_of(m_rows.begin(), m_rows.end(), [](EntityRef ref) { return ref.is<Plan>(); })) {
        return Error{ErrorKind::Invalid, "the plan itself cannot be removed"};
    }
    const Doomed doomed = removedWith(plan, m_rows);
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
