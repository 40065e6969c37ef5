// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/edit/keys.h"
#include "model/edit/row_rules.h"
#include "model/edit/structure_rules.h"
#include "model/edit/task_outline.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "model/plan/row_order.h"

#include <algorithm>
#include <array>
#include <limits>

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

/// How many fields of the entity refer to a table; of its required ones only, where asked.
std::size_t referencesTo(TableId entity, TableId target, bool requiredOnly)
{
    const auto fields = tableInfo(entity).fields;
    return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(), [&](const FieldInfo &field) {
        return field.kind == FieldKind::Reference && field.references == target && (field.required || !requiredOnly);
    }));
}

/// The selected rows of a table in reading order, so that of two tasks the earlier one is the predecessor.
std::vector<std::int64_t> selectedInOrder(const PlanSnapshot &plan, const std::vector<EntityRef> &selection,
                                          TableId table)
{
    std::vector<std::int64_t> ids = rowsInOrder(plan, table);
    std::erase_if(ids, [&](std::int64_t id) {
        return std::find(selection.begin(), selection.end(), EntityRef(table, id)) == selection.end();
    });
    return ids;
}

/// What a reference of a new row is by the selection; none: nothing says it.
EntityRef defaultReference(const PlanSnapshot &plan, TableId entity, const FieldInfo &field, std::size_t earlierOfTable,
                           const std::vector<EntityRef> &selection)
{
    const EntityRef context = selection.empty() ? EntityRef() : selection.front();
    if (!field.required) {
        // Of several references to one table nothing says which is meant, and a row never becomes part of another of
        // its kind just because that one is selected.
        const bool isMeant = context.table == field.references && field.references != entity
            && referencesTo(entity, field.references, false) == 1;
        return isMeant ? context : EntityRef();
    }
    if (referencesTo(entity, field.references, true) == 2) {
        const auto both = selectedInOrder(plan, selection, field.references);
        return both.size() == 2 ? EntityRef(field.references, both[earlierOfTable]) : EntityRef();
    }
    const EntityRef found = containing(plan, context, field.references);
    return found ? found : onlyRow(plan, field.references);
}

/// After the last row, where rows have an order.
template <class E>
void putLast(const PlanSnapshot &plan, E &row)
{
    if constexpr (requires { row.order; }) {
        for (const E &other : plan.table<E>()) {
            row.order =
                std::max(row.order, other.order + (other.order < std::numeric_limits<std::int64_t>::max() ? 1 : 0));
        }
    }
}

template <class E>
E defaultRow(const PlanSnapshot &plan, const std::vector<EntityRef> &selection)
{
    E row;
    if constexpr (requires { row.name; }) {
        row.name = "New " + std::string(Description<E>::table);
    }
    giveSize(row);
    putLast(plan, row);
    std::array<std::size_t, kTableCount> seen{};
    forEachField<E>([&]<class F>(std::size_t i, const F &field) {
        using T = typename F::Type;
        if constexpr (isId<T>) {
            const FieldInfo &info = tableInfo(tableId<E>()).fields[i];
            std::size_t &earlier = seen[static_cast<std::size_t>(info.references)];
            row.*field.member = T{defaultReference(plan, tableId<E>(), info, earlier, selection).id};
            earlier += info.required ? 1 : 0;
        } else if constexpr (std::same_as<T, std::optional<Date>>) {
            if (field.presence == Presence::Required) {
                row.*field.member = plan.plan().start;
            }
        }
    });
    return row;
}

/// A task next to the first selected one, or after all others: its placement is part of the same step.
std::unique_ptr<Command> addDefaultTask(const PlanSnapshot &plan, const std::vector<EntityRef> &selection)
{
    Task row = defaultRow<Task>(plan, selection);
    row.id = {newIdValue()};
    const auto chosen = std::find_if(selection.begin(), selection.end(),
                                     [&](EntityRef ref) { return plan.find(ref.as<Task>()) != nullptr; });
    const Task *beside = chosen == selection.end() ? nullptr : plan.find(chosen->as<Task>());
    if (beside) {
        row.parent = plan.find(beside->parent) ? beside->parent : Id<Task>();
        row.phase = beside->phase;
        row.site = beside->site;
        row.building = beside->building;
        row.hall = beside->hall;
    }
    if (const auto status = plan.plan().statusDate) {
        row.constraint = ConstraintKind::StartNoEarlierThan;
        row.constraintDate = startOfDay(*status);
    }
    const Id<Task> id = row.id, parent = row.parent;
    std::vector<std::shared_ptr<const Command>> steps{std::make_shared<AddEntity<Task>>(std::move(row)),
                                                      std::make_shared<PlaceTask>(id, parent,
                                                                                  beside ? beside->id : Id<Task>())};
    return std::make_unique<CommandSequence>(std::move(steps), "Add task");
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

Error missing(TableId entity, TableId target)
{
    const std::string what(tableInfo(target).name), row(tableInfo(entity).name);
    return {ErrorKind::Invalid,
            referencesTo(entity, target, true) == 2
                ? "Select a " + what + " and another one first: a " + row + " runs from one to the other."
                : "Select a " + what + " first: a " + row + " belongs to one."};
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
    if (!row.id || plan.find(row.id)) {
        row.id = {newIdValue()};
    }
    row.key =
        unusedKey(plan, tableId<E>(),
                  row.key.empty() ? std::string(Description<E>::table) + '-' + randomTail(row.id.value) : row.key);
    if (const auto bad = badFieldOf(row)) {
        return bad->info->kind == FieldKind::Reference ? missing(tableId<E>(), bad->info->references)
                                                       : Error{ErrorKind::Invalid, bad->problem};
    }
    writer.insert(row);
    if constexpr (std::same_as<E, Link> || std::same_as<E, Task>) {
        ChangeSummary change;
        change.of<E>().inserted.push_back(row);
        return refuseLoops(plan.with(change));
    }
    return {};
}

std::unique_ptr<Command> addDefaultRow(const PlanSnapshot &plan, TableId table, const std::vector<EntityRef> &selection)
{
    std::unique_ptr<Command> command;
    withEntity(table, [&]<class E>(Tag<E>) {
        if constexpr (std::same_as<E, Task>) {
            command = addDefaultTask(plan, selection);
        } else {
            command = std::make_unique<AddEntity<E>>(defaultRow<E>(plan, selection));
        }
    });
    return command;
}

// One instance per entity, so that the bodies above need not be in the header.
#define GIGAPLAN_COMPILED_HERE(Entity) template class AddEntity<Entity>;
GIGAPLAN_ENTITIES(GIGAPLAN_COMPILED_HERE)
#undef GIGAPLAN_COMPILED_HERE

} // namespace gigaplan
