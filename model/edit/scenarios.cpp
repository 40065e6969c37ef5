// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/scenarios.h"

#include "model/base/text.h"
#include "model/edit/apply_difference.h"
#include "model/edit/frozen_plans.h"
#include "model/edit/keys.h"
#include "model/edit/row_rules.h"
#include "model/edit/take_baseline.h"
#include "model/plan/difference.h"
#include "model/plan/scenarios.h"

namespace gigaplan {

namespace {

Error noSuchScenario()
{
    return {ErrorKind::Invalid, "the scenario is no longer in the plan"};
}

std::string nameOf(const PlanSnapshot &plan, Id<Scenario> scenario)
{
    const Scenario *found = plan.find(scenario);
    return found ? found->name : std::string();
}

/// A readable key of the name: "late-substation".
std::string keyFrom(const std::string &name)
{
    std::string key;
    for (const char c : name) {
        if (isLetter(c) || isDigit(c) || (c & 0x80)) {
            key += lowered(c);
        } else if (!key.empty() && key.back() != '-') {
            key += '-';
        }
    }
    while (!key.empty() && key.back() == '-') {
        key.pop_back();
    }
    return key.empty() ? "scenario" : key;
}

void insertIfNew(const PlanSnapshot &plan, const FrozenPlan &frozen, RowWriter &writer)
{
    if (!plan.find(frozen.id)) {
        writer.insert(frozen);
    }
}

/// `scenarios` is how they will be.
void removeUnused(const PlanSnapshot &plan, const std::vector<Scenario> &scenarios, RowWriter &writer)
{
    for (const Id<FrozenPlan> id : unusedFrozenPlans(plan, scenarios)) {
        writer.remove(id);
    }
}

} // namespace

const Scenario *openScenario(const PlanSnapshot &plan)
{
    for (const Scenario &scenario : plan.table<Scenario>()) {
        if (!scenario.content) {
            return &scenario;
        }
    }
    return nullptr;
}

PlanSnapshot contentOf(const PlanSnapshot &plan, Id<Scenario> scenario)
{
    const Scenario *found = plan.find(scenario);
    const FrozenPlan *frozen = found ? plan.find(found->content) : nullptr;
    return frozen ? frozen->content.plan() : PlanContent(plan).plan();
}

CreateScenario::CreateScenario(std::string name, std::string description, std::string author)
    : m_name(std::move(name)), m_description(std::move(description)), m_author(std::move(author))
{
}

std::string CreateScenario::text(const PlanSnapshot &) const
{
    return "Create scenario " + m_name;
}

Result<void> CreateScenario::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    if (auto fine = refuseName(plan, m_name, Id<Scenario>()); !fine) {
        return fine;
    }
    GIGAPLAN_TRY_VALUE(const auto frozen, freeze(plan));
    insertIfNew(plan, frozen, writer);
    Scenario origin;
    if (const Scenario *open = openScenario(plan)) {
        origin = *open;
        origin.content = frozen.id;
        writer.update(origin);
    } else {
        if (m_name == kFirstScenarioName) {
            return Error{ErrorKind::Invalid,
                         "what is there now will be named \"" + std::string(kFirstScenarioName) + '"'};
        }
        origin.key = keyFrom(kFirstScenarioName);
        origin.id.value = newIdValue();
        origin.name = kFirstScenarioName;
        origin.author = m_author;
        origin.created = currentMinute();
        origin.content = frozen.id;
        writer.insert(origin);
    }
    Scenario made;
    made.id.value = newIdValue();
    made.key = unusedKey(plan, tableId<Scenario>(), keyFrom(m_name));
    if (made.key == origin.key) {
        made.key += "-2";
    }
    made.name = m_name;
    made.description = m_description;
    made.origin = origin.id;
    made.branchedFrom = frozen.id;
    made.author = m_author;
    made.created = currentMinute();
    writer.insert(made);
    return {};
}

std::string SwitchScenario::text(const PlanSnapshot &plan) const
{
    return "Open scenario " + nameOf(plan, m_scenario);
}

Result<void> SwitchScenario::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    const Scenario *open = openScenario(plan);
    const Scenario *wanted = plan.find(m_scenario);
    if (!open || !wanted) {
        return noSuchScenario();
    }
    if (open == wanted) {
        return {};
    }
    const FrozenPlan *content = plan.find(wanted->content);
    const auto frozen = freeze(plan);
    if (!content || !frozen) {
        return content ? frozen.error() : noSuchScenario();
    }
    insertIfNew(plan, *frozen, writer);
    std::vector<Scenario> scenarios(plan.table<Scenario>().begin(), plan.table<Scenario>().end());
    for (Scenario &scenario : scenarios) {
        if (scenario.id == open->id) {
            scenario.content = frozen->id;
            writer.update(scenario);
        } else if (scenario.id == wanted->id) {
            scenario.content = {};
            writer.update(scenario);
        }
    }
    removeUnused(plan, scenarios, writer);
    writeDifference(writer, plannedDifference(plan, content->content.plan()));
    return {};
}

RenameScenario::RenameScenario(Id<Scenario> scenario, std::string name, std::string description)
    : m_scenario(scenario), m_name(std::move(name)), m_description(std::move(description))
{
}

std::string RenameScenario::text(const PlanSnapshot &plan) const
{
    return "Rename scenario " + nameOf(plan, m_scenario) + " to " + m_name;
}

Result<void> RenameScenario::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    const Scenario *found = plan.find(m_scenario);
    if (!found) {
        return noSuchScenario();
    }
    if (auto fine = refuseName(plan, m_name, m_scenario); !fine) {
        return fine;
    }
    Scenario renamed = *found;
    renamed.name = m_name;
    renamed.description = m_description;
    writer.update(renamed);
    return {};
}

std::string RemoveScenario::text(const PlanSnapshot &plan) const
{
    return "Remove scenario " + nameOf(plan, m_scenario);
}

Result<void> RemoveScenario::apply(const PlanSnapshot &plan, RowWriter &writer) const
{
    const Scenario *found = plan.find(m_scenario);
    if (!found) {
        return noSuchScenario();
    }
    if (!found->content) {
        return Error{ErrorKind::Invalid, "the open scenario cannot be removed; open another one first"};
    }
    std::vector<Scenario> left;
    for (const Scenario &scenario : plan.table<Scenario>()) {
        if (scenario.id == m_scenario) {
            writer.remove(scenario.id);
            continue;
        }
        left.push_back(scenario);
        if (scenario.origin == m_scenario) {
            left.back().origin = {};
            writer.update(left.back());
        }
    }
    removeUnused(plan, left, writer);
    return {};
}

} // namespace gigaplan
