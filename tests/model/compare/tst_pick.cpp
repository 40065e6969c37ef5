// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"
#include "model/compare/comparison.h"
#include "model/edit/apply_difference.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "tests/support/small_campus.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <random>

using namespace gigaplan;

/// Taking a part of a difference: whatever is picked, the plan stays sound.
class TestPick : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picksNoneOrAll();
    void picksOneField();
    void addedRowsBringTheirPlaces();
    void removedPlacesRemoveTheirRows();
    void reversedLinksCloseNoLoop();
    void anySubsetYieldsASoundPlan();
};

namespace {

using Chooser = std::function<bool(EntityRef, std::size_t)>;

const Chooser kAll = [](EntityRef, std::size_t) { return true; };

Comparison comparedWith(PlanRows after)
{
    return comparePlans(test::smallCampusRows().snapshot(), std::move(after).snapshot());
}

/// Adds, removes and changes rows of the small campus at random. All references of the result hold.
class RandomEdits {
public:
    explicit RandomEdits(std::uint32_t seed) : m_random(seed) {}

    PlanSnapshot of(PlanRows rows)
    {
        addPlaces(rows);
        addTasks(rows);
        change(rows);
        removeSome(rows);
        return std::move(rows).snapshot();
    }

private:
    std::size_t below(std::size_t bound) { return m_random() % bound; }
    bool chance() { return below(2) == 0; }

    void addPlaces(PlanRows &rows)
    {
        auto building = test::make<Building>("b-new");
        building.site = rows.of<Site>()[0].id;
        rows.of<Building>().push_back(building);
        auto phase = test::make<Phase>("gw-new");
        rows.of<Phase>().push_back(phase);
        for (std::size_t i = 0; i < 3; ++i) {
            auto hall = test::make<Hall>("hall-new-" + std::to_string(i));
            hall.building = chance() ? building.id : rows.of<Building>()[0].id;
            rows.of<Hall>().push_back(hall);
            auto row = test::make<Row>("row-new-" + std::to_string(i));
            row.hall = rows.of<Hall>()[below(rows.of<Hall>().size())].id;
            row.phase = chance() ? phase.id : Id<Phase>{};
            row.equipment = rows.of<Equipment>()[0].id;
            rows.of<Row>().push_back(row);
            auto rack = test::make<Rack>("rack-new-" + std::to_string(i));
            rack.row = rows.of<Row>()[below(rows.of<Row>().size())].id;
            rack.empty = true;
            rows.of<Rack>().push_back(rack);
        }
    }

    void addTasks(PlanRows &rows)
    {
        // Links of the other plan run by a new random order, so that they often stand against the old ones.
        for (std::size_t i = 0; i < 3; ++i) {
            auto task = test::make<Task>("task-new-" + std::to_string(i));
            task.duration = {480};
            rows.of<Task>().push_back(task);
        }
        rows.of<Link>().clear();
        std::vector<Id<Task>> order;
        for (const Task &task : rows.of<Task>()) {
            if (task.key != "programme") {
                order.push_back(task.id);
            }
        }
        std::shuffle(order.begin(), order.end(), m_random);
        for (std::size_t i = 0; i + 1 < order.size(); ++i) {
            auto link = test::make<Link>(i < 2 && chance() ? (i ? "install-1>install-2" : "grid>install-1")
                                                           : "link-new-" + std::to_string(i));
            link.from = order[i];
            link.to = order[i + 1];
            rows.of<Link>().push_back(link);
        }
    }

    void change(PlanRows &rows)
    {
        for (Row &row : rows.of<Row>()) {
            if (chance()) {
                row.hall = rows.of<Hall>()[below(rows.of<Hall>().size())].id;
            }
            if (chance()) {
                row.phase = rows.of<Phase>()[below(rows.of<Phase>().size())].id;
            }
            if (chance()) {
                row.install = rows.of<Task>()[below(rows.of<Task>().size())].id;
                row.x = {static_cast<std::int64_t>(below(9000))};
            }
        }
    }

