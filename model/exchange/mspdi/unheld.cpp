// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/mspdi/plan_writer.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"

#include <algorithm>

namespace gigaplan::mspdi {

namespace {

template <class E>
constexpr bool isHeld =
    std::same_as<
        E, Plan> || std::same_as<E, Calendar> || std::same_as<E, CalendarException> || std::same_as<E, Task> || std::same_as<E, Link> || std::same_as<E, Resource> || std::same_as<E, Availability> || std::same_as<E, Assignment> || std::same_as<E, Baseline> || std::same_as<E, BaselineTask>;

std::string spaced(std::string_view plural)
{
    std::string text(plural);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

/// Fields of held tables that a file has no place for.
template <class E>
std::vector<std::string_view> unheldFields()
{
    if constexpr (std::same_as<E, Plan>) {
        return {"capacity_basis", "target_mw",   "it_overhead",       "load_factor",
                "progress_rule",  "criticality", "near_critical_min", "delay_cost_amount"};
    } else if constexpr (std::same_as<E, Task>) {
        return {"phase", "site", "building", "hall", "optimistic_min", "pessimistic_min", "duration_shape", "cause"};
    } else if constexpr (std::same_as<E, Baseline>) {
        return {"taken", "description"};
    } else {
        return {};
    }
}

template <class E>
void tallyFields(const PlanSnapshot &plan, LeftOutTally &leftOut)
{
    const auto names = unheldFields<E>();
    forEachField<E>([&](std::size_t, const auto &field) {
        if (std::find(names.begin(), names.end(), field.name) == names.end()) {
            return;
        }
        const E usual{};
        for (const E &row : plan.table<E>()) {
            if (!(row.*field.member == usual.*field.member)) {
                leftOut.add('"' + std::string(field.label) + "\" of " + spaced(Description<E>::plural),
                            displayName(plan, row.id));
            }
        }
    });
}

void tallyWords(const PlanSnapshot &plan, LeftOutTally &leftOut)
{
    for (const Task &task : plan.table<Task>()) {
        if (task.workClass != WorkClass::General && task.workClass != WorkClass::Milestone) {
            leftOut.add("\"Work class\" of tasks", task.name);
        }
    }
    for (const Resource &resource : plan.table<Resource>()) {
        if (doesWork(resource.kind) && resource.kind != ResourceKind::Crew) {
            leftOut.add("kinds of resources: they are work, material or cost in the file", resource.name);
        }
    }
    for (const Baseline &baseline : plan.table<Baseline>()) {
        const std::string usual = baseline.order == 0 ? "Baseline" : "Baseline " + std::to_string(baseline.order);
        if (baseline.name != usual) {
            leftOut.add("names of baselines", baseline.name);
        }
    }
}

} // namespace

void tallyUnheld(const PlanSnapshot &plan, LeftOutTally &leftOut)
{
    forEachEntity([&]<class E>(Tag<E>) {
        if constexpr (isHeld<E>) {
            tallyFields<E>(plan, leftOut);
        } else if (const auto &table = plan.table<E>(); !table.isEmpty()) {
            leftOut.add(spaced(Description<E>::plural), displayName(plan, table[0].id), table.size());
        }
    });
    tallyWords(plan, leftOut);
}

} // namespace gigaplan::mspdi
