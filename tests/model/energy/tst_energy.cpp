// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/energy/energy.h"
#include "model/plan/equipment.h"
#include "model/plan/knowledge.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"
#include "tests/support/hand_schedule.h"
#include "tests/support/one_hall.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace gigaplan;
using namespace gigaplan::test;

namespace {

const Date kJul1 = makeDate(2026, 7, 1);
const Date kAug1 = makeDate(2026, 8, 1);

AnnualEnergy yearAt(PlanRows rows, Date date)
{
    const PlanSnapshot plan = std::move(rows).snapshot();
    const Schedule schedule = handSchedule(plan, {{"t-c1", makeDate(2026, 6, 16), kJul1}});
    return annualEnergy(plan, computeEnergy(plan, computeCapacity(plan, schedule)), date);
}

void addSource(PlanRows &rows, const char *key, double megawatts, double factor, double price, double carbon,
               EnergyKind kind = EnergyKind::Grid)
{
    auto source = make<EnergySource>(key);
    source.kind = kind;
    source.site = idOf<Site>("s");
    source.capacity = {megawatts};
    source.capacityFactor = {factor};
    source.price = {price};
    source.carbon = {carbon};
    rows.of<EnergySource>().push_back(source);
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

/// 1,000 MW flat: 0.6 MW of the hall, made a thousand.
PlanRows thousandMegawatts()
{
    PlanRows rows = oneHall();
    rows.of<Plan>().front().loadFactor = {1};
    rows.of<Plan>().front().itOverhead = {1};
    the<Building>(rows, "b").annualPue = {1};
    rows.of<Equipment>().front().operating = {200'000}; // five racks in a row
    addSource(rows, "sun", 500, 0.26375, 0, 0, EnergyKind::Solar);
    return rows;
}

} // namespace

class TestEnergy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesAYearComputedByHand()
    {
        PlanRows rows = oneHall();
        addSource(rows, "grid", 10, 1, 40, 400);
        // 0.6 MW IT × 0.5 × 8,760 h = 2,628 MWh IT; × 1.2 = 3,153.6 MWh at the meter.
        const AnnualEnergy year = yearAt(rows, kJul1);
        QVERIFY(near(year.mwh, 3'153.6));
        QVERIFY(near(year.cost, 126'144));
        QVERIFY(near(year.tco2, 1'261.44));
        QVERIFY(near(year.waterM3, 1'051.2)); // 0.4 L per kWh of IT
        QVERIFY(near(yearAt(rows, kAug1).mwh, 6'307.2));
        QCOMPARE(yearAt(rows, kJul1 + -1).mwh, 0.0);
    }

    void cheapestAvailableGridServesFirst()
    {
        PlanRows rows = oneHall();
        addSource(rows, "north", 30, 1, 60, 500);
        addSource(rows, "south", 40, 0.25, 20, 0);
        rows.of<EnergySource>().back().from = kAug1;
        const AnnualEnergy before = yearAt(rows, kJul1);
        QVERIFY(near(before.cost, before.mwh * 60));
        const AnnualEnergy after = yearAt(rows, kAug1);
        QVERIFY(near(after.cost, after.mwh * 20));
        QCOMPARE(after.tco2, 0.0);
        for (EnergySource &source : rows.of<EnergySource>()) {
            source.capacity.value *= 3; // neither rating binds
        }
        QVERIFY(near(yearAt(rows, kAug1).cost, after.cost));
        rows.of<EnergySource>().back().capacity = {0.36 / 0.25}; // half of the 0.72 MW that are needed on average
        const AnnualEnergy half = yearAt(rows, kAug1);
        QVERIFY(near(half.cost, half.mwh * 40));
        QVERIFY(near(half.tco2, half.mwh * 0.25));
    }

    void batteriesGenerateNothing()
    {
        PlanRows rows = oneHall();
        addSource(rows, "battery", 30, 1, 60, 500, EnergyKind::Battery);
        const AnnualEnergy alone = yearAt(rows, kAug1);
        QCOMPARE(alone.cost, 0.0);
        QVERIFY(near(alone.unservedMwh, alone.mwh));
        addSource(rows, "grid", 30, 1, 10, 100);
        const AnnualEnergy year = yearAt(rows, kAug1);
        QVERIFY(near(year.cost, year.mwh * 10));
    }

    void nonBindingRatingHasNoEffect()
    {
        AnnualEnergy first;
        for (const double connection : {900.0, 1'000.0, 2'000.0, 4'000.0, 8'765.4}) {
            PlanRows rows = thousandMegawatts();
            addSource(rows, "grid", connection, 1, 83, 373);
            const AnnualEnergy year = yearAt(rows, kJul1);
            QVERIFY(near(year.mwh, 8'760'000));
            QVERIFY(near(year.tco2, (1'000 - 500 * 0.26375) * 8'760 * 0.373)); // 2.837 Mt
            QVERIFY(near(year.cost, (1'000 - 500 * 0.26375) * 8'760 * 83));
            QCOMPARE(year.unservedMwh, 0.0);
            first = connection == 900 ? year : first;
            QVERIFY(year.tco2 == first.tco2 && year.cost == first.cost); // to the last digit
        }
    }

    void undersizedGridLeavesLoadUnserved()
    {
        PlanRows rows = thousandMegawatts();
        addSource(rows, "grid", 800, 0.5, 83, 373);
        const AnnualEnergy year = yearAt(rows, kJul1);
        QVERIFY(near(year.mwh, 8'760'000));
        QVERIFY(near(year.tco2, 400 * 8'760 * 0.373));
        QVERIFY(near(year.unservedMwh, (600 - 500 * 0.26375) * 8'760));
        rows.of<EnergySource>().pop_back();
        QVERIFY(near(yearAt(rows, kJul1).unservedMwh, (1'000 - 500 * 0.26375) * 8'760));
        QCOMPARE(yearAt(rows, kJul1).tco2, 0.0);
    }

    void surplusIsCurtailed()
    {
        PlanRows rows = thousandMegawatts();
        addSource(rows, "grid", 5'000, 1, 83, 373);
        addSource(rows, "gas", 1'868.125, 1, 50, 400, EnergyKind::Gas);
        // 2,000 MW for 1,000: half of the gas and half of the sun are taken, nothing of the grid.
        const AnnualEnergy year = yearAt(rows, kJul1);
        QVERIFY(near(year.cost, 1'868.125 / 2 * 8'760 * 50));
        QVERIFY(near(year.tco2, 1'868.125 / 2 * 8'760 * 0.4));
        QCOMPARE(year.unservedMwh, 0.0);
    }

    void namesTheFirstDayOfAGap()
    {
        PlanRows rows = thousandMegawatts(); // a second row makes it 2,000 MW in August
        addSource(rows, "grid", 1'500, 1, 83, 373);
        addSource(rows, "more", 1'500, 1, 83, 373);
        rows.of<EnergySource>().back().from = makeDate(2027, 1, 1);
        const PlanSnapshot plan = std::move(rows).snapshot();
        const Capacity capacity = computeCapacity(plan, handSchedule(plan, {{"t-c1", makeDate(2026, 6, 16), kJul1}}));
        const auto gaps = energyGaps(plan, computeEnergy(plan, capacity));
        QCOMPARE(gaps.size(), std::size_t{1});
        QCOMPARE(gaps[0].site, idOf<Site>("s"));
        QCOMPARE(gaps[0].on, kAug1);
        QCOMPARE(gaps[0].needed.value, 2'000'000'000);
        QCOMPARE(gaps[0].given.value, 1'631'875'000);
        QCOMPARE(gaps[0].hasGrid, true);
        QCOMPARE(gaps[0].nextSource, makeDate(2027, 1, 1));
    }

    void costAndWaterRoundAndSaturate()
    {
        AnnualEnergy year;
        year.cost = -1e40;
        year.waterM3 = 1e40;
        QVERIFY(year.wholeCost().value < -std::int64_t{8'000'000'000'000'000'000});
        QVERIFY(year.wholeWaterM3() > std::int64_t{8'000'000'000'000'000'000});
        year.cost = 2.5;
        QCOMPARE(year.wholeCost().value, 3);
    }

    void withoutASourceThereIsNoCostAndNoCarbon()
    {
        const AnnualEnergy year = yearAt(oneHall(), kAug1);
        QVERIFY(year.mwh > 0);
        QCOMPARE(year.cost, 0.0);
        QCOMPARE(year.tco2, 0.0);
        QVERIFY(near(year.unservedMwh, year.mwh));
    }

    void eachSiteHasItsOwnMixAndPue()
    {
        PlanRows rows = oneHall();
        auto site = make<Site>("s2");
        rows.of<Site>().push_back(site);
        auto building = make<Building>("b2");
        building.site = site.id;
        building.annualPue = {1.5};
        rows.of<Building>().push_back(building);
        auto hall = make<Hall>("h2");
        hall.building = building.id;
        rows.of<Hall>().push_back(hall);
        the<Row>(rows, "r2").hall = hall.id;
        addSource(rows, "first", 1, 1, 10, 100);
        addSource(rows, "second", 1, 1, 20, 200);
        rows.of<EnergySource>().back().site = site.id;
        const AnnualEnergy year = yearAt(rows, kAug1);
        QVERIFY(near(year.mwh, 2'628 * 1.2 + 2'628 * 1.5));
        QVERIFY(near(year.cost, 2'628 * 1.2 * 10 + 2'628 * 1.5 * 20));
        QVERIFY(near(year.tco2, 2'628 * 1.2 * 0.1 + 2'628 * 1.5 * 0.2));
    }
};

GIGAPLAN_TEST(TestEnergy)
#include "tst_energy.moc"
