// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/command_sequence.h"
#include "model/edit/commands.h"
#include "model/edit/merge.h"
#include "model/edit/merge_scenarios.h"
#include "model/edit/scenarios.h"
#include "model/edit/structure_rules.h"
#include "model/plan/difference.h"
#include "model/plan/entities.h"
#include "model/plan/fields.h"
#include "tests/support/make.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <random>

using namespace gigaplan;
using test::idOf;
using test::make;

namespace {

/// Two phases, a site with a building and a hall, a row in it, three tasks in a chain.
PlanSnapshot basePlan()
{
    PlanRows rows = test::planStarting(makeDate(2026, 1, 5));
    for (const char *key : {"gw1", "gw2"}) {
        auto phase = make<Phase>(key);
        phase.name = key;
        phase.target = {500};
        rows.of<Phase>().push_back(phase);
    }
    rows.of<Site>() = {make<Site>("site")};
    auto building = make<Building>("building");
    building.site = idOf<Site>("site");
    rows.of<Building>() = {building};
    auto hall = make<Hall>("hall");
    hall.building = building.id;
    hall.name = "Hall A";
    rows.of<Hall>() = {hall};
    auto row = make<Row>("row");
    row.hall = hall.id;
    row.phase = idOf<Phase>("gw1");
    rows.of<Row>() = {row};
    for (const char *key : {"a", "b", "c"}) {
        auto task = make<Task>(key);
        task.name = key;
        task.duration = {480};
        rows.of<Task>().push_back(task);
    }
    auto link = make<Link>("a>b");
    link.from = idOf<Task>("a");
    link.to = idOf<Task>("b");
    rows.of<Link>() = {link};
    return std::move(rows).snapshot();
}

PlanSnapshot after(const PlanSnapshot &plan, const Command &command)
{
    auto made = tried(command, plan);
    return made ? *made : PlanSnapshot();
}

std::size_t fieldOf(TableId table, const char *name)
{
    return *fieldNamed(table, name);
}

template <class E>
SetField set(const char *key, const char *field, Value value)
{
    return SetField({idOf<E>(key)}, fieldOf(tableId<E>(), field), std::move(value));
}

bool isSound(const PlanSnapshot &plan)
{
    bool sound = plan.table<Plan>().size() == 1 && refuseLoops(plan);
    forEachEntity([&]<class E>(Tag<E>) {
        for (const E &row : plan.table<E>()) {
            forEachField<E>([&]<class F>(std::size_t, const F &field) {
                if constexpr (isId<typename F::Type>) {
                    const auto target = row.*field.member;
                    sound = sound && (!target || plan.find(target)) && (target || field.presence == Presence::Optional);
                }
            });
        }
    });
    return sound;
}

} // namespace

/// Hand-worked merges: each kind of conflict, both ways of deciding it.
class TestMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldsOfOneRowMerge();
    void sameFieldChangedOnBothSidesConflicts();
    void datesAreNamedByTheirConstraint();
    void rowsOfTheSameNameAreNamedWithTheirKeys();
    void equalChangesDoNotConflict();
    void untouchedRowIsRemoved();
    void removedAndChangedRowConflicts();
    void keptTaskKeepsItsLinks();
    void removedTaskTakesItsLinksInOneConflict();
    void restoredPlaceBringsItsContents();
    void referencesFollowTheirTarget();
    void clearedReferencesAreNotChanges();
    void aLinkNeedsBothItsTasks();
    void differentKeysConflict();
    void rowAddedToARemovedPlace();
    void linksThatCloseALoop();
    void partsThatCloseALoop();
    void anyChoiceResolvesAllLoops();
    void rowMovedIntoARemovedPlace();
    void notesOnARemovedRow();
    void changedNotesOfARemovedRow();
    void notesAreDroppedWithTheirRow();
    void notesFollowRowsOfAnotherKey();
    void rowsOfTheSameKeyAreMerged();
    void planRowStaysSingle();
    void scenariosOfBothSidesAreKept();
    void scenariosWorkedOnByBothMerge();
    void sidesWithDifferentOpenScenariosMerge();
};

