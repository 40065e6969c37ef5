// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/edit/keys.h"
#include "model/edit/structure_rules.h"
#include "model/plan/fields.h"

namespace gigaplan {

namespace {

/// `context`, or the row of `table` that contains it: a hall's building, its building's site. None where there is none.
EntityRef containing(const PlanSnapshot &plan, EntityRef context, TableId table)
{
    // A containment chain is at most site, building, hall, row, rack long; the bound only guards against a loop.
    for (int level = 0; level < 8 && context; ++level) {
        if (context.table == table) {
            return context;
        }
        EntityRef direct;
        EntityRef above;
        const auto fields = tableInfo(context.table).fields;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (fields[i].kind != FieldKind::Reference) {
                continue;
            }
            const Value value = fieldValue(plan, context, i);
            const auto *id = std::get_if<std::int64_t>(&value);
            if (id && fields[i].references == table) {
                direct = {table, *id};
            } else if (id && fields[i].required && !above) {
                above = {fields[i].references, *id};
            }
        }
        if (direct) {
            return direct;
        }
        context = above;
    }
    return {};
}

/// The only row of a table, so that a plan with one site needs no choice.
EntityRef onlyRow(const PlanSnapshot &plan, TableId table)
{
    EntityRef only;
    withEntity(table, [&]<class E>(Tag<E>) {
        if (plan.table<E>().size() == 1) {
            only = plan.table<E>()[0].id;
        }
    });
    return only;
}

/// A size that can be seen and dragged; the user makes it right.
template <class E>
void giveSize(E &row)
{
    if constexpr (std::same_as<E, Site>) {
        row.width = {800'000};
        row.depth = {600'000};
    } else if constexpr (std::same_as<E, Building>) {
        row.width = {200'000};
        row.depth = {100'000};
    } else if constexpr (std::same_as<E, Hall>) {
        row.width = {80'000};
        row.depth = {40'000};
    } else if constexpr (std::same_as<E, Task>) {
        row.duration = {5 * 8 * 60};
    }
}

template <class E>
E defaultRow(const PlanSnapshot &plan, EntityRef context)
{
    E row;
    if constexpr (requires { row.name; }) {
        row.name = "New " + std::string(Description<E>::table);
    }
    giveSize(row);
    forEachField<E>([&]<class F>(std::size_t, const F &field) {
        using T = typename F::Type;
        if constexpr (isId<T>) {
            const TableId target = tableId<typename ReferencedEntity<T>::Type>();
            EntityRef found = containing(plan, context, target);
            if (!found && field.presence == Presence::Required) {
                found = onlyRow(plan, target);
            }
            if (field.presence == Presence::Required || context.table == target) {
                row.*field.member = T{found.id};
            }
        } else if constexpr (std::same_as<T, std::optional<Date>>) {
            if (field.presence == Presence::Required) {
                row.*field.member = plan.plan().start;
            }
        }
    });
    return row;
}

/// Four letters and figures of the id's random bits: two people who each add a row must not give both one key, for then
/// a merge would take the two rows for one.
std::string randomTail(std::int64_t id)
{
    constexpr std::string_view figures = "0123456789abcdefghijkmnpqrstuvwxyz";
    std::string tail;
    for (int i = 0; i < 4; ++i, id /= static_cast<std::int64_t>(figures.size())) {
        tail += figures[static_cast<std::size_t>(id % static_cast<std::int64_t>(figures.size()))];
    }
    return tail;
}

} // namespace

template <class E>
std::string AddEntity<E>::text(const PlanSnapshot &) const
{
    return "Add " + std::string(Description<E>::table);
}

template <class E>
Result<void> AddEntity<E>::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    if (std::same_as<E, Plan> && !plan.table<Plan>().isEmpty()) {
        return Error{ErrorKind::Invalid, "a file holds one plan; make another one with File, New"};
    }
    E row = m_row;
    row.id = {newIdValue()};
    row.key = unusedKey(plan, tableId<E>(),
                        row.key.empty() ? std::string(Description<E>::table) + '-' + randomTail(row.id.value) : row.key);
    for (std::size_t i = 0; i < fieldCount<E>; ++i) {
        const FieldInfo &info = tableInfo(tableId<E>()).fields[i];
        const Value value = fieldValue(row, i);
        if (info.kind == FieldKind::Reference && info.required && std::holds_alternative<std::monostate>(value)) {
            return Error{ErrorKind::Invalid, "Select a " + std::string(tableInfo(info.references).name) + " first: a "
                                                 + std::string(Description<E>::table) + " belongs to one."};
        }
        if (const auto problem = problemWith(info, value)) {
            return Error{ErrorKind::Invalid, std::string(info.label) + ": " + *problem};
        }
    }
    writer.insert(row);
    if constexpr (std::same_as<E, Link> || std::same_as<E, Task>) {
        ChangeSummary change;
        change.of<E>().inserted.push_back(row);
        return refuseLoops(plan.with(change));
    }
    return {};
}

std::unique_ptr<Command> addDefaultRow(const PlanSnapshot &plan, TableId table, EntityRef context)
{
    std::unique_ptr<Command> command;
    withEntity(table, [&]<class E>(Tag<E>) { command = std::make_unique<AddEntity<E>>(defaultRow<E>(plan, context)); });
    return command;
}

// One instance per entity, so that the bodies above need not stand in the header.
template class AddEntity<Plan>;
template class AddEntity<Calendar>;
template class AddEntity<CalendarException>;
template class AddEntity<Phase>;
template class AddEntity<Equipment>;
template class AddEntity<Site>;
template class AddEntity<Building>;
template class AddEntity<Hall>;
template class AddEntity<Task>;
template class AddEntity<Link>;
template class AddEntity<Node>;
template class AddEntity<Feed>;
template class AddEntity<Row>;
template class AddEntity<Rack>;
template class AddEntity<Supply>;
template class AddEntity<Cost>;
template class AddEntity<Tranche>;
template class AddEntity<EnergySource>;
template class AddEntity<Claim>;
template class AddEntity<Note>;

} // namespace gigaplan
