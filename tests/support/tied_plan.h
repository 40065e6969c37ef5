// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/baselines.h"
#include "model/plan/calendars.h"
#include "model/plan/crews.h"
#include "model/plan/equipment.h"
#include "model/plan/knowledge.h"
#include "model/plan/links.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/power.h"
#include "model/plan/programme.h"
#include "model/plan/risk.h"
#include "model/plan/tasks.h"
#include "tests/support/make.h"

#include <random>

namespace gigaplan::test {

/// A small campus in which as much as possible is equal: dates, orders, durations, names, places, and things that are said
/// twice. Wherever an engine has to choose, it has to choose here. Keys have no order to speak of; ids belong to them.
class TiedPlan {
public:
    explicit TiedPlan(std::uint32_t seed) : m_random(seed) {}

    PlanSnapshot snapshot()
    {
        m_rows = planStarting(makeDate(2027, 1, 4));
        Plan &plan = m_rows.of<Plan>().front();
        plan.target = {3};
        plan.itOverhead = {1.13};
        calendars();
        tasks();
        power();
        racks();
        money();
        crews();
        risks();
        baselines();
        plan.calendar = any<Calendar>();
        plan.statusDate = makeDate(2027, 2, 8);
        return std::move(m_rows).snapshot();
    }

private:
    inline static const std::array kStarts{makeDate(2027, 3, 1), makeDate(2027, 6, 1)};

    std::size_t below(std::size_t bound) { return m_random() % bound; }
    double odd() { return static_cast<double>(1 + below(997)) / 7; }

    template <class E>
    E &add()
    {
        std::string key;
        for (int i = 0; i < 6; ++i) {
            key += static_cast<char>('a' + below(26));
        }
        E row = make<E>(key + std::to_string(m_rows.of<E>().size()));
        if constexpr (requires { row.name; }) {
            row.name = std::string(Description<E>::label);
        }
        return m_rows.of<E>().emplace_back(std::move(row));
    }
    template <class E>
    Id<E> any()
    {
        return m_rows.of<E>()[below(m_rows.of<E>().size())].id;
    }

    void calendars()
    {
        const WorkHours day{{{480, 720}, {780, 1020}}}, morning{{{480, 720}}};
        for (int i = 0; i < 2; ++i) {
            Calendar &calendar = add<Calendar>();
            calendar.monday = calendar.tuesday = calendar.wednesday = calendar.thursday = calendar.friday = day;
        }
        for (int i = 0; i < 12; ++i) {
            CalendarException &exception = add<CalendarException>();
            exception.calendar = any<Calendar>();
            exception.first = makeDate(2027, 2, 1) + static_cast<std::int32_t>(below(3));
            exception.last = *exception.first + static_cast<std::int32_t>(below(3));
            exception.hours = below(3) == 0 ? WorkHours()
                : below(2)                  ? morning
                                            : WorkHours{{{480, 600 + static_cast<std::int32_t>(below(3)) * 60}}};
        }
    }

    void tasks()
    {
        for (int i = 0; i < 3; ++i) {
            add<Phase>().target = {0.4};
            m_rows.of<Phase>().back().calendar = below(2) ? any<Calendar>() : Id<Calendar>();
        }
        for (int i = 0; i < 2; ++i) {
            add<Site>().wue = {0.3};
        }
        for (int i = 0; i < 2; ++i) {
            add<Building>().site = any<Site>();
        }
        for (int i = 0; i < 3; ++i) {
            add<Hall>().building = any<Building>();
        }
        for (int i = 0; i < 45; ++i) {
            Task &task = add<Task>();
            task.duration = {static_cast<std::int64_t>(480 * (below(10) == 0 ? 0 : 5 + 5 * below(2)))};
            task.phase = any<Phase>();
            task.hall = any<Hall>();
            task.workClass = static_cast<WorkClass>(below(EnumNames<WorkClass>::entries.size()));
            if (i >= 40) {
                task.actualStart = startOfDay(makeDate(2027, 1, 4)) + 480;
                task.actualFinish = *task.actualStart + kMinutesPerDay * static_cast<std::int64_t>(4 + below(2));
                task.complete = {100};
            }
            if (below(4) == 0) {
                task.optimistic = {480 * 4};
                task.pessimistic = {480 * 12};
            }
            if (below(9) == 0) {
                task.deadline = startOfDay(makeDate(2027, 2, 20));
            }
            if (i > 4 && i < 9) {
                task.parent = m_rows.of<Task>()[below(3)].id;
            }
        }
        for (int i = 0; i < 60; ++i) {
            const std::size_t from = 9 + below(30), to = from + 1 + below(40 - from);
            Link &link = add<Link>();
            link.from = m_rows.of<Task>()[from].id;
            link.to = m_rows.of<Task>()[to].id;
            link.kind = static_cast<LinkKind>(below(3));
        }
    }