void TestMerge::fieldsOfOneRowMerge()
{
    const PlanSnapshot base = basePlan();
    const PlanSnapshot ours = after(base, set<Phase>("gw1", "target_mw", 900.0));
    const PlanSnapshot theirs = after(base, set<Phase>("gw1", "name", std::string("First gigawatt")));
    const auto merge = mergePlans(base, ours, theirs);
    QVERIFY(merge && merge->conflicts.empty());
    const Phase &phase = *merge->merged.find(idOf<Phase>("gw1"));
    QCOMPARE(phase.target.value, 900.0);
    QCOMPARE(phase.name, std::string("First gigawatt"));
}

void TestMerge::sameFieldChangedOnBothSidesConflicts()
{
    const PlanSnapshot base = basePlan();
    const PlanSnapshot ours = after(base, set<Phase>("gw1", "target_mw", 900.0));
    const PlanSnapshot theirs = after(base, set<Phase>("gw1", "target_mw", 1100.0));
    const auto merge = mergePlans(base, ours, theirs);
    QVERIFY(merge && merge->conflicts.size() == 1);
    QCOMPARE(merge->conflicts[0].words,
             std::string("Phase “gw1”: Target is 900 MW here, 1100 MW there, and was 500 MW"));
    QCOMPARE(merge->merged.find(idOf<Phase>("gw1"))->target.value, 900.0);
    const auto turned = mergePlans(base, ours, theirs, std::vector{Side::Theirs});
    QCOMPARE(turned->merged.find(idOf<Phase>("gw1"))->target.value, 1100.0);
    QVERIFY(turned->merged == theirs);
}

void TestMerge::datesAreNamedByTheirConstraint()
{
    const PlanSnapshot base = after(basePlan(), set<Task>("a", "phase", idOf<Phase>("gw1").value));
    const auto moved = [&](Date to) { return after(base, MoveTasks({{idOf<Task>("a"), startOfDay(to) + 480}})); };
    const auto apart = mergePlans(base, moved(makeDate(2027, 3, 1)), moved(makeDate(2027, 9, 1)));
    QVERIFY(apart && apart->conflicts.size() == 1);
    QCOMPARE(apart->conflicts[0].words,
             std::string("Task “a” (gw1): Start no earlier than is 1 Mar 2027 here, 1 Sep 2027 there, and was empty"));
}

void TestMerge::rowsOfTheSameNameAreNamedWithTheirKeys()
{
    const PlanSnapshot base = after(after(basePlan(), set<Phase>("gw1", "name", std::string("Gigawatt"))),
                                    set<Phase>("gw2", "name", std::string("Gigawatt")));
    const auto moved = [&](const char *phase) {
        return after(base, set<Task>("a", "phase", idOf<Phase>(phase).value));
    };
    const auto apart = mergePlans(base, moved("gw1"), moved("gw2"));
    QVERIFY(apart && apart->conflicts.size() == 1);
    const std::string &words = apart->conflicts[0].words;
    QVERIFY2(words.find("is Gigawatt (gw1) here, Gigawatt (gw2) there") != std::string::npos, words.c_str());
}

void TestMerge::equalChangesDoNotConflict()
{
    const PlanSnapshot base = basePlan();
    const PlanSnapshot changed = after(base, set<Phase>("gw1", "target_mw", 900.0));
    const PlanSnapshot same = after(base, set<Phase>("gw1", "target_mw", 900.0));
    const auto merge = mergePlans(base, changed, same);
    QVERIFY(merge && merge->conflicts.empty() && merge->merged == changed);
}

void TestMerge::untouchedRowIsRemoved()
{
    const PlanSnapshot base = basePlan();
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Hall>("hall")}));
    QVERIFY(theirs.table<Row>().isEmpty());
    const auto merge = mergePlans(base, after(base, set<Phase>("gw2", "target_mw", 1.0)), theirs);
    QVERIFY(merge && merge->conflicts.empty());
    QVERIFY(merge->merged.table<Hall>().isEmpty() && merge->merged.table<Row>().isEmpty());
}

