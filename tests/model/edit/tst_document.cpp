// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/schedule/schedule.h"
#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/edit/document.h"
#include "model/edit/removal.h"
#include "model/edit/task_outline.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "tests/support/make.h"
#include "tests/support/random_plan.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace gigaplan;
using test::idOf;
using test::make;

namespace {

std::unique_ptr<Document> documentOf(const PlanSnapshot &plan)
{
    auto store = std::move(*Store::create());
    const auto filled = store->fill([&](RowWriter &writer) -> Result<void> {
        forEachEntity([&]<class E>(Tag<E>) {
            for (const E &row : plan.table<E>()) {
                writer.insert(row);
            }
        });
        return {};
    });
    return filled ? std::move(*Document::fromStore(std::move(store))) : nullptr;
}

/// Site, building, hall, two rows; a summary with two linked tasks, the second of which installs the rows.
PlanSnapshot smallPlan()
{
    PlanRows rows = test::planStarting(makeDate(2026, 1, 5));
    rows.of<Phase>() = {make<Phase>("gw1")};
    rows.of<Site>() = {make<Site>("site")};
    auto building = make<Building>("building");
    building.site = idOf<Site>("site");
    rows.of<Building>() = {building};
    auto hall = make<Hall>("hall");
    hall.building = building.id;
    rows.of<Hall>() = {hall};
    auto all = make<Task>("all");
    auto design = make<Task>("design");
    auto install = make<Task>("install");
    design.parent = install.parent = all.id;
    design.duration = install.duration = {5 * 480};
    rows.of<Task>() = {all, design, install};
    auto link = make<Link>("design>install");
    link.from = design.id;
    link.to = install.id;
    rows.of<Link>() = {link};
    for (const char *key : {"row-1", "row-2"}) {
        auto row = make<Row>(key);
        row.hall = hall.id;
        row.phase = idOf<Phase>("gw1");
        row.install = install.id;
        rows.of<Row>().push_back(row);
    }
    auto claim = make<Claim>("claim");
    claim.subject = "hall/hall";
    rows.of<Claim>() = {claim};
    return std::move(rows).snapshot();
}

} // namespace

class TestDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEditIsUndoneAndRedoneExactly();
    void snapshotEqualsWhatTheStoreHolds();
    void editThatChangesNothingLeavesNoStep();
    void refusedEditsLeaveThePlanAlone();
    void removingAHallTakesItsRowsAndRemarks();
    void removingATaskClearsReferencesToIt();
    void movingASummaryMovesItsLeaves();
    void moveNamesTheConstraintItReplaces();
    void manualTaskKeepsItsDateUntilMoved();
    void refusedLoopsNameTheirTasks();
    void removalIsDescribedInAdvance();
    void removalMatchesItsDescription();
    void addedRowsBelongToTheSelectedPlace();
    void addedTaskFollowsTheSelectedOne();
    void addedRowsLeaveAmbiguousReferencesEmpty();
    void cleanStateFollowsUndo();
};

/// do + undo is identity on the snapshot and on the whole database, for random edits of every table.
void TestDocument::everyEditIsUndoneAndRedoneExactly()
{
    for (const std::uint32_t seed : {1u, 2u, 3u}) {
        const PlanSnapshot start = test::RandomPlan(seed).rows(12).snapshot();
        const PlanSnapshot values = test::RandomPlan(seed + 100).rows(12).snapshot();
        auto document = documentOf(start);
        QVERIFY(document);
        const std::string before = document->store().dump();
        std::mt19937 random(seed);
        std::vector<PlanSnapshot> states{document->snapshot()};
        for (int step = 0; step < 60; ++step) {
            const TableId table = tableAt(random() % kTableCount);
            std::unique_ptr<Command> command;
            withEntity(table, [&]<class E>(Tag<E>) {
                const auto &rows = document->snapshot().table<E>();
                if (rows.isEmpty()) {
                    return;
                }
                const E &row = rows[random() % rows.size()];
                const std::size_t field = random() % fieldCount<E>;
                const auto &donors = values.table<E>();
                if (random() % 8 == 0 && !std::same_as<E, Plan>) {
                    command = std::make_unique<RemoveEntities>(std::vector<EntityRef>{row.id});
                } else if (random() % 6 == 0 && !std::same_as<E, Plan>) {
                    command = std::make_unique<AddEntity<E>>(row);
                } else if (tableInfo(table).fields[field].kind != FieldKind::Reference) {
                    command = std::make_unique<SetField>(std::vector<EntityRef>{row.id}, field,
                                                         fieldValue(donors[random() % donors.size()], field));
                }
            });
            if (command) {
                // A random link may close a loop; such a refusal must leave no trace either.
                const std::string untouched = document->store().dump();
                const std::size_t steps = document->history().doneCount();
                if (!document->perform(*command)) {
                    QCOMPARE(document->store().dump(), untouched);
                }
                if (document->history().doneCount() > steps) {
                    states.push_back(document->snapshot());
                }
            }
        }
        QVERIFY(states.size() > 20);
        const std::string after = document->store().dump();
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            QVERIFY(document->snapshot() == states[i]);
            QVERIFY(document->undo());
            QVERIFY2(document->snapshot() == states[i - 1],
                     qPrintable(QStringLiteral("seed %1 step %2").arg(seed).arg(i)));
        }
        QCOMPARE(document->store().dump(), before);
        while (document->history().canRedo()) {
            QVERIFY(document->redo());
        }
        QCOMPARE(document->store().dump(), after);
        QVERIFY(document->snapshot() == states.back());
    }
}

