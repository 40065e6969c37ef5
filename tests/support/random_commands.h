// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/apply_difference.h"
#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/edit/merge_scenarios.h"
#include "model/edit/scenarios.h"
#include "model/edit/set_level_delays.h"
#include "model/edit/take_baseline.h"
#include "model/edit/task_outline.h"
#include "model/plan/difference.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"

#include <map>
#include <memory>
#include <random>

namespace gigaplan::test {

/// Makes commands of every class with random arguments for a plan: mostly such as people give, and some that must be
/// refused (a value out of range, a row that is gone, a link that closes a loop). Equal seeds give equal commands.
class RandomCommands {
public:
    explicit RandomCommands(std::uint32_t seed) : m_random(seed) {}

    using Maker = std::unique_ptr<Command> (RandomCommands::*)(const PlanSnapshot &);
    /// By the name of the class. A maker gives nothing where the plan has no row for it.
    static const std::map<std::string, Maker> &makers()
    {
        static const std::map<std::string, Maker> all{
            {"SetField", &RandomCommands::setField},
            {"MoveTasks", &RandomCommands::moveTasks},
            {"StretchTask", &RandomCommands::stretchTask},
            {"SetLevelDelays", &RandomCommands::setLevelDelays},
            {"LinkTasks", &RandomCommands::linkTasks},
            {"AddEntity", &RandomCommands::addEntity},
            {"RemoveEntities", &RandomCommands::removeEntities},
            {"ApplyDifference", &RandomCommands::applyDifference},
            {"CreateScenario", &RandomCommands::createScenario},
            {"SwitchScenario", &RandomCommands::switchScenario},
            {"RenameScenario", &RandomCommands::renameScenario},
            {"RemoveScenario", &RandomCommands::removeScenario},
            {"TakeBaseline", &RandomCommands::takeBaseline},
            {"CommandSequence", &RandomCommands::commandSequence},
            {"PlaceTask", &RandomCommands::placeTask},
            {"SplitGroup", &RandomCommands::splitGroup},
        };
        return all;
    }

    std::unique_ptr<Command> any(const PlanSnapshot &plan)
    {
        auto at = makers().begin();
        std::advance(at, static_cast<std::ptrdiff_t>(below(makers().size())));
        return (this->*at->second)(plan);
    }

    std::size_t below(std::size_t bound) { return m_random() % bound; }

private:
    template <class E>
    Id<E> pick(const PlanSnapshot &plan)
    {
        const auto &rows = plan.table<E>();
        return rows.isEmpty() || below(30) == 0 ? Id<E>{static_cast<std::int64_t>(1 + below(1000))}
                                                : rows[below(rows.size())].id;
    }

    EntityRef anyRow(const PlanSnapshot &plan, TableId table)
    {
        EntityRef ref;
        withEntity(table,
                   [&]<class E>(Tag<E>) { ref = plan.table<E>().isEmpty() ? EntityRef() : EntityRef(pick<E>(plan)); });
        return ref;
    }

    TableId plannedTable() { return tableAt(below(kPlannedTableCount)); }

    Instant instant() { return startOfDay(makeDate(2027, 1, 1)) + static_cast<std::int64_t>(below(2'000'000)); }

    Value valueFor(const PlanSnapshot &plan, const FieldInfo &info)
    {
        if (below(12) == 0) {
            return {}; // fine where the field may be empty
        }
        switch (info.kind) {
        case FieldKind::Text: return below(20) ? "text " + std::to_string(below(1000)) : std::string("not UTF-8: \xff");
        case FieldKind::Integer:
            return static_cast<std::int64_t>(below(5000)) - static_cast<std::int64_t>(below(8) ? 0 : 9000);
        case FieldKind::Real: return static_cast<double>(below(1000)) / 8 - (below(8) ? 0 : 500);
        case FieldKind::Boolean: return below(2) == 0;
        case FieldKind::Date: return makeDate(2027, 1, 1) + static_cast<std::int32_t>(below(2000));
        case FieldKind::Instant: return instant();
        case FieldKind::Hours: return std::string(below(2) ? "08:00-12:00 13:00-17:00" : "25:00-26:00");
        case FieldKind::Enumeration:
            return below(10) ? std::string(info.options[below(info.options.size())].name) : std::string("no such name");
        case FieldKind::Reference: return anyRow(plan, info.references).id;
        case FieldKind::Content: break;
        }
        return {};
    }

    std::unique_ptr<Command> setField(const PlanSnapshot &plan)
    {
        const TableId table = plannedTable();
        std::vector<EntityRef> rows;
        for (std::size_t n = 1 + below(5); n > 0; --n) {
            if (const EntityRef row = anyRow(plan, table)) {
                rows.push_back(row);
            }
        }
        const auto &fields = tableInfo(table).fields;
        const std::size_t field = below(fields.size());
        return rows.empty() ? nullptr : std::make_unique<SetField>(rows, field, valueFor(plan, fields[field]));
    }

    std::unique_ptr<Command> moveTasks(const PlanSnapshot &plan)
    {
        std::vector<std::pair<Id<Task>, Instant>> starts;
        for (std::size_t n = 1 + below(4); n > 0; --n) {
            starts.emplace_back(pick<Task>(plan), below(20) ? instant() : startOfDay(makeDate(2300, 1, 1)));
        }
        return std::make_unique<MoveTasks>(std::move(starts));
    }

