// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workspace/relations.h"

#include "model/plan/entities.h"
#include "model/plan/fields.h"

namespace gigaplan {

namespace {

/// Whether `from` refers to `to` directly, or through the places that contain it (row → hall → building → site).
bool reaches(const PlanSnapshot &plan, EntityRef from, EntityRef to)
{
    // Site, building, hall, row, rack: no chain of places is longer; a task's summaries are followed the same way.
    for (int level = 0; level < 8 && from; ++level) {
        EntityRef above;
        bool found = false;
        withEntity(from.table, [&]<class E>(Tag<E>) {
            const E *row = plan.find(Id<E>{from.id});
            if (!row) {
                return;
            }
            forEachField<E>([&]<class F>(std::size_t, const F &field) {
                if constexpr (isId<typename F::Type>) {
                    const EntityRef target = row->*field.member;
                    found = found || (target && target == to);
                    const bool contains = field.presence == Presence::Required || field.name == "parent";
                    if (contains && target && !above && !std::same_as<E, Link> && !std::same_as<E, Feed>) {
                        above = target;
                    }
                }
            });
        });
        if (found) {
            return true;
        }
        from = above;
    }
    return false;
}

} // namespace

bool areRelated(const PlanSnapshot &plan, EntityRef selected, EntityRef other)
{
    return selected == other || reaches(plan, selected, other) || reaches(plan, other, selected);
}

} // namespace gigaplan
