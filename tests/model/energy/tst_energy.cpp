// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/energy/energy.h"
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

void addSource(PlanRows &rows, const char *key, double megawatts, double factor, double price, double carbon)
{
    auto source = make<EnergySource>(key);
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

} // namespace

class TestEnergy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void worksOutAYearByHand()
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

    void sharesByCapacityAndFactorAmongSourcesThatHaveBegun()
    {
        PlanRows rows = oneHall();
        addSource(rows, "gas", 30, 1, 60, 500);
        addSource(rows, "solar", 40, 0.25, 20, 0); // weighs 10 against 30
        rows.of<EnergySource>().back().from = kAug1;
        const AnnualEnergy before = yearAt(rows, kJul1);
        QVERIFY(near(before.cost, before.mwh * 60));
        const AnnualEnergy after = yearAt(rows, kAug1);
        QVERIFY(near(after.cost, after.mwh * 50));
        QVERIFY(near(after.tco2, after.mwh * 0.375));
    }

    void withoutASourceThereIsNoCostAndNoCarbon()
    {
        const AnnualEnergy year = yearAt(oneHall(), kAug1);
        QVERIFY(year.mwh > 0);
        QCOMPARE(year.cost, 0.0);
        QCOMPARE(year.tco2, 0.0);
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