    std::unique_ptr<Command> stretchTask(const PlanSnapshot &plan)
    {
        const auto minutes = static_cast<std::int64_t>(below(200'000)) - (below(10) ? 0 : 300'000);
        return std::make_unique<StretchTask>(pick<Task>(plan), Minutes{minutes});
    }

    std::unique_ptr<Command> setLevelDelays(const PlanSnapshot &plan)
    {
        std::vector<std::pair<Id<Task>, Minutes>> delays;
        for (std::size_t i = 0, count = below(6); i < count; ++i) {
            delays.emplace_back(pick<Task>(plan), Minutes{static_cast<std::int64_t>(below(20'000))});
        }
        return std::make_unique<SetLevelDelays>(std::move(delays), "Level resources");
    }

    std::unique_ptr<Command> linkTasks(const PlanSnapshot &plan)
    {
        return std::make_unique<LinkTasks>(pick<Task>(plan), pick<Task>(plan), static_cast<LinkKind>(below(4)));
    }

    std::unique_ptr<Command> addEntity(const PlanSnapshot &plan)
    {
        const TableId table = plannedTable();
        return addDefaultRow(plan, table, {anyRow(plan, plannedTable())});
    }

    std::unique_ptr<Command> removeEntities(const PlanSnapshot &plan)
    {
        std::vector<EntityRef> rows;
        for (std::size_t n = 1 + below(4); n > 0; --n) {
            if (const EntityRef row = anyRow(plan, plannedTable())) {
                rows.push_back(row);
            }
        }
        return rows.empty() ? nullptr : std::make_unique<RemoveEntities>(rows);
    }

    /// What some other edits would make of the plan, as a comparison or a merge hands it over; at times such as was taken
    /// from another plan and does not fit.
    std::unique_ptr<Command> applyDifference(const PlanSnapshot &plan)
    {
        PlanSnapshot other = plan;
        for (std::size_t n = 1 + below(6); n > 0; --n) {
            if (const auto command = below(3) == 0 ? removeEntities(other)
                    : below(2)                     ? addEntity(other)
                                                   : setField(other)) {
                const auto made = tried(*command, other);
                other = made ? *made : other;
            }
        }
        ChangeSummary change = below(8) ? differenceOf(plan, other) : differenceOf(other, plan);
        return std::make_unique<ApplyDifference>(std::move(change), "Take over a difference");
    }

    std::unique_ptr<Command> createScenario(const PlanSnapshot &)
    {
        return std::make_unique<CreateScenario>(below(10) ? "Scenario " + std::to_string(below(40)) : std::string(" "),
                                                "What if", "Ada");
    }

    std::unique_ptr<Command> switchScenario(const PlanSnapshot &plan)
    {
        return std::make_unique<SwitchScenario>(pick<Scenario>(plan));
    }

    std::unique_ptr<Command> renameScenario(const PlanSnapshot &plan)
    {
        return std::make_unique<RenameScenario>(pick<Scenario>(plan), "Scenario " + std::to_string(below(40)),
                                                "Asked anew");
    }

    std::unique_ptr<Command> removeScenario(const PlanSnapshot &plan)
    {
        return std::make_unique<RemoveScenario>(pick<Scenario>(plan));
    }

    /// At times with a task that is gone, a name that is taken or dates that are missing.
    std::unique_ptr<Command> takeBaseline(const PlanSnapshot &plan)
    {
        std::vector<BaselineTask> rows;
        for (std::size_t n = below(6); n > 0; --n) {
            BaselineTask row;
            row.task = pick<Task>(plan);
            row.start = instant();
            row.finish = below(15) ? std::optional<Instant>(*row.start + static_cast<std::int64_t>(below(100'000)))
                                   : std::nullopt;
            row.duration = {static_cast<std::int64_t>(below(50'000))};
            row.cost = {static_cast<std::int64_t>(below(1'000'000))};
            rows.push_back(row);
        }
        return std::make_unique<TakeBaseline>("Baseline " + std::to_string(below(30)), instant(), std::move(rows),
                                              "Agreed");
    }

    std::unique_ptr<Command> commandSequence(const PlanSnapshot &plan)
    {
        std::vector<std::shared_ptr<const Command>> steps;
        for (std::size_t n = below(4); n > 0; --n) {
            if (auto step = below(2) ? setField(plan) : linkTasks(plan)) {
                steps.push_back(std::move(step));
            }
        }
        return std::make_unique<CommandSequence>(std::move(steps), "Do several things");
    }

    std::unique_ptr<Command> placeTask(const PlanSnapshot &plan)
    {
        return std::make_unique<PlaceTask>(pick<Task>(plan), below(5) ? pick<Task>(plan) : Id<Task>(),
                                           below(3) == 0 ? pick<Task>(plan) : Id<Task>());
    }

    std::unique_ptr<Command> splitGroup(const PlanSnapshot &plan)
    {
        return std::make_unique<SplitGroup>(pick<Task>(plan));
    }

    std::mt19937 m_random;
};

} // namespace gigaplan::test