void TestMerge::removedAndChangedRowConflicts()
{
    const PlanSnapshot base = basePlan();
    const PlanSnapshot ours = after(base, set<Row>("row", "name", std::string("Row one")));
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Hall>("hall")}));
    const auto kept = mergePlans(base, ours, theirs);
    QVERIFY(kept && kept->conflicts.size() == 1);
    QVERIFY(kept->conflicts[0].kind == Conflict::Kind::ChangedGone && kept->conflicts[0].goneIn == Side::Theirs);
    // The row stays, and its hall with it, which it cannot be without.
    QVERIFY(kept->merged.find(idOf<Row>("row")) && kept->merged.find(idOf<Hall>("hall")));
    QVERIFY(isSound(kept->merged));
    const auto gone = mergePlans(base, ours, theirs, std::vector{Side::Theirs});
    QVERIFY(gone->merged == theirs);
}

void TestMerge::keptTaskKeepsItsLinks()
{
    const PlanSnapshot base = basePlan();
    const PlanSnapshot ours = after(base, set<Task>("b", "name", std::string("B new")));
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Task>("b")}));
    QVERIFY(theirs.table<Link>().isEmpty());
    const auto kept = mergePlans(base, ours, theirs);
    QVERIFY(kept && kept->conflicts.size() == 1);
    QCOMPARE(kept->conflicts[0].words, std::string("Task “B new”: changed here, removed there"));
    QVERIFY(kept->merged == ours);
    QVERIFY(mergeFavouring(base, ours, theirs, Side::Theirs)->merged == theirs);
    // With the sides swapped: ours is to remove it, or theirs to keep it, with its link.
    const auto swapped = mergePlans(base, theirs, ours);
    QVERIFY(swapped && swapped->conflicts.size() == 1 && swapped->merged == theirs);
    QVERIFY(mergeFavouring(base, theirs, ours, Side::Theirs)->merged == ours);
}

void TestMerge::removedTaskTakesItsLinksInOneConflict()
{
    // The task and its link were both changed, and a link was added: one decision for all of it.
    const PlanSnapshot base = basePlan();
    PlanSnapshot ours =
        after(after(base, set<Task>("b", "name", std::string("B new"))), set<Link>("a>b", "lag_min", std::int64_t(60)));
    ours = after(ours, LinkTasks(idOf<Task>("b"), idOf<Task>("c")));
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Task>("b")}));
    for (const auto &merge :
         {mergeFavouring(base, ours, theirs, Side::Ours), mergeFavouring(base, theirs, ours, Side::Theirs)}) {
        QVERIFY(merge && merge->conflicts.size() == 1 && merge->conflicts[0].row == EntityRef(idOf<Task>("b")));
        QVERIFY(merge->merged == ours);
    }
    for (const auto &merge :
         {mergeFavouring(base, ours, theirs, Side::Theirs), mergeFavouring(base, theirs, ours, Side::Ours)}) {
        QVERIFY(merge && merge->conflicts.size() == 1 && merge->merged == theirs);
    }
}

void TestMerge::restoredPlaceBringsItsContents()
{
    // Theirs removed a site with all in it; ours changed one hall: the site is needed, so it was not removed.
    ChangeSummary more;
    more.of<Hall>().inserted.push_back(make<Hall>("hall-2"));
    more.of<Hall>().inserted.back().building = idOf<Building>("building");
    PlanSnapshot base = basePlan().with(more);
    auto claim = make<Claim>("claim");
    claim.subject = "row/row";
    base = after(base, AddEntity<Claim>(claim));
    base = after(base, set<Task>("a", "site", idOf<Site>("site").value));
    const PlanSnapshot ours = after(base, set<Hall>("hall-2", "name", std::string("Hall B")));
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Site>("site")}));
    QVERIFY(theirs.table<Claim>().isEmpty() && !theirs.find(idOf<Task>("a"))->site);
    const auto kept = mergePlans(base, ours, theirs);
    QVERIFY(kept && kept->conflicts.size() == 1 && kept->merged == ours);
    QVERIFY(mergePlans(base, ours, theirs, std::vector{Side::Theirs})->merged == theirs);
}

