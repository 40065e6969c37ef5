// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/difference.h"
#include "model/plan/entities.h"
#include "tests/support/random_plan.h"
#include "tests/support/renumbered.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;

/// Differences of random plans, which share a seed and hence keys, or nothing.
class TestDifference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void turnsOnePlanIntoTheOther();
    void isEmptyForEqualPlans();
    void inverseRestoresThePlan();
    void rowsOfTheSameKeyAreAligned();
};

void TestDifference::turnsOnePlanIntoTheOther()
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const PlanSnapshot a = test::RandomPlan(seed).rows(6).snapshot();
        const PlanSnapshot b = test::RandomPlan(seed + 1000).rows(4 + seed % 5).snapshot();
        QVERIFY2(a.with(differenceOf(a, b)) == b, qPrintable(QString::number(seed)));
        QVERIFY(!(a == b));
    }
}

void TestDifference::isEmptyForEqualPlans()
{
    const PlanSnapshot a = test::RandomPlan(3).rows(8).snapshot();
    const PlanSnapshot copy = test::RandomPlan(3).rows(8).snapshot();
    QVERIFY(differenceOf(a, copy).isEmpty());
    QVERIFY(differenceOf(a, a).isEmpty());
}

void TestDifference::inverseRestoresThePlan()
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const PlanSnapshot a = test::RandomPlan(seed).rows(5).snapshot();
        const PlanSnapshot b = test::RandomPlan(seed * 7).rows(5).snapshot();
        const ChangeSummary change = differenceOf(a, b);
        QVERIFY(b.with(inverted(change, a)) == a);
    }
}

void TestDifference::rowsOfTheSameKeyAreAligned()
{
    const PlanSnapshot reference = test::RandomPlan(11).rows(8).snapshot();
    QVERIFY(alignedTo(reference, test::renumbered(reference, 1)) == reference);
    // The same plan as another way of making it would number it.
    PlanSnapshot other = reference;
    forEachEntity([&]<class E>(Tag<E>) {
        std::vector<E> rows(reference.table<E>().begin(), reference.table<E>().end());
        for (E &row : rows) {
            row.id.value ^= 0x5555;
            forEachField<E>([&]<class F>(std::size_t, const F &field) {
                if constexpr (isId<typename F::Type>) {
                    auto &id = row.*field.member;
                    id.value = id ? id.value ^ 0x5555 : 0;
                }
            });
        }
        other = other.withRows(std::move(rows));
    });
    QVERIFY(!differenceOf(reference, other).isEmpty());
    QVERIFY(alignedTo(reference, other) == reference);
}

GIGAPLAN_TEST(TestDifference)
#include "tst_difference.moc"