void TestDocument::snapshotEqualsWhatTheStoreHolds()
{
    auto document = documentOf(smallPlan());
    QVERIFY(document->perform(StretchTask(idOf<Task>("design"), {480})));
    QVERIFY(document->perform(RemoveEntities({idOf<Row>("row-1")})));
    const auto loaded = document->store().load();
    QVERIFY(loaded && *loaded == document->snapshot());
}

void TestDocument::editThatChangesNothingLeavesNoStep()
{
    auto document = documentOf(smallPlan());
    QVERIFY(document->perform(StretchTask(idOf<Task>("design"), {5 * 480})));
    QVERIFY(!document->history().canUndo());
    QVERIFY(!document->isModified());
}

void TestDocument::refusedEditsLeaveThePlanAlone()
{
    auto document = documentOf(smallPlan());
    const std::string before = document->store().dump();
    const std::size_t slots = *fieldNamed(tableId<Row>(), "slots");
    QVERIFY(!document->perform(SetField({idOf<Row>("row-1"), idOf<Row>("row-2")}, slots, std::int64_t{0})));
    const std::size_t hall = *fieldNamed(tableId<Row>(), "hall");
    QVERIFY(!document->perform(SetField({idOf<Row>("row-1")}, hall, std::int64_t{12345})));
    QVERIFY(!document->perform(SetField({idOf<Row>("row-1")}, hall, Value())));
    QVERIFY(!document->perform(StretchTask(idOf<Task>("all"), {480})));
    QCOMPARE(document->store().dump(), before);
    QVERIFY(!document->history().canUndo());
}

void TestDocument::removingAHallTakesItsRowsAndRemarks()
{
    auto document = documentOf(smallPlan());
    QVERIFY(document->perform(RemoveEntities({idOf<Hall>("hall")})));
    QVERIFY(document->snapshot().table<Row>().isEmpty());
    QVERIFY(document->snapshot().table<Claim>().isEmpty());
    QCOMPARE(document->snapshot().table<Building>().size(), std::size_t{1});
}

void TestDocument::removingATaskClearsReferencesToIt()
{
    auto document = documentOf(smallPlan());
    QVERIFY(document->perform(RemoveEntities({idOf<Task>("install")})));
    QVERIFY(!document->snapshot().find(idOf<Row>("row-1"))->install);
    QVERIFY(document->snapshot().table<Link>().isEmpty());
    QVERIFY(document->perform(RemoveEntities({idOf<Task>("all")})));
    QVERIFY(document->snapshot().table<Task>().isEmpty()); // parts go with their summary
}

void TestDocument::movingASummaryMovesItsLeaves()
{
    auto document = documentOf(smallPlan());
    // Monday 5 January to Monday 12 January, 08:00: a week later.
    QVERIFY(document->perform(MoveTasks({{idOf<Task>("all"), startOfDay(makeDate(2026, 1, 12)) + 8 * 60}})));
    const Task &design = *document->snapshot().find(idOf<Task>("design"));
    const Task &install = *document->snapshot().find(idOf<Task>("install"));
    QCOMPARE(design.constraint, ConstraintKind::StartNoEarlierThan);
    QCOMPARE(isoInstant(*design.constraintDate), std::string("2026-01-12T08:00"));
    QCOMPARE(isoInstant(*install.constraintDate), std::string("2026-01-19T08:00"));
}

