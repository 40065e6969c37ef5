// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/child_index.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "tests/support/make.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <set>

using namespace gigaplan;
using test::idOf;
using test::make;

class TestPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesCarryTheirUnits();
    void namesAreUniqueAndEnumerationsStable();
    void everyFieldRoundTripsThroughItsValue();
    void valuesOfAnotherKindAreRefused();
    void tableSharesWhatDidNotChange();
    void childrenOfEveryParent();
    void subjectsResolve();
};

/// A field that holds a quantity says its unit in its name, so that SQL, JSON and CSV cannot be misread.
void TestPlan::namesCarryTheirUnits()
{
    forEachEntity([]<class E>(Tag<E>) {
        forEachField<E>([]<class F>(std::size_t, const F &field) {
            if constexpr (IsQuantity<typename F::Type>) {
                const QByteArray name(field.name.data(), qsizetype(field.name.size()));
                const QByteArray suffix(F::Type::suffix.data(), qsizetype(F::Type::suffix.size()));
                // "amount" alone is a money field's whole name.
                QVERIFY2(name.endsWith(suffix) || "_" + name == suffix, name.constData());
            }
        });
    });
}

void TestPlan::namesAreUniqueAndEnumerationsStable()
{
    std::set<std::string_view> tables, plurals;
    for (std::size_t i = 0; i < kTableCount; ++i) {
        const TableInfo &info = tableInfo(tableAt(i));
        QVERIFY(tables.insert(info.name).second);
        QVERIFY(plurals.insert(info.plural).second);
        QCOMPARE(tableNamed(info.name), std::optional(tableAt(i)));
        std::set<std::string_view> fields{"id", "key"};
        for (const FieldInfo &field : info.fields) {
            QVERIFY(fields.insert(field.name).second);
            QVERIFY(!field.label.empty());
        }
        QVERIFY(info.fields.size() < 63); // a change's mask has a bit for each, and one for the key
    }
    // What reaches disk never changes meaning.
    QCOMPARE(enumName(LinkKind::FinishStart), std::string_view("FS"));
    QCOMPARE(enumName(ConstraintKind::FinishNoLaterThan), std::string_view("finish_no_later_than"));
    QCOMPARE(enumName(RedundancyScheme::Catcher), std::string_view("catcher_4_plus_1"));
    QCOMPARE(enumName(NodeKind::Cdu), std::string_view("cdu"));
    QCOMPARE(enumName(CapacityBasis::Facility), std::string_view("facility"));
}

void TestPlan::everyFieldRoundTripsThroughItsValue()
{
    const PlanSnapshot plan = test::RandomPlan(21).rows(10).snapshot();
    forEachPlanned([&]<class E>(Tag<E>) {
        for (const E &row : plan.table<E>()) {
            E copy;
            copy.id = row.id;
            copy.key = row.key;
            for (std::size_t i = 0; i < fieldCount<E>; ++i) {
                const auto set = setFieldValue(copy, i, fieldValue(row, i));
                QVERIFY2(set, set ? "" : set.error().message.c_str());
            }
            QVERIFY(copy == row);
        }
    });
}

void TestPlan::valuesOfAnotherKindAreRefused()
{
    Row row;
    const auto refused = [&](const char *field, const Value &value) {
        const Row before = row;
        const auto set = setFieldValue(row, *fieldNamed(tableId<Row>(), field), value);
        return !set && row == before && set.error().message.find("expected") != std::string::npos;
    };
    QVERIFY(refused("slots", std::string("many")));
    QVERIFY(refused("slots", std::int64_t{0}));
    QVERIFY(refused("slots", 1.5));
    QVERIFY(refused("direction", std::string("upwards")));
    QVERIFY(refused("hall", Value()));
    Equipment equipment;
    const auto operating = *fieldNamed(tableId<Equipment>(), "operating_kw");
    for (const double bad : {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        QVERIFY(!setFieldValue(equipment, operating, bad));
    }
    QVERIFY(setFieldValue(equipment, operating, std::int64_t{190}));
    QCOMPARE(equipment.operating.value, 190.0);
}

void TestPlan::tableSharesWhatDidNotChange()
{
    std::vector<Phase> rows;
    for (int i = 0; i < 100; ++i) {
        rows.push_back(make<Phase>("p" + std::to_string(i)));
    }
    const auto before = Table<Phase>::fromRows(rows);
    TableChange<Phase> change;
    Phase renamed = rows[7];
    renamed.name = "Renamed";
    change.updated.push_back({renamed, 1});
    change.removed.push_back(rows[3].id);
    change.inserted.push_back(make<Phase>("new"));
    const auto after = before.with(change);
    QCOMPARE(after.size(), std::size_t{100});
    QVERIFY(!after.contains(rows[3].id));
    QCOMPARE(after.find(renamed.id)->name, std::string("Renamed"));
    QCOMPARE(before.find(renamed.id)->name, std::string("p7"));
    QCOMPARE(after.find(rows[50].id), before.find(rows[50].id)); // the same object
    for (std::size_t i = 1; i < after.size(); ++i) {
        QVERIFY(after[i - 1].key < after[i].key);
        QCOMPARE(after.indexOf(after[i].id), i);
    }
    // Another key is another place.
    TableChange<Phase> rekeyed;
    Phase first = *after.find(renamed.id);
    first.key = "a";
    rekeyed.updated.push_back({first, std::uint64_t{1} << 63});
    const auto moved = after.with(rekeyed);
    QCOMPARE(moved.size(), after.size());
    QCOMPARE(moved[0].id, renamed.id);
    for (std::size_t i = 0; i < moved.size(); ++i) {
        QVERIFY(i == 0 || moved[i - 1].key < moved[i].key);
        QCOMPARE(moved.indexOf(moved[i].id), i);
    }
    QVERIFY(before.with({}).isSameAs(before));
}

void TestPlan::childrenOfEveryParent()
{
    const PlanSnapshot plan = test::RandomPlan(22).rows(40).snapshot();
    const ChildIndex index(plan.table<Hall>(), plan.table<Row>(), &Row::hall);
    std::size_t found = 0;
    for (std::size_t hall = 0; hall < plan.table<Hall>().size(); ++hall) {
        for (const std::uint32_t row : index.of(hall)) {
            QCOMPARE(plan.table<Row>()[row].hall, plan.table<Hall>()[hall].id);
            ++found;
        }
    }
    QCOMPARE(found, plan.table<Row>().size());
}

void TestPlan::subjectsResolve()
{
    PlanRows rows = test::planStarting(makeDate(2026, 1, 5));
    rows.of<Phase>() = {make<Phase>("gw/1")};
    const PlanSnapshot plan = std::move(rows).snapshot();
    const EntityRef phase = idOf<Phase>("gw/1");
    QCOMPARE(subjectOf(plan, phase), std::string("phase/gw/1"));
    QVERIFY(resolveSubject(plan, "phase/gw/1") == phase);
    QVERIFY(!resolveSubject(plan, "phase/gw2"));
    QVERIFY(!resolveSubject(plan, "nonsense"));
    QCOMPARE(displayName(plan, phase), std::string("gw/1"));
}

GIGAPLAN_TEST(TestPlan)
#include "tst_plan.moc"
