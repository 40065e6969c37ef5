// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/capital/capital.h"
#include "model/analysis/capital/release.h"
#include "model/analysis/capital/spending.h"
#include "model/plan/money.h"
#include "model/plan/phases.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "tests/support/hand_schedule.h"
#include "tests/support/one_hall.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <random>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

const Date kStart = makeDate(2026, 1, 5);
const Date kJul1 = makeDate(2026, 7, 1);
const Date kAug1 = makeDate(2026, 8, 1);

struct Computed {
    PlanSnapshot plan;
    Capacity capacity;
    Capital capital;

    Date releasedOn(std::string_view key) const
    {
        return capital.releasedOn[plan.table<Tranche>().indexOf(idOf<Tranche>(key))];
    }
    std::int64_t amount(std::string_view key) const
    {
        return capital.costAmounts[plan.table<Cost>().indexOf(idOf<Cost>(key))].value;
    }
    std::size_t phase(std::string_view key) const { return plan.table<Phase>().indexOf(idOf<Phase>(key)); }
};

/// p1 is live on 1 July 2026, p2 on 1 August; t-sub lasts from 2 February to 1 May.
Computed compute(PlanRows rows)
{
    Computed computed{std::move(rows).snapshot(), {}, {}};
    const Schedule schedule = handSchedule(computed.plan,
                                           {{"t-sub", makeDate(2026, 2, 2), makeDate(2026, 5, 1)},
                                            {"t-r1", makeDate(2026, 6, 8), makeDate(2026, 6, 15)},
                                            {"t-c1", makeDate(2026, 6, 16), kJul1},
                                            {"t-r2", makeDate(2026, 7, 13), makeDate(2026, 7, 20)},
                                            {"t-c2", makeDate(2026, 7, 21), makeDate(2026, 7, 25)}});
    computed.capacity = computeCapacity(computed.plan, schedule);
    computed.capital = computeCapital(computed.plan, schedule, computed.capacity);
    return computed;
}

Tranche &addTranche(PlanRows &rows, const char *key, std::int64_t amount)
{
    auto tranche = make<Tranche>(key);
    tranche.amount = {amount};
    rows.of<Tranche>().push_back(tranche);
    return rows.of<Tranche>().back();
}

Cost &addCost(PlanRows &rows, const char *key, CostBasis basis, std::int64_t amount)
{
    auto cost = make<Cost>(key);
    cost.basis = basis;
    cost.amount = {amount};
    rows.of<Cost>().push_back(cost);
    return rows.of<Cost>().back();
}

} // namespace