void TestDocument::moveNamesTheConstraintItReplaces()
{
    auto document = documentOf(smallPlan());
    const Instant monday = startOfDay(makeDate(2026, 1, 12)) + 8 * 60;
    const auto text = [&](const char *task) {
        return MoveTasks({{idOf<Task>(task), monday}}).text(document->snapshot());
    };
    const auto constrain = [&](const char *task, const char *constraint) {
        const auto set = [&](const char *field, Value value) {
            return bool(
                document->perform(SetField({idOf<Task>(task)}, *fieldNamed(tableId<Task>(), field), std::move(value))));
        };
        return set("constraint_date", monday) && set("constraint", std::string(constraint));
    };
    QCOMPARE(text("design").find("replaces"), std::string::npos);
    QVERIFY(constrain("design", "start_no_earlier_than"));
    QCOMPARE(text("design").find("replaces"), std::string::npos);
    QVERIFY(constrain("design", "finish_no_later_than"));
    QVERIFY(text("design").ends_with(" (replaces \"Finish no later than\")"));
    QVERIFY(constrain("install", "must_finish_on"));
    QVERIFY(text("all").ends_with(" (replaces 2 constraints)"));
}

void TestDocument::manualTaskKeepsItsDateUntilMoved()
{
    auto document = documentOf(smallPlan());
    const auto install = [&]() -> const Task & { return *document->snapshot().find(idOf<Task>("install")); };
    const auto start = [&] {
        return isoInstant(computeSchedule(document->snapshot()).find(document->snapshot(), install().id)->start);
    };
    const std::size_t manual = *fieldNamed(tableId<Task>(), "manual");
    const std::string before = start();
    QVERIFY(document->perform(SetField({install().id}, manual, Value(true))));
    QVERIFY(install().manual);
    QCOMPARE(isoInstant(*install().constraintDate), before);
    QCOMPARE(install().constraint, ConstraintKind::AsSoonAsPossible);
    QVERIFY(document->perform(MoveTasks({{idOf<Task>("design"), startOfDay(makeDate(2026, 3, 2)) + 8 * 60}})));
    QCOMPARE(start(), before); // whatever its predecessor does
    QVERIFY(document->perform(MoveTasks({{install().id, startOfDay(makeDate(2026, 2, 1)) + 9 * 60}})));
    QCOMPARE(install().constraint, ConstraintKind::AsSoonAsPossible);
    QCOMPARE(start(), std::string("2026-02-01T09:00"));
    QVERIFY(document->perform(SetField({install().id}, manual, Value(false))));
    QVERIFY(!install().constraintDate);
    QVERIFY(start() > "2026-03-02");
}

void TestDocument::refusedLoopsNameTheirTasks()
{
    auto document = documentOf(smallPlan());
    const auto linked = document->perform(LinkTasks(idOf<Task>("install"), idOf<Task>("design")));
    QVERIFY(!linked);
    const QString message = QString::fromStdString(linked.error().message);
    QVERIFY2(message.contains(QStringLiteral("design")) && message.contains(QStringLiteral("install")),
             qPrintable(message));
    const std::size_t parent = *fieldNamed(tableId<Task>(), "parent");
    QVERIFY(!document->perform(SetField({idOf<Task>("all")}, parent, idOf<Task>("design").value)));
}

void TestDocument::addedRowsBelongToTheSelectedPlace()
{
    auto document = documentOf(smallPlan());
    QVERIFY(document->perform(*addDefaultRow(document->snapshot(), tableId<Row>(), {idOf<Hall>("hall")})));
    QCOMPARE(document->snapshot().table<Row>().size(), std::size_t{3});
    QVERIFY(document->perform(*addDefaultRow(document->snapshot(), tableId<Hall>(), {idOf<Row>("row-1")})));
    for (const Hall &hall : document->snapshot().table<Hall>()) {
        QVERIFY(hall.building == idOf<Building>("building"));
    }
    const auto refused = document->perform(*addDefaultRow(document->snapshot(), tableId<Link>(), {}));
    QVERIFY(!refused);
    QVERIFY(refused.error().message.find("Select a task") != std::string::npos);
}