    void power()
    {
        constexpr std::array kinds{NodeKind::Grid,           NodeKind::Grid,   NodeKind::UnitSubstation,
                                   NodeKind::UnitSubstation, NodeKind::Busway, NodeKind::Busway,
                                   NodeKind::CoolingPlant,   NodeKind::Cdu};
        for (const NodeKind kind : kinds) {
            Node &node = add<Node>();
            node.kind = kind;
            node.rating = {1'500};
            node.site = any<Site>();
            node.efficiency = {isCooling(kind) ? 1 : 0.97};
            node.ready = below(3) ? any<Task>() : Id<Task>();
        }
        const auto feed = [this](std::size_t from, std::size_t to) {
            Feed &made = add<Feed>();
            made.from = m_rows.of<Node>()[from].id;
            made.to = m_rows.of<Node>()[to].id;
        };
        for (const std::size_t grid : {0, 1}) {
            for (const std::size_t substation : {2, 3}) {
                feed(grid, substation);
            }
        }
        for (const std::size_t to : {4, 5, 6}) {
            feed(2, to);
            feed(3, to);
            feed(3, to); // said twice
        }
        feed(6, 7);
        for (int i = 0; i < 3; ++i) {
            EnergySource &source = add<EnergySource>();
            source.site = m_rows.of<Site>()[0].id;
            source.capacity = {odd()};
            source.price.value = odd();
            source.carbon.value = odd();
        }
    }

    void racks()
    {
        for (int i = 0; i < 2; ++i) {
            Equipment &equipment = add<Equipment>();
            equipment.gpuPackages = 72;
            equipment.operating = {100};
            equipment.liquidShare = {0.87};
            equipment.mass = {1440};
        }
        for (int i = 0; i < 9; ++i) {
            Row &row = add<Row>();
            row.hall = any<Hall>();
            row.phase = any<Phase>();
            row.slots = 4;
            row.equipment = any<Equipment>();
            row.feedA = m_rows.of<Node>()[4].id;
            row.feedB = m_rows.of<Node>()[5].id;
            row.cooling = m_rows.of<Node>()[7].id;
            row.install = m_rows.of<Task>()[20 + below(3)].id;
            row.commission = m_rows.of<Task>()[30 + below(3)].id;
        }
        for (int i = 0; i < 12; ++i) {
            Rack &rack = add<Rack>();
            rack.row = any<Row>();
            rack.slot = static_cast<std::int64_t>(below(4));
            rack.empty = below(3) == 0;
            rack.phase = below(2) ? any<Phase>() : Id<Phase>();
            rack.equipment = below(2) ? any<Equipment>() : Id<Equipment>();
        }
        for (int i = 0; i < 10; ++i) {
            Supply &supply = add<Supply>();
            supply.equipment = any<Equipment>();
            supply.date = kStarts[below(2)];
            supply.quantity = 3;
            supply.phase = below(2) ? any<Phase>() : Id<Phase>();
        }
    }

    void money()
    {
        for (int i = 0; i < 12; ++i) {
            Cost &cost = add<Cost>();
            cost.amount = {static_cast<std::int64_t>(1000 * (1 + below(5)))};
            cost.basis = static_cast<CostBasis>(below(4));
            cost.phase = any<Phase>();
            cost.task = below(3) ? any<Task>() : Id<Task>();
            cost.costClass = static_cast<CostClass>(below(4));
        }
        for (int i = 0; i < 4; ++i) {
            Tranche &tranche = add<Tranche>();
            tranche.amount = {100'000};
            tranche.phase = below(2) ? any<Phase>() : Id<Phase>();
            tranche.live = {0.4};
            tranche.gates = m_rows.of<Task>()[20].id;
        }
    }

    void crews()
    {
        for (int i = 0; i < 2; ++i) {
            add<Resource>().capacity = {2};
        }
        for (int i = 0; i < 4; ++i) {
            Availability &availability = add<Availability>();
            availability.resource = any<Resource>();
            availability.from = kStarts[0];
            availability.capacity = {static_cast<double>(1 + below(3))};
        }
        for (int i = 0; i < 25; ++i) {
            Assignment &assignment = add<Assignment>();
            assignment.task = m_rows.of<Task>()[9 + below(30)].id;
            assignment.resource = any<Resource>();
            assignment.units = {below(8) == 0 ? 3.0 : 1.0};
        }
        for (int i = 0; i < 6; ++i) {
            Requirement &requirement = add<Requirement>();
            requirement.task = m_rows.of<Task>()[9 + below(30)].id;
            requirement.equipment = any<Equipment>();
            requirement.quantity = 3;
        }
    }

    void risks()
    {
        for (const WorkClass workClass : {WorkClass::Civil, WorkClass::Civil, WorkClass::Electrical, WorkClass::Grid}) {
            DurationRisk &risk = add<DurationRisk>();
            risk.workClass = workClass;
            risk.optimistic = {0.8};
            risk.pessimistic = {1.2 + 0.1 * static_cast<double>(below(4))};
            LearningRate &rate = add<LearningRate>();
            rate.workClass = workClass;
            rate.duration = {static_cast<double>(5 + below(4))};
            rate.cost = {5};
        }
        for (int i = 0; i < 2; ++i) {
            add<RiskCause>().correlation = {0.6};
        }
        for (int i = 0; i < 2; ++i) {
            RiskEvent &event = add<RiskEvent>();
            event.probability = {30};
            event.task = m_rows.of<Task>()[below(30)].id;
            event.likely = {4800};
            event.pessimistic = {9600};
        }
        for (Task &task : m_rows.of<Task>()) {
            task.cause = below(3) ? Id<RiskCause>() : any<RiskCause>();
        }
    }

    void baselines()
    {
        for (int i = 0; i < 2; ++i) {
            add<Baseline>();
        }
        for (int i = 0; i < 90; ++i) {
            BaselineTask &row = add<BaselineTask>();
            row.baseline = any<Baseline>();
            row.task = any<Task>();
            row.start = startOfDay(makeDate(2027, 1, 4) + static_cast<std::int32_t>(below(3))) + 480;
            row.finish = *row.start + static_cast<std::int64_t>(1 + below(9)) * kMinutesPerDay;
            row.duration = {480 * 5};
            row.cost = {static_cast<std::int64_t>(below(4) * 1000)};
        }
        for (int i = 0; i < 6; ++i) {
            Claim &claim = add<Claim>();
            claim.subject = "task/" + m_rows.of<Task>()[below(2)].key;
            claim.statement = "said twice";
        }
    }

    std::mt19937 m_random;
    PlanRows m_rows;
};

} // namespace gigaplan::test