class TestCapital : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void releasesOnTheFirstDateOnWhichConditionsHold()
    {
        PlanRows rows = oneHall();
        Tranche &held = addTranche(rows, "held", 100);
        held.phase = idOf<Phase>("p1");
        held.holdDays = 30;
        addTranche(rows, "megawatt", 20).live = {1};
        Tranche &late = addTranche(rows, "late", 3);
        late.live = {0.5};
        late.earliest = makeDate(2026, 12, 1);
        addTranche(rows, "free", 1'000);
        addTranche(rows, "never", 7).live = {5};
        const Computed made = compute(rows);
        QCOMPARE(made.releasedOn("held"), makeDate(2026, 7, 31));
        QCOMPARE(made.releasedOn("megawatt"), kAug1);
        QCOMPARE(made.releasedOn("late"), makeDate(2026, 12, 1));
        QCOMPARE(made.releasedOn("free"), kStart);
        QCOMPARE(made.releasedOn("never"), kNever);
        QCOMPARE(made.capital.committed.value, 1'130);
        QCOMPARE(made.capital.committedOverTime.at(kStart), 1'130);
        QCOMPARE(made.capital.released.at(kAug1), 1'120);
        QCOMPARE(made.capital.released.last(), 1'123);
        QCOMPARE(made.capital.phaseReleased[made.phase("p1")].value, 100);
        QCOMPARE(made.capital.phaseReleased[made.phase("p2")].value, 0);
    }

    void liveConditionFollowsThePlanBasis()
    {
        PlanRows rows = oneHall();
        addTranche(rows, "t", 1).live = {0.9}; // r1 alone is 0.6 MW IT, 0.9 MW facility
        QCOMPARE(compute(rows).releasedOn("t"), kAug1);
        rows.of<Plan>().front().basis = CapacityBasis::Facility;
        QCOMPARE(compute(rows).releasedOn("t"), kJul1);
    }

    void aConditionMustHoldWithoutABreak()
    {
        StepSeries::Builder builder;
        builder.add(Date{100}, 10);
        builder.add(Date{110}, -5);
        builder.add(Date{120}, 5);
        const StepSeries series = builder.build();
        QCOMPARE(firstHeld(series, 10, 0), Date{100});
        QCOMPARE(firstHeld(series, 10, 9), Date{109});
        QCOMPARE(firstHeld(series, 10, 10), Date{130}); // on day 110 it is no longer there
        QCOMPARE(firstHeld(series, 5, 15), Date{115});
        QCOMPARE(firstHeld(series, 11, 0), kNever);
        QCOMPARE(firstHeld(series, 10, 1'000'000), kNever);
    }

    void spendsEvenlyByMonth()
    {
        PlanRows rows = oneHall();
        Cost &cost = addCost(rows, "build", CostBasis::Fixed, 8'900);
        cost.task = idOf<Task>("t-sub"); // 27 days of February, 31, 30 and one of May: 89
        cost.phase = idOf<Phase>("p1");
        cost.costClass = CostClass::Electrical;
        addCost(rows, "dated", CostBasis::Fixed, 50).date = kJul1;
        addCost(rows, "plain", CostBasis::Fixed, 5);
        const Computed made = compute(rows);
        const StepSeries &phase = made.capital.phaseSpent[made.phase("p1")];
        QCOMPARE(phase.at(makeDate(2026, 2, 27)), 0);
        QCOMPARE(phase.at(makeDate(2026, 2, 28)), 2'700);
        QCOMPARE(phase.at(makeDate(2026, 3, 31)), 5'800);
        QCOMPARE(phase.at(makeDate(2026, 4, 30)), 8'800);
        QCOMPARE(phase.at(makeDate(2026, 5, 1)), 8'900);
        QCOMPARE(made.capital.spent.at(kStart), 5);
        QCOMPARE(made.capital.spent.at(kJul1), 8'955);
        QCOMPARE(made.capital.classSpent[static_cast<std::size_t>(CostClass::Electrical)].last(), 8'900);
        QCOMPARE(made.capital.classSpent[static_cast<std::size_t>(CostClass::Other)].last(), 55);
    }

    void costsScaleWithTheirBasis()
    {
        PlanRows rows = oneHall();
        addCost(rows, "it", CostBasis::PerItMw, 1'000'000).phase = idOf<Phase>("p1");
        addCost(rows, "facility", CostBasis::PerFacilityMw, 1'000'000);
        addCost(rows, "racks", CostBasis::PerRack, 10).phase = idOf<Phase>("p2");
        const Computed made = compute(rows);
        QCOMPARE(made.amount("it"), 600'000);
        QCOMPARE(made.amount("facility"), 1'800'000);
        QCOMPARE(made.amount("racks"), 50);
        QCOMPARE(made.capital.spent.last(), 2'400'050);
    }

    void exposureIsSpendingBeyondReleases()
    {
        PlanRows rows = oneHall();
        addCost(rows, "c", CostBasis::Fixed, 100);
        addTranche(rows, "t", 130).live = {0.5};
        const Computed made = compute(rows);
        QCOMPARE(made.capital.exposed.at(kJul1 + -1), 100);
        QCOMPARE(made.capital.exposed.at(kJul1), 0);
        QCOMPARE(made.capital.exposed.last(), 0);
    }

    void monthlyAmountsAddUpExactly()
    {
        for (std::uint32_t seed = 1; seed <= 300; ++seed) {
            std::mt19937_64 random(seed);
            const Date first{20'000 + static_cast<int>(random() % 500)};
            const Date last = first + static_cast<int>(random() % 900);
            const auto amount = static_cast<std::int64_t>(random() % 900'000'000'000'000);
            StepSeries::Builder builder;
            spendEvenly(builder, first, last, amount);
            const StepSeries spent = builder.build();
            const std::string where = "seed " + std::to_string(seed);
            QVERIFY2(spent.last() == amount, where.c_str());
            const double perDay = static_cast<double>(amount) / (last - first + 1);
            for (const auto &step : spent.steps()) {
                QVERIFY2(step.date >= first && step.date <= last, where.c_str());
                QVERIFY2(step.date == last || civil(step.date + 1).day == 1, where.c_str());
                const double expected = perDay * (step.date - first + 1);
                QVERIFY2(std::abs(static_cast<double>(step.level) - expected) <= 1.5, where.c_str());
            }
        }
    }

    /// Day by day: whatever is released has a condition that live power has met for long enough.
    void neverReleasesMoreThanLivePowerHasEarned()
    {
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            std::mt19937 random(seed);
            PlanRows rows = oneHall();
            for (int i = 0; i < 6; ++i) {
                const std::string key = "t" + std::to_string(i);
                Tranche &tranche = addTranche(rows, key.c_str(), 1 + static_cast<int>(random() % 100));
                tranche.live = {0.1 * (1 + static_cast<double>(random() % 14))};
                tranche.holdDays = random() % 40;
                if (random() % 3 == 0) {
                    tranche.earliest = kStart + static_cast<int>(random() % 300);
                }
            }
            const Computed made = compute(rows);
            const StepSeries &live = made.capacity.total.power(CapacityBasis::It, RowState::Live);
            for (Date day = kStart; day < kStart + 330; day = day + 1) {
                std::int64_t earned = 0;
                for (const Tranche &tranche : made.plan.table<Tranche>()) {
                    bool holds = !tranche.earliest || day >= *tranche.earliest;
                    for (int back = 0; back <= tranche.holdDays; ++back) {
                        holds = holds && live.at(day + -back) >= toWatts(tranche.live).value;
                    }
                    earned += holds ? tranche.amount.value : 0;
                }
                const std::string where = "seed " + std::to_string(seed) + ' ' + isoDate(day);
                QVERIFY2(made.capital.released.at(day) == earned, where.c_str());
            }
        }
    }
};

GIGAPLAN_TEST(TestCapital)
#include "tst_capital.moc"
