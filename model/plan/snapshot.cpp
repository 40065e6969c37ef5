// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/snapshot.h"

namespace gigaplan {

bool ChangeSummary::isEmpty() const
{
    return size() == 0;
}

std::size_t ChangeSummary::size() const
{
    std::size_t rows = 0;
    forEachEntity([&]<class E>(Tag<E>) { rows += of<E>().size(); });
    return rows;
}

std::vector<EntityRef> ChangeSummary::touched() const
{
    std::vector<EntityRef> refs;
    forEachEntity([&]<class E>(Tag<E>) {
        for (const E &row : of<E>().inserted) {
            refs.emplace_back(row.id);
        }
        for (const auto &update : of<E>().updated) {
            refs.emplace_back(update.after.id);
        }
    });
    forEachEntity([&]<class E>(Tag<E>) { refs.insert(refs.end(), of<E>().removed.begin(), of<E>().removed.end()); });
    return refs;
}

const Plan &PlanSnapshot::plan() const
{
    static const Plan none;
    return table<Plan>().isEmpty() ? none : table<Plan>()[0];
}

PlanSnapshot PlanSnapshot::with(const ChangeSummary &change) const
{
    PlanSnapshot next = *this;
    ++next.m_version;
    forEachEntity([&]<class E>(Tag<E>) {
        auto &table = next.m_tables.template get<Table<E>>();
        table = table.with(change.of<E>());
    });
    return next;
}

PlanSnapshot PlanRows::snapshot() &&
{
    PlanSnapshot made;
    forEachEntity([&]<class E>(Tag<E>) { made = made.withRows(std::move(of<E>())); });
    return made;
}

} // namespace gigaplan