void TestMerge::referencesFollowTheirTarget()
{
    const PlanSnapshot base = after(after(basePlan(), set<Row>("row", "install", idOf<Task>("b").value)),
                                    set<Task>("c", "phase", idOf<Phase>("gw2").value));
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Task>("b"), idOf<Phase>("gw2")}));
    QVERIFY(!theirs.find(idOf<Row>("row"))->install && !theirs.find(idOf<Task>("c"))->phase);
    const PlanSnapshot ours = after(base, set<Task>("b", "duration_min", std::int64_t(60)));
    for (const auto &merge :
         {mergePlans(base, ours, theirs), mergePlans(base, theirs, ours, std::vector{Side::Theirs})}) {
        QVERIFY(merge && merge->conflicts.size() == 1);
        QCOMPARE(merge->merged.find(idOf<Row>("row"))->install, idOf<Task>("b"));
        QVERIFY(!merge->merged.find(idOf<Task>("c"))->phase); // undisputed
        QCOMPARE(merge->merged.table<Link>().size(), std::size_t(1));
    }
    QVERIFY(mergePlans(base, ours, theirs, std::vector{Side::Theirs})->merged == theirs);
}

void TestMerge::clearedReferencesAreNotChanges()
{
    // They removed the phase, we the hall: that the row lost its phase there is no reason to keep it.
    const PlanSnapshot base = basePlan();
    const PlanSnapshot ours = after(base, RemoveEntities({idOf<Hall>("hall")}));
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Phase>("gw1")}));
    for (const auto &merge : {mergePlans(base, ours, theirs), mergePlans(base, theirs, ours)}) {
        QVERIFY(merge && merge->conflicts.empty());
        QVERIFY(merge->merged == after(ours, RemoveEntities({idOf<Phase>("gw1")})));
    }
    // We moved the row to another phase: no dispute with the removal of the first.
    const PlanSnapshot moved = after(base, set<Row>("row", "phase", idOf<Phase>("gw2").value));
    for (const auto &merge : {mergePlans(base, moved, theirs), mergePlans(base, theirs, moved)}) {
        QVERIFY(merge && merge->conflicts.empty());
        QCOMPARE(merge->merged.find(idOf<Row>("row"))->phase, idOf<Phase>("gw2"));
    }
}

void TestMerge::aLinkNeedsBothItsTasks()
{
    const PlanSnapshot base = basePlan();
    const PlanSnapshot ours = after(base, set<Task>("b", "name", std::string("B new")));
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Task>("a"), idOf<Task>("b")}));
    const auto kept = mergePlans(base, ours, theirs);
    QVERIFY(kept && kept->conflicts.size() == 1 && isSound(kept->merged));
    QVERIFY(kept->merged.find(idOf<Task>("b")) && !kept->merged.find(idOf<Task>("a")));
    QVERIFY(kept->merged.table<Link>().isEmpty());
    // Each removed another end.
    const auto apart = mergePlans(base, after(base, RemoveEntities({idOf<Task>("a")})),
                                  after(base, RemoveEntities({idOf<Task>("b")})));
    QVERIFY(apart && apart->conflicts.empty() && apart->merged.table<Task>().size() == 1
            && apart->merged.table<Link>().isEmpty());
}

void TestMerge::differentKeysConflict()
{
    const PlanSnapshot base = basePlan();
    const auto withKey = [&](const char *to) {
        ChangeSummary change;
        Phase phase = *base.find(idOf<Phase>("gw1"));
        phase.key = to;
        change.of<Phase>().updated.push_back({phase, std::uint64_t{1} << 63});
        return base.with(change);
    };
    const PlanSnapshot ours = withKey("zulu"), theirs = withKey("alpha");
    const auto merge = mergePlans(base, ours, theirs);
    QVERIFY(merge && merge->conflicts.size() == 1 && merge->conflicts[0].kind == Conflict::Kind::Key);
    QCOMPARE(merge->conflicts[0].words, std::string("Phase “gw1”: its key is zulu here, alpha there, and was gw1"));
    QVERIFY(merge->merged == ours);
    QVERIFY(mergeFavouring(base, ours, theirs, Side::Theirs)->merged == theirs);
    QVERIFY(mergePlans(base, ours, ours)->conflicts.empty());
    QVERIFY(mergePlans(base, base, theirs)->merged == theirs);
}

