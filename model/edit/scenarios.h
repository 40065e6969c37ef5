// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/command.h"

namespace gigaplan {

/// The scenario whose rows are the plan's own; nullptr where the plan has no scenarios.
const Scenario *openScenario(const PlanSnapshot &plan);
/// The whole plan as this scenario has it, without the scenarios; of the open one, the plan's own rows.
PlanSnapshot contentOf(const PlanSnapshot &plan, Id<Scenario> scenario);

/// The first scenario of a plan gets this name for what was there before.
inline constexpr const char *kFirstScenarioName = "Base plan";

/// Branches from the open scenario and opens the copy. In a plan without scenarios what was there becomes the first.
/// An empty name and one that another scenario has are refused.
class CreateScenario final : public Command {
public:
    CreateScenario(std::string name, std::string description, std::string author);
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    std::string m_name, m_description, m_author;
};

/// Freezes the open scenario's rows and puts the other's in their place; only rows that differ are written.
class SwitchScenario final : public Command {
public:
    explicit SwitchScenario(Id<Scenario> scenario) : m_scenario(scenario) {}
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    Id<Scenario> m_scenario;
};

class RenameScenario final : public Command {
public:
    RenameScenario(Id<Scenario> scenario, std::string name, std::string description);
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    Id<Scenario> m_scenario;
    std::string m_name, m_description;
};

/// Removes a scenario that is not open, with its rows; those that branched from it stay.
class RemoveScenario final : public Command {
public:
    explicit RemoveScenario(Id<Scenario> scenario) : m_scenario(scenario) {}
    std::string text(const PlanSnapshot &plan) const override;
    Result<void> apply(const PlanSnapshot &plan, RowWriter &writer) const override;

private:
    Id<Scenario> m_scenario;
};

} // namespace gigaplan
