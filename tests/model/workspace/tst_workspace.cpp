// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/commands.h"
#include "model/files/plan_files.h"
#include "model/generate/generate.h"
#include "model/plan/fields.h"
#include "model/plan/phases.h"
#include "model/plan/places.h"
#include "model/plan/programme.h"
#include "model/plan/tasks.h"
#include "model/workspace/relations.h"
#include "model/workspace/workspace.h"
#include "tests/model/workspace/open_in.h"
#include "tests/support/test_program.h"

#include <QSignalSpy>
#include <QTest>

using namespace gigaplan;

class TestWorkspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void openingComputesTheForecast();
    void forecastCatchesUpWithManyQuickEdits();
    void lateForecastOfAnOlderDocumentIsDropped();
    void removalDropsTheSelection();
    void undoAndRedoSelectWhatWasSelected();
    void jumpingRestoresTheSelection();
    void refusedCommandsAreReported();
    void relatedRowsAreRecognised();

private:
    static std::unique_ptr<Document> document(const char *scenario)
    {
        return std::move(*Document::fromStore(std::move(*storeOf(*scenarioPlan(scenario)))));
    }
    static Id<Task> someLeaf(const Workspace &workspace)
    {
        const auto &tasks = workspace.plan().table<Task>();
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            if (!workspace.forecast()->schedule->tasks[i].summary && tasks[i].duration.value > 0
                && !tasks[i].actualStart) {
                return tasks[i].id;
            }
        }
        return {};
    }
};

void TestWorkspace::openingComputesTheForecast()
{
    Workspace workspace;
    QSignalSpy replaced(&workspace, &Workspace::documentReplaced);
    openIn(workspace, document("one-hall"));
    QCOMPARE(replaced.count(), 1);
    QVERIFY(workspace.forecast());
    QCOMPARE(workspace.forecast()->plan.version(), workspace.plan().version());
    QVERIFY(workspace.asOf() >= workspace.forecast()->first && workspace.asOf() <= workspace.forecast()->last);
}

void TestWorkspace::forecastCatchesUpWithManyQuickEdits()
{
    Workspace workspace;
    openIn(workspace, document("one-hall"));
    const Id<Task> task = someLeaf(workspace);
    QVERIFY(task);
    for (int i = 1; i <= 50; ++i) {
        QVERIFY(workspace.perform(StretchTask(task, {480 * i})));
    }
    QTRY_COMPARE(workspace.forecast()->plan.version(), workspace.plan().version());
    const auto whole = computeForecast(workspace.plan());
    QVERIFY(workspace.forecast()->schedule->find(workspace.plan(), task)->finish
            == whole->schedule->find(workspace.plan(), task)->finish);
    QVERIFY(workspace.forecast()->capacity->phaseLiveOn == whole->capacity->phaseLiveOn);
}

void TestWorkspace::lateForecastOfAnOlderDocumentIsDropped()
{
    for (int round = 0; round < 20; ++round) {
        Workspace workspace;
        openIn(workspace, document("one-hall"));
        QVERIFY(workspace.perform(StretchTask(someLeaf(workspace), {480 * 3})));
        openIn(workspace, document("abilene")); // while the forecast of the other is still under way
        QTest::qWait(5);
        QVERIFY(workspace.forecast()->plan == workspace.plan());
    }
}

void TestWorkspace::removalDropsTheSelection()
{
    Workspace workspace;
    openIn(workspace, document("one-hall"));
    const EntityRef row = workspace.plan().table<Row>()[0].id;
    const EntityRef phase = workspace.plan().table<Phase>()[0].id;
    workspace.select({row, phase});
    QVERIFY(workspace.perform(RemoveEntities({row})));
    QVERIFY(!workspace.isSelected(row));
    QVERIFY(workspace.primarySelection() == phase);
    workspace.undo();
    QVERIFY(exists(workspace.plan(), row));
}

void TestWorkspace::undoAndRedoSelectWhatWasSelected()
{
    Workspace workspace;
    openIn(workspace, document("one-hall"));
    const EntityRef row = workspace.plan().table<Row>()[0].id;
    const EntityRef phase = workspace.plan().table<Phase>()[0].id;
    const EntityRef site = workspace.plan().table<Site>()[0].id;
    const std::vector<EntityRef> atTheEdit{row, phase}, afterIt{site};
    workspace.select(atTheEdit);
    QVERIFY(workspace.perform(RemoveEntities({row})));
    workspace.select(afterIt);
    QSignalSpy changed(&workspace, &Workspace::selectionChanged);
    workspace.undo();
    QVERIFY(workspace.selection() == atTheEdit); // the row that came back included
    QCOMPARE(changed.count(), 1);
    workspace.redo();
    QVERIFY(workspace.selection() == afterIt);
}

void TestWorkspace::jumpingRestoresTheSelection()
{
    Workspace workspace;
    openIn(workspace, document("one-hall"));
    const Id<Task> task = someLeaf(workspace);
    const auto &rows = workspace.plan().table<Row>();
    QVERIFY(rows.size() >= 3);
    std::vector<EntityRef> selected;
    for (std::size_t i = 0; i < 3; ++i) {
        selected.push_back(rows[i].id);
        workspace.select({selected.back()});
        QVERIFY(workspace.perform(StretchTask(task, {480 * static_cast<std::int64_t>(i + 77)})));
    }
    workspace.goTo(0);
    QVERIFY(workspace.primarySelection() == selected[0]);
    workspace.goTo(3);
    QVERIFY(workspace.primarySelection() == selected[2]);
    workspace.goTo(1);
    QVERIFY(workspace.primarySelection() == selected[1]);
}

void TestWorkspace::refusedCommandsAreReported()
{
    Workspace workspace;
    openIn(workspace, document("one-hall"));
    QSignalSpy failed(&workspace, &Workspace::failed);
    const EntityRef row = workspace.plan().table<Row>()[0].id;
    QVERIFY(!workspace.perform(SetField({row}, *fieldNamed(tableId<Row>(), "slots"), std::int64_t{-4})));
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().contains(QStringLiteral("slots")));
}

void TestWorkspace::relatedRowsAreRecognised()
{
    const PlanSnapshot plan = *scenarioPlan("one-hall");
    const Row &row = plan.table<Row>()[0];
    const Hall &hall = *plan.find(row.hall);
    QVERIFY(areRelated(plan, hall.id, row.id)); // contains
    QVERIFY(areRelated(plan, row.id, hall.building)); // through the hall
    QVERIFY(areRelated(plan, row.install, row.id)); // installs
    QVERIFY(areRelated(plan, row.feedA, row.id)); // feeds
    QVERIFY(areRelated(plan, row.phase, row.id));
    QVERIFY(!areRelated(plan, plan.table<Row>()[0].id, plan.table<Row>()[1].id));
}

GIGAPLAN_TEST(TestWorkspace)
#include "tst_workspace.moc"
