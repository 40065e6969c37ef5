// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/generate/generate.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <set>

using namespace gigaplan;

namespace {

PlanSnapshot generated(double gigawatts, std::uint64_t seed = 1, CapacityBasis basis = CapacityBasis::It,
                       const std::string &equipment = "vr-nvl72")
{
    GenerateOptions options;
    options.gigawatts = gigawatts;
    options.seed = seed;
    options.basis = basis;
    options.equipment = equipment;
    auto plan = generatePlan(options);
    return plan ? *std::move(plan) : PlanSnapshot();
}

/// The first broken rule of the plan's shape, or nothing: keys, ids, ranges, presence, targets of references.
std::string shapeProblem(const PlanSnapshot &plan)
{
    std::string problem;
    forEachEntity([&]<class E>(Tag<E>) {
        std::set<std::string> keys;
        for (const E &row : plan.table<E>()) {
            const std::string name = std::string(Description<E>::table) + "/" + row.key;
            if (!keys.insert(row.key).second || row.id.value != idValueFromKey(Description<E>::table, row.key)) {
                problem = name + ": key";
            }
            forEachField<E>([&](std::size_t index, const auto &field) {
                const FieldInfo &info = tableInfo(tableId<E>()).fields[index];
                if (problemWith(info, fieldValue(row, index))) {
                    problem = name + ": " + std::string(info.name);
                }
                if constexpr (isId<std::remove_cvref_t<decltype(row.*field.member)>>) {
                    if (row.*field.member && !plan.find(row.*field.member)) {
                        problem = name + ": dangling " + std::string(info.name);
                    }
                }
            });
        }
    });
    return problem;
}

struct Box {
    std::int64_t x, y, width, depth;
    bool holds(const Box &inner) const
    {
        return inner.x >= 0 && inner.y >= 0 && inner.x + inner.width <= width && inner.y + inner.depth <= depth;
    }
    bool overlaps(const Box &other) const
    {
        return x < other.x + other.width && other.x < x + width && y < other.y + other.depth && other.y < y + depth;
    }
};

template <class E>
Box boxOf(const E &place)
{
    return {place.x.value, place.y.value, place.width.value, place.depth.value};
}

Box boxOf(const PlanSnapshot &plan, const Row &row)
{
    return {row.x.value, row.y.value, row.slots * row.pitch.value, plan.find(row.equipment)->depth.value};
}

bool anyOverlap(const std::vector<Box> &boxes)
{
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (boxes[i].overlaps(boxes[j])) {
                return true;
            }
        }
    }
    return false;
}

/// The first place that leaves its parent or meets a sibling, or nothing.
std::string placeProblem(const PlanSnapshot &plan)
{
    std::map<std::int64_t, std::vector<Box>> siblings;
    for (const Site &site : plan.table<Site>()) {
        siblings[0].push_back(boxOf(site));
    }
    for (const Building &building : plan.table<Building>()) {
        siblings[building.site.value].push_back(boxOf(building));
        if (!boxOf(*plan.find(building.site)).holds(boxOf(building))) {
            return building.key;
        }
    }
    for (const Hall &hall : plan.table<Hall>()) {
        siblings[hall.building.value].push_back(boxOf(hall));
        if (!boxOf(*plan.find(hall.building)).holds(boxOf(hall))) {
            return hall.key;
        }
    }
    for (const Row &row : plan.table<Row>()) {
        siblings[row.hall.value].push_back(boxOf(plan, row));
        if (!boxOf(*plan.find(row.hall)).holds(boxOf(plan, row))) {
            return row.key;
        }
    }
    for (const auto &[parent, boxes] : siblings) {
        if (anyOverlap(boxes)) {
            return "siblings overlap";
        }
    }
    return {};
}

std::int64_t racksOf(const PlanSnapshot &plan)
{
    std::int64_t racks = 0;
    for (const Row &row : plan.table<Row>()) {
        racks += row.slots;
    }
    return racks;
}

} // namespace