void TestMerge::rowAddedToARemovedPlace()
{
    const PlanSnapshot base = basePlan();
    auto added = make<Row>("row-2");
    added.hall = idOf<Hall>("hall");
    const PlanSnapshot ours = after(base, AddEntity<Row>(added));
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Hall>("hall")}));
    const auto kept = mergePlans(base, ours, theirs);
    QVERIFY(kept && kept->conflicts.size() == 1);
    const Conflict &conflict = kept->conflicts[0];
    QVERIFY(conflict.kind == Conflict::Kind::Dangling && conflict.target == EntityRef(idOf<Hall>("hall")));
    QVERIFY2(conflict.words.find("“Hall A”, which was removed there") != std::string::npos, conflict.words.c_str());
    QVERIFY(kept->merged.find(idOf<Hall>("hall")) && isSound(kept->merged));
    const auto gone = mergePlans(base, ours, theirs, std::vector{Side::Theirs});
    QVERIFY(gone->merged == theirs);
}

void TestMerge::anyChoiceResolvesAllLoops()
{
    std::mt19937 random(7);
    const auto taskKey = [&] { return "t" + std::to_string(random() % 8); };
    PlanRows rows = test::planStarting(makeDate(2026, 1, 5));
    for (int i = 0; i < 8; ++i) {
        rows.of<Task>().push_back(make<Task>("t" + std::to_string(i)));
    }
    const PlanSnapshot base = std::move(rows).snapshot();
    // Each side in itself is free of loops; together they have many, of links, of parents and of both.
    const auto worked = [&](PlanSnapshot plan, const std::string &name) {
        for (int i = 0; i < 12; ++i) {
            ChangeSummary change;
            if (random() % 3 == 0) {
                Task task = *plan.find(idOf<Task>(taskKey()));
                task.parent = idOf<Task>(taskKey());
                change.of<Task>().updated.push_back({task, 1});
            } else {
                auto link = make<Link>(name + std::to_string(i));
                link.from = idOf<Task>(taskKey());
                link.to = idOf<Task>(taskKey());
                change.of<Link>().inserted.push_back(link);
            }
            if (const PlanSnapshot next = plan.with(change); refuseLoops(next)) {
                plan = next;
            }
        }
        return plan;
    };
    std::size_t loops = 0;
    for (int n = 0; n < 300; ++n) {
        const PlanSnapshot start = worked(base, "base");
        const PlanSnapshot ours = worked(start, "ours"), theirs = worked(start, "theirs");
        std::vector<Conflict> decided;
        for (int run = 0; run < 4; ++run) {
            const auto merge = mergePlans(start, ours, theirs, decided);
            QVERIFY2(merge, qPrintable(QString::number(n)));
            QVERIFY2(isSound(merge->merged), qPrintable(QString::number(n)));
            for (Conflict conflict : merge->conflicts) {
                loops += conflict.kind == Conflict::Kind::Loop;
                conflict.chosen = random() % 2 ? Side::Ours : Side::Theirs;
                decided.push_back(std::move(conflict));
            }
        }
    }
    QVERIFY(loops > 1000);
}