    void removeSome(PlanRows &rows)
    {
        if (chance()) {
            const Id<Hall> gone = test::idOf<Hall>("hall-" + std::to_string(1 + below(3)));
            std::erase_if(rows.of<Hall>(), [&](const Hall &hall) { return hall.id == gone; });
            for (Row &row : rows.of<Row>()) {
                if (row.hall == gone && chance()) {
                    row.hall = rows.of<Hall>()[below(rows.of<Hall>().size())].id;
                }
            }
            std::erase_if(rows.of<Row>(), [&](const Row &row) { return row.hall == gone; });
            std::erase_if(rows.of<Rack>(), [&](const Rack &rack) {
                return std::none_of(rows.of<Row>().begin(), rows.of<Row>().end(),
                                    [&](const Row &row) { return row.id == rack.row; });
            });
        }
        if (chance()) {
            const Id<Phase> gone = test::idOf<Phase>("gw-1");
            std::erase_if(rows.of<Phase>(), [&](const Phase &phase) { return phase.id == gone; });
            rows.of<Cost>().clear();
            rows.of<Tranche>()[0].phase = {};
            for (Row &row : rows.of<Row>()) {
                row.phase = row.phase == gone ? Id<Phase>{} : row.phase;
            }
        }
        if (chance()) {
            // The summary goes and its tasks are under a new one of theirs.
            const Id<Task> gone = test::idOf<Task>("programme");
            std::erase_if(rows.of<Task>(), [&](const Task &task) { return task.id == gone; });
            for (Task &task : rows.of<Task>()) {
                task.parent = {};
            }
            for (Row &row : rows.of<Row>()) {
                row.install = row.install == gone ? Id<Task>{} : row.install;
            }
        }
    }

    std::mt19937 m_random;
};

/// A reference of the plan that leads nowhere, or "".
std::string dangling(const PlanSnapshot &plan)
{
    std::string found;
    forEachPlanned([&]<class E>(Tag<E>) {
        for (const E &row : plan.table<E>()) {
            forEachField<E>([&]<class F>(std::size_t, const F &field) {
                if constexpr (isId<typename F::Type>) {
                    if (row.*field.member && !plan.find(row.*field.member)) {
                        found = row.key + '.' + std::string(field.name);
                    }
                }
            });
        }
    });
    return found;
}

} // namespace

void TestPick::picksNoneOrAll()
{
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        const Comparison comparison =
            comparePlans(test::smallCampusRows().snapshot(), RandomEdits(seed).of(test::smallCampusRows()));
        QVERIFY(pickedChange(comparison, [](EntityRef, std::size_t) { return false; }).isEmpty());
        QVERIFY(comparison.before->plan.with(pickedChange(comparison, kAll)) == comparison.after->plan);
    }
}

void TestPick::picksOneField()
{
    PlanRows after = test::smallCampusRows();
    Row &row = after.of<Row>()[0];
    row.slots = 20;
    row.x = {700};
    row.phase = test::idOf<Phase>("gw-2");
    const Id<Row> id = row.id;
    const Comparison comparison = comparedWith(std::move(after));
    const auto slots = fieldNamed(tableId<Row>(), "slots");
    const ChangeSummary change =
        pickedChange(comparison, [&](EntityRef, std::size_t field) { return field == *slots; });
    QCOMPARE(change.size(), std::size_t{1});
    const PlanSnapshot plan = comparison.before->plan.with(change);
    QCOMPARE(plan.find(id)->slots, std::int64_t{20});
    QCOMPARE(plan.find(id)->x.value, std::int64_t{0});
    QVERIFY(plan.find(id)->phase == test::idOf<Phase>("gw-1"));
}

void TestPick::addedRowsBringTheirPlaces()
{
    PlanRows after = test::smallCampusRows();
    auto building = test::make<Building>("b-9");
    building.site = after.of<Site>()[0].id;
    auto hall = test::make<Hall>("hall-9");
    hall.building = building.id;
    auto row = test::make<Row>("row-99");
    row.hall = hall.id;
    after.of<Building>().push_back(building);
    after.of<Hall>().push_back(hall);
    after.of<Row>().push_back(row);
    const Comparison comparison = comparedWith(std::move(after));
    const ChangeSummary change =
        pickedChange(comparison, [&](EntityRef ref, std::size_t) { return ref == EntityRef(row.id); });
    QCOMPARE(change.of<Building>().inserted.size(), std::size_t{1});
    QCOMPARE(change.of<Hall>().inserted.size(), std::size_t{1});
    QCOMPARE(change.of<Row>().inserted.size(), std::size_t{1});
    const ChangeSummary hallOnly =
        pickedChange(comparison, [&](EntityRef ref, std::size_t) { return ref == EntityRef(hall.id); });
    QVERIFY(hallOnly.of<Row>().isEmpty());
}