class TestGenerate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plansAreSound_data()
    {
        QTest::addColumn<double>("gigawatts");
        QTest::addColumn<int>("basis");
        QTest::addColumn<QString>("equipment");
        QTest::newRow("five megawatts") << 0.005 << 0 << QStringLiteral("vr-nvl72");
        QTest::newRow("one hall") << 0.02 << 0 << QStringLiteral("gb200-nvl72");
        QTest::newRow("one building") << 0.1 << 1 << QStringLiteral("gb300-nvl72");
        QTest::newRow("one gigawatt") << 1.0 << 0 << QStringLiteral("vr-nvl72");
        QTest::newRow("kyber") << 1.5 << 1 << QStringLiteral("rubin-ultra-kyber");
        QTest::newRow("air") << 0.3 << 0 << QStringLiteral("h100-hgx");
        QTest::newRow("three and a half") << 3.5 << 0 << QStringLiteral("vr-nvl72");
    }
    void plansAreSound()
    {
        QFETCH(double, gigawatts);
        QFETCH(int, basis);
        QFETCH(QString, equipment);
        const PlanSnapshot plan = generated(gigawatts, 7, static_cast<CapacityBasis>(basis), equipment.toStdString());
        QCOMPARE(plan.table<Plan>().size(), std::size_t{1});
        QCOMPARE(shapeProblem(plan), std::string());
        QCOMPARE(placeProblem(plan), std::string());
        QCOMPARE(plan.plan().target.value, gigawatts * 1e3);
        for (const Claim &claim : plan.table<Claim>()) {
            QVERIFY2(resolveSubject(plan, claim.subject), claim.subject.c_str());
        }
    }

    void scenariosAreSound()
    {
        for (const std::string_view name : scenarioNames()) {
            const auto plan = scenarioPlan(name);
            QVERIFY(plan);
            QCOMPARE(shapeProblem(*plan), std::string());
            QCOMPARE(placeProblem(*plan), std::string());
            std::set<std::string> subjects;
            for (const Claim &claim : plan->table<Claim>()) {
                subjects.insert(claim.subject);
                QVERIFY2(!claim.source.empty() && claim.date, claim.key.c_str());
            }
            for (const std::string &subject : subjects) {
                QVERIFY2(resolveSubject(*plan, subject), subject.c_str());
            }
        }
        const auto unknown = scenarioPlan("atlantis");
        QVERIFY(!unknown && unknown.error().kind == ErrorKind::Usage);
    }

    void racksMatchTheSizing()
    {
        QCOMPARE(racksOf(generated(1)), 4'617); // 1,000,000 kW / 216.6 kW
        SizeOptions options;
        options.gigawatts = 0.42;
        QCOMPARE(racksOf(generated(0.42)), sizeCapacity(options)->racks);
    }

    void equalSeedsGiveEqualPlans()
    {
        QVERIFY(generated(0.2, 5) == generated(0.2, 5));
        QVERIFY(!(generated(0.2, 5) == generated(0.2, 6)));
    }

    void countsOfTenGigawatts()
    {
        const PlanSnapshot plan = *scenarioPlan("openai-nvidia-10gw");
        QCOMPARE(plan.table<Phase>().size(), std::size_t{10});
        QCOMPARE(plan.table<Tranche>().size(), std::size_t{10});
        const auto between = [](std::size_t value, std::size_t low, std::size_t high) {
            return value >= low && value <= high;
        };
        QVERIFY(between(plan.table<Site>().size(), 4, 6));
        QVERIFY(between(plan.table<Building>().size(), 90, 110));
        QVERIFY(between(plan.table<Hall>().size(), 360, 440));
        QVERIFY(between(plan.table<Row>().size(), 2'000, 3'000));
        QVERIFY(between(plan.table<Task>().size(), 2'500, 4'200));
        QVERIFY(between(plan.table<Node>().size(), 2'000, 7'000));
        std::int64_t gpus = 0;
        Money committed;
        for (const Row &row : plan.table<Row>()) {
            gpus += row.slots * plan.find(row.equipment)->gpuPackages;
        }
        for (const Tranche &tranche : plan.table<Tranche>()) {
            committed += tranche.amount;
        }
        QVERIFY(gpus >= 2'000'000);
        QCOMPARE(committed.value, std::int64_t{100'000'000'000});
    }

    void aHundredGigawattsHaveHalfAMillionRacks()
    {
        const PlanSnapshot plan = generated(100);
        const std::int64_t racks = racksOf(plan);
        // A hundred phases of a gigawatt each round up to 4,617 racks.
        QCOMPARE(racks, 461'700);
        QCOMPARE(plan.table<Phase>().size(), std::size_t{100});
    }

    void deliveriesCoverEveryRow()
    {
        for (const std::string_view name : scenarioNames()) {
            const PlanSnapshot plan = *scenarioPlan(name);
            std::int64_t delivered = 0;
            for (const Supply &supply : plan.table<Supply>()) {
                delivered += supply.quantity;
                const auto ships = plan.find(supply.equipment)->shipsFrom;
                QVERIFY(!ships || *supply.date >= *ships);
            }
            QCOMPARE(delivered, racksOf(plan));
        }
    }

    void everyRowHasTwoSidesCoolingAndWork()
    {
        const PlanSnapshot plan = generated(0.1);
        for (const Row &row : plan.table<Row>()) {
            QVERIFY(row.feedA && row.feedB && row.feedA != row.feedB);
            QVERIFY(row.cooling && row.install && row.commission);
            QVERIFY(isCooling(plan.find(row.cooling)->kind));
            QCOMPARE(plan.find(row.install)->workClass, WorkClass::RackInstall);
        }
    }

    void refusesWhatMakesNoSense()
    {
        GenerateOptions options;
        options.gigawatts = 0;
        QCOMPARE(generatePlan(options).error().kind, ErrorKind::Usage);
        options.gigawatts = 1;
        options.equipment = "abacus";
        QCOMPARE(generatePlan(options).error().kind, ErrorKind::Usage);
        options.equipment = "vr-nvl72";
        options.start = kLastDate;
        QCOMPARE(generatePlan(options).error().kind, ErrorKind::Usage);
        options.start = kNever;
        QCOMPARE(generatePlan(options)->plan().start, makeDate(2024, 6, 3));
    }
};

GIGAPLAN_TEST(TestGenerate)
#include "tst_generate.moc"