void TestMerge::rowMovedIntoARemovedPlace()
{
    auto second = make<Hall>("hall-2");
    second.building = idOf<Building>("building");
    const PlanSnapshot base = basePlan().with([&] {
        ChangeSummary change;
        change.of<Hall>().inserted.push_back(second);
        return change;
    }());
    const PlanSnapshot ours = after(base, set<Row>("row", "hall", second.id.value));
    const PlanSnapshot theirs = after(base, RemoveEntities({second.id}));
    const auto kept = mergePlans(base, ours, theirs);
    QVERIFY(kept && kept->conflicts.size() == 1 && kept->conflicts[0].kind == Conflict::Kind::Dangling);
    QVERIFY(kept->merged == ours);
    // Both sides have the row: theirs keeps its place.
    const auto turned = mergePlans(base, ours, theirs, std::vector{Side::Theirs});
    QVERIFY(turned && turned->merged == theirs);
    QCOMPARE(turned->merged.find(idOf<Row>("row"))->hall, idOf<Hall>("hall"));
    // Where we also removed that one, it comes back rather than that the row is lost.
    const PlanSnapshot alone = after(ours, RemoveEntities({idOf<Hall>("hall")}));
    const auto back = mergePlans(base, alone, theirs, std::vector{Side::Theirs});
    QVERIFY(back && isSound(back->merged));
    QVERIFY(back->merged.find(idOf<Row>("row")) && back->merged.find(idOf<Hall>("hall")));
    QVERIFY(!back->merged.find(second.id));
}

void TestMerge::notesOnARemovedRow()
{
    const PlanSnapshot base = basePlan();
    auto note = make<Note>("note");
    note.subject = "hall/hall";
    note.text = "Check the drawing";
    const PlanSnapshot ours = after(base, AddEntity<Note>(note));
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Hall>("hall")}));
    const auto kept = mergePlans(base, ours, theirs);
    QVERIFY(kept && kept->conflicts.size() == 1);
    QVERIFY(kept->conflicts[0].kind == Conflict::Kind::Dangling && kept->conflicts[0].goneIn == Side::Theirs);
    QCOMPARE(kept->conflicts[0].words, std::string("Note “note”: About is Hall “Hall A”, which was removed there"));
    QVERIFY(kept->merged.find(idOf<Hall>("hall")) && kept->merged.table<Note>().size() == 1);
    const auto gone = mergePlans(base, ours, theirs, std::vector{Side::Theirs});
    QVERIFY(gone && gone->merged == theirs);
    // With the sides swapped: the hall is ours to remove.
    const auto swapped = mergePlans(base, theirs, ours);
    QVERIFY(swapped && swapped->conflicts.size() == 1 && swapped->conflicts[0].goneIn == Side::Ours);
    QVERIFY(swapped->merged == theirs);
}

void TestMerge::changedNotesOfARemovedRow()
{
    auto claim = make<Claim>("claim");
    claim.subject = "hall/hall";
    const PlanSnapshot base = after(basePlan(), AddEntity<Claim>(claim));
    const EntityRef added = base.table<Claim>()[0].id;
    const PlanSnapshot ours =
        after(base, SetField({added}, fieldOf(tableId<Claim>(), "statement"), std::string("Said so")));
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Hall>("hall")}));
    QVERIFY(theirs.table<Claim>().isEmpty());
    const auto kept = mergePlans(base, ours, theirs);
    QVERIFY(kept && kept->conflicts.size() == 1 && kept->conflicts[0].kind == Conflict::Kind::ChangedGone);
    QVERIFY(kept->merged.table<Claim>().size() == 1 && kept->merged.find(idOf<Hall>("hall")));
    const auto gone = mergePlans(base, ours, theirs, std::vector{Side::Theirs});
    QVERIFY(gone && gone->merged == theirs);
}

void TestMerge::notesAreDroppedWithTheirRow()
{
    // A new row in a hall that they removed, with a note about it: one decision for both.
    const PlanSnapshot base = basePlan();
    auto row = make<Row>("row-2");
    row.hall = idOf<Hall>("hall");
    auto note = make<Note>("note");
    note.subject = "row/row-2";
    const PlanSnapshot ours = after(after(base, AddEntity<Row>(row)), AddEntity<Note>(note));
    const PlanSnapshot theirs = after(base, RemoveEntities({idOf<Hall>("hall")}));
    const auto kept = mergePlans(base, ours, theirs);
    QVERIFY(kept && kept->conflicts.size() == 1 && kept->merged.table<Note>().size() == 1);
    const auto gone = mergePlans(base, ours, theirs, std::vector{Side::Theirs});
    QVERIFY(gone && gone->conflicts.size() == 1 && gone->merged == theirs);
}