void TestDocument::removalIsDescribedInAdvance()
{
    const PlanSnapshot plan = smallPlan();
    const Removal task = removalOf(plan, {idOf<Task>("design"), idOf<Task>("design"), Id<Task>{12345}});
    QCOMPARE(task.named.size(), std::size_t{1});
    QVERIFY(!task.isMoreThanNamed()); // its own link only
    QCOMPARE(withText(task), std::string("1 link"));
    QCOMPARE(namedText(plan, task), std::string("the task “design”"));

    const Removal group = removalOf(plan, {idOf<Task>("all")});
    QVERIFY(group.isMoreThanNamed());
    QCOMPARE(withText(group), std::string("2 tasks and 1 link"));
    QCOMPARE(lossTexts(group), std::vector<std::string>{"2 rows lose their install task."});

    const Removal phase = removalOf(plan, {idOf<Phase>("gw1")});
    QVERIFY(phase.with.empty() && phase.isMoreThanNamed());
    QCOMPARE(lossTexts(phase), std::vector<std::string>{"2 rows lose their phase."});

    QCOMPARE(withText(removalOf(plan, {idOf<Site>("site")})), std::string("1 building, 1 hall, 2 rows and 1 source"));
    QVERIFY(!removalOf(plan, {idOf<Row>("row-1"), idOf<Row>("row-2")}).isMoreThanNamed());
    const auto placed =
        tried(SetField({idOf<Task>("design")}, *fieldNamed(tableId<Task>(), "phase"), idOf<Phase>("gw1").value), plan);
    QVERIFY(placed);
    QCOMPARE(lossTexts(removalOf(*placed, {idOf<Phase>("gw1")})),
             std::vector<std::string>{"1 task and 2 rows lose their phase."});
    QCOMPARE(RemoveEntities({idOf<Row>("row-1"), idOf<Row>("row-2"), idOf<Phase>("gw1")}).text(plan),
             std::string("Remove 1 phase and 2 rows"));
}

void TestDocument::removalMatchesItsDescription()
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const PlanSnapshot plan = test::RandomPlan(seed).rows(12).snapshot();
        auto document = documentOf(plan);
        std::mt19937 random(seed);
        std::vector<EntityRef> rows;
        for (const TableId table :
             {tableId<Task>(), tableId<Phase>(), tableId<Site>(), tableId<Node>(), tableId<Calendar>()}) {
            withEntity(table, [&]<class E>(Tag<E>) {
                if (random() % 2 && !plan.table<E>().isEmpty()) {
                    rows.emplace_back(plan.table<E>()[random() % plan.table<E>().size()].id);
                }
            });
        }
        const Removal told = removalOf(plan, rows);
        QVERIFY(document->perform(RemoveEntities(rows)));
        std::size_t gone = 0, losses = 0;
        forEachEntity([&]<class E>(Tag<E>) {
            for (const E &before : plan.table<E>()) {
                const E *after = document->snapshot().find(before.id);
                gone += after ? 0 : 1;
                for (std::size_t field = 0; after && field < fieldCount<E>; ++field) {
                    losses += fieldValue(before, field) == fieldValue(*after, field) ? 0 : 1;
                }
            }
        });
        QCOMPARE(gone, told.named.size() + told.with.size());
        std::size_t toldLosses = 0;
        for (const Removal::Loss &loss : told.losses) {
            toldLosses += loss.rows;
        }
        QCOMPARE(losses, toldLosses);
    }
}

