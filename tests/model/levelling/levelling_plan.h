// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/levelling/levelling.h"
#include "model/plan/crews.h"
#include "model/plan/equipment.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/tasks.h"
#include "tests/model/schedule/random_network.h"

namespace gigaplan::test {

/// A small plan with crews and deliveries.
class CrewPlan : public SmallPlan {
public:
    Resource &resource(std::string_view key, double capacity)
    {
        auto resource = make<Resource>(key);
        resource.capacity = {capacity};
        return rows.of<Resource>().emplace_back(resource);
    }

    void available(std::string_view resource, Date from, double capacity)
    {
        auto availability = make<Availability>("from" + std::to_string(rows.of<Availability>().size()));
        availability.resource = idOf<Resource>(resource);
        availability.from = from;
        availability.capacity = {capacity};
        rows.of<Availability>().push_back(availability);
    }

    void assign(std::string_view task, std::string_view resource, double units = 1)
    {
        auto assignment = make<Assignment>("a" + std::to_string(rows.of<Assignment>().size()));
        assignment.task = idOf<Task>(task);
        assignment.resource = idOf<Resource>(resource);
        assignment.units = {units};
        rows.of<Assignment>().push_back(assignment);
    }

    void deliver(std::string_view equipment, Date on, std::int64_t quantity, std::string_view phase = {})
    {
        auto supply = make<Supply>("lot" + std::to_string(rows.of<Supply>().size()));
        supply.equipment = idOf<Equipment>(equipment);
        supply.date = on;
        supply.quantity = quantity;
        supply.phase = phase.empty() ? Id<Phase>() : idOf<Phase>(phase);
        rows.of<Supply>().push_back(supply);
    }

    void require(std::string_view task, std::string_view equipment, std::int64_t quantity)
    {
        auto requirement = make<Requirement>("q" + std::to_string(rows.of<Requirement>().size()));
        requirement.task = idOf<Task>(task);
        requirement.equipment = idOf<Equipment>(equipment);
        requirement.quantity = quantity;
        rows.of<Requirement>().push_back(requirement);
    }
};

/// A levelled plan, read by key.
struct Levelled {
    PlanSnapshot before;
    Levelling levelling;
    PlanSnapshot plan;
    Schedule schedule;

    explicit Levelled(const SmallPlan &small, const LevellingOptions &options = {})
        : Levelled(small.snapshot(), options)
    {
    }
    explicit Levelled(PlanSnapshot of, const LevellingOptions &options = {})
        : before(std::move(of)),
          levelling(computeLevelling(before, options)),
          plan(before.with(levelling.changeOf(before))),
          schedule(computeSchedule(plan))
    {
    }

    std::string dates(std::string_view key) const
    {
        const TaskDates &of = *schedule.find(plan, idOf<Task>(key));
        return Computed::span(of.start, of.finish);
    }
    const LevelledTask *moved(std::string_view key) const
    {
        const auto at = std::find_if(levelling.moved.begin(), levelling.moved.end(),
                                     [&](const LevelledTask &one) { return one.task == idOf<Task>(key); });
        return at == levelling.moved.end() ? nullptr : &*at;
    }
};

} // namespace gigaplan::test