void TestMerge::notesFollowRowsOfAnotherKey()
{
    const PlanSnapshot base = basePlan();
    const auto withKey = [&](const char *from, const char *to) {
        ChangeSummary change;
        Phase phase = *base.find(idOf<Phase>(from));
        phase.key = to;
        change.of<Phase>().updated.push_back({phase, std::uint64_t{1} << 63});
        return base.with(change);
    };
    auto note = make<Note>("note");
    note.subject = "phase/gw1";
    const PlanSnapshot noted = after(base, AddEntity<Note>(note));
    // They gave the phase another key while we wrote about it.
    for (const auto &merge :
         {mergePlans(base, noted, withKey("gw1", "first")), mergePlans(base, withKey("gw1", "first"), noted)}) {
        QVERIFY(merge && merge->conflicts.empty());
        QCOMPARE(merge->merged.table<Note>()[0].subject, std::string("phase/first"));
    }
    // Each gave another phase the same key: one is called otherwise, and what was said of it with it.
    note.subject = "phase/same";
    const PlanSnapshot ours = withKey("gw1", "same"), theirs = after(withKey("gw2", "same"), AddEntity<Note>(note));
    for (const auto &merge : {mergePlans(base, ours, theirs), mergePlans(base, theirs, ours)}) {
        QVERIFY(merge && merge->conflicts.empty());
        const Phase &spokenOf = *merge->merged.find(idOf<Phase>("gw2"));
        QVERIFY(spokenOf.key != merge->merged.find(idOf<Phase>("gw1"))->key);
        QCOMPARE(merge->merged.table<Note>()[0].subject, "phase/" + spokenOf.key);
    }
}

void TestMerge::linksThatCloseALoop()
{
    const PlanSnapshot base = basePlan();
    const PlanSnapshot ours = after(base, LinkTasks(idOf<Task>("b"), idOf<Task>("c")));
    const PlanSnapshot theirs = after(base, LinkTasks(idOf<Task>("c"), idOf<Task>("a")));
    const auto merge = mergePlans(base, ours, theirs);
    QVERIFY(merge && merge->conflicts.size() == 1);
    QVERIFY(merge->conflicts[0].kind == Conflict::Kind::Loop);
    QVERIFY(merge->merged == ours);
    const auto turned = mergePlans(base, ours, theirs, std::vector{Side::Theirs});
    QVERIFY(isSound(turned->merged));
    QVERIFY(turned->merged == theirs);
}

void TestMerge::partsThatCloseALoop()
{
    const PlanSnapshot base = basePlan();
    const PlanSnapshot ours = after(base, set<Task>("b", "parent", idOf<Task>("c").value));
    const PlanSnapshot theirs = after(base, set<Task>("c", "parent", idOf<Task>("b").value));
    const auto merge = mergePlans(base, ours, theirs);
    QVERIFY(merge && merge->conflicts.size() == 1 && merge->conflicts[0].kind == Conflict::Kind::Loop);
    QVERIFY(merge->merged == ours);
    QVERIFY(mergePlans(base, ours, theirs, std::vector{Side::Theirs})->merged == theirs);
}

void TestMerge::rowsOfTheSameKeyAreMerged()
{
    const PlanSnapshot base = basePlan();
    auto here = make<Phase>("gw3"), there = make<Phase>("gw3");
    here.name = there.name = "GW 3";
    here.target = {1000};
    there.target = {1200};
    there.id.value += 1; // made in another program, under another id
    const auto merge = mergePlans(base, after(base, AddEntity<Phase>(here)), after(base, AddEntity<Phase>(there)));
    QVERIFY(merge && merge->conflicts.size() == 1 && merge->conflicts[0].kind == Conflict::Kind::Field);
    QCOMPARE(merge->merged.table<Phase>().size(), std::size_t(3));
}