void TestDocument::addedTaskFollowsTheSelectedOne()
{
    PlanSnapshot plan = smallPlan();
    auto document = documentOf(plan);
    QVERIFY(document->perform(
        SetField({plan.plan().id}, *fieldNamed(tableId<Plan>(), "status_date"), makeDate(2026, 3, 2))));
    QVERIFY(document->perform(
        SetField({idOf<Task>("design")}, *fieldNamed(tableId<Task>(), "phase"), idOf<Phase>("gw1").value)));
    // Also where its phase is selected with it, and whichever comes first.
    for (const std::vector<EntityRef> &selection :
         {std::vector<EntityRef>{idOf<Task>("design")}, {idOf<Phase>("gw1"), idOf<Task>("design")}}) {
        const PlanSnapshot before = document->snapshot();
        QVERIFY(document->perform(*addDefaultRow(before, tableId<Task>(), selection)));
        const PlanSnapshot &now = document->snapshot();
        QCOMPARE(now.table<Task>().size(), before.table<Task>().size() + 1);
        QVERIFY(siblingsOf(now, idOf<Task>("design")).empty());
        const auto parts = siblingsOf(now, idOf<Task>("all"));
        QCOMPARE(parts.size(), std::size_t{3});
        QCOMPARE(parts[0]->key, std::string("design"));
        QCOMPARE(parts[2]->key, std::string("install"));
        QCOMPARE(parts[1]->phase, idOf<Phase>("gw1"));
        QVERIFY(computeSchedule(now).find(now, parts[1]->id)->start >= startOfDay(makeDate(2026, 3, 2)));
        QVERIFY(document->undo());
        QVERIFY(document->snapshot() == before);
    }
    // Beside a group, not in it; without a selection, after everything.
    QVERIFY(document->perform(*addDefaultRow(document->snapshot(), tableId<Task>(), {idOf<Task>("all")})));
    QVERIFY(document->perform(*addDefaultRow(document->snapshot(), tableId<Task>(), {})));
    const auto roots = siblingsOf(document->snapshot(), {});
    QCOMPARE(roots.size(), std::size_t{3});
    QCOMPARE(roots[0]->key, std::string("all"));
    QVERIFY(!roots[2]->phase);
    QCOMPARE(siblingsOf(document->snapshot(), idOf<Task>("all")).size(), std::size_t{2});
}

void TestDocument::addedRowsLeaveAmbiguousReferencesEmpty()
{
    PlanRows rows = test::planStarting(makeDate(2026, 1, 5));
    rows.of<Site>() = {make<Site>("site")};
    rows.of<Building>() = {make<Building>("building")};
    rows.of<Building>()[0].site = idOf<Site>("site");
    rows.of<Hall>() = {make<Hall>("hall")};
    rows.of<Hall>()[0].building = idOf<Building>("building");
    rows.of<Node>() = {make<Node>("a"), make<Node>("b")};
    rows.of<Phase>() = {make<Phase>("gw1")};
    rows.of<Phase>()[0].order = 7;
    rows.of<Task>() = {make<Task>("t")};
    auto document = documentOf(std::move(rows).snapshot());
    const auto add = [&](TableId table, const std::vector<EntityRef> &selection) {
        return document->perform(*addDefaultRow(document->snapshot(), table, selection));
    };
    // Of three nodes and two tasks that a row may name, nothing says which is meant.
    QVERIFY(add(tableId<Row>(), {idOf<Node>("a")}));
    QVERIFY(add(tableId<Row>(), {idOf<Task>("t")}));
    for (const Row &row : document->snapshot().table<Row>()) {
        QVERIFY(!row.feedA && !row.feedB && !row.cooling && !row.install && !row.commission);
    }
    // A feed from a node to itself is none.
    QVERIFY(!add(tableId<Feed>(), {idOf<Node>("a")}));
    QVERIFY(add(tableId<Feed>(), {idOf<Node>("b"), idOf<Node>("a")}));
    QCOMPARE(document->snapshot().table<Feed>()[0].from, idOf<Node>("a"));
    QCOMPARE(document->snapshot().table<Feed>()[0].to, idOf<Node>("b"));
    // A new phase comes last: colours and priorities of the others stay as they are.
    QVERIFY(add(tableId<Phase>(), {}));
    for (const Phase &phase : document->snapshot().table<Phase>()) {
        QVERIFY(phase.id == idOf<Phase>("gw1") || phase.order == 8);
    }
}

void TestDocument::cleanStateFollowsUndo()
{
    auto document = documentOf(smallPlan());
    QVERIFY(document->perform(StretchTask(idOf<Task>("design"), {480})));
    QVERIFY(document->isModified());
    document->setClean();
    QVERIFY(document->undo());
    QVERIFY(document->isModified());
    QVERIFY(document->redo());
    QVERIFY(!document->isModified());
    QVERIFY(document->undo());
    QVERIFY(document->perform(StretchTask(idOf<Task>("design"), {960})));
    QVERIFY(document->undo());
    QVERIFY(document->isModified()); // the saved state is gone from the history
}

GIGAPLAN_TEST(TestDocument)
#include "tst_document.moc"
