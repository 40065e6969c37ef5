// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/snapshot.h"

#include "model/plan/entities.h"

namespace gigaplan {

#define GIGAPLAN_COMPILED_HERE(Entity) template class Table<Entity>;
GIGAPLAN_ENTITIES(GIGAPLAN_COMPILED_HERE)
#undef GIGAPLAN_COMPILED_HERE

ChangeSummary::ChangeSummary() = default;
ChangeSummary::ChangeSummary(const ChangeSummary &) = default;
ChangeSummary::ChangeSummary(ChangeSummary &&) noexcept = default;
ChangeSummary &ChangeSummary::operator=(const ChangeSummary &) = default;
ChangeSummary &ChangeSummary::operator=(ChangeSummary &&) noexcept = default;
ChangeSummary::~ChangeSummary() = default;

PlanSnapshot::PlanSnapshot() = default;
PlanSnapshot::PlanSnapshot(const PlanSnapshot &) = default;
PlanSnapshot::PlanSnapshot(PlanSnapshot &&) noexcept = default;
PlanSnapshot &PlanSnapshot::operator=(const PlanSnapshot &) = default;
PlanSnapshot &PlanSnapshot::operator=(PlanSnapshot &&) noexcept = default;
PlanSnapshot::~PlanSnapshot() = default;

PlanRows::PlanRows() = default;
PlanRows::PlanRows(const PlanRows &) = default;
PlanRows::PlanRows(PlanRows &&) noexcept = default;
PlanRows &PlanRows::operator=(const PlanRows &) = default;
PlanRows &PlanRows::operator=(PlanRows &&) noexcept = default;
PlanRows::~PlanRows() = default;

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

bool operator==(const PlanSnapshot &a, const PlanSnapshot &b)
{
    return a.m_tables == b.m_tables;
}

PlanSnapshot PlanRows::snapshot() &&
{
    PlanSnapshot made;
    forEachEntity(
        [&]<class E>(Tag<E>) { made.m_tables.template get<Table<E>>() = Table<E>::fromRows(std::move(of<E>())); });
    return made;
}

} // namespace gigaplan