void TestMerge::planRowStaysSingle()
{
    const PlanSnapshot base = basePlan();
    Plan row = base.plan();
    row.id.value += 7;
    row.title = "Renamed";
    const PlanSnapshot theirs = base.withRows<Plan>({row});
    const auto merge = mergePlans(base, base, theirs);
    QVERIFY(merge && merge->conflicts.empty());
    QCOMPARE(merge->merged.table<Plan>().size(), std::size_t(1));
    QCOMPARE(merge->merged.plan().title, std::string("Renamed"));
}

void TestMerge::scenariosOfBothSidesAreKept()
{
    const PlanSnapshot base = after(basePlan(), CreateScenario("First", {}, "Ada"));
    const PlanSnapshot ours =
        after(after(base, CreateScenario("Ours", {}, "Ada")), set<Phase>("gw1", "target_mw", 1.0));
    const PlanSnapshot theirs =
        after(after(base, CreateScenario("Theirs", {}, "Bob")), set<Phase>("gw1", "target_mw", 2.0));
    const auto merge = mergePlans(base, ours, theirs);
    QVERIFY2(merge, merge ? "" : merge.error().message.c_str());
    QCOMPARE(merge->conflicts.size(), std::size_t(0)); // each changed a scenario of its own
    QCOMPARE(merge->merged.table<Scenario>().size(), std::size_t(4));
    QCOMPARE(openScenario(merge->merged)->name, std::string("Ours"));
    QCOMPARE(merge->merged.find(idOf<Phase>("gw1"))->target.value, 1.0);
    for (const Scenario &scenario : merge->merged.table<Scenario>()) {
        if (scenario.name == "Theirs") {
            QCOMPARE(contentOf(merge->merged, scenario.id).find(idOf<Phase>("gw1"))->target.value, 2.0);
        }
    }
    QVERIFY(isSound(merge->merged));
}

void TestMerge::scenariosWorkedOnByBothMerge()
{
    // Both work in "What if" and then go back to the base plan.
    const PlanSnapshot base = after(basePlan(), CreateScenario("What if", {}, "Ada"));
    const Id<Scenario> whatIf = openScenario(base)->id, first = openScenario(base)->origin;
    const auto workedOn = [&](const SetField &edit) { return after(after(base, edit), SwitchScenario(first)); };
    const PlanSnapshot closed = after(base, SwitchScenario(first));
    const PlanSnapshot ours = workedOn(set<Phase>("gw1", "target_mw", 1.0));
    const auto merge = mergePlans(closed, ours, workedOn(set<Phase>("gw2", "target_mw", 2.0)));
    QVERIFY(merge && merge->conflicts.empty());
    const PlanSnapshot content = contentOf(merge->merged, whatIf);
    QCOMPARE(content.find(idOf<Phase>("gw1"))->target.value, 1.0);
    QCOMPARE(content.find(idOf<Phase>("gw2"))->target.value, 2.0);
    const auto disputed = mergePlans(closed, ours, workedOn(set<Phase>("gw1", "target_mw", 3.0)));
    QVERIFY(disputed && disputed->conflicts.size() == 1);
    QVERIFY(disputed->conflicts[0].kind == Conflict::Kind::Scenario);
    QCOMPARE(disputed->conflicts[0].words, std::string("Scenario “What if”: its plan was changed here and there"));
}

void TestMerge::sidesWithDifferentOpenScenariosMerge()
{
    const PlanSnapshot base = after(basePlan(), CreateScenario("What if", {}, "Ada"));
    const Id<Scenario> first = openScenario(base)->origin;
    const PlanSnapshot ours = after(base, set<Phase>("gw1", "target_mw", 1.0));
    // They went to the base plan, changed it there, and left it open.
    const PlanSnapshot theirs = after(after(base, SwitchScenario(first)), set<Phase>("gw1", "target_mw", 2.0));
    const auto merge = mergePlans(base, ours, theirs);
    QVERIFY2(merge && merge->conflicts.empty(), merge ? "" : merge.error().message.c_str());
    QCOMPARE(merge->merged.find(idOf<Phase>("gw1"))->target.value, 1.0);
    QCOMPARE(contentOf(merge->merged, first).find(idOf<Phase>("gw1"))->target.value, 2.0);
}

GIGAPLAN_TEST(TestMerge)
#include "tst_merge.moc"