void TestPick::removedPlacesRemoveTheirRows()
{
    // Hall 3 goes; of its rows 9 to 12 the first moves to hall 1, the others go with it.
    PlanRows after = test::smallCampusRows();
    std::erase_if(after.of<Hall>(), [](const Hall &hall) { return hall.key == "hall-3"; });
    std::erase_if(after.of<Row>(),
                  [](const Row &row) { return row.key == "row-10" || row.key == "row-11" || row.key == "row-12"; });
    for (Row &row : after.of<Row>()) {
        if (row.key == "row-9") {
            row.hall = test::idOf<Hall>("hall-1");
            row.slots = 5;
        }
    }
    const Comparison comparison = comparedWith(std::move(after));
    const ChangeSummary change = pickedChange(comparison, [](EntityRef ref, std::size_t) { return ref.is<Hall>(); });
    const PlanSnapshot plan = comparison.before->plan.with(change);
    QCOMPARE(plan.table<Hall>().size(), std::size_t{2});
    QCOMPARE(plan.table<Row>().size(), std::size_t{9});
    const Row *moved = plan.find(test::idOf<Row>("row-9"));
    QVERIFY(moved && moved->hall == test::idOf<Hall>("hall-1"));
    QCOMPARE(moved->slots, std::int64_t{10});
}

void TestPick::reversedLinksCloseNoLoop()
{
    // install-1 → install-2 is gone, and install-2 → install-1 is new.
    PlanRows after = test::smallCampusRows();
    after.of<Link>().pop_back();
    auto link = test::make<Link>("install-2>install-1");
    link.from = test::idOf<Task>("install-2");
    link.to = test::idOf<Task>("install-1");
    after.of<Link>().push_back(link);
    const Comparison comparison = comparedWith(std::move(after));
    const ChangeSummary change =
        pickedChange(comparison, [&](EntityRef ref, std::size_t) { return ref == EntityRef(link.id); });
    QCOMPARE(change.of<Link>().inserted.size(), std::size_t{1});
    QCOMPARE(change.of<Link>().removed.size(), std::size_t{1});
    QVERIFY(findLoops(comparison.before->plan.with(change)).empty());
}

void TestPick::anySubsetYieldsASoundPlan()
{
    int loopsAvoided = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed * 77);
        const Comparison comparison =
            comparePlans(test::smallCampusRows().snapshot(), RandomEdits(seed).of(test::smallCampusRows()));
        QVERIFY(dangling(comparison.after->plan).empty());
        QVERIFY(findLoops(comparison.after->plan).empty());
        const std::uint32_t oneIn = 2 + seed % 9;
        const ChangeSummary change =
            pickedChange(comparison, [&](EntityRef, std::size_t) { return random() % oneIn == 0; });
        const PlanSnapshot expected = comparison.before->plan.with(change);
        const std::string where = "seed " + std::to_string(seed) + ": ";
        QVERIFY2(dangling(expected).empty(), (where + dangling(expected)).c_str());
        QVERIFY2(findLoops(expected).empty(), where.c_str());
        loopsAvoided += !change.of<Link>().isEmpty();

        auto document = test::openDocument(test::smallCampusRows());
        QVERIFY(document);
        const auto done = document->perform(ApplyDifference(change, "Take a part"));
        QVERIFY2(done, done ? "" : (where + done.error().message).c_str());
        QVERIFY(document->snapshot() == expected);
        if (!change.isEmpty()) {
            QVERIFY(document->undo());
        }
        QVERIFY(document->snapshot() == comparison.before->plan);
    }
    QVERIFY(loopsAvoided > 10);
}

GIGAPLAN_TEST(TestPick)
#include "tst_pick.moc"
